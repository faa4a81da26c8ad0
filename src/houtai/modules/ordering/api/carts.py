"""Doors of carts under /api/shop/cart, for members and for guests.

A guest's cart is kept by a cookie of 180 days; `POST /cart/merge` after signing in puts what lay
there into the member's.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response

from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.ordering.api.buyers import Buyer, Whoever, guest_of, new_guest, owner_of
from houtai.modules.ordering.queries.own import CartCountView, CartView, cart_count, cart_of
from houtai.modules.ordering.rules.carts import LINES_MAX
from houtai.modules.ordering.service import carts
from houtai.modules.ordering.service.carts import ChooseCartLines, EditCartLine, PutInCart
from houtai.modules.ordering.service.house import as_house

doors = Router(prefix="/cart", tags=["shop"])


@doors.get("")
async def show_cart(request: Request, session: ReadSession, actor: Whoever) -> CartView:
    """One's own, with what it costs now."""
    owner_id = owner_of(request, actor)
    if owner_id is None:
        return CartView(lines=[])
    async with as_house(session, actor):
        return await cart_of(session, owner_id)


@doors.get("/count")
async def count_cart(request: Request, session: ReadSession, actor: Whoever) -> CartCountView:
    """How full one's own is, without prices."""
    owner_id = owner_of(request, actor)
    if owner_id is None:
        return CartCountView(lines=0, pieces=0)
    async with as_house(session, actor):
        return await cart_count(session, owner_id)


@doors.post("/lines", status_code=204)
async def put_in_cart(
    request: Request, response: Response, session: Session, actor: Whoever, command: PutInCart
) -> None:
    """So many more of a SKU; a browser that comes first is given a cart."""
    owner_id = owner_of(request, actor) or new_guest(request, response)
    async with as_house(session, actor):
        await carts.put_in(session, owner_id, command, at=utc_now())


@doors.put("/lines", status_code=204)
async def choose_cart_lines(
    request: Request, session: Session, actor: Whoever, command: ChooseCartLines
) -> None:
    """Many at once go into the next checkout, or do not."""
    owner_id = owner_of(request, actor)
    if owner_id is not None:
        async with as_house(session, actor):
            await carts.choose(session, owner_id, command)


@doors.put("/lines/{sku_id}", status_code=204)
async def edit_cart_line(
    request: Request, session: Session, actor: Whoever, sku_id: UUID, command: EditCartLine
) -> None:
    """Quantity, and whether it goes into the next checkout."""
    owner_id = owner_of(request, actor)
    if owner_id is None:
        raise carts.CartLineUnknown
    async with as_house(session, actor):
        await carts.edit(session, owner_id, sku_id, command)


@doors.delete("/lines", status_code=204)
async def take_out_of_cart(
    request: Request,
    session: Session,
    actor: Whoever,
    sku: Annotated[list[UUID], Query(min_length=1, max_length=LINES_MAX)],
) -> None:
    """These are not wanted any more."""
    owner_id = owner_of(request, actor)
    if owner_id is not None:
        async with as_house(session, actor):
            await carts.take_away(session, owner_id, sku)


@doors.post("/merge", status_code=204)
async def merge_carts(request: Request, session: Session, actor: Buyer) -> None:
    """What this browser had in its cart goes into the member's; again it does nothing."""
    guest_id = guest_of(request)
    if guest_id is not None:
        async with as_house(session, actor):
            await carts.merge(session, guest_id, actor.id)
