"""The end of requests, whichever: their rows, whoever was still asked, and what is told."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalEnded
from houtai.kit.eventlog import Event
from houtai.modules.approvals.rules.approvers import Cause
from houtai.modules.approvals.service import telling
from houtai.modules.approvals.service.standing import Standing, write_story
from houtai.modules.approvals.tables import Assignment, Request


async def end(
    session: AsyncSession,
    request_ids: Sequence[UUID],
    state: str,
    *,
    at: datetime,
    cause: Cause | None = None,
) -> None:
    """Close waiting requests for good, and what people still had to do about them."""
    await session.execute(
        update(Request)
        .where(Request.id.in_(request_ids), Request.state == "waiting")
        .values(state=state, cause=cause, due_at=None, ended_at=at)
    )
    await close_assignments(session, request_ids)


async def close_assignments(session: AsyncSession, request_ids: Sequence[UUID]) -> None:
    """Nobody has to decide about the current step of these requests any more."""
    await session.execute(
        update(Assignment)
        .where(Assignment.request_id.in_(request_ids), Assignment.state == "open")
        .values(state="closed")
    )


async def stop(
    session: AsyncSession, stuck: Sequence[tuple[Standing, Cause]], *, at: datetime
) -> list[Event]:
    """Nobody could decide about these: they are off, so that nothing waits for ever."""
    for cause in sorted({cause for _, cause in stuck}):
        ids = [request.id for request, why in stuck if why == cause]
        await end(session, ids, "refused", at=at, cause=cause)
    await write_story(
        session, [_line(request, "stopped", at, comment=cause) for request, cause in stuck]
    )
    ended = [_ended(request, "refused", cause, at) for request, cause in stuck]
    return [*ended, *(telling.stopped(request, at=at) for request, _ in stuck)]


async def expire(
    session: AsyncSession, overdue: Sequence[Standing], *, at: datetime
) -> list[Event]:
    """The time of these is over."""
    if not overdue:
        return []
    await end(session, [one.id for one in overdue], "expired", at=at)
    await write_story(session, [_line(request, "expired", at) for request in overdue])
    ended = [_ended(request, "expired", "", at) for request in overdue]
    return [*ended, *(telling.expired(request, at=at) for request in overdue)]


async def refuse(
    session: AsyncSession, request: Standing, *, by: str, comment: str, at: datetime
) -> list[Event]:
    """Somebody said no, and why."""
    await end(session, [request.id], "refused", at=at)
    told = telling.refused(request, by=by, comment=comment, at=at)
    return [_ended(request, "refused", comment, at), told]


async def withdraw(
    session: AsyncSession, request: Standing, *, comment: str, at: datetime
) -> list[Event]:
    """The asker wants it no longer."""
    await end(session, [request.id], "withdrawn", at=at)
    line = _line(request, "withdrawn", at, comment=comment)
    await write_story(session, [line | {"by_id": request.asked_by}])
    return [_ended(request, "withdrawn", comment, at)]


def _line(request: Standing, kind: str, at: datetime, *, comment: str = "") -> dict[str, object]:
    return {
        "request_id": request.id,
        "step": request.step,
        "kind": kind,
        "comment": comment,
        "at": at,
    }


def _ended(request: Standing, outcome: str, reason: str, at: datetime) -> ApprovalEnded:
    return ApprovalEnded(
        request_id=request.id,
        act=request.act,
        asked_by=request.asked_by,
        outcome=outcome,
        reason=reason,
        at=at,
    )
