"""Doors of orders. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.ordering.queries import journey, orders
from houtai.modules.ordering.service import cancelling, changing

doors = Router(prefix="/orders")

CanRead = Annotated[Actor, Depends(allow("ordering.order.read"))]
CanWrite = Annotated[Actor, Depends(allow("ordering.order.write"))]
CanRelease = Annotated[Actor, Depends(allow("ordering.hold.write"))]


@doors.get("")
async def list_orders(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(orders.ORDERS.wanted)]
) -> Page[orders.OrderSummaryView]:
    return await orders.list_orders(session, actor, wanted)


@doors.get("/counts")
async def count_orders(session: ReadSession, actor: CanRead) -> list[orders.OrderCountView]:
    """For the tabs; counts end at 1,000."""
    return await orders.count_states(session, actor)


@doors.get("/{order_id}")
async def show_order(session: ReadSession, actor: CanRead, order_id: UUID) -> orders.OrderView:
    return await orders.one_order(session, actor, order_id)


@doors.get("/{order_id}/journey")
async def show_journey(session: ReadSession, actor: CanRead, order_id: UUID) -> journey.JourneyView:
    """Its way through all modules."""
    return await journey.journey_of(session, actor, order_id)


@doors.put("/{order_id}/address", status_code=204)
async def change_address(
    session: Session, actor: CanWrite, order_id: UUID, command: changing.ChangeAddress
) -> None:
    """As long as nothing of it has gone."""
    await changing.change_address(session, actor, order_id, command, at=utc_now())


@doors.put("/{order_id}/mark", status_code=204)
async def mark_order(
    session: Session, actor: CanWrite, order_id: UUID, command: changing.MarkOrder
) -> None:
    """A note and a flag for colleagues."""
    await changing.mark(session, actor, order_id, command, at=utc_now())


@doors.put("/{order_id}/price", status_code=204)
async def change_price(
    session: Session, actor: CanWrite, order_id: UUID, command: changing.ChangePrice
) -> None:
    """Before it is paid."""
    await changing.change_price(session, actor, order_id, command, at=utc_now())


@doors.post("/{order_id}/cancel", status_code=204)
async def cancel_order(session: Session, actor: CanWrite, order_id: UUID) -> None:
    """Paid and not under way: goods are sold again, the money goes back."""
    await cancelling.cancel_for(session, actor, order_id, at=utc_now())


@doors.post("/{order_id}/release-hold", status_code=204)
async def release_hold(
    session: Session, actor: CanRelease, order_id: UUID, command: changing.ReleaseHold
) -> None:
    """Somebody looked: it may be prepared."""
    await changing.release_hold(session, actor, order_id, command, at=utc_now())
