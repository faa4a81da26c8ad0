"""Doors of the dispatch desk: what waits, what is late, and how one order is being sent."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.fulfilment.queries import desk, of_orders
from houtai.modules.fulfilment.service import deciding

doors = Router()
CanRead = Annotated[Actor, Depends(allow("fulfilment.shipment.read"))]
CanWrite = Annotated[Actor, Depends(allow("fulfilment.shipment.write"))]


@doors.get("/desk/counts")
async def count_desk(session: ReadSession, actor: CanRead) -> desk.DeskCountsView:
    """For the tabs of the dispatch desk."""
    return await desk.desk_counts(session, actor, at=utc_now())


@doors.get("/back-orders")
async def list_back_orders(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(desk.BACK_ORDERS.wanted)],
) -> Page[desk.BackOrderView]:
    """What nobody has. `short`: only what a warehouse had promised and lacked."""
    return await desk.list_back_orders(session, actor, wanted)


@doors.get("/open-orders")
async def list_open_orders(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(desk.OPEN_ORDERS.wanted)],
) -> Page[desk.OpenOrderView]:
    """Orders that have not gone whole, by the time until which that was promised."""
    return await desk.list_open_orders(session, actor, wanted)


@doors.get("/orders/{order_id}")
async def show_fulfilment(
    session: ReadSession, actor: CanRead, order_id: UUID
) -> of_orders.FulfilmentOfOrderView:
    """Where its pieces are, its shipments, and why it was decided so."""
    return await of_orders.fulfilment_of(session, actor, order_id)


@doors.post("/orders/{order_id}/source", status_code=204)
async def source_order(session: Session, actor: CanWrite, order_id: UUID) -> None:
    """Send what there is now, however small the parts."""
    await deciding.source_by_hand(session, actor, order_id, at=utc_now())
