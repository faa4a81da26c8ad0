"""People who are there already: edited, disabled, enabled, seen off."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.shapes import Command, Line
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.queries.accounts import LoginAccountView
from houtai.modules.identity.queries.reach import in_hand
from houtai.modules.identity.rules.contacts import Email, Phone
from houtai.modules.identity.service import administrators, sessions
from houtai.modules.identity.service.accounts import Language, why_not
from houtai.modules.identity.service.memberships import (
    AccountHasLeft,
    AccountUnknown,
    ChangedMeanwhile,
    NotOneself,
)
from houtai.modules.identity.tables import Account, Membership
from houtai.modules.identity.tables.fields import EMAIL, PHONE

_THING = "identity.account"


class EditAccount(Command):
    """What is left out stays, so that nobody clears what he may not see."""

    version: Annotated[int, Field(ge=1, le=2**62)]
    name: Line
    language: Language
    phone: Annotated[Phone | None, PHONE.written] = None
    email: Annotated[Email | None, EMAIL.written] = None


class DisableAccount(Command):
    """Why, for colleagues who wonder later."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class EditMe(Command):
    """What everybody may change of himself."""

    name: Line
    language: Language


async def edit(session: AsyncSession, actor: Actor, account_id: UUID, command: EditAccount) -> None:
    """Change name, language and addresses. Raises AccountUnknown, AccountAboveActor or
    ChangedMeanwhile.
    """
    before = await _before(session, actor, account_id)
    edit_it = (
        update(Account)
        .where(Account.id == account_id, in_hand(actor))
        .where(Account.version == command.version)
        .values(
            version=Account.version + 1,
            **command.model_dump(include=command.model_fields_set - {"version"}),
        )
        .returning(Account.id)
    )
    if await session.scalar(edit_it) is None:
        raise ChangedMeanwhile if before.in_hand else await why_not(session, actor, account_id)
    await _note(session, actor, before)


async def edit_me(session: AsyncSession, actor: Actor, command: EditMe) -> None:
    """Change one's own name and language."""
    before = await shown.account(session, actor, actor.id)
    await session.execute(
        update(Account)
        .where(Account.id == actor.id)
        .values(version=Account.version + 1, **command.model_dump())
    )
    if before is not None:
        await _note(session, actor, before)


async def disable(
    session: AsyncSession,
    actor: Actor,
    account_id: UUID,
    command: DisableAccount | None = None,
    *,
    at: datetime,
) -> None:
    """Shut somebody else's account; what is open under it ends at once. Safe to repeat.

    Raises NotOneself, AccountUnknown, AccountAboveActor, AccountHasLeft or LastAdministrator.
    """
    reason = "" if command is None else command.reason
    async with administrators.one_remains(session):
        await _set_state(session, actor, account_id, state="disabled", disabled_reason=reason)
    await sessions.revoke_sessions(session, account_id, at=at)


async def enable(session: AsyncSession, actor: Actor, account_id: UUID) -> None:
    """Open it again. Safe to repeat. Raises what `disable` does."""
    await _set_state(session, actor, account_id, state="active", disabled_reason="")


async def leave(session: AsyncSession, actor: Actor, account_id: UUID, *, at: datetime) -> None:
    """Somebody leaves for good: sessions and memberships end, what he did keeps his name.

    Raises what `disable` does.
    """
    async with administrators.one_remains(session):
        await _set_state(session, actor, account_id, state="left", left_at=at)
        await session.execute(
            update(Membership)
            .where(Membership.account_id == account_id, Membership.ended_at.is_(None))
            .values(ended_at=at)
        )
    await sessions.revoke_sessions(session, account_id, at=at)


async def _set_state(
    session: AsyncSession, actor: Actor, account_id: UUID, **values: object
) -> None:
    if account_id == actor.id:
        raise NotOneself
    before = await _before(session, actor, account_id)
    set_it = (
        update(Account)
        .where(Account.id == account_id, Account.state != "left", in_hand(actor))
        .values(version=Account.version + 1, **values)
        .returning(Account.id)
    )
    if await session.scalar(set_it) is None:
        raise await why_not(session, actor, account_id)
    await _note(session, actor, before)


async def _before(session: AsyncSession, actor: Actor, account_id: UUID) -> LoginAccountView:
    before = await shown.account(session, actor, account_id)
    if before is None:
        raise AccountUnknown
    if before.state == "left":
        raise AccountHasLeft
    return before


async def _note(session: AsyncSession, actor: Actor, before: LoginAccountView) -> None:
    after = await shown.account(session, actor, before.id)
    if after is not None:
        trail.note(session, _THING, before.id, name=after.name, before=before, after=after)
