"""Doors of buyers: their parcels, and that they have them."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import MaybeActor, ReadSession, Session, reaching_as
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.modules.fulfilment.queries.card_keys import OwnKeysView, own_keys
from houtai.modules.fulfilment.queries.own import OwnSendingView, own_sending
from houtai.modules.fulfilment.service import receiving
from houtai.modules.members.public import NotSignedIn

doors = Router(tags=["shop"])


async def signed_in(actor: MaybeActor) -> Actor:
    """Raises NotSignedIn."""
    if actor is None:
        raise NotSignedIn
    return actor


Buyer = Annotated[Actor, Depends(signed_in)]


@doors.get("/orders/{order_id}/parcels")
async def show_own_parcels(session: ReadSession, actor: Buyer, order_id: UUID) -> OwnSendingView:
    """What of one's own order is on its way, and where."""
    async with reaching_as(session, SYSTEM):
        return await own_sending(session, actor.id, order_id, actor.language)


@doors.get("/orders/{order_id}/keys", dependencies=[Depends(answer_is_secret)])
async def show_own_keys(
    session: ReadSession, buyer: Buyer, request: Request, order_id: UUID
) -> list[OwnKeysView]:
    """Card keys that one got with one's own order."""
    environment: Environment = request.app.state.environment
    key = house_key(environment.home)
    async with reaching_as(session, SYSTEM):
        return await own_keys(session, buyer.id, order_id, key=key)


@doors.post("/orders/{order_id}/receive", status_code=204)
async def receive_own_order(session: Session, actor: Buyer, order_id: UUID) -> None:
    """One has all of it: the order is completed."""
    async with reaching_as(session, SYSTEM):
        await receiving.receive_own(session, actor.id, order_id, at=utc_now())
