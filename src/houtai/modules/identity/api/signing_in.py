"""Doors of signing in, and the way a request shows who is asking.

`POST /sessions` {login, password, console?} answers 201 `SignedInView` in one of two ways:
- `outcome` "signed_in": the token is set as cookie, or with `bearer` told as `token`, never both;
  a session that the browser had before ends. Further `expires_at`, `account_id`; when
  `must_change_password` is true, nothing but `POST /me/password` {current, new} is allowed, and
  when `must_set_up_second_factor` is true, nothing but the doors of `/me/second-factor`;
- `outcome` "second_factor_required": only `ticket` and `ticket_expires_at`; then
  `POST /sessions/second-factor` {ticket, code} answers 201 with the first form. `code` is six
  digits of the app, or a recovery code. Wrong: 422 `sign_in.wrong_code` at `body/code`, the ticket
  stays good for a few tries; ended: 401 `sign_in.ticket_ended`, begin anew.
Refused otherwise: 401 `identity.wrong_login`, 403 `identity.account_disabled`, 403
`sign_in.refused_here` (address or hour), 429 `identity.too_many_tries`, 503. A session in use that
leaves its addresses or hours gets 401 `sign_in.not_from_here`.
Own factor: `GET /me/second-factor`; `POST /me/second-factor` {password} begins (secret, address and
picture of the QR code); `POST …/confirm` {code} gives the recovery codes; `POST …/recovery-codes`
{password} gives new ones; `POST …/remove` {password}.
Own sessions: `GET /me/sessions`, `POST /me/sessions/{id}/revoke`, `…/revoke-others`.
"""

from datetime import datetime

from fastapi import APIRouter, Request, Response

from houtai.kit.auth import Actor, CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import Database, ReadSession, Session
from houtai.kit.errors import Unauthenticated
from houtai.kit.http import Door, Router, needs_secure_cookie
from houtai.modules.identity.api.callers import (
    caller_of,
    changes_others,
    cookie_name,
    key_of,
    refuse_cross_site,
    token_of,
)
from houtai.modules.identity.queries import me as own
from houtai.modules.identity.service import sessions, sign_in

UNATTENDED = "houtai-unattended"
"""Header of what a page asks by itself, without its person: it keeps no session from idling out."""

doors = Router()
guessing_doors = APIRouter(route_class=Door)
"""Without `Idempotency-Key`: it would keep a connection busy while the password is hashed. To sign
in twice makes two sessions, to change a password twice is refused; neither does harm."""


async def authenticate(request: Request) -> Actor | None:
    """The person behind a bearer token or our cookie; None for a stranger. Raises NotFromHere."""
    token = token_of(request)
    if token is None:
        return None
    database: Database = request.app.state.database
    return await sessions.actor_of_bearer(
        database,
        token,
        utc_now(),
        caller=caller_of(request),
        attended=UNATTENDED not in request.headers,
        changes_others=changes_others(request),
    )


@guessing_doors.post("/sessions", status_code=201)
async def sign_in_here(
    request: Request, response: Response, command: sign_in.SignIn
) -> sign_in.SignedInView:
    refuse_cross_site(request)
    at = utc_now()
    signed_in = await sign_in.sign_in(
        request.app.state.database, command, caller=caller_of(request), at=at
    )
    return await _hand_over(request, response, signed_in, at, bearer=command.bearer)


@guessing_doors.post("/sessions/second-factor", status_code=201)
async def show_second_factor(
    request: Request, response: Response, command: sign_in.ShowSecondFactor
) -> sign_in.SignedInView:
    refuse_cross_site(request)
    at = utc_now()
    signed_in = await sign_in.show_second_factor(
        request.app.state.database,
        command,
        caller=caller_of(request),
        key=key_of(request),
        at=at,
    )
    return await _hand_over(request, response, signed_in, at, bearer=command.bearer)


async def _hand_over(
    request: Request,
    response: Response,
    signed_in: sign_in.SignedInView,
    at: datetime,
    *,
    bearer: bool,
) -> sign_in.SignedInView:
    """To a browser as a cookie that no script can read, to a program in the answer."""
    if bearer or signed_in.token is None or signed_in.expires_at is None:
        return signed_in
    if (before := request.cookies.get(cookie_name(request))) is not None:
        async with request.app.state.database.transaction() as session:
            await sessions.sign_out(session, before, at)
    response.set_cookie(
        cookie_name(request),
        signed_in.token,
        max_age=int((signed_in.expires_at - at).total_seconds()),
        httponly=True,
        samesite="strict",
        secure=needs_secure_cookie(request),
    )
    return signed_in.model_copy(update={"token": None})


@doors.delete("/sessions/current", status_code=204)
async def sign_out(
    request: Request, response: Response, session: Session, _actor: CurrentActor
) -> None:
    await sessions.sign_out(session, token_of(request) or "", utc_now())
    response.delete_cookie(
        cookie_name(request), httponly=True, samesite="strict", secure=needs_secure_cookie(request)
    )


@doors.post("/sessions/current/place", status_code=204)
async def go_to_place(
    request: Request, session: Session, actor: CurrentActor, command: sessions.GoToPlace
) -> None:
    await sessions.go_to_place(
        session,
        actor,
        token_of(request) or "",
        command,
        caller=caller_of(request),
        at=utc_now(),
    )


@doors.get("/me")
async def me(request: Request, session: ReadSession, actor: CurrentActor) -> own.MeView:
    shown = await own.me(session, actor, sessions.hash_of(token_of(request) or ""))
    if shown is None:
        raise Unauthenticated
    return shown


@guessing_doors.post("/me/password", status_code=204)
async def change_password(
    request: Request, actor: CurrentActor, command: sign_in.ChangePassword
) -> None:
    await sign_in.change_password(
        request.app.state.database,
        actor,
        command,
        token=token_of(request) or "",
        caller=caller_of(request),
        at=utc_now(),
    )
