"""Prices: changed with a log, stopped by the breaker where they must be a slip."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import PriceChanged, PriceStopped
from houtai.kit import eventlog, settings
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, View
from houtai.modules.catalog.queries.contents import Held
from houtai.modules.catalog.queries.means import mean_prices
from houtai.modules.catalog.rules import breaker
from houtai.modules.catalog.rules.breaker import Bound, Percents
from houtai.modules.catalog.rules.content import Price, ProductContent, SkuContent
from houtai.modules.catalog.service.shapes import Version
from houtai.modules.catalog.tables import PriceChange, PriceTry

COST_PERCENT = settings.Setting(
    "catalog.breaker_cost_percent", kind=settings.WholeNumber(0, 100), default=60
)
MEAN_PERCENT = settings.Setting(
    "catalog.breaker_mean_percent", kind=settings.WholeNumber(0, 100), default=50
)


class StoppedView(View):
    """A price that the breaker stopped. `bound_fen` is the lowest that would have passed."""

    sku_id: UUID
    code: str
    price_fen: Annotated[int, Field(ge=0)]
    bound_fen: Annotated[int, Field(ge=0)]
    rule: breaker.Reference


@dataclass(frozen=True)
class Passing:
    """A content with the prices that passed; those that did not are as they were."""

    content: ProductContent
    stopped: list[StoppedView]
    live: Mapping[UUID | None, int]

    def without_stopped(self, skus: Iterable[SkuContent]) -> list[SkuContent]:
        """The same SKUs, those with a stopped price at their live one."""
        ids = {one.sku_id for one in self.stopped}
        return [
            sku.model_copy(update={"price_fen": self.live[sku.id]}) if sku.id in ids else sku
            for sku in skus
        ]


@dataclass(frozen=True)
class Asked:
    """A new price of one SKU, and what it is held against."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    code: str
    price_fen: int
    cost_fen: int | None


async def percents(session: AsyncSession) -> Percents:
    """What is set now."""
    return Percents(
        of_cost=await settings.read(session, COST_PERCENT),
        of_mean=await settings.read(session, MEAN_PERCENT),
    )


async def bounds_of(
    session: AsyncSession, costs: Mapping[UUID, int | None], *, at: datetime
) -> dict[UUID, Bound | None]:
    """The lowest price of each SKU, by its cost and its mean of thirty days."""
    held = await percents(session)
    means = await mean_prices(session, list(costs), at=at)
    return {one: breaker.bound_of(cost, means.get(one), held) for one, cost in costs.items()}


async def mean_floors(
    session: AsyncSession, sku_ids: Collection[UUID], *, at: datetime
) -> dict[UUID, int]:
    """Below which each price must be a slip by its mean of thirty days, whatever goods cost."""
    bounds = await bounds_of(session, dict.fromkeys(sku_ids), at=at)
    return {one: bound.fen for one, bound in bounds.items() if bound is not None}


async def stop_slips(
    session: AsyncSession, actor: Actor, asked: Sequence[Asked], *, source: str, at: datetime
) -> list[StoppedView]:
    """Those of the prices that must be slips: written down, and told to those who watch prices."""
    bounds = await bounds_of(session, {one.sku_id: one.cost_fen for one in asked}, at=at)
    slips = [
        (one, bound)
        for one in asked
        if (bound := bounds[one.sku_id]) is not None and breaker.stops(bound, one.price_fen)
    ]
    if not slips:
        return []
    rows = [
        {
            "id": new_id(),
            "sku_id": one.sku_id,
            "product_id": one.product_id,
            "merchant_id": one.merchant_id,
            "price_fen": one.price_fen,
            "bound_fen": bound.fen,
            "rule": bound.rule,
            "source": source,
            "by_id": actor.id,
            "at": at,
        }
        for one, bound in slips
    ]
    await session.execute(insert(PriceTry).values(rows))
    await eventlog.emit(session, *(_stopped_event(actor, one, bound, at) for one, bound in slips))
    return [
        StoppedView(
            sku_id=one.sku_id,
            code=one.code,
            price_fen=one.price_fen,
            bound_fen=bound.fen,
            rule=bound.rule,
        )
        for one, bound in slips
    ]


def _stopped_event(actor: Actor, one: Asked, bound: Bound, at: datetime) -> PriceStopped:
    return PriceStopped(
        sku_id=one.sku_id,
        merchant_id=one.merchant_id,
        price_fen=one.price_fen,
        bound_fen=bound.fen,
        asked_by=actor.id,
        at=at,
    )


async def pass_breaker(
    session: AsyncSession,
    actor: Actor,
    held: Held,
    content: ProductContent,
    *,
    source: str,
    at: datetime,
) -> Passing:
    """The content with those new prices that are no slips."""
    live = {sku.id: sku.price_fen for sku in held.content.skus}
    asked = [
        Asked(sku.id, held.id, held.merchant_id, str(sku.code), sku.price_fen, sku.cost_fen)
        for sku in content.skus
        if sku.id is not None and sku.id in live and live[sku.id] != sku.price_fen
    ]
    stopped = await stop_slips(session, actor, asked, source=source, at=at) if asked else []
    passing = Passing(content, stopped, live)
    skus = passing.without_stopped(content.skus)
    return Passing(content.model_copy(update={"skus": skus}), stopped, live)


async def log(
    session: AsyncSession,
    actor: Actor,
    written: Sequence[tuple[Held, ProductContent]],
    *,
    source: str,
    at: datetime,
) -> None:
    """Write down which prices of approved products are others than before, and tell it."""
    changes, products = [], {}
    for held, content in written:
        live = {sku.id: sku.price_fen for sku in held.content.skus}
        for sku in content.skus:
            if sku.id is None or live.get(sku.id, sku.price_fen) == sku.price_fen:
                continue
            products[sku.id] = held.id
            changes.append(
                PriceChanged(
                    sku_id=sku.id,
                    merchant_id=held.merchant_id,
                    before_fen=live[sku.id],
                    after_fen=sku.price_fen,
                    at=at,
                )
            )
    await log_changes(session, actor, changes, products, source=source)


async def log_changes(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[PriceChanged],
    products: Mapping[UUID, UUID],
    *,
    source: str,
    note: str = "",
) -> None:
    """The same of changes that are known already."""
    if not changes:
        return
    rows = [
        {
            "id": new_id(),
            "sku_id": one.sku_id,
            "product_id": products[one.sku_id],
            "merchant_id": one.merchant_id,
            "before_fen": one.before_fen,
            "after_fen": one.after_fen,
            "source": source,
            "note": note,
            "by_id": actor.id,
            "at": one.at,
        }
        for one in changes
    ]
    await session.execute(insert(PriceChange).values(rows))
    await eventlog.emit(session, *changes)


class PriceWanted(Command):
    """One SKU's new price; the market price stays unless it is named."""

    sku_id: UUID
    price_fen: Price
    market_fen: Price | None = None
    version: Version


class SetPrices(Command):
    """New prices of up to two hundred SKUs, with a word on why."""

    prices: Annotated[list[PriceWanted], Field(min_length=1, max_length=200)]
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
