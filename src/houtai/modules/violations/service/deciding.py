"""What is done about a violation: by its merchant, by the platform, and by time.

The session is the house's from where it was found within the actor's reach.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Forbidden
from houtai.modules.violations.queries.violations import ViolationView, one_violation
from houtai.modules.violations.rules.states import Act
from houtai.modules.violations.service.moving import ActOnViolation, SayOfViolation, move
from houtai.modules.violations.service.telling import tell_merchant, tell_rulers
from houtai.modules.violations.tables import Violation

BITE = 100


class OwnViolation(Forbidden):
    """Who held it against a merchant does not approve it."""

    code = "violations.own"


async def approve(
    session: AsyncSession, actor: Actor, violation_id: UUID, command: ActOnViolation, *,
    at: datetime,
) -> None:  # fmt: skip
    """A big one is told now. Raises ViolationUnknown, OwnViolation, ViolationElsewhere."""
    raised_by = await session.scalar(
        select(Violation.raised_by).where(
            Violation.id == violation_id, within(actor, Violation.merchant_id)
        )
    )
    if raised_by == actor.id:
        raise OwnViolation
    after = await _act(session, actor, violation_id, "approve", command, at=at)
    async with reaching_as(session, SYSTEM):
        await tell_merchant(session, after, "violations.told", at=at)


async def accept(
    session: AsyncSession, actor: Actor, violation_id: UUID, command: ActOnViolation, *,
    at: datetime,
) -> None:  # fmt: skip
    """Its merchant has nothing to say against it. Raises ViolationUnknown, ViolationElsewhere."""
    await _act(session, actor, violation_id, "accept", command, at=at)


async def appeal(
    session: AsyncSession, actor: Actor, violation_id: UUID, command: SayOfViolation, *,
    at: datetime,
) -> None:  # fmt: skip
    """Once, and in time. Raises ViolationUnknown, ViolationElsewhere, FileNotUsable."""
    after = await _act(session, actor, violation_id, "appeal", command, at=at)
    async with reaching_as(session, SYSTEM):
        await tell_rulers(session, after, at=at)


async def uphold(
    session: AsyncSession, actor: Actor, violation_id: UUID, command: SayOfViolation, *,
    at: datetime,
) -> None:  # fmt: skip
    """The appeal changes nothing. Raises ViolationUnknown, ViolationElsewhere, FileNotUsable."""
    after = await _act(session, actor, violation_id, "uphold", command, at=at)
    async with reaching_as(session, SYSTEM):
        await tell_merchant(session, after, "violations.fined", at=at)


async def withdraw(
    session: AsyncSession, actor: Actor, violation_id: UUID, command: SayOfViolation, *,
    at: datetime,
) -> None:  # fmt: skip
    """It was none, or is let go. Raises ViolationUnknown, ViolationElsewhere, FileNotUsable."""
    after = await _act(session, actor, violation_id, "withdraw", command, at=at)
    if after.told_at is not None:
        async with reaching_as(session, SYSTEM):
            await tell_merchant(session, after, "violations.withdrawn", at=at)


async def expire_due(session: AsyncSession, *, at: datetime) -> int:
    """A bite of those whose merchants said nothing in time. Index: ix_violation_due_at."""
    due = await session.scalars(
        select(Violation.id)
        .where(Violation.due_at <= at)
        .order_by(Violation.due_at, Violation.id)
        .limit(BITE)
        .with_for_update(skip_locked=True)
    )
    ids = list(due)
    for violation_id in ids:
        before = await one_violation(session, SYSTEM, violation_id)
        after = await move(session, SYSTEM, before, "expire", at=at)
        await tell_merchant(session, after, "violations.fined", at=at)
    return len(ids)


async def _act(
    session: AsyncSession,
    actor: Actor,
    violation_id: UUID,
    act: Act,
    command: ActOnViolation,
    *,
    at: datetime,
) -> ViolationView:
    """It is found as its actor sees it; what follows is the house's to do."""
    before = await one_violation(session, actor, violation_id)
    said = (command.words, command.pictures) if isinstance(command, SayOfViolation) else ("", ())
    async with reaching_as(session, SYSTEM):
        return await move(
            session,
            actor,
            before,
            act,
            version=command.version,
            words=said[0],
            pictures=said[1],
            at=at,
        )
