"""Doors of buyers: ways to pay, paying a trade of one's own, how it stands."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from pydantic import StringConstraints

from houtai.kit import settings
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import MaybeActor, ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.http import Router, caller_address
from houtai.kit.shapes import Command
from houtai.modules.members import public as members
from houtai.modules.payments.queries import payments as queries
from houtai.modules.payments.queries.channels import open_methods
from houtai.modules.payments.queries.stored import StoredView
from houtai.modules.payments.rules.methods import Method
from houtai.modules.payments.rules.scenes import Device, Scene
from houtai.modules.payments.service import addresses, by_hand, starting

doors = Router(prefix="/payments", tags=["shop"])


OpenId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{6,128}$")]


class PayTrade(Command):
    """What it costs is the trade's own business. `scene` and `openid` say where the buyer stands;
    a channel that is not set up for that is paid as at a desk.
    """

    trade_id: UUID
    method: Method
    scene: Scene = "page"
    openid: OpenId | None = None


async def _signed_in(actor: MaybeActor) -> Actor:
    if actor is None:
        raise members.NotSignedIn
    return actor


SignedIn = Annotated[Actor, Depends(_signed_in)]


async def _own_rows(session: Session, actor: SignedIn) -> Actor:
    await members.reach_own(session, actor.id)
    return actor


async def _own_rows_read(session: ReadSession, actor: SignedIn) -> Actor:
    await members.reach_own(session, actor.id)
    return actor


Buyer = Annotated[Actor, Depends(_own_rows)]
ReadingBuyer = Annotated[Actor, Depends(_own_rows_read)]


@doors.get("/methods")
async def list_methods(request: Request, session: ReadSession) -> list[Method]:
    """By which one may pay now."""
    environment: Environment = request.app.state.environment
    return await open_methods(session, production=environment.production)


@doors.get("/trades/{trade_id}/methods")
async def list_methods_of_trade(
    request: Request, session: ReadSession, buyer: ReadingBuyer, trade_id: UUID
) -> list[Method]:
    """By which one may pay this trade of one's own now: not every way fits every trade."""
    environment: Environment = request.app.state.environment
    return await starting.methods_of_trade(
        session, buyer.id, trade_id, at=utc_now(), production=environment.production
    )


@doors.get("/stored-value")
async def show_stored_value(session: ReadSession, buyer: ReadingBuyer) -> StoredView:
    """One's own."""
    return await by_hand.own_stored(session, buyer.id)


@doors.post("", status_code=201)
async def pay_trade(request: Request, session: Session, buyer: Buyer, command: PayTrade) -> UUID:
    """Begin to pay; `GET /payments/{payment_id}` says how, a moment later."""
    asked = request.headers
    public = await settings.read(session, addresses.PUBLIC_ADDRESS)
    environment: Environment = request.app.state.environment
    device = Device(
        command.scene,
        command.openid or "",
        str(caller_address(request) or ""),
        addresses.known_origin(asked.get("origin"), asked.get("host"), public, environment),
    )
    return await starting.start_of_trade(
        session, buyer.id, command.trade_id, command.method, device, at=utc_now()
    )


@doors.get("/{payment_id}")
async def show_payment(
    session: ReadSession, buyer: ReadingBuyer, payment_id: UUID
) -> queries.OwnPaymentView:
    """One of one's own."""
    return await queries.own_payment(session, buyer.id, payment_id)
