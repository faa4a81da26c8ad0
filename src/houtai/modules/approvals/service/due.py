"""Deadlines: who has not decided in time is asked again, or the request is off."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import eventlog
from houtai.kit.eventlog import Event
from houtai.modules.approvals.rules.approvers import Cause, is_over
from houtai.modules.approvals.service import ending, moving
from houtai.modules.approvals.service.standing import Standing, hold, write_story
from houtai.modules.approvals.tables import Assignment, Request

DUE_AT_ONCE = 100


async def fall_due(session: AsyncSession, *, at: datetime) -> int:
    """Take a bite of what is due; return how much it was.

    Index: ix_request_due_at. What somebody is deciding about just now is left to him.
    """
    due = await hold(session, Request.due_at <= at, limit=DUE_AT_ONCE, skip_locked=True)
    if not due:
        return 0
    events = await ending.expire(
        session, [one for one in due if one.current.overdue == "expire"], at=at
    )
    events += await _ask_again(session, [one for one in due if one.current.overdue == "remind"], at)
    await eventlog.emit(session, *events)
    return len(due)


async def _ask_again(
    session: AsyncSession, requests: Sequence[Standing], at: datetime
) -> list[Event]:
    """Ask whoever holds by now what the step wants; who does so no longer is let off.

    If that leaves nobody, the step is over when somebody has agreed, and stuck when nobody has.
    """
    if not requests:
        return []
    asked = await moving.who_is_asked(session, requests)
    approved = await _approved(session, requests)
    await _let_off(session, requests, asked)
    waiting = [one for one in requests if asked[one.id]]
    alone = [one for one in requests if not asked[one.id]]
    ready = [one for one in alone if is_over(one.current, approved=approved[one.id], still_open=0)]
    nobody: Cause = "no_approver"
    stuck = [(one, nobody) for one in alone if one not in ready]
    await moving.assign(session, waiting, asked)
    await moving.put_off(session, waiting, at=at)
    lines = [{"request_id": one.id, "step": one.step, "kind": "reminded"} for one in waiting]
    await write_story(session, [line | {"at": at} for line in lines])
    told = await moving.tell_of_tasks(session, waiting, asked, at=at, again=True)
    moved = await moving.move_on(session, ready, at=at) if ready else []
    return [*told, *moved, *await ending.stop(session, stuck, at=at)]


async def _let_off(
    session: AsyncSession, requests: Sequence[Standing], asked: moving.Asked
) -> None:
    """Close what is open for people who may not decide any more."""
    others = [
        and_(Assignment.request_id == one.id, Assignment.account_id.not_in(list(asked[one.id])))
        for one in requests
    ]
    await session.execute(
        update(Assignment).where(Assignment.state == "open", or_(*others)).values(state="closed")
    )


async def _approved(session: AsyncSession, requests: Sequence[Standing]) -> dict[UUID, int]:
    """How many have agreed to the current step of each."""
    statement = select(Assignment.request_id, Assignment.step).where(
        Assignment.request_id.in_([one.id for one in requests]), Assignment.state == "approved"
    )
    agreed = [(row.request_id, row.step) for row in await session.execute(statement)]
    return {one.id: agreed.count((one.id, one.step)) for one in requests}
