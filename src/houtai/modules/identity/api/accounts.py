"""Doors of accounts: listed, made, edited, disabled, seen off, given roles and passwords."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path
from fastapi.responses import Response

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, answer_is_secret
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity.api.answers import ASKED, asked_or_done
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.queries import places
from houtai.modules.identity.queries import preferences as arranged
from houtai.modules.identity.service import accounts, memberships, preferences, staff

doors = Router()

CanRead = Annotated[Actor, Depends(allow("identity.account.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.account.write"))]


@doors.get("/accounts")
async def list_accounts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.ACCOUNTS.wanted)],
) -> Page[shown.LoginAccountView]:
    return await shown.list_accounts(session, actor, wanted)


@doors.get("/accounts/{account_id}")
async def show_account(
    session: ReadSession, actor: CanRead, account_id: UUID
) -> shown.LoginAccountView:
    found = await shown.account(session, actor, account_id)
    if found is None:
        raise memberships.AccountUnknown
    return found


@doors.post("/accounts", status_code=201)
async def create_account(
    session: Session, actor: CanWrite, command: accounts.CreateAccount
) -> UUID:
    return await accounts.create_account(session, command, at=utc_now(), by=actor)


@doors.put("/accounts/{account_id}", status_code=204)
async def edit_account(
    session: Session, actor: CanWrite, account_id: UUID, command: staff.EditAccount
) -> None:
    await staff.edit(session, actor, account_id, command)


@doors.put("/accounts/{account_id}/memberships", status_code=204, responses=ASKED)
async def set_memberships(
    session: Session, actor: CanWrite, account_id: UUID, command: memberships.SetMemberships
) -> Response:
    return asked_or_done(
        await memberships.set_memberships(session, actor, account_id, command, at=utc_now())
    )


@doors.post("/accounts/{account_id}/disable", status_code=204)
async def disable(
    session: Session,
    actor: CanWrite,
    account_id: UUID,
    command: staff.DisableAccount | None = None,
) -> None:
    await staff.disable(session, actor, account_id, command, at=utc_now())


@doors.post("/accounts/{account_id}/enable", status_code=204)
async def enable(session: Session, actor: CanWrite, account_id: UUID) -> None:
    await staff.enable(session, actor, account_id)


@doors.post("/accounts/{account_id}/leave", status_code=204)
async def leave(session: Session, actor: CanWrite, account_id: UUID) -> None:
    await staff.leave(session, actor, account_id, at=utc_now())


@doors.post("/accounts/{account_id}/password", dependencies=[Depends(answer_is_secret)])
async def reset_password(
    session: Session, actor: CanWrite, account_id: UUID, command: accounts.ResetPassword
) -> accounts.PasswordView:
    return await accounts.reset_password_of(session, actor, account_id, command, at=utc_now())


@doors.put("/me", status_code=204)
async def edit_me(session: Session, actor: CurrentActor, command: staff.EditMe) -> None:
    await staff.edit_me(session, actor, command)


@doors.get("/me/preferences/{preference_key}")
async def show_preference(
    session: ReadSession,
    actor: CurrentActor,
    preference_key: Annotated[preferences.Key, Path()],
) -> arranged.PreferenceView:
    return await arranged.preference(session, actor, preference_key)


@doors.put("/me/preferences/{preference_key}", status_code=204)
async def set_preference(
    session: Session,
    actor: CurrentActor,
    preference_key: Annotated[preferences.Key, Path()],
    command: preferences.SetPreference,
) -> None:
    await preferences.set_preference(session, actor, preference_key, command, at=utc_now())


@doors.get("/sites")
async def list_sites(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(places.SITES.wanted)],
) -> Page[places.SiteView]:
    return await places.list_sites(session, actor, wanted)
