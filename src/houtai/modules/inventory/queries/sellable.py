"""How many can be sold: what the pools that a buyer may draw on have left, bundles included.

These are read copies, a moment behind; whether a piece is there is decided by the lock alone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Text, Uuid, and_, any_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.auth import Actor, within
from houtai.kit.lookups import Lookups
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.rules.bundles import Recipe, how_many
from houtai.modules.inventory.rules.layers import SELLABLE
from houtai.modules.inventory.tables import Pool, PoolLevel, SkuLevel
from houtai.modules.ledger import public as ledger


@dataclass(frozen=True)
class Occasion:
    """Where and when somebody buys: beside the shared pool he may draw on that of the channel,
    and of the activity that he takes part in.
    """

    at: datetime
    channel_id: UUID | None = None
    activity_id: UUID | None = None

    @property
    def purposes(self) -> list[UUID]:
        """In the order in which their pools are drawn on."""
        return [each for each in (self.activity_id, self.channel_id) if each is not None]


async def sellable(
    session: AsyncSession, sku_ids: Collection[UUID], occasion: Occasion | None = None
) -> dict[UUID, int]:
    """By SKU, zero for what never was in stock; to be asked as the house.

    Without an occasion only the shared pools count. Three statements at most.
    Indexes: pk_pool_level, pk_pool, pk_component.
    """
    recipes = await recipes_of(session, sku_ids)
    counted = {sku_id for sku_id in sku_ids if sku_id not in recipes}
    counted |= {each for recipe in recipes.values() for each, _ in recipe}
    pools = await in_pools(session, counted, occasion)
    left = {sku_id: sum(each for _, each in drawn) for sku_id, drawn in pools.items()}
    return {
        sku_id: how_many(recipes[sku_id], left) if sku_id in recipes else left.get(sku_id, 0)
        for sku_id in sku_ids
    }


async def sellable_to_see(
    session: AsyncSession, actor: Actor, sku_ids: Collection[UUID]
) -> dict[UUID, int] | None:
    """What the stock list says, all pools together, by SKU; None for who may not see stock.

    Two statements. Indexes: pk_sku_level, pk_component.
    """
    if not actor.may("inventory.stock.read"):
        return None
    recipes = await recipes_of(session, sku_ids)
    counted = {*sku_ids, *(part for recipe in recipes.values() for part, _ in recipe)}
    found = await session.execute(
        select(SkuLevel.sku_id, SkuLevel.sellable).where(
            one_of(SkuLevel.sku_id, counted), within(actor, SkuLevel.merchant_id)
        )
    )
    left = {row.sku_id: row.sellable for row in found}
    return {
        sku_id: how_many(recipes[sku_id], left) if sku_id in recipes else left.get(sku_id, 0)
        for sku_id in sku_ids
    }


_LEFT = ledger.select_holdings(SELLABLE.book).subquery("held")
_LEFT_NOW = (
    select(_LEFT.c.unit, func.sum(_LEFT.c.balance - _LEFT.c.reserved).label("left"))
    .where(_LEFT.c.unit == any_(bindparam("units", type_=ARRAY(Text))))
    .where(_LEFT.c.kind == SELLABLE.name)
    .group_by(_LEFT.c.unit)
)


async def left_now(lookups: Lookups, sku_ids: Collection[UUID]) -> dict[UUID, int]:
    """What all pools of a SKU have together at this moment, as the ledger knows it; SKUs that are
    not counted are left out. Index: ix_account_unit_id.
    """
    rows = await lookups.rows(_LEFT_NOW, {"units": [str(one) for one in sku_ids]})
    return {UUID(row.unit): int(row.left) for row in rows}


async def recipes_of(session: AsyncSession, sku_ids: Collection[UUID]) -> Mapping[UUID, Recipe]:
    """What the bundles among them are made of. Index: pk_component."""
    parts = await catalog.components_of(session, sku_ids)
    return {
        sku_id: [(each.sku_id, each.quantity) for each in components]
        for sku_id, components in parts.items()
    }


_LEVELS = (
    select(PoolLevel.sku_id, PoolLevel.pool_id, PoolLevel.sellable, Pool.purpose_id)
    .join(Pool, Pool.id == PoolLevel.pool_id)
    .where(PoolLevel.sku_id == any_(bindparam("sku_ids", type_=ARRAY(Uuid))))
)
_AT = bindparam("at", type_=DateTime(timezone=True))
_SHARED = _LEVELS.where(Pool.kind == "shared")
_ALSO_OF_PURPOSES = _LEVELS.where(
    or_(
        Pool.kind == "shared",
        and_(
            Pool.purpose_id == any_(bindparam("purposes", type_=ARRAY(Uuid))),
            Pool.state == "open",
            func.coalesce(Pool.starts_at, _AT) <= _AT,
            Pool.ends_at.is_(None) | (Pool.ends_at > _AT),
        ),
    )
)


async def in_pools(
    session: AsyncSession, sku_ids: Collection[UUID], occasion: Occasion | None
) -> dict[UUID, list[tuple[UUID, int]]]:
    """By SKU: pools in the order in which they are drawn on, and what each has.

    Indexes: pk_pool_level, pk_pool.
    """
    if not sku_ids:
        return {}
    purposes = occasion.purposes if occasion else []
    values: dict[str, object] = {"sku_ids": list(sku_ids)}
    if occasion is not None and purposes:
        values |= {"purposes": purposes, "at": occasion.at}
    drawn = await direct.rows(session, _ALSO_OF_PURPOSES if purposes else _SHARED, values)
    found: dict[UUID, list[tuple[int, UUID, int]]] = {}
    for row in drawn:
        rank = len(purposes) if row.purpose_id is None else purposes.index(row.purpose_id)
        found.setdefault(row.sku_id, []).append((rank, row.pool_id, row.sellable))
    return {
        sku_id: [(pool_id, left) for _, pool_id, left in sorted(pools)]
        for sku_id, pools in found.items()
    }
