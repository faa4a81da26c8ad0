"""Doors of buyers: what a checkout costs, placing it, one's own orders.

`POST /orders` {lines, address_id, coupon_ids, agreed_fen, remarks} answers 201 once everything is
held and durable. `agreed_fen` is the `payable_fen` of the preview: is it another by now, 409
`ordering.price_changed` says so and nothing is placed. Send an `Idempotency-Key`.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Request

from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Door, LeanDoor, Router, only_asks
from houtai.kit.http.routing import IdempotencyKey
from houtai.kit.ids import new_id
from houtai.kit.paging import Page, Wanted
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.api.buyers import Buyer, Whoever, ear_of
from houtai.modules.ordering.queries import own_orders as own
from houtai.modules.ordering.queries.own_trades import OwnTradeView, own_trade
from houtai.modules.ordering.service import cancelling, readdressing
from houtai.modules.ordering.service.batching import placer
from houtai.modules.ordering.service.commands import Checkout, PlaceTrade
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView, Placement
from houtai.modules.ordering.service.previewing import CheckoutView, preview

Why = Annotated[cancelling.CancelOwn, Body()]

doors = Router(tags=["shop"])
placing_doors = APIRouter(route_class=Door, tags=["shop"])
"""Without a transaction of the request: placements that arrive together share one, and the key is
kept in it.
"""


@doors.post("/checkout/preview", dependencies=[Depends(only_asks)])
async def preview_checkout(
    request: Request, session: ReadSession, actor: Whoever, command: Checkout
) -> CheckoutView:
    """What it would cost now; guests are answered too, without an address. Lines that cannot be had
    are `refused`, and the sums are of the others.
    """
    member_id = actor.id if actor.id.int else None
    async with as_house(session, actor):
        offers = await marketing.offers_now(ear_of(request), session)
        return await preview(session, member_id, command, offers, at=utc_now())


@placing_doors.post("/orders", status_code=201)
async def place_order(
    request: Request, actor: Buyer, command: PlaceTrade, key: IdempotencyKey = None
) -> PlacedView:
    """Order it: one trade, one order for each shop, everything held until it is paid."""
    placement = Placement(actor.id, key or new_id().hex, command, utc_now())
    return await placer(request.app.state.database, ear_of(request)).submit(placement)


placing = LeanDoor(PlaceTrade, place_order, 201)


@doors.get("/orders")
async def list_own_orders(
    session: ReadSession, actor: Buyer, wanted: Annotated[Wanted, Depends(own.OWN_ORDERS.wanted)]
) -> Page[own.OwnOrderView]:
    """One's own, the newest first."""
    async with as_house(session, actor):
        return await own.own_orders(session, actor.id, wanted, at=utc_now())


@doors.get("/orders/counts")
async def count_own_orders(session: ReadSession, actor: Buyer) -> list[own.OwnOrderCountView]:
    """How many wait to be paid, to be sent, to be received."""
    async with as_house(session, actor):
        return await own.count_own(session, actor.id)


@doors.get("/orders/{order_id}")
async def show_own_order(
    session: ReadSession, actor: Buyer, order_id: UUID
) -> own.OwnOrderDetailView:
    """One of one's own."""
    async with as_house(session, actor):
        return await own.own_order(session, actor.id, order_id, at=utc_now())


@doors.get("/orders/{order_id}/story")
async def show_own_story(
    session: ReadSession, actor: Buyer, order_id: UUID
) -> list[own.OwnHappeningView]:
    """What happened to it, the oldest first."""
    async with as_house(session, actor):
        return await own.own_story(session, actor.id, order_id)


@doors.put("/orders/{order_id}/address", status_code=204)
async def change_own_address(
    session: Session, actor: Buyer, order_id: UUID, command: readdressing.ChangeOwnAddress
) -> None:
    """Send it elsewhere, as long as nothing of it has gone and that costs the same."""
    async with as_house(session, actor):
        await readdressing.change_own_address(session, actor.id, order_id, command, at=utc_now())


@doors.post("/orders/{order_id}/cancel", status_code=204)
async def cancel_own_order(
    session: Session, actor: Buyer, order_id: UUID, why: Why = cancelling.UNSAID
) -> None:
    """Paid, and nothing of it under way yet: the money goes back."""
    async with as_house(session, actor):
        by = By("buyer", actor.id)
        await cancelling.cancel_order(
            session, order_id, by, at=utc_now(), member_id=actor.id, why=why
        )


@doors.get("/trades/{trade_id}")
async def show_own_trade(session: ReadSession, actor: Buyer, trade_id: UUID) -> OwnTradeView:
    """One of one's own: what is to be paid, and how paying it stands."""
    async with as_house(session, actor):
        return await own_trade(session, actor.id, trade_id, at=utc_now())


@doors.post("/trades/{trade_id}/cancel", status_code=204)
async def cancel_own_trade(
    session: Session, actor: Buyer, trade_id: UUID, why: Why = cancelling.UNSAID
) -> None:
    """Before it is paid, with all its orders."""
    async with as_house(session, actor):
        by = By("buyer", actor.id)
        await cancelling.cancel_trade(
            session, trade_id, by, at=utc_now(), member_id=actor.id, why=why
        )
