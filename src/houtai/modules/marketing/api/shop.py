"""The coupon centre under /api/shop: what can be taken, taking, one's own; and limits per person.

Guests see what can be taken; for everything else they are answered 401 `members.not_signed_in`.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request

from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import STRANGER, MaybeActor, ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.marketing.queries.own_coupons import OfferedCouponView, OwnCouponView, Standing
from houtai.modules.marketing.service import centre, coupons, own_limits
from houtai.modules.members.public import NotSignedIn

SKUS_MAX = 60

shop = Router(prefix="/coupons", tags=["shop"])
offers = Router(prefix="/offers", tags=["shop"])


async def _signed_in(actor: MaybeActor) -> Actor:
    if actor is None:
        raise NotSignedIn
    return actor


Buyer = Annotated[Actor, Depends(_signed_in)]


@shop.get("")
async def list_offered_coupons(
    session: ReadSession,
    visitor: MaybeActor,
    sku: Annotated[tuple[UUID, ...], Query(max_length=SKUS_MAX)] = (),
) -> list[OfferedCouponView]:
    """What can be taken now, of these SKUs if any are named; at most 100."""
    return await centre.offered(session, visitor or STRANGER, sku, at=utc_now())


@shop.get("/mine")
async def list_own_coupons(
    session: ReadSession, buyer: Buyer, standing: Standing = "usable"
) -> list[OwnCouponView]:
    """One's own: of usable ones the first to end first; at most 200."""
    return await centre.own(session, buyer, standing, at=utc_now())


@shop.post("/code", status_code=201)
async def take_coupon_by_code(session: Session, buyer: Buyer, command: coupons.TakeByCode) -> UUID:
    """Exchange a code for a coupon."""
    return await coupons.take_by_code(session, buyer, command, at=utc_now())


@shop.post("/{batch_id}/take", status_code=201)
async def take_coupon(session: Session, buyer: Buyer, batch_id: UUID) -> UUID:
    """One more of this batch."""
    return await coupons.take(session, buyer, batch_id, at=utc_now())


@offers.get("/limits")
async def list_own_limits(
    request: Request,
    session: ReadSession,
    visitor: MaybeActor,
    sku: Annotated[tuple[UUID, ...], Query(min_length=1, max_length=SKUS_MAX)],
) -> list[own_limits.OwnLimitView]:
    """Of these SKUs: how often one may have what is offered, and what is left of it for oneself."""
    ear = request.app.state.ear
    return await own_limits.limits_of(session, visitor or STRANGER, sku, ear=ear, at=utc_now())
