"""One person says yes or no, or takes back what he asked for.

Each use case holds the request's row first. Whoever comes second finds it changed: of two
approvers, of approval and withdrawal, of approval and deadline exactly one takes effect.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Forbidden, NotFound
from houtai.kit.shapes import Command, Prose, View
from houtai.modules.approvals.queries import detail, people, reach
from houtai.modules.approvals.queries.words import called
from houtai.modules.approvals.rules.approvers import is_over
from houtai.modules.approvals.service import ending, moving
from houtai.modules.approvals.service.standing import Standing, hold, write_story
from houtai.modules.approvals.tables import Assignment, Request

COMMENT_LENGTH_MAX = 1_000
Comment = Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=COMMENT_LENGTH_MAX)]
Reason = Annotated[Comment, StringConstraints(strip_whitespace=True, min_length=1)]


class RequestUnknown(NotFound):
    """There is none, or none that the actor may look at."""

    code = "approvals.request_unknown"


class RequestOver(Conflict):
    """It has been decided, withdrawn or ended meanwhile; `state` says how."""

    code = "approvals.request_over"


class PastDeadline(Conflict):
    """The time for this step is over; the request ends with the next look of the clock."""

    code = "approvals.past_deadline"


class OwnRequest(Forbidden):
    """Nobody agrees to what he asked for himself."""

    code = "approvals.own_request"


class AlreadyDecided(Conflict):
    """Nobody decides twice about one request."""

    code = "approvals.already_decided"


class NotApprover(Forbidden):
    """The request is in sight, but others are asked about this step."""

    code = "approvals.not_approver"


class NoLongerApprover(Forbidden):
    """He, or the person he stands in for, does not hold any more what he was asked for."""

    code = "approvals.no_longer_approver"


class Approve(Command):
    comment: Comment = ""


class Refuse(Command):
    """A refusal says why."""

    comment: Reason


class Withdraw(Command):
    comment: Comment = ""


class StandingView(View):
    """What of a request changes by a decision."""

    state: str
    step: str
    comment: str = ""


@dataclass(frozen=True)
class Decision:
    """What somebody says to a step."""

    kind: Literal["approved", "refused"]
    comment: str
    at: datetime


async def approve(
    session: AsyncSession, actor: Actor, request_id: UUID, command: Approve, *, at: datetime
) -> None:
    """Agree to the current step; the last agreement grants the act, in this transaction.

    Raises RequestUnknown, RequestOver, PastDeadline, OwnRequest, AlreadyDecided, NotApprover,
    NoLongerApprover.
    """
    request = await _take(session, actor, request_id, at)
    await _decide(session, actor, request, Decision("approved", command.comment, at))
    over = await _is_over(session, request)
    after_this = _with(request, actor.id)
    events = await moving.move_on(session, [after_this], at=at) if over else []
    await _note(session, request, command.comment)
    await eventlog.emit(session, *events)


async def refuse(
    session: AsyncSession, actor: Actor, request_id: UUID, command: Refuse, *, at: datetime
) -> None:
    """Say no, with the reason; one refusal ends the request. Raises what `approve` raises."""
    request = await _take(session, actor, request_id, at)
    await _decide(session, actor, request, Decision("refused", command.comment, at))
    by = (await people.names(session, [actor.id])).get(actor.id, "")
    events = await ending.refuse(session, request, by=by, comment=command.comment, at=at)
    await _note(session, request, command.comment)
    await eventlog.emit(session, *events)


async def withdraw(
    session: AsyncSession, actor: Actor, request_id: UUID, command: Withdraw, *, at: datetime
) -> None:
    """Take back what one has asked for, while it waits. Raises RequestUnknown, RequestOver."""
    held = await hold(session, Request.id == request_id, reach.own(actor))
    if not held:
        raise await _why_not(session, actor, request_id, at)
    events = await ending.withdraw(session, held[0], comment=command.comment, at=at)
    await _note(session, held[0], command.comment)
    await eventlog.emit(session, *events)


async def _take(session: AsyncSession, actor: Actor, request_id: UUID, at: datetime) -> Standing:
    """Hold the request, if the actor may see it and it can be decided about."""
    held = await hold(session, Request.id == request_id, reach.visible(actor, at))
    if not held:
        raise await _why_not(session, actor, request_id, at)
    request = held[0]
    if request.asked_by == actor.id:
        raise OwnRequest
    if actor.id in request.decided:
        raise AlreadyDecided
    if request.current.overdue == "expire" and request.due_at is not None and request.due_at <= at:
        raise PastDeadline
    return request


async def _why_not(
    session: AsyncSession, actor: Actor, request_id: UUID, at: datetime
) -> RequestUnknown | RequestOver | NotApprover:
    """What the actor may not look at, and what waits for others, looks like none at all."""
    seen = await detail.show(session, actor, request_id, at=at)
    if seen is None:
        return RequestUnknown()
    return NotApprover() if seen.state == "waiting" else RequestOver(state=seen.state)


async def _decide(
    session: AsyncSession, actor: Actor, request: Standing, decision: Decision
) -> None:
    """Settle the assignment and write the line into the story."""
    for_id = await _in_whose_name(session, actor, request, decision.at)
    await session.execute(
        update(Assignment)
        .where(
            Assignment.request_id == request.id,
            Assignment.step == request.step,
            Assignment.account_id == for_id,
            Assignment.state == "open",
        )
        .values(state=decision.kind, decided_by=actor.id, decided_at=decision.at)
    )
    line = {"request_id": request.id, "step": request.step, **asdict(decision)}
    stead = None if for_id == actor.id else for_id
    await write_story(session, [line | {"by_id": actor.id, "for_id": stead}])


async def _in_whose_name(
    session: AsyncSession, actor: Actor, request: Standing, at: datetime
) -> UUID:
    """The actor's own assignment, else one of those he stands in for; checked as of now."""
    here = reach.at_place(actor.place, Assignment.merchant_id, Assignment.warehouse_id)
    statement = (
        select(Assignment.account_id)
        .join(Request, Request.id == Assignment.request_id)
        .where(
            Assignment.request_id == request.id,
            Assignment.step == request.step,
            Assignment.state == "open",
            here,
            reach.for_whom(actor, at),
        )
    )
    open_for = list(await session.scalars(statement.order_by(Assignment.id)))
    if not open_for:
        raise NotApprover
    asked = (await moving.who_is_asked(session, [request]))[request.id]
    able = [one for one in open_for if asked.get(one) == actor.place]
    if not able:
        raise NoLongerApprover
    return actor.id if actor.id in able else able[0]


async def _is_over(session: AsyncSession, request: Standing) -> bool:
    statement = select(func.count()).where(
        Assignment.request_id == request.id,
        Assignment.step == request.step,
        Assignment.state == "open",
    )
    still_open = await session.scalar(statement) or 0
    return is_over(request.current, approved=1, still_open=still_open)


def _with(request: Standing, decider: UUID) -> Standing:
    return replace(request, decided=request.decided | {decider})


async def _note(session: AsyncSession, request: Standing, comment: str) -> None:
    """For the operation log: from which state and step to which."""
    statement = select(Request.state, Request.step).where(Request.id == request.id)
    state, step = (await session.execute(statement)).one()
    trail.note(
        session,
        "approvals.request",
        request.id,
        name=request.number,
        before=StandingView(state="waiting", step=called(request.current.name)),
        after=StandingView(state=state, step=called(request.steps[step].name), comment=comment),
    )
