"""What becomes of a request: the people of its next step are asked, or it is granted.

Everything takes many requests at once, so that a batch of events costs as much as one decision.
The caller holds the requests' rows locked, and emits what is returned after his own writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Uuid, column, update, values
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted
from houtai.kit.auth import Place
from houtai.kit.eventlog import Event
from houtai.kit.ids import new_id
from houtai.modules.approvals.queries import delegations, people
from houtai.modules.approvals.rules.approvers import ASSIGNED_MAX, assigned, posts, why_nobody
from houtai.modules.approvals.service import ending, telling
from houtai.modules.approvals.service.standing import Standing, write_story
from houtai.modules.approvals.tables import Assignment, Request

Asked = Mapping[UUID, Mapping[UUID, Place]]
"""By request: who is asked about its current step, and as somebody of which place."""


async def move_on(
    session: AsyncSession, requests: Sequence[Standing], *, at: datetime
) -> list[Event]:
    """The current step has what it needs: begin the next one, or grant what is asked."""
    over = [one for one in requests if one.step + 1 == len(one.steps)]
    further = [replace(one, step=one.step + 1) for one in requests if one not in over]
    await ending.close_assignments(session, [one.id for one in further])
    granted = await _grant(session, over, at) if over else []
    return [*granted, *await begin(session, further, at=at)]


async def begin(
    session: AsyncSession, requests: Sequence[Standing], *, at: datetime
) -> list[Event]:
    """Ask the people of the current step; what nobody could decide about ends here."""
    if not requests:
        return []
    asked = await who_is_asked(session, requests)
    causes = {one.id: why_nobody(one.current, asked[one.id]) for one in requests}
    begun = [one for one in requests if causes[one.id] is None]
    stuck = [(one, cause) for one in requests if (cause := causes[one.id]) is not None]
    await put_off(session, requests, at=at)
    await assign(session, begun, asked)
    told = await tell_of_tasks(session, begun, asked, at=at)
    return [*told, *await ending.stop(session, stuck, at=at)]


async def who_is_asked(session: AsyncSession, requests: Sequence[Standing]) -> Asked:
    """Who could decide about the current step of each, as things are now."""
    wanted = {post for one in requests for post in posts(one.current, one.place)}
    holders = await people.people().holders(session, wanted)
    return {
        one.id: assigned(posts(one.current, one.place), holders, one.barred) for one in requests
    }


async def assign(session: AsyncSession, requests: Sequence[Standing], asked: Asked) -> None:
    """Put people before the current step; who has decided about it stays as he is."""
    rows = [
        {
            "id": new_id(),
            "request_id": one.id,
            "step": one.step,
            "account_id": account_id,
            "merchant_id": place.merchant_id,
            "warehouse_id": place.warehouse_id,
            "state": "open",
        }
        for one in requests
        for account_id, place in _some(asked[one.id])
    ]
    if rows:
        put = insert(Assignment).on_conflict_do_update(
            index_elements=["request_id", "step", "account_id"],
            set_={"state": "open"},
            where=Assignment.state == "closed",
        )
        await session.execute(put, rows)


async def put_off(session: AsyncSession, requests: Sequence[Standing], *, at: datetime) -> None:
    """Write down the current step of each, which has all its time from now on."""
    if not requests:
        return
    due = values(
        column("id", Uuid),
        column("step", BigInteger),
        column("due_at", DateTime(timezone=True)),
        name="due",
    ).data([(one.id, one.step, at + timedelta(hours=one.current.hours)) for one in requests])
    await session.execute(
        update(Request)
        .where(Request.id == due.c.id, Request.state == "waiting")
        .values(step=due.c.step, due_at=due.c.due_at)
    )


async def tell_of_tasks(
    session: AsyncSession,
    begun: Sequence[Standing],
    asked: Asked,
    *,
    at: datetime,
    again: bool = False,
) -> list[Event]:
    """Notices to those who are asked and to their substitutes."""
    if not begun:
        return []
    stand_ins = await delegations.substitutes(session, [one.id for one in begun], at)
    names = await people.names(session, [one.asked_by for one in begun])
    notice = telling.task_reminder if again else telling.task_waiting
    return [
        notice(
            one,
            [*(account_id for account_id, _ in _some(asked[one.id])), *stand_ins.get(one.id, ())],
            asker=names.get(one.asked_by, ""),
            at=at,
        )
        for one in begun
    ]


def _some(asked: Mapping[UUID, Place]) -> list[tuple[UUID, Place]]:
    """When any of very many may decide, not all of them need to be asked."""
    return list(asked.items())[:ASSIGNED_MAX]


async def _grant(session: AsyncSession, requests: Sequence[Standing], at: datetime) -> list[Event]:
    await ending.end(session, [one.id for one in requests], "granted", at=at)
    lines = [
        {"request_id": one.id, "step": one.step, "kind": "granted", "at": at} for one in requests
    ]
    await write_story(session, lines)
    return [
        ApprovalGranted(
            request_id=one.id,
            act=one.act,
            asked_by=one.asked_by,
            merchant_id=one.place.merchant_id,
            warehouse_id=one.place.warehouse_id,
            command=one.command,
            at=at,
        )
        for one in requests
    ]
