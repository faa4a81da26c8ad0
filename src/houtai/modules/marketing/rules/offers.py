"""All live promotions as one immutable snapshot, indexed so that a line meets only its own.

Sets of offers are whole numbers with one bit per offer: to find what touches a line is a handful
of operations on numbers, however many offers there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from houtai.kit.shapes import Command, Quantity
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.kinds.member_price import LEVEL_MAX
from houtai.modules.marketing.rules.kinds.terms import Stage, Terms
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import OfferLine


class Audience(Command):
    """For whom an offer is; without any condition for everybody, guests too."""

    level_min: Annotated[int, Field(strict=True, ge=0, le=LEVEL_MAX)] = 0
    only_new: bool = False
    only_members: bool = False


class Limits(Command):
    """How often an offer may be had. Of price offers pieces are counted, of others orders."""

    per_order_pieces: Quantity | None = None
    """Pieces of one SKU at the offered price in one order; more cost what they cost otherwise."""
    per_person: Quantity | None = None
    """In all: pieces of each SKU for prices, orders for everything else."""
    uses: Quantity | None = None
    """By everybody together: orders."""
    budget_fen: Quantity | None = None


FOR_ALL = Audience()
UNLIMITED = Limits()


@dataclass(frozen=True, slots=True)
class Offer:
    """A promotion that is live at some time."""

    id: UUID
    merchant_id: UUID | None
    """None: the platform's."""
    name: str
    terms: Terms
    scope: Scope
    starts_at: datetime
    ends_at: datetime
    version: int = 1
    audience: Audience = FOR_ALL
    limits: Limits = UNLIMITED
    priority: int = 0
    combination_set: int = 0
    """0: the one that is usual for the kind."""
    exclusive: bool = False
    """Goods that have it take no other promotion."""
    with_coupons: bool = True
    platform_permille: int = 0
    """What of the discount the platform bears."""
    name_en: str = ""

    @property
    def set_number(self) -> int:
        """In which set it competes; sets take effect in ascending order."""
        return self.combination_set or self.terms.combination_set

    @property
    def prices_pieces(self) -> bool:
        """Whether it is the price of a piece, whatever else is bought."""
        return self.terms.stage is Stage.PRICE

    @property
    def rank(self) -> tuple[int, UUID]:
        """Of equally good offers the lowest rank wins."""
        return (-self.priority, self.id)


def offer_from(row: Mapping[str, Any]) -> Offer:
    """Read a stored promotion. Raises ValidationError on one that no kind understands."""
    kept = {name: row[name] for name in Offer.__dataclass_fields__ if name in row}
    return Offer(
        **{
            **kept,
            "terms": KINDS[row["kind"]].model_validate(row["terms"]),
            "scope": Scope.model_validate(row["scope"]),
            "audience": Audience.model_validate(row["audience"]),
            "limits": Limits.model_validate(row["limits"]),
        }
    )


def bits(mask: int) -> list[int]:
    """The places of the bits that are set, lowest first. Eight at a time: masks are long."""
    eights = mask.to_bytes((mask.bit_length() + 7) >> 3, "little")
    while len(_PLACES) < len(eights):
        first = 8 * len(_PLACES)
        _PLACES.append([_set_in(eight, first) for eight in range(256)])
    found: list[int] = []
    for places, eight in zip(_PLACES, eights, strict=False):
        if eight:
            found += places[eight]
    return found


_PLACES: list[list[tuple[int, ...]]] = []
"""For each eight bits of a mask the places that each value of them sets."""


def _set_in(eight: int, first: int) -> tuple[int, ...]:
    return tuple(first + place for place in range(8) if eight >> place & 1)


@dataclass(slots=True)
class _MarkIndex:
    """By each mark of goods, the offers that name it."""

    by: dict[object, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, marks: Marks, bit: int) -> None:
        named: tuple[Iterable[object], ...] = (
            marks.sku_ids,
            marks.product_ids,
            marks.category_ids,
            marks.brand_ids,
            marks.labels,
        )
        for values in named:
            for value in values:
                self.by[value] |= bit

    def of(self, line: OfferLine) -> int:
        if not self.by:
            return 0
        get = self.by.get
        found = get(line.sku_id, 0) | get(line.product_id, 0)
        if line.brand_id is not None:
            found |= get(line.brand_id, 0)
        for category_id in line.category_path:
            found |= get(category_id, 0)
        for label in line.labels:
            found |= get(label, 0)
        return found


class ScopeIndex:
    """Which of some scopes touch a line. The owner of a scope narrows it to his own goods."""

    def __init__(self, scopes: Iterable[tuple[UUID | None, Scope, frozenset[UUID] | None]]) -> None:
        self._merchants: dict[UUID, int] = defaultdict(int)
        self._every_merchant = 0
        self._only, self._but = _MarkIndex(), _MarkIndex()
        self._everything = 0
        for position, (merchant_id, scope, named_skus) in enumerate(scopes):
            bit = 1 << position
            taking_part = scope.merchant_ids if merchant_id is None else {merchant_id}
            for one in taking_part:
                self._merchants[one] |= bit
            if not taking_part:
                self._every_merchant |= bit
            if named_skus is not None:
                self._only.add(Marks.model_construct(sku_ids=named_skus), bit)
            elif scope.only.is_empty:
                self._everything |= bit
            else:
                self._only.add(scope.only, bit)
            self._but.add(scope.but, bit)

    def touching(self, line: OfferLine) -> int:
        """A bit for each scope that the line is in."""
        near = self._merchants.get(line.merchant_id, 0) | self._every_merchant
        found = near & (self._everything | self._only.of(line))
        return found & ~self._but.of(line) if found else 0


class Offers:
    """The live promotions at one moment. Never changed: another state is another snapshot."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.all: tuple[Offer, ...] = tuple(sorted(offers, key=lambda offer: offer.id))
        self.stamp = _stamp(self.all)
        self.limited = sum(
            1 << place
            for place, offer in enumerate(self.all)
            if offer.limits.per_person is not None
        )
        """A bit for each offer with a limit per person."""
        self.prices = sum(
            1 << place for place, offer in enumerate(self.all) if offer.terms.stage is Stage.PRICE
        )
        """A bit for each that gives pieces another price."""
        self.ask_who_is_new = any(offer.audience.only_new for offer in self.all)
        """Whether any price depends on it."""
        self._index = ScopeIndex(
            (offer.merchant_id, offer.scope, offer.terms.named_skus()) for offer in self.all
        )

    def touching(self, line: OfferLine) -> int:
        """A bit for each offer whose scope the line is in, live or not."""
        return self._index.touching(line)

    def live(self, mask: int, at: datetime) -> int:
        """Those of the mask that have begun and not ended."""
        live = 0
        for position in bits(mask):
            offer = self.all[position]
            if offer.starts_at <= at < offer.ends_at:
                live |= 1 << position
        return live

    def on(self, line: OfferLine, at: datetime) -> list[Offer]:
        """Those that count for the line now, whoever buys it."""
        return [self.all[place] for place in bits(self.live(self.touching(line), at))]

    def without(self, offer_ids: Iterable[UUID]) -> "Offers":
        """The same less some: what is left when a budget or a limit turned out to be used up."""
        gone = frozenset(offer_ids)
        return Offers(offer for offer in self.all if offer.id not in gone)

    def having(self, offer: Offer) -> "Offers":
        """The same with one more, or one changed: to try it out."""
        return Offers((*(one for one in self.all if one.id != offer.id), replace(offer)))


def offers_from(rows: Iterable[Mapping[str, Any]]) -> Offers:
    """A snapshot of stored promotions."""
    return Offers(offer_from(row) for row in rows)


def _stamp(offers: tuple[Offer, ...]) -> str:
    digest = blake2b(digest_size=12)
    for offer in offers:
        digest.update(offer.id.bytes)
        digest.update(offer.version.to_bytes(8, "big"))
    return digest.hexdigest()


NO_OFFERS = Offers(())
