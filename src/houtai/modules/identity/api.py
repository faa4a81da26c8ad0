"""HTTP doors of identity, and the way a request shows who is asking."""

from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import Database, ReadSession, Session
from houtai.kit.errors import Forbidden, Unauthenticated
from houtai.kit.http import Door, Router, answer_is_secret
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity import queries
from houtai.modules.identity.rules.sign_in import (
    SESSION_SECONDS_MAX,
    Address,
    read_address,
    shown_user_agent,
)
from houtai.modules.identity.service import accounts, sessions, sign_in

COOKIE = "houtai_session"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_HARMLESS = {"GET", "HEAD", "OPTIONS"}

console = APIRouter(prefix="/identity", tags=["identity"])
_doors = Router()
_guessing_doors = APIRouter(route_class=Door)
"""Without `Idempotency-Key`: it would keep a connection busy while the password is hashed. To sign
in twice makes two sessions, to change a password twice is refused; neither does harm."""

CanRead = Annotated[Actor, Depends(allow("identity.account.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.account.write"))]


class CrossSite(Forbidden):
    """A page of another site had the browser send our cookie."""

    code = "identity.cross_site"


async def authenticate(request: Request) -> Actor | None:
    """The person behind a bearer token or our cookie; None for a stranger."""
    token = _token_of(request)
    if token is None:
        return None
    database: Database = request.app.state.database
    async with database.transaction() as session:
        return await sessions.actor_of_token(session, token, utc_now())


def _token_of(request: Request) -> str | None:
    """The bearer token counts before the cookie. Raises CrossSite: only a browser adds cookies."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    cookie = request.cookies.get(COOKIE)
    if cookie and request.method not in _HARMLESS:
        _refuse_cross_site(request)
    return cookie


def _refuse_cross_site(request: Request) -> None:
    """SameSite=Strict stops most; this stops neighbours under one domain, and older browsers.

    A browser says where a request comes from. One that says nothing must send JSON, which no form
    of another site can.
    """
    headers = request.headers
    if (fetch_site := headers.get("sec-fetch-site")) is not None:
        from_here = fetch_site in {"same-origin", "none"}
    elif (origin := headers.get("origin")) is not None:
        from_here = urlsplit(origin).netloc == headers.get("host")
    else:
        from_here = headers.get("content-type", "").split(";")[0].strip() == "application/json"
    if not from_here:
        raise CrossSite


@_guessing_doors.post("/sessions", status_code=201)
async def sign_in_here(
    request: Request, response: Response, command: sign_in.SignIn
) -> sign_in.SignedInView:
    _refuse_cross_site(request)
    signed_in = await sign_in.sign_in(
        request.app.state.database,
        command,
        address=_address_of(request),
        user_agent=shown_user_agent(request.headers.get("user-agent")),
        at=utc_now(),
    )
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=SESSION_SECONDS_MAX,
        httponly=True,
        samesite="strict",
        secure=_needs_secure_cookie(request),
    )
    return signed_in


@_doors.delete("/sessions/current", status_code=204)
async def sign_out(
    request: Request, response: Response, session: Session, _actor: CurrentActor
) -> None:
    await sessions.sign_out(session, _token_of(request) or "", utc_now())
    response.delete_cookie(
        COOKIE, httponly=True, samesite="strict", secure=_needs_secure_cookie(request)
    )


@_doors.get("/me")
async def me(session: ReadSession, actor: CurrentActor) -> queries.MeView:
    shown = await queries.me(session, actor)
    if shown is None:
        raise Unauthenticated
    return shown


@_guessing_doors.post("/me/password", status_code=204)
async def change_password(
    request: Request, actor: CurrentActor, command: sign_in.ChangePassword
) -> None:
    await sign_in.change_password(
        request.app.state.database,
        actor,
        command,
        token=_token_of(request) or "",
        address=_address_of(request),
        at=utc_now(),
    )


@_doors.get("/accounts")
async def list_accounts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.ACCOUNTS.wanted)],
) -> Page[queries.AccountView]:
    return await queries.list_accounts(session, actor, wanted)


@_doors.post("/accounts", status_code=201)
async def create_account(
    session: Session, actor: CanWrite, command: accounts.CreateAccount
) -> UUID:
    return await accounts.create_account(session, command, at=utc_now(), by=actor)


@_doors.post("/accounts/{account_id}/disable", status_code=204)
async def disable(session: Session, actor: CanWrite, account_id: UUID) -> None:
    await accounts.disable(session, actor, account_id, at=utc_now())


@_doors.post("/accounts/{account_id}/password", dependencies=[Depends(answer_is_secret)])
async def reset_password(
    session: Session, actor: CanWrite, account_id: UUID, command: accounts.ResetPassword
) -> accounts.PasswordView:
    return await accounts.reset_password_of(session, actor, account_id, command, at=utc_now())


def _address_of(request: Request) -> Address | None:
    return read_address(request.client and request.client.host)


def _needs_secure_cookie(request: Request) -> bool:
    """Always, but for somebody who tries houtai on the own machine without TLS."""
    return request.url.scheme != "http" or request.url.hostname not in _LOOPBACK


console.include_router(_doors)
console.include_router(_guessing_doors)
