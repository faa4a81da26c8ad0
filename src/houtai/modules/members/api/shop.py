"""Doors of buyers under /api/shop: signing in by a code, oneself, one's addresses.

`POST /sign-in/code` {phone} answers 202 when a code is on its way (`again_at`: not before may
another be asked for), 429 `members.too_many_codes` with `Retry-After`. `POST /sign-in`
{phone, code} answers 201 and sets the cookie; the first time makes the member. Wrong in any way:
422 `members.wrong_code` at `body/code`; blocked: 403 `members.member_blocked`.
`GET /me` answers guests too, with `member` null. What needs a member answers guests 401
`members.not_signed_in`.
"""

from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from houtai.kit.clock import utc_now
from houtai.kit.db import MaybeActor, ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.http import Door, Router, needs_secure_cookie
from houtai.kit.shapes import View
from houtai.modules.members.api.buyers import (
    SignedInBuyer,
    cookie_name,
    key_of,
    language_of,
    own_rows,
    own_rows_read,
    refuse_cross_site,
    token_of,
    visitor_of,
)
from houtai.modules.members.queries.addresses import AddressView, list_addresses, one_address
from houtai.modules.members.queries.members import OwnView
from houtai.modules.members.rules.codes import code_of
from houtai.modules.members.service import addresses, members, signing_in

doors = Router(tags=["shop"])
guessing_doors = APIRouter(route_class=Door, tags=["shop"])
"""Without `Idempotency-Key`: nobody is known yet, and a code counts once."""


class MeView(View):
    """Who is asking. A guest has no member."""

    member: OwnView | None


@guessing_doors.post("/sign-in/code", status_code=202)
async def send_code(request: Request, command: signing_in.AskForCode) -> signing_in.CodeSentView:
    """Have a code sent to this number, whether or not somebody has it."""
    refuse_cross_site(request)
    asked = await signing_in.ask_for_code(
        request.app.state.database,
        command,
        visitor_of(request),
        language=language_of(request),
        at=utc_now(),
    )
    environment: Environment = request.app.state.environment
    is_trial = not environment.production and environment.sms_url is None
    return signing_in.CodeSentView(
        expires_at=asked.expires_at,
        again_at=asked.again_at,
        trial_code=code_of(key_of(request), asked.salt, command.phone) if is_trial else None,
    )


@guessing_doors.post("/sign-in", status_code=201)
async def sign_in(request: Request, response: Response, command: signing_in.SignIn) -> MeView:
    """Open a session with the code; the cookie can be read by no script."""
    refuse_cross_site(request)
    at, database = utc_now(), request.app.state.database
    opened = await signing_in.sign_in(
        database, command, visitor_of(request), key=key_of(request), at=at
    )
    before = token_of(request)
    async with database.transaction() as session:
        if before is not None:
            await signing_in.sign_out(session, before, at)
        member = await members.own(session, opened.member_id)
    response.set_cookie(
        cookie_name(request),
        opened.token,
        max_age=int((opened.expires_at - at).total_seconds()),
        httponly=True,
        samesite="lax",
        secure=needs_secure_cookie(request),
    )
    return MeView(member=member)


@doors.post("/sign-out", status_code=204)
async def sign_out(
    request: Request, response: Response, session: Session, _buyer: SignedInBuyer
) -> None:
    """End this session."""
    await signing_in.sign_out(session, token_of(request) or "", utc_now())
    response.delete_cookie(
        cookie_name(request), httponly=True, samesite="lax", secure=needs_secure_cookie(request)
    )


async def _own_or_none(session: ReadSession, actor: MaybeActor) -> OwnView | None:
    if actor is None:
        return None
    await members.reach_own(session, actor.id)
    return await members.own(session, actor.id)


@doors.get("/me")
async def me(session: ReadSession, actor: MaybeActor) -> MeView:
    """Who is asking; guests are answered too."""
    return MeView(member=await _own_or_none(session, actor))


@doors.put("/me", status_code=204, dependencies=[Depends(own_rows)])
async def edit_me(session: Session, buyer: SignedInBuyer, command: members.EditSelf) -> None:
    """Change one's own name."""
    await members.edit_self(session, buyer.member_id, command)


@doors.get("/addresses", dependencies=[Depends(own_rows_read)])
async def list_own_addresses(session: ReadSession, buyer: SignedInBuyer) -> list[AddressView]:
    """One's own, the default first; at most 20."""
    return await list_addresses(session, buyer.member_id)


@doors.get("/addresses/{address_id}", dependencies=[Depends(own_rows_read)])
async def show_address(session: ReadSession, buyer: SignedInBuyer, address_id: UUID) -> AddressView:
    """One of one's own."""
    return await one_address(session, buyer.member_id, address_id)


@doors.post("/addresses", status_code=201, dependencies=[Depends(own_rows)])
async def add_address(
    session: Session, buyer: SignedInBuyer, command: addresses.AddAddress
) -> UUID:
    """The first one becomes the default."""
    return await addresses.add(session, buyer.member_id, command, at=utc_now())


@doors.put("/addresses/{address_id}", status_code=204, dependencies=[Depends(own_rows)])
async def edit_address(
    session: Session, buyer: SignedInBuyer, address_id: UUID, command: addresses.EditAddress
) -> None:
    """With `is_default` it becomes the default; the default stays one until another is."""
    await addresses.edit(session, buyer.member_id, address_id, command)


@doors.delete("/addresses/{address_id}", status_code=204, dependencies=[Depends(own_rows)])
async def remove_address(session: Session, buyer: SignedInBuyer, address_id: UUID) -> None:
    """Take one of one's own away."""
    await addresses.remove(session, buyer.member_id, address_id)
