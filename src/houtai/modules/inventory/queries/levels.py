"""The stock list: SKU × warehouse with the numbers of all layers, a million rows page by page."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, at_least, equal
from houtai.kit.shapes import BIGINT_MAX, Line, View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.rules.alerts import AlertKind
from houtai.modules.inventory.tables import COST, Alert, Level, SkuLevel, Valuation

Count = Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class LevelView(View):
    """A SKU in a warehouse. What the sales layer has is of the SKU altogether, and not shown to
    those who keep a warehouse for others.
    """

    id: UUID
    merchant_id: UUID
    merchant_name: str = ""
    sku_id: UUID
    sku: goods.GoodsView | None = None
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
    sellable: int | None
    locked: int | None
    oversold: int | None
    value_fen: Annotated[int | None, COST.shown]
    alerts: list[AlertKind]
    """Which of them are open."""
    expires_on: date | None
    changed_at: datetime


def _alerting(kind: AlertKind) -> ColumnElement[bool]:
    """Index: uq_alert_sku_id_warehouse_id_kind."""
    return exists().where(
        Alert.sku_id == Level.sku_id,
        Alert.warehouse_id == Level.warehouse_id,
        Alert.kind == kind,
        Alert.closed_at.is_(None),
    )


LEVELS = Listing(
    id=Level.id,
    sorts={"changed_at": Level.changed_at, "good": Level.good, "free": Level.free},
    default="-changed_at",
    filters={
        "merchant_id": equal(Level.merchant_id, UUID),
        "warehouse_id": equal(Level.warehouse_id, UUID),
        "sku_id": any_of(Level.sku_id, UUID),
        "text": Filter(Line, lambda text: Level.sku_id.in_(catalog.sku_ids_found(text))),
        "short_from": at_least(Level.short, Count),
        "alert": Filter(AlertKind, _alerting),
    },
)
_OWN = [name for name in LevelView.model_fields if name in Level.__table__.columns]


def select_levels(actor: Actor) -> Select[Any]:
    """Rows as the list shows them, narrowed to what the actor reaches."""
    return _beside(select(*_shown()).select_from(Level)).where(_reached(actor))


def cut_levels(actor: Actor, wanted: Wanted) -> Select[Any]:
    """One page of the list. The other layers are looked up for its rows alone."""
    return _beside(LEVELS.cut(select(Level.id).where(_reached(actor)), wanted, _shown()))


def _reached(actor: Actor) -> ColumnElement[bool]:
    return reached(actor, Level.merchant_id, Level.warehouse_id)


def _beside(rows: Select[Any]) -> Select[Any]:
    """With what the sales layer and the valuation have of the same goods."""
    of_sku = and_(SkuLevel.sku_id == Level.sku_id, SkuLevel.merchant_id == Level.merchant_id)
    valued = and_(
        Valuation.sku_id == Level.sku_id,
        Valuation.warehouse_id == Level.warehouse_id,
        Valuation.merchant_id == Level.merchant_id,
    )
    return rows.outerjoin(SkuLevel, of_sku).outerjoin(Valuation, valued)


def _shown() -> list[Any]:
    opened = (
        select(func.array_agg(Alert.kind))
        .where(
            Alert.sku_id == Level.sku_id,
            Alert.warehouse_id == Level.warehouse_id,
            Alert.closed_at.is_(None),
        )
        .correlate(Level)
        .scalar_subquery()
    )
    return [
        *(getattr(Level, name) for name in _OWN),
        SkuLevel.sellable,
        SkuLevel.locked,
        SkuLevel.oversold,
        func.coalesce(Valuation.value_fen, 0).label("value_fen"),
        func.coalesce(opened, literal_column("'{}'::text[]")).label("alerts"),
    ]


async def list_levels(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[LevelView]:
    """One page with names. Indexes: ix_level_… by order and by whose, uq_level_…, pk_sku_level,
    pk_valuation.
    """
    page = await LEVELS.read(session, cut_levels(actor, wanted), wanted, LevelView)
    return page.model_copy(update={"items": await named(session, page.items)})


async def named(session: AsyncSession, rows: Sequence[LevelView]) -> list[LevelView]:
    """The rows with what goods, warehouses and merchants are called."""
    known = await goods.goods_by_id(session, {each.sku_id for each in rows})
    places = await goods.warehouse_names(session, {each.warehouse_id for each in rows})
    shops = await goods.merchant_names(session, {each.merchant_id for each in rows})
    return [
        each.model_copy(
            update={
                "sku": known.get(each.sku_id),
                "warehouse_name": places.get(each.warehouse_id, ""),
                "merchant_name": shops.get(each.merchant_id, ""),
            }
        )
        for each in rows
    ]


class LevelRowView(LevelView):
    """The same as a row of a sheet, which has no pictures."""

    code: str = ""
    name: str = ""


async def as_sheet_rows(session: AsyncSession, rows: Sequence[LevelRowView]) -> list[LevelRowView]:
    """With code and name of the goods in columns of their own."""
    return [
        LevelRowView(
            **each.model_dump(exclude={"code", "name", "sku"}),
            code=each.sku.code if each.sku else "",
            name=each.sku.title if each.sku else "",
        )
        for each in await named(session, rows)
    ]
