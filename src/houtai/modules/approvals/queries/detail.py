"""One request: its steps with who is asked, its story, and what the reader may do now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.approvals.queries import people, reach
from houtai.modules.approvals.queries.differences import DifferenceView
from houtai.modules.approvals.queries.flows import act_name, steps_of
from houtai.modules.approvals.queries.requests import COLUMNS, RequestView
from houtai.modules.approvals.queries.words import Named
from houtai.modules.approvals.rules.flows import Step
from houtai.modules.approvals.tables import Assignment, Happening, Request

HAPPENINGS_MAX = 500
ASSIGNMENTS_MAX = 2_500


class AssignedView(View):
    """Somebody who is asked about a step; `decided_by` is another when he was stood in for."""

    account_id: UUID
    name: str
    state: str
    decided_by: UUID | None
    decider: str
    decided_at: datetime | None


class StepView(View):
    """A step of the request; nobody is asked about one that has not begun."""

    name: Named
    mode: str
    hours: int
    overdue: str
    people: list[AssignedView]


class HappeningView(View):
    """One line of the story; `by` is empty for what the house did by itself."""

    id: UUID
    step: int
    kind: str
    by_id: UUID | None
    by: str
    for_id: UUID | None
    stead: str
    """Name of whom it was done for."""
    comment: str
    at: datetime


class RequestDetailView(RequestView):
    """All of a request but its command."""

    flow_name: Named | None
    flow_version: int | None
    differences: list[DifferenceView]
    steps: list[StepView]
    story: list[HappeningView]
    may_decide: bool
    may_withdraw: bool


async def show(
    session: AsyncSession, actor: Actor, request_id: UUID, *, at: datetime
) -> RequestDetailView | None:
    """One request; None when there is none that the actor may look at. Index: pk_request."""
    statement = select(
        *COLUMNS,
        Request.steps,
        Request.flow_name,
        Request.flow_version,
        Request.differences,
        reach.to_decide(actor, at).label("may_decide"),
        reach.own(actor).label("own"),
    ).where(Request.id == request_id, reach.visible(actor, at))
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        return None
    assigned = await _assigned(session, request_id)
    story = await _story(session, request_id)
    ids = [found.asked_by, *(one for row in assigned for one in (row.account_id, row.decided_by))]
    ids += [one for row in story for one in (row.by_id, row.for_id)]
    names = await people.names(session, ids)
    plain = RequestView.model_validate(found).model_dump(exclude={"act_name", "asker"})
    return RequestDetailView(
        **plain,
        act_name=act_name(found.act, actor.language),
        asker=names.get(found.asked_by, ""),
        flow_name=found.flow_name,
        flow_version=found.flow_version,
        differences=[DifferenceView.model_validate(one) for one in found.differences],
        steps=[
            _step(step, [row for row in assigned if row.step == number], names)
            for number, step in enumerate(steps_of(found.steps))
        ],
        story=[_happening(row, names, actor.language) for row in story],
        may_decide=found.may_decide,
        may_withdraw=found.own and found.state == "waiting",
    )


def _step(step: Step, assigned: Sequence[Row[Any]], names: Mapping[UUID, str]) -> StepView:
    shown = [
        AssignedView(
            account_id=row.account_id,
            name=names.get(row.account_id, ""),
            state=row.state,
            decided_by=row.decided_by,
            decider=names.get(row.decided_by, ""),
            decided_at=row.decided_at,
        )
        for row in assigned
    ]
    return StepView(
        name=step.name, mode=step.mode, hours=step.hours, overdue=step.overdue, people=shown
    )


def _happening(row: Row[Any], names: Mapping[UUID, str], language: str) -> HappeningView:
    return HappeningView(
        id=row.id,
        step=row.step,
        kind=row.kind,
        by_id=row.by_id,
        by=names.get(row.by_id, ""),
        for_id=row.for_id,
        stead=names.get(row.for_id, ""),
        comment=_reason(row.comment, language) if row.kind == "failed" else row.comment,
        at=row.at,
    )


def _reason(code: str, language: str) -> str:
    """Why it could not be done; the code itself where its text needs more than is kept."""
    try:
        return say(code, language)
    except LookupError:
        return code


async def _assigned(session: AsyncSession, request_id: UUID) -> Sequence[Row[Any]]:
    a = Assignment
    columns: list[Any] = [a.step, a.account_id, a.state, a.decided_by, a.decided_at]
    chosen = select(*columns).where(a.request_id == request_id).order_by(a.step, a.id)
    return (await session.execute(chosen.limit(ASSIGNMENTS_MAX))).all()


async def _story(session: AsyncSession, request_id: UUID) -> Sequence[Row[Any]]:
    h = Happening
    columns: list[Any] = [h.id, h.step, h.kind, h.by_id, h.for_id, h.comment, h.at]
    chosen = select(*columns).where(h.request_id == request_id).order_by(h.id)
    return (await session.execute(chosen.limit(HAPPENINGS_MAX))).all()
