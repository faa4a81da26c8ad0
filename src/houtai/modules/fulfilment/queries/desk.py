"""What somebody must look at: back orders, orders that are late, goods that warehouses lacked."""

from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Label, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Moment, View
from houtai.modules.fulfilment.tables import OPEN, Demand, DemandLine, Parcel, Shipment

COUNTED_MAX = 1_000
SOON = timedelta(hours=6)


class BackOrderView(View):
    """Pieces of a line that nobody has promised."""

    id: UUID
    order_id: UUID
    order_number: str
    merchant_id: UUID
    shop_name: str
    sku_id: UUID
    kind: Literal["parcel", "virtual", "card_key"]
    """Of a `card_key` either pieces or keys are missing."""
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int
    waiting: int
    ship_by: datetime
    tried_at: datetime
    refusals: int
    """Warehouses that had promised it and could not send it."""


class OpenOrderView(View):
    """An order that has not gone whole, and where its pieces are."""

    order_id: UUID
    number: str
    merchant_id: UUID
    shop_name: str
    ship_by: datetime
    placed_at: datetime
    quantity: int
    waiting: int
    assigned: int
    shipped: int


class DeskCountsView(View):
    """How much there is to look at; counts end at a thousand."""

    waiting: int
    """Shipments that nobody has begun with."""
    back_orders: int
    overdue: int
    due_soon: int
    short: int
    refused: int
    """Parcels for which no carrier gave a number."""


_WAITS = DemandLine.waiting > 0
_refusals = func.cardinality(DemandLine.avoid)


def _short(wanted: bool) -> ColumnElement[bool]:
    return _refusals > 0 if wanted else _refusals == 0


BACK_ORDERS = Listing(
    id=DemandLine.id,
    sorts={"ship_by": DemandLine.ship_by},
    default="ship_by",
    filters={
        "merchant_id": equal(DemandLine.merchant_id, UUID),
        "short": Filter(bool, _short),
    },
)
OPEN_ORDERS = Listing(
    id=Demand.order_id,
    sorts={"ship_by": Demand.ship_by},
    default="ship_by",
    filters={
        "order_id": equal(Demand.order_id, UUID),
        "merchant_id": equal(Demand.merchant_id, UUID),
        "ship_from": at_least(Demand.ship_by, Moment),
        "ship_before": below(Demand.ship_by, Moment),
    },
)


def _back_orders(actor: Actor) -> Select[Any]:
    made: dict[str, Any] = {
        "order_number": Demand.number,
        "shop_name": Demand.shop_name,
        "refusals": _refusals,
    }
    columns = [
        made[name].label(name) if name in made else getattr(DemandLine, name)
        for name in BackOrderView.model_fields
    ]
    return (
        select(*columns)
        .join(Demand, Demand.order_id == DemandLine.order_id)
        .where(_WAITS, within(actor, DemandLine.merchant_id))
    )


async def list_back_orders(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[BackOrderView]:
    """The most urgent first. Index: ix_demand_line_waiting_ship_by_id."""
    return await BACK_ORDERS.page(session, _back_orders(actor), wanted, BackOrderView)


def _sum(name: str) -> Label[Any]:
    return (
        select(func.coalesce(func.sum(getattr(DemandLine, name)), 0))
        .where(DemandLine.order_id == Demand.order_id)
        .scalar_subquery()
        .label(name)
    )


async def list_open_orders(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[OpenOrderView]:
    """The most urgent first. Index: ix_demand_ship_by_order_id."""
    sums = ("quantity", "waiting", "assigned", "shipped")
    columns = [
        _sum(name) if name in sums else getattr(Demand, name) for name in OpenOrderView.model_fields
    ]
    statement = select(*columns).where(Demand.state == "open", within(actor, Demand.merchant_id))
    return await OPEN_ORDERS.page(session, statement, wanted, OpenOrderView)


async def desk_counts(session: AsyncSession, actor: Actor, *, at: datetime) -> DeskCountsView:
    """One small count for each tab."""
    own = within(actor, Demand.merchant_id)
    is_open = (Demand.state == "open", own)
    lines = (_WAITS, within(actor, DemandLine.merchant_id))
    return DeskCountsView(
        waiting=await _count(
            session,
            select(Shipment.id).where(
                Shipment.state == "waiting", within(actor, Shipment.merchant_id)
            ),
        ),
        back_orders=await _count(session, select(DemandLine.id).where(*lines)),
        overdue=await _count(session, select(Demand.order_id).where(*is_open, Demand.ship_by < at)),
        due_soon=await _count(
            session,
            select(Demand.order_id).where(
                *is_open, Demand.ship_by >= at, Demand.ship_by < at + SOON
            ),
        ),
        short=await _count(session, select(DemandLine.id).where(*lines, _refusals > 0)),
        refused=await _count(
            session,
            select(Parcel.id)
            .join(Shipment, Shipment.id == Parcel.shipment_id)
            .where(Parcel.waybill_state == "refused", OPEN, within(actor, Parcel.merchant_id)),
        ),
    )


async def _count(session: AsyncSession, statement: Select[Any]) -> int:
    some = statement.limit(COUNTED_MAX).subquery()
    return await session.scalar(select(func.count()).select_from(some)) or 0
