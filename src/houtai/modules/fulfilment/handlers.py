"""What fulfilment hears: orders that may be prepared, stock that came, what warehouses tell."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import PiecesFreed
from houtai.events.inventory import DispatchStockChanged
from houtai.events.logistics import (
    ParcelMoved,
    ParcelSigned,
    WaybillIssued,
    WaybillRefused,
    WaybillVoided,
)
from houtai.events.ordering import (
    OrderCancelled,
    OrderChanged,
    OrderDueOnDelivery,
    OrderHoldReleased,
    OrderPaid,
)
from houtai.events.wms import (
    OutboundHandedOver,
    OutboundPacked,
    OutboundPicked,
    OutboundRefused,
    OutboundShort,
    WaybillsWanted,
)
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.fulfilment.service import (
    calling_back,
    delivering,
    hearing,
    merging,
    receiving,
    retrying,
    sourcing,
    waybills,
)
from houtai.modules.ordering import public as ordering

OfOrder: TypeAlias = (
    OrderPaid | OrderDueOnDelivery | OrderHoldReleased | OrderChanged | OrderCancelled
)
_WHY: dict[type, str] = {
    OrderPaid: "paid",
    OrderDueOnDelivery: "paid",
    OrderHoldReleased: "released",
    OrderChanged: "changed",
}


async def take_orders(session: AsyncSession, events: Sequence[OfOrder]) -> None:
    """Orders are sourced as far as they may be prepared, those without goods delivered; what was
    cancelled was called back then, and is so again if it was not.
    """
    at = utc_now()
    for why, those in groupby(events, key=lambda one: _WHY.get(type(one), "cancelled")):
        ids = {one.order_id for one in those}
        if why == "cancelled":
            await _cancelled(session, ids, at)
        else:
            await sourcing.source_orders(session, ids, why, at=at)
            await delivering.deliver(session, ids, at=at)


async def _cancelled(session: AsyncSession, order_ids: set[UUID], at: datetime) -> None:
    await ordering.hold_still(session, order_ids)
    await calling_back.call_back(session, sorted(order_ids), "cancelled", at)


async def take_stock(
    session: AsyncSession, events: Sequence[DispatchStockChanged | PiecesFreed]
) -> None:
    """Back orders are tried again."""
    came = {
        one.sku_id
        for one in events
        if not isinstance(one, DispatchStockChanged) or one.quantity > 0
    }
    if came:
        await retrying.retry_goods(session, came, at=utc_now())


async def hear_warehouses(session: AsyncSession, events: Sequence[hearing.Told]) -> None:
    """Refused, short, picked, packed, handed over, numbers wanted."""
    await hearing.hear(session, events, at=utc_now())


async def hear_carriers(
    session: AsyncSession, events: Sequence[ParcelMoved | ParcelSigned]
) -> None:
    """Parcels on their way, and where they have come to."""
    moved = [(one.parcel_id, one.status, one.at) for one in events if isinstance(one, ParcelMoved)]
    await receiving.note_moved(session, moved)
    signed = {one.parcel_id for one in events if isinstance(one, ParcelSigned)}
    if signed:
        await receiving.note_signed(session, signed, at=utc_now())


async def hear_numbers(
    session: AsyncSession, events: Sequence[WaybillIssued | WaybillRefused | WaybillVoided]
) -> None:
    """Numbers that carriers gave or refused, or that somebody gave back."""
    await waybills.look(session, {one.parcel_id for one in events}, at=utc_now())


SUBSCRIBERS = (
    Subscriber[Any](
        "fulfilment.orders",
        (OrderPaid, OrderDueOnDelivery, OrderHoldReleased, OrderChanged, OrderCancelled),
        take_orders,
    ),
    Subscriber[Any]("fulfilment.stock", (DispatchStockChanged, PiecesFreed), take_stock),
    Subscriber[Any](
        "fulfilment.warehouses",
        (
            OutboundRefused,
            OutboundShort,
            OutboundPicked,
            OutboundPacked,
            OutboundHandedOver,
            WaybillsWanted,
        ),
        hear_warehouses,
    ),
    Subscriber[Any]("fulfilment.carriers", (ParcelMoved, ParcelSigned), hear_carriers),
    Subscriber[Any](
        "fulfilment.numbers", (WaybillIssued, WaybillRefused, WaybillVoided), hear_numbers
    ),
)

SWEEPS = (
    Sweep("fulfilment.retry", 60, retrying.retry_due),
    Sweep("fulfilment.receive", 30, receiving.receive_due),
    Sweep("fulfilment.merge", 20, merging.merge_fresh),
)
