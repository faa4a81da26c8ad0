"""How a request shows which buyer is asking, and what it shows of its visitor.

A buyer who is signed in is an actor without permissions or reach: what is his is found by his id.
A console's cookie opens nothing here, and this one nothing there.
"""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import Database, MaybeActor, ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.errors import Forbidden
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import caller_address, comes_from_our_page, needs_secure_cookie
from houtai.kit.texts import choose_language
from houtai.modules.members.rules.codes import shown_user_agent
from houtai.modules.members.service.members import NotSignedIn, reach_own
from houtai.modules.members.service.recognising import recognise
from houtai.modules.members.service.signing_in import TOKEN_LENGTH, Visitor, hash_of

COOKIE = "houtai_shop"
SECURE_COOKIE = f"__Host-{COOKIE}"
_HARMLESS = {"GET", "HEAD", "OPTIONS"}


class CrossSite(Forbidden):
    """A page of another site had the browser send our cookie."""

    code = "members.cross_site"


def cookie_name(request: Request) -> str:
    """A browser takes the long name over TLS only, for this host alone."""
    return SECURE_COOKIE if needs_secure_cookie(request) else COOKIE


def token_of(request: Request) -> str | None:
    """What our cookie holds. Raises CrossSite where another site's page changes something."""
    token = request.cookies.get(cookie_name(request))
    if token and request.method not in _HARMLESS:
        refuse_cross_site(request)
    return token


def refuse_cross_site(request: Request) -> None:
    """SameSite=Lax stops most; this stops neighbours under one domain, and older browsers."""
    if not comes_from_our_page(request):
        raise CrossSite


def language_of(request: Request) -> str:
    """In which language the buyer reads."""
    return choose_language(request.headers.get("accept-language"))


def visitor_of(request: Request) -> Visitor:
    """From where, and with which program."""
    user_agent = shown_user_agent(request.headers.get("user-agent"))
    return Visitor(caller_address(request), user_agent)


def key_of(request: Request) -> HouseKey:
    """The key of this installation."""
    environment: Environment = request.app.state.environment
    return house_key(environment.home)


async def authenticate(request: Request) -> Actor | None:
    """The member behind our cookie; None for a guest, and for a cookie that is none of ours."""
    token = token_of(request)
    if token is None or len(token) != TOKEN_LENGTH or not token.isascii():
        return None
    database: Database = request.app.state.database
    member_id = await recognise(database.lookups, hash_of(token), utc_now())
    if member_id is None:
        return None
    return Actor(id=member_id, language=language_of(request))


@dataclass(frozen=True)
class Buyer:
    """A member who is signed in."""

    member_id: UUID


async def signed_in(actor: MaybeActor) -> Buyer:
    """Raises NotSignedIn."""
    if actor is None:
        raise NotSignedIn
    return Buyer(actor.id)


SignedInBuyer = Annotated[Buyer, Depends(signed_in)]


async def own_rows(session: Session, buyer: SignedInBuyer) -> None:
    """Dependency of a door that changes what is the buyer's: its transaction meets nothing else."""
    await reach_own(session, buyer.member_id)


async def own_rows_read(session: ReadSession, buyer: SignedInBuyer) -> None:
    """The same of a door that reads."""
    await reach_own(session, buyer.member_id)
