"""The stock of one SKU in all three layers: what is where, what can be sold, what is under way."""

from datetime import date
from typing import Annotated
from uuid import UUID

from sqlalchemy import and_, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.inventory.queries import goods, lots
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.rules.alerts import AlertKind
from houtai.modules.inventory.tables import (
    COST,
    Alert,
    Level,
    Pool,
    PoolLevel,
    SkuLevel,
    StockRule,
    Valuation,
)


class WarehouseStockView(View):
    """A SKU in one warehouse: the warehouse layer and the dispatch layer side by side."""

    warehouse_id: UUID
    warehouse_name: str = ""
    good: int
    picked: int
    damaged: int
    inspect: int
    frozen: int
    coming: int
    free: int
    assigned: int
    transit: int
    rising: int
    falling: int
    short: int
    value_fen: Annotated[int | None, COST.shown]
    average_fen: Annotated[int | None, COST.shown]
    alerts: list[AlertKind]
    low_quantity: int | None
    over_quantity: int | None
    ageing_days: int | None
    near_expiry_days: int | None
    near_days: int
    """The days that hold: its own, or the usual ones."""
    expires_on: date | None
    rule_version: int | None


class PoolStockView(View):
    """A SKU in one pool of the sales layer."""

    pool_id: UUID
    name: str
    kind: str
    sellable: int
    locked: int


class SalesStockView(View):
    """A SKU in the sales layer, all pools together."""

    sellable: int
    locked: int
    sold: int
    rising: int
    falling: int
    oversold: int


class SkuStockView(View):
    """All three layers of a SKU. The sales layer is not a warehouse's to see."""

    sku: goods.GoodsView
    sales: SalesStockView | None
    pools: list[PoolStockView]
    warehouses: list[WarehouseStockView]
    lots: list[lots.LotView]
    """What is left of lots whose expiry is known, what expires first on top."""


async def show_stock(
    session: AsyncSession, actor: Actor, sku_id: UUID, *, today: date, near_days: int
) -> SkuStockView | None:
    """None for goods out of reach; `near_days` are the usual ones before an expiry. Five
    statements; indexes: ix_level_sku_id_warehouse_id, pk_valuation, pk_sku_level, pk_pool_level,
    ix_lot_sku_id_warehouse_id.
    """
    known = (await goods.goods_by_id(session, {sku_id})).get(sku_id)
    warehouses = await _warehouses(session, actor, sku_id, near_days)
    if known is None or (actor.place.console == "warehouse" and not warehouses):
        return None
    left = await lots.lots_left(session, actor, sku_id, today=today)
    if actor.place.console == "warehouse":
        return SkuStockView(sku=known, sales=None, pools=[], warehouses=warehouses, lots=left)
    return SkuStockView(
        sku=known,
        sales=await _sales(session, actor, sku_id),
        pools=await _pools(session, actor, sku_id),
        warehouses=warehouses,
        lots=left,
    )


async def _warehouses(
    session: AsyncSession, actor: Actor, sku_id: UUID, near_days: int
) -> list[WarehouseStockView]:
    here = Level.warehouse_id
    opened = (
        select(func.array_agg(Alert.kind))
        .where(Alert.sku_id == Level.sku_id, Alert.warehouse_id == here, Alert.closed_at.is_(None))
        .correlate(Level)
        .scalar_subquery()
    )
    plain = ("good", "picked", "damaged", "inspect", "frozen", "coming", "free", "assigned",
             "transit", "rising", "falling", "short")  # fmt: skip
    statement = (
        select(
            here,
            *(getattr(Level, name) for name in plain),
            func.coalesce(Valuation.value_fen, 0).label("value_fen"),
            (Valuation.value_fen // func.nullif(Valuation.quantity, 0)).label("average_fen"),
            func.coalesce(opened, literal_column("'{}'::text[]")).label("alerts"),
            StockRule.low_quantity,
            StockRule.over_quantity,
            StockRule.ageing_days,
            StockRule.near_expiry_days,
            func.coalesce(StockRule.near_expiry_days, near_days).label("near_days"),
            Level.expires_on,
            StockRule.version.label("rule_version"),
        )
        .outerjoin(
            Valuation,
            and_(
                Valuation.sku_id == Level.sku_id,
                Valuation.warehouse_id == here,
                Valuation.merchant_id == Level.merchant_id,
            ),
        )
        .outerjoin(
            StockRule, and_(StockRule.sku_id == Level.sku_id, StockRule.warehouse_id == here)
        )
        .where(Level.sku_id == sku_id, reached(actor, Level.merchant_id, Level.warehouse_id))
        .order_by(here)
    )
    rows = [WarehouseStockView.model_validate(row) for row in await session.execute(statement)]
    names = await goods.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        row.model_copy(update={"warehouse_name": names.get(row.warehouse_id, "")}) for row in rows
    ]


async def _sales(session: AsyncSession, actor: Actor, sku_id: UUID) -> SalesStockView | None:
    columns = [getattr(SkuLevel, name) for name in SalesStockView.model_fields]
    statement = select(*columns).where(
        SkuLevel.sku_id == sku_id, within(actor, SkuLevel.merchant_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else SalesStockView.model_validate(row)


async def _pools(session: AsyncSession, actor: Actor, sku_id: UUID) -> list[PoolStockView]:
    statement = (
        select(PoolLevel.pool_id, Pool.name, Pool.kind, PoolLevel.sellable, PoolLevel.locked)
        .join(Pool, Pool.id == PoolLevel.pool_id)
        .where(PoolLevel.sku_id == sku_id, within(actor, PoolLevel.merchant_id))
        .order_by(Pool.kind.desc(), Pool.id)
    )
    return [PoolStockView.model_validate(row) for row in await session.execute(statement)]
