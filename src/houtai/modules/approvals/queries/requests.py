"""What is asked for: lists, one request with its steps and its story, how much waits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View, Word
from houtai.modules.approvals.queries import people, reach
from houtai.modules.approvals.queries.flows import act_name
from houtai.modules.approvals.queries.words import Named
from houtai.modules.approvals.tables import Request

COUNTED_MAX = 1_000
State = Literal["waiting", "granted", "done", "failed", "refused", "withdrawn", "expired"]


class RequestView(View):
    """A request as it stands in a list. `step_name` says what it waits at, or ended at."""

    id: UUID
    number: str
    act: str
    act_name: str = ""
    state: State
    title: str
    thing: str
    thing_id: str
    asked_by: UUID
    asker: str = ""
    merchant_id: UUID | None
    warehouse_id: UUID | None
    amount_fen: int | None
    step: int
    step_name: Named | None
    steps_count: int
    at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    cause: str | None
    failure: str | None


class CountsView(View):
    """What waits, at most a thousand of each."""

    to_decide: int
    own_waiting: int


_WORDED = {"act_name", "asker", "step_name", "steps_count"}
COLUMNS = [
    *(getattr(Request, name) for name in RequestView.model_fields if name not in _WORDED),
    func.jsonb_extract_path_text(Request.steps, cast(Request.step, Text), "name").label(
        "step_name"
    ),
    func.jsonb_array_length(Request.steps).label("steps_count"),
]
REQUESTS = Listing(
    id=Request.id,
    sorts={"id": Request.id},
    default="-id",
    filters={
        "state": any_of(Request.state, State),
        "act": equal(Request.act, Word),
        "number": equal(Request.number, Line),
        "asked_by": equal(Request.asked_by, UUID),
        "merchant_id": equal(Request.merchant_id, UUID),
        "warehouse_id": equal(Request.warehouse_id, UUID),
        "thing_id": equal(Request.thing_id, Line),
    },
)
OWN = Listing(
    id=Request.id,
    sorts={"id": Request.id},
    default="-id",
    filters={"state": any_of(Request.state, State), "act": equal(Request.act, Word)},
)


async def list_all(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[RequestView]:
    """All within reach. Index: pk_request, or the one of the filter."""
    return await _page(session, wanted, REQUESTS, reach.reached(actor), actor.language)


async def list_own(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[RequestView]:
    """What the actor has asked for. Index: ix_request_asked_by_id."""
    return await _page(session, wanted, OWN, reach.own(actor), actor.language)


async def list_decided(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[RequestView]:
    """What the actor has decided. Index: ix_assignment_decided_by_request_id."""
    return await _page(session, wanted, OWN, reach.decided(actor), actor.language)


async def list_to_decide(
    session: AsyncSession, actor: Actor, wanted: Wanted, *, at: datetime
) -> Page[RequestView]:
    """What waits for the actor. Index: ix_assignment_account_id_request_id."""
    return await _page(session, wanted, OWN, reach.to_decide(actor, at), actor.language)


async def count(session: AsyncSession, actor: Actor, *, at: datetime) -> CountsView:
    """How much waits for the actor, and how much of his own still waits."""
    waiting = reach.own(actor) & (Request.state == "waiting")
    found = await session.execute(select(_counted(reach.to_decide(actor, at)), _counted(waiting)))
    to_decide, own_waiting = found.one()
    return CountsView(to_decide=to_decide, own_waiting=own_waiting)


def _counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
    bounded: Select[Any] = select(Request.id).where(condition).limit(COUNTED_MAX)
    return select(func.count()).select_from(bounded.subquery()).scalar_subquery()


async def _page(
    session: AsyncSession,
    wanted: Wanted,
    listing: Listing,
    which: ColumnElement[bool],
    language: str,
) -> Page[RequestView]:
    statement: Select[Any] = select(*COLUMNS).where(which)
    page = await listing.page(session, statement, wanted, RequestView)
    return Page[RequestView](items=await _worded(session, page.items, language), next=page.next)


async def _worded(
    session: AsyncSession, rows: Sequence[RequestView], language: str
) -> list[RequestView]:
    """The names of acts and people stand elsewhere."""
    names = await people.names(session, [row.asked_by for row in rows])
    return [
        row.model_copy(
            update={
                "act_name": act_name(row.act, language),
                "asker": names.get(row.asked_by, ""),
            }
        )
        for row in rows
    ]
