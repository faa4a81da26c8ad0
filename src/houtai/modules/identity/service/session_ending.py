"""Ending sessions: one's own from another machine, and those of people whom one has in hand."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.identity.queries import sessions as shown
from houtai.modules.identity.rules import passwords
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service import hands, second_factor, sessions
from houtai.modules.identity.service.proving import ProveOneself, prove
from houtai.modules.identity.tables import ConsoleSession

THING = "identity.session"


class SessionUnknown(NotFound):
    """No such open session, or none of the actor's business: the two look the same."""

    code = "sign_in.session_unknown"


class SessionState(View):
    """What is written down of a session that was ended."""

    open: bool


async def prove_and_end_own(
    database: Database,
    actor: Actor,
    command: ProveOneself,
    session_id: UUID,
    *,
    caller: Caller,
    at: datetime,
) -> None:
    """End one of one's own sessions. Raises SessionUnknown, and what `proving.prove` does."""
    await prove(database, actor.id, passwords.normalised(command.password), caller=caller, at=at)
    async with database.transaction() as session:
        await end_own(session, actor, session_id, at=at)


async def prove_and_end_others(
    database: Database,
    actor: Actor,
    command: ProveOneself,
    *,
    token: str,
    caller: Caller,
    at: datetime,
) -> None:
    """End all of one's own sessions but this one. Raises what `proving.prove` does."""
    await prove(database, actor.id, passwords.normalised(command.password), caller=caller, at=at)
    async with database.transaction() as session:
        await end_others(session, actor, token=token, at=at)


async def end_own(session: AsyncSession, actor: Actor, session_id: UUID, *, at: datetime) -> None:
    """End one of one's own sessions. Raises SessionUnknown."""
    end_it = (
        update(ConsoleSession)
        .where(ConsoleSession.id == session_id, ConsoleSession.account_id == actor.id)
        .where(ConsoleSession.revoked_at.is_(None))
        .values(revoked_at=at)
        .returning(ConsoleSession.id)
    )
    if await session.scalar(end_it) is None:
        raise SessionUnknown
    _note(session, session_id)


async def end_others(session: AsyncSession, actor: Actor, *, token: str, at: datetime) -> None:
    """End all of one's own sessions but this one. Safe to repeat."""
    await sessions.revoke_sessions(session, actor.id, at=at, except_token=token)
    before, after = SessionState(open=True), SessionState(open=False)
    trail.note(session, THING, actor.id, before=before, after=after)


async def end_of_somebody(
    session: AsyncSession, actor: Actor, session_id: UUID, *, at: datetime
) -> None:
    """End a session of somebody in hand. Raises SessionUnknown, AccountAboveActor."""
    account_id = await session.scalar(
        select(ConsoleSession.account_id)
        .where(ConsoleSession.id == session_id, ConsoleSession.revoked_at.is_(None))
        .where(shown.reached(actor))
        .with_for_update()
    )
    if account_id is None:
        raise SessionUnknown
    if account_id != actor.id:
        await hands.require_in_hand(session, actor, account_id)
    await session.execute(
        update(ConsoleSession).where(ConsoleSession.id == session_id).values(revoked_at=at)
    )
    _note(session, session_id)


async def reset_second_factor(
    session: AsyncSession, actor: Actor, account_id: UUID, *, at: datetime
) -> None:
    """Take away somebody's lost second factor, and end what is open under it.

    Raises AccountUnknown, AccountAboveActor, FactorNotOn.
    """
    await hands.require_in_hand(session, actor, account_id)
    if not await second_factor.take_away(session, account_id):
        raise second_factor.FactorNotOn
    await sessions.revoke_sessions(session, account_id, at=at)


def _note(session: AsyncSession, session_id: UUID) -> None:
    before, after = SessionState(open=True), SessionState(open=False)
    trail.note(session, THING, session_id, before=before, after=after)
