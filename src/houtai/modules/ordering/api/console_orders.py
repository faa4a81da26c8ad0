"""Doors of orders. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import Line
from houtai.modules.ordering.api.buyers import ear_of
from houtai.modules.ordering.queries import journey, margin, order_lists
from houtai.modules.ordering.service import (
    cancelling,
    changing,
    lines,
    offering,
    repricing,
    showing,
)

doors = Router(prefix="/orders")

CanRead = Annotated[Actor, Depends(allow("ordering.order.read"))]
CanWrite = Annotated[Actor, Depends(allow("ordering.order.write"))]
CanRelease = Annotated[Actor, Depends(allow("ordering.hold.write"))]


@doors.get("")
async def list_orders(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(order_lists.ORDERS.wanted)],
    text: Annotated[Line | None, Query()] = None,
) -> Page[order_lists.ListedOrderView]:
    """`text`: number of an order or a trade, code or barcode of a SKU, words of a name."""
    return await order_lists.list_orders(session, actor, wanted, text)


@doors.get("/counts")
async def count_orders(session: ReadSession, actor: CanRead) -> list[order_lists.OrderCountView]:
    """For the tabs; counts end at 1,000."""
    return await order_lists.count_states(session, actor)


@doors.get("/{order_id}")
async def show_order(session: ReadSession, actor: CanRead, order_id: UUID) -> showing.OrderPageView:
    return await showing.show(session, actor, order_id)


@doors.get("/{order_id}/margin")
async def show_margin(
    session: ReadSession, actor: CanRead, order_id: UUID
) -> margin.OrderMarginView:
    """What is left of it for its seller, as far as it is known; costs only for who may see them."""
    return await margin.margin_of_order(session, actor, order_id)


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


@doors.post("/{order_id}/price/preview", dependencies=[Depends(only_asks)])
async def preview_price(
    session: ReadSession, actor: CanWrite, order_id: UUID, command: repricing.NewPrice
) -> repricing.RepricedView:
    """What a change of price would do, line by line."""
    return await repricing.preview(session, actor, order_id, command)


@doors.put("/{order_id}/price", status_code=204)
async def change_price(
    session: Session, actor: CanWrite, order_id: UUID, command: repricing.ChangePrice
) -> None:
    """Before it is paid."""
    await repricing.change_price(session, actor, order_id, command, at=utc_now())


@doors.post("/{order_id}/lines/preview", dependencies=[Depends(only_asks)])
async def preview_lines(
    request: Request,
    session: ReadSession,
    actor: CanWrite,
    order_id: UUID,
    command: lines.WantedLines,
) -> lines.ChangedLinesView:
    """What other goods, or other quantities, would mean for the money."""
    offers = await offering.offers_now(session, actor, ear_of(request))
    return await lines.preview(session, actor, order_id, command, offers, at=utc_now())


@doors.post("/{order_id}/lines")
async def change_lines(
    request: Request, session: Session, actor: CanWrite, order_id: UUID, command: lines.ChangeLines
) -> lines.ChangedLinesView:
    """Before it goes: taken out, added, fewer, more; the difference is settled at once."""
    offers = await offering.offers_now(session, actor, ear_of(request))
    return await lines.change(session, actor, order_id, command, offers, at=utc_now())


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
