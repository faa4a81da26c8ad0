"""Codes on their way: what a job takes in hand, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.members.rules.codes import KEPT_AFTER, TALLY_KEPT
from houtai.modules.members.tables import MemberSession, SignInCode, Tally

FORGOTTEN_AT_ONCE = 2_000
TAKEN_AT_ONCE = 20
ATTEMPTS_MAX = 3
PAUSE = timedelta(seconds=5)
LEASE = timedelta(seconds=60)


@dataclass(frozen=True)
class ToSend:
    """A code that this sender has in hand until its lease ends."""

    id: UUID
    phone: str
    language: str
    salt: bytes
    attempts: int
    expires_at: datetime


@dataclass(frozen=True)
class Sent:
    """How one try ended."""

    code: ToSend
    state: Literal["sent", "failed", "no_provider"]
    error: str | None = None
    final: bool = False


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_sign_in_code_due."""
    due = select(SignInCode.id).where(SignInCode.next_try_at <= at).limit(1)
    return await session.scalar(due) is not None


async def take(session: AsyncSession, at: datetime) -> list[ToSend]:
    """Some codes that are due; others keep off them for a while. Index: ix_sign_in_code_due."""
    code = SignInCode
    due = (
        select(code.id)
        .where(code.next_try_at <= at)
        .order_by(code.next_try_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(code)
        .where(code.id.in_(due))
        .values(attempts=code.attempts + 1, next_try_at=at + LEASE)
        .returning(code.id, code.phone, code.language, code.salt, code.attempts, code.expires_at)
    )
    return [ToSend(*row) for row in taken]


async def settle(session: AsyncSession, sent: Sequence[Sent], at: datetime) -> None:
    """Write down how tries ended. A code is old soon: after three it is given up."""
    if not sent:
        return
    table = SignInCode.__table__
    statement = (
        update(SignInCode)
        .where(table.c.id == bindparam("of_id"), table.c.attempts == bindparam("of_attempts"))
        .where(table.c.state == "waiting")
        .values(
            state=bindparam("to_state"),
            next_try_at=bindparam("to_next_try_at"),
            error=bindparam("to_error"),
        )
    )
    await (await session.connection()).execute(statement, [_settled(one, at) for one in sent])


def _settled(one: Sent, at: datetime) -> dict[str, object]:
    next_try_at = at + PAUSE * one.code.attempts
    again = (
        one.state == "failed"
        and not one.final
        and one.code.attempts < ATTEMPTS_MAX
        and next_try_at < one.code.expires_at
    )
    return {
        "of_id": one.code.id,
        "of_attempts": one.code.attempts,
        "to_state": "waiting" if again else one.state,
        "to_next_try_at": next_try_at if again else None,
        "to_error": one.error,
    }


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete old codes, sessions that ended long ago, and counts that time has forgiven."""
    code, held = SignInCode, MemberSession
    old_codes = select(code.id).where(code.expires_at < at - KEPT_AFTER).limit(FORGOTTEN_AT_ONCE)
    old_sessions = select(held.id).where(held.expires_at < at - KEPT_AFTER).limit(FORGOTTEN_AT_ONCE)
    old_counts = (
        select(Tally.subject).where(Tally.last_try_at < at - TALLY_KEPT).limit(FORGOTTEN_AT_ONCE)
    )
    gone = await session.scalars(delete(code).where(code.id.in_(old_codes)).returning(code.id))
    ended = await session.scalars(delete(held).where(held.id.in_(old_sessions)).returning(held.id))
    counts = await session.scalars(
        delete(Tally).where(Tally.subject.in_(old_counts)).returning(Tally.subject)
    )
    found = [len(gone.all()), len(ended.all()), len(counts.all())]
    return sum(found) if max(found) == FORGOTTEN_AT_ONCE else 0
