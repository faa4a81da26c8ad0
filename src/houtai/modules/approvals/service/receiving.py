"""What somebody asks for comes in by event, and so does what became of it once granted."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, Uuid, case, column, update, values
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked, ApprovedActDone
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import document_number
from houtai.modules.approvals.queries.flows import flows_for
from houtai.modules.approvals.rules.flows import Case, Known, choose
from houtai.modules.approvals.service import ending, moving, telling
from houtai.modules.approvals.service.standing import Standing, write_story
from houtai.modules.approvals.tables import Request

NUMBER_KIND = "S"


async def receive(session: AsyncSession, asked: Sequence[ApprovalAsked], *, at: datetime) -> None:
    """Take requests in and ask the people of their first steps; one that is known is passed by.

    A request for which there is no flow is off at once, so that nobody waits for nothing.
    """
    flows = await flows_for(session, {one.act for one in asked})
    chosen = {one.request_id: choose(flows, _case(one)) for one in asked}
    rows = {one.request_id: _row(one, chosen[one.request_id], at) for one in asked}
    put = insert(Request).values(list(rows.values())).on_conflict_do_nothing(index_elements=["id"])
    new = set(await session.scalars(put.returning(Request.id)))
    fresh = [one for one in asked if one.request_id in new]
    standings = {one.request_id: _standing(one, chosen[one.request_id], rows) for one in fresh}
    story = [
        {"request_id": one.request_id, "step": 0, "kind": "asked", "at": one.at}
        | {"by_id": one.asked_by}
        for one in fresh
    ]
    await write_story(session, story)
    routed = [one for one in standings.values() if one.steps]
    lost = [one for one in standings.values() if not one.steps]
    events = await moving.begin(session, routed, at=at)
    events += await ending.stop(session, [(one, "no_flow") for one in lost], at=at)
    await eventlog.emit(session, *events)


def _case(asked: ApprovalAsked) -> Case:
    place = Place(asked.merchant_id, asked.warehouse_id)
    return Case(asked.act, place, asked.thing, asked.amount_fen)


def _row(asked: ApprovalAsked, flow: Known | None, at: datetime) -> dict[str, Any]:
    """The row as it begins to wait; one without a flow is over before that."""
    return {
        "id": asked.request_id,
        "number": document_number(NUMBER_KIND, asked.request_id, asked.at.date()),
        "act": asked.act,
        "state": "waiting" if flow else "refused",
        "asked_by": asked.asked_by,
        "merchant_id": asked.merchant_id,
        "warehouse_id": asked.warehouse_id,
        "thing": asked.thing,
        "thing_id": asked.thing_id,
        "title": asked.title,
        "command": asked.command,
        "differences": json.loads(asked.differences),
        "amount_fen": asked.amount_fen,
        "flow_id": flow and flow.id,
        "flow_name": flow and flow.name,
        "flow_version": flow and flow.version,
        "steps": [step.model_dump(mode="json") for step in flow.steps] if flow else [],
        "step": 0,
        "at": asked.at,
        "due_at": at if flow else None,
        "ended_at": None if flow else at,
        "cause": None if flow else "no_flow",
    }


def _standing(
    asked: ApprovalAsked, flow: Known | None, rows: dict[UUID, dict[str, Any]]
) -> Standing:
    return Standing(
        id=asked.request_id,
        number=rows[asked.request_id]["number"],
        act=asked.act,
        title=asked.title,
        asked_by=asked.asked_by,
        place=Place(asked.merchant_id, asked.warehouse_id),
        steps=flow.steps if flow else (),
        step=0,
        command=asked.command,
    )


async def record_outcomes(
    session: AsyncSession, done: Sequence[ApprovedActDone], *, at: datetime
) -> None:
    """Write down what became of granted acts, and tell those who asked; said twice, it is once."""
    outcome = values(column("id", Uuid), column("code", Text), name="outcome").data(
        [(one.request_id, one.code) for one in done]
    )
    rows = await session.execute(
        update(Request)
        .where(Request.id == outcome.c.id, Request.state == "granted")
        .values(
            state=case((outcome.c.code.is_(None), "done"), else_="failed"),
            failure=outcome.c.code,
        )
        .returning(
            Request.id, Request.number, Request.title, Request.asked_by, Request.step,
            Request.failure,
        )
    )  # fmt: skip
    found = rows.all()
    story = [
        {"request_id": row.id, "step": row.step, "comment": row.failure or "", "at": at}
        | {"kind": "failed" if row.failure else "done"}
        for row in found
    ]
    await write_story(session, story)
    notices = [
        telling.carried_out(
            row.id, row.number, row.title, row.asked_by, done=row.failure is None, at=at
        )
        for row in found
    ]
    await eventlog.emit(session, *notices)
