"""What delivery costs, to the fen, with the reason for every number.

Lines of one merchant that go by one template are weighed together. Of several templates the one
with the dearest first fee is charged in full and the others by their further units alone, since it
is one parcel; none of them ever costs more than it would alone. Goods that go free neither pay nor
lead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from houtai.kit import regions
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command, View
from houtai.modules.logistics.rules.tariffs import (
    AMOUNT_FEN_MAX,
    UNIT_MAX,
    ChargeBy,
    FreeRule,
    Rates,
    Tariff,
)

PIECES_MAX = 1_000_000
FREIGHT_FEN_MAX = 1_000_000_000_00
"""More than this is a slip in the template or in the goods, and would not fit into a reply."""

Scope = Literal["category", "shop"]
Outcome = Literal["charged", "free", "no_template", "no_delivery_area", "rest_not_delivered"]
_REFUSALS = ("no_delivery_area", "rest_not_delivered")


class FreightTooLarge(Invalid):
    code = "logistics.freight_too_large"


class FreightLine(Command):
    """Goods to be sent. Weight and volume are of one piece, the amount is of the whole line, as
    the buyer pays it. Goods that are not sent (virtual ones) are left out by whoever asks.
    """

    key: UUID
    """How the caller knows the line again: a SKU, a line of a cart."""
    merchant_id: UUID
    category_id: UUID | None
    quantity: Annotated[int, Field(strict=True, ge=1, le=PIECES_MAX)]
    weight_gram: Annotated[int, Field(strict=True, ge=0, le=UNIT_MAX)]
    volume_cm3: Annotated[int, Field(strict=True, ge=0, le=UNIT_MAX)]
    amount_fen: Annotated[int, Field(strict=True, ge=0, le=AMOUNT_FEN_MAX)]


@dataclass(frozen=True, slots=True)
class SentLine:
    """The same, of one merchant and known to be in bounds: as orders have it."""

    key: UUID
    category_id: UUID | None
    quantity: int
    weight_gram: int
    volume_cm3: int
    amount_fen: int


@dataclass(frozen=True)
class Template:
    """A template in force. `category_ids` are those that it is for; none: it is the shop's."""

    id: UUID
    merchant_id: UUID
    name: str
    version: int
    charge_by: ChargeBy
    tariff: Tariff
    category_ids: frozenset[UUID] = frozenset()


class PartView(View):
    """What goes by one template, and how its fee came about."""

    template_id: UUID | None
    template_name: str | None
    template_version: int | None
    scope: Scope | None
    """Why this template: it is for the goods' category, or it is the shop's."""
    keys: list[UUID]
    outcome: Outcome
    charge_by: ChargeBy | None
    measure: int
    """How much of what is charged by: grams, cubic centimetres, pieces, fen."""
    count: int
    amount_fen: int
    region: str | None
    """The region of the template that counted; None: the row for the rest."""
    rates: Rates | None
    free_rule: FreeRule | None
    charged_as: Literal["first", "next"] | None
    """`next`: only further units, since another template pays the first."""
    next_units: int
    alone_fee_fen: int
    """What these goods would cost without the others."""
    fee_fen: int


class MerchantFreightView(View):
    """What one merchant's goods cost to send; no fee where a part is not delivered."""

    merchant_id: UUID
    delivered: bool
    fee_fen: int | None
    parts: list[PartView]


class FreightView(View):
    """What all of it costs, merchant by merchant."""

    region: str
    region_name: str
    delivered: bool
    fee_fen: int | None
    merchants: list[MerchantFreightView]


@dataclass(frozen=True, slots=True)
class Part:
    """What `PartView` shows, on the way to it."""

    template: Template | None
    keys: tuple[UUID, ...]
    measure: int
    count: int
    amount_fen: int
    outcome: Outcome = "no_template"
    region: str | None = None
    rates: Rates | None = None
    free_rule: FreeRule | None = None
    charged_as: Literal["first", "next"] | None = None
    next_units: int = 0
    alone_fee_fen: int = 0
    fee_fen: int = 0

    @property
    def is_sent(self) -> bool:
        """Goes there."""
        return self.outcome not in _REFUSALS


@dataclass(frozen=True, slots=True)
class _Goods:
    """What goes by one template, summed up."""

    keys: tuple[UUID, ...] = ()
    count: int = 0
    weight: int = 0
    volume: int = 0
    amount: int = 0

    def plus(self, line: FreightLine | SentLine) -> "_Goods":
        return _Goods(
            (*self.keys, line.key),
            self.count + line.quantity,
            self.weight + line.quantity * line.weight_gram,
            self.volume + line.quantity * line.volume_cm3,
            self.amount + line.amount_fen,
        )

    def measured_by(self, charge_by: ChargeBy) -> int:
        measured: int = getattr(self, charge_by)
        return measured


def winner(templates: Sequence[Template], category_path: Sequence[UUID]) -> Template | None:
    """Of one merchant's templates: that of the nearest category, else that of the shop."""
    by_category = {one: template for template in templates for one in template.category_ids}
    for category_id in reversed(category_path):
        if category_id in by_category:
            return by_category[category_id]
    return next((one for one in templates if not one.category_ids), None)


def freight(
    lines: Sequence[FreightLine],
    region: str,
    *,
    templates: Sequence[Template],
    paths: Mapping[UUID, Sequence[UUID]],
) -> FreightView:
    """What sending these lines to that region costs. `paths`: from the root to each category.

    Raises FreightTooLarge.
    """
    by_merchant: dict[UUID, list[FreightLine]] = {}
    for line in lines:
        by_merchant.setdefault(line.merchant_id, []).append(line)
    merchants = []
    for merchant_id, those in by_merchant.items():
        own = [one for one in templates if one.merchant_id == merchant_id]
        parts = parts_of(those, region, templates=own, paths=paths)
        merchants.append(_of_merchant(merchant_id, parts))
    fees = [one.fee_fen for one in merchants]
    fee_fen = None if None in fees else sum(fee or 0 for fee in fees)
    if (fee_fen or 0) > FREIGHT_FEN_MAX:
        raise FreightTooLarge
    return FreightView(
        region=region,
        region_name=regions.shown(region),
        delivered=fee_fen is not None,
        fee_fen=fee_fen,
        merchants=merchants,
    )


def parts_of(
    lines: Sequence[FreightLine | SentLine],
    region: str,
    *,
    templates: Sequence[Template],
    paths: Mapping[UUID, Sequence[UUID]],
) -> list[Part]:
    """What one merchant's lines cost to send, by template; all the templates are his.

    Raises FreightTooLarge.
    """
    by_template: dict[UUID | None, tuple[Template | None, _Goods]] = {}
    for line in lines:
        path = paths.get(line.category_id, ()) if line.category_id else ()
        template = winner(templates, path)
        known = template.id if template else None
        _, goods = by_template.get(known, (template, _Goods()))
        by_template[known] = template, goods.plus(line)
    way = [one.code for one in regions.path(region)]
    parts = _together([_alone(one, goods, way) for one, goods in by_template.values()])
    fees = [one.alone_fee_fen for one in parts]
    if max(fees) > FREIGHT_FEN_MAX or sum(one.fee_fen for one in parts) > FREIGHT_FEN_MAX:
        raise FreightTooLarge
    return parts


def _of_merchant(merchant_id: UUID, parts: Sequence[Part]) -> MerchantFreightView:
    delivered = all(one.is_sent for one in parts)
    fee_fen = sum(one.fee_fen for one in parts) if delivered else None
    return MerchantFreightView(
        merchant_id=merchant_id,
        delivered=delivered,
        fee_fen=fee_fen,
        parts=[_shown(one) for one in parts],
    )


def _shown(part: Part) -> PartView:
    template, rates = part.template, part.rates
    return PartView(
        template_id=template and template.id,
        template_name=template and template.name,
        template_version=template and template.version,
        scope=template and ("category" if template.category_ids else "shop"),
        keys=list(part.keys),
        outcome=part.outcome,
        charge_by=template and template.charge_by,
        measure=part.measure,
        count=part.count,
        amount_fen=part.amount_fen,
        region=part.region,
        rates=rates and Rates(**rates.model_dump(include=set(Rates.model_fields))),
        free_rule=part.free_rule,
        charged_as=part.charged_as,
        next_units=part.next_units,
        alone_fee_fen=part.alone_fee_fen,
        fee_fen=part.fee_fen,
    )


def _alone(template: Template | None, goods: _Goods, way: Sequence[str]) -> Part:
    """What these goods cost if nothing else goes with them."""
    measure = goods.measured_by(template.charge_by) if template else 0
    part = Part(template, goods.keys, measure, goods.count, goods.amount)
    return part if template is None else _priced(part, template.tariff, way)


def _priced(part: Part, tariff: Tariff, way: Sequence[str]) -> Part:
    closed = _first_of(way, tariff.no_delivery)
    if closed is not None:
        return replace(part, outcome="no_delivery_area", region=closed)
    row = next((one for one in tariff.rows if _first_of(way, one.regions)), None)
    rates = row or tariff.rest
    if rates is None:
        return replace(part, outcome="rest_not_delivered")
    found = replace(part, region=_first_of(way, row.regions) if row else None, rates=rates)
    rule = next((one for one in tariff.free if _is_free(one, part, way)), None)
    if rule is not None:
        return replace(found, outcome="free", free_rule=rule)
    next_units = _begun(max(0, part.measure - rates.first_unit), rates.next_unit)
    fee_fen = rates.first_fee_fen + next_units * rates.next_fee_fen
    return replace(
        found,
        outcome="charged",
        charged_as="first",
        next_units=next_units,
        alone_fee_fen=fee_fen,
        fee_fen=fee_fen,
    )


def _together(parts: Sequence[Part]) -> list[Part]:
    """Parts of one merchant that go as one parcel: one pays its first unit, the others follow."""
    charged = [one for one in parts if one.outcome == "charged"]
    if not charged:
        return list(parts)
    leader = max(charged, key=_first_fee)
    return [
        _following(one) if one.outcome == "charged" and one is not leader else one for one in parts
    ]


def _first_fee(part: Part) -> tuple[int, str]:
    # The id decides between equals, so that neither quantity nor order of lines ever does.
    assert part.rates is not None
    return part.rates.first_fee_fen, str(part.template and part.template.id)


def _following(part: Part) -> Part:
    assert part.rates is not None
    next_units = _begun(part.measure, part.rates.next_unit)
    fee_fen = next_units * part.rates.next_fee_fen
    if fee_fen >= part.alone_fee_fen:
        return part
    return replace(part, charged_as="next", next_units=next_units, fee_fen=fee_fen)


def _is_free(rule: FreeRule, part: Part, way: Sequence[str]) -> bool:
    return (
        (not rule.regions or _first_of(way, rule.regions) is not None)
        and (rule.count_min is None or part.count >= rule.count_min)
        and (rule.amount_fen_min is None or part.amount_fen >= rule.amount_fen_min)
    )


def _first_of(way: Sequence[str], codes: Sequence[str]) -> str | None:
    return next((one for one in way if one in codes), None)


def _begun(measure: int, unit: int) -> int:
    """How many units, the last of them perhaps only begun."""
    return -(-measure // unit)
