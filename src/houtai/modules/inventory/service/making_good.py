"""The exception: pieces that were promised and are gone, settled as soon as others are there."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.inventory.rules import dispatch, sales
from houtai.modules.inventory.rules.booking import Cause, Goods, Movement, Portion
from houtai.modules.inventory.rules.layers import FREE, OVERSOLD, SHORT, shared_pool_id
from houtai.modules.inventory.tables import Level, Quota, SkuLevel
from houtai.modules.ledger import public as ledger

REASON = "stock.made_good"
BITE = 500
_TRIES = 3


@dataclass(frozen=True)
class Spot:
    """A SKU in a warehouse."""

    goods: Goods
    warehouse_id: UUID


async def make_good_short(
    session: AsyncSession, spots: Mapping[Spot, Cause], *, at: datetime
) -> int:
    """Free pieces stand in for missing ones, as far as there are any; says at how many spots."""
    ids = {
        spot.goods.at(kind, spot.warehouse_id).id: None for spot in spots for kind in (SHORT, FREE)
    }

    def plan(free: Mapping[UUID, int]) -> list[Movement]:
        planned = []
        for spot, cause in spots.items():
            short, spare = (
                free.get(spot.goods.at(kind, spot.warehouse_id).id, 0) for kind in (SHORT, FREE)
            )
            if quantity := min(short, spare):
                why = replace(cause, reason=REASON)
                planned.append(
                    dispatch.made_good(
                        Portion(new_id(), spot.goods, quantity), spot.warehouse_id, why
                    )
                )
        return planned

    return await _settle(session, ids, plan, at)


async def make_good_oversold(
    session: AsyncSession, causes: Mapping[Goods, Cause], *, at: datetime
) -> int:
    """Sellable pieces stand in for oversold ones: from the shared pool first, then from quotas."""
    pools = await _pools_of(session, causes)
    ids = {goods.of(OVERSOLD).id for goods in causes}
    ids |= {goods.pool(pool_id).id for goods in causes for pool_id in pools[goods]}

    def plan(free: Mapping[UUID, int]) -> list[Movement]:
        planned = []
        for goods, cause in causes.items():
            spare = {pool_id: free.get(goods.pool(pool_id).id, 0) for pool_id in pools[goods]}
            oversold = free.get(goods.of(OVERSOLD).id, 0)
            if taken := sales.out_of_pools(oversold, pools[goods], spare):
                why = replace(cause, reason=REASON)
                planned.append(sales.made_good(new_id(), goods, taken, why))
        return planned

    return await _settle(session, ids, plan, at)


async def _pools_of(
    session: AsyncSession, goods: Collection[Goods]
) -> dict[Goods, tuple[UUID, ...]]:
    """Index: ix_quota_sku_id_pool_id."""
    found: dict[UUID, list[UUID]] = {}
    statement = select(Quota.sku_id, Quota.pool_id).where(
        Quota.sku_id.in_({each.sku_id for each in goods})
    )
    for row in await session.execute(statement.order_by(Quota.sku_id, Quota.pool_id)):
        found.setdefault(row.sku_id, []).append(row.pool_id)
    return {each: (shared_pool_id(each.merchant_id), *found.get(each.sku_id, ())) for each in goods}


async def _settle(
    session: AsyncSession,
    ids: Collection[UUID],
    plan: Callable[[Mapping[UUID, int]], list[Movement]],
    at: datetime,
) -> int:
    """Others take from the same accounts meanwhile: who came too late looks again, a few times.

    What is left then waits for the sweep.
    """
    settled = 0
    for _ in range(_TRIES):
        totals = await ledger.totals_now(session, SYSTEM, ids)
        moves = plan({account_id: each.free for account_id, each in totals.items()})
        if not moves:
            break
        outcomes = await ledger.submit(session, [each.chain for each in moves], at=at)
        settled += sum(each.taken for each in outcomes)
    return settled


async def sweep(session: AsyncSession, *, at: datetime) -> int:
    """Settle what the levels show to be missing while there is something to settle it with.

    Indexes: ix_level_short_id, ix_sku_level_oversold_sku_id.
    """
    level, sku = Level, SkuLevel
    short = (
        select(level.merchant_id, level.sku_id, level.warehouse_id)
        .where(level.short > 0, level.free > 0)
        .order_by(level.short, level.id)
        .limit(BITE)
    )
    oversold = (
        select(sku.merchant_id, sku.sku_id)
        .where(sku.oversold > 0, sku.sellable > 0)
        .order_by(sku.oversold, sku.sku_id)
        .limit(BITE)
    )
    spots = {
        Spot(Goods(row.merchant_id, row.sku_id), row.warehouse_id): _by_itself(row.sku_id)
        for row in await session.execute(short)
    }
    causes = {
        Goods(row.merchant_id, row.sku_id): _by_itself(row.sku_id)
        for row in await session.execute(oversold)
    }
    settled = await make_good_short(session, spots, at=at) if spots else 0
    if causes:
        settled += await make_good_oversold(session, causes, at=at)
    return settled


def _by_itself(sku_id: UUID) -> Cause:
    return Cause(REASON, "sku", sku_id, SYSTEM.id)
