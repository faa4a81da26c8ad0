"""Who is buying: a member who is signed in, or a browser that is told apart by a random id."""

from typing import Annotated
from uuid import UUID, uuid4

from fastapi import Depends, Request, Response

from houtai.kit.auth import Actor
from houtai.kit.changes import Ear
from houtai.kit.db import STRANGER, MaybeActor
from houtai.kit.http import comes_from_our_page, needs_secure_cookie
from houtai.modules.members.public import NotSignedIn
from houtai.modules.ordering.rules.carts import guest_owner

COOKIE = "houtai_cart"
_SECONDS_MAX = 180 * 24 * 3_600
_LENGTH = 36


async def signed_in(actor: MaybeActor) -> Actor:
    """Raises NotSignedIn."""
    if actor is None:
        raise NotSignedIn
    return actor


Buyer = Annotated[Actor, Depends(signed_in)]


async def whoever(actor: MaybeActor) -> Actor:
    """A guest reaches nothing of his own."""
    return actor or STRANGER


Whoever = Annotated[Actor, Depends(whoever)]


def ear_of(request: Request) -> Ear:
    """The ear of this process."""
    ear: Ear = request.app.state.ear
    return ear


def guest_of(request: Request) -> UUID | None:
    """Owner of the cart of this browser; None for one that we never gave a cookie."""
    cookie = request.cookies.get(COOKIE)
    if cookie is None or len(cookie) != _LENGTH or not comes_from_our_page(request):
        return None
    try:
        return guest_owner(UUID(cookie))
    except ValueError:
        return None


def owner_of(request: Request, actor: Actor) -> UUID | None:
    """Whose cart is meant."""
    return guest_of(request) if actor is STRANGER else actor.id


def new_guest(request: Request, response: Response) -> UUID:
    """Give this browser a cart of its own."""
    visitor_id = uuid4()
    response.set_cookie(
        COOKIE,
        str(visitor_id),
        max_age=_SECONDS_MAX,
        httponly=True,
        samesite="lax",
        secure=needs_secure_cookie(request),
    )
    return guest_owner(visitor_id)
