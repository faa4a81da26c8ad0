"""Problems of parcels, by deadline, with what people noted about them; pushes not believed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, below, equal
from houtai.kit.shapes import Moment, View
from houtai.modules.identity import public as identity
from houtai.modules.logistics.rules.tracking import ProblemKind, Status
from houtai.modules.logistics.tables import ParcelProblem, ProblemNote, RefusedPush, Waybill
from houtai.modules.merchants import public as merchants

HandledAs = Literal["moved_again", "solved", "confirmed", "returned", "lost"]


class ProblemUnknown(NotFound):
    code = "logistics.problem_unknown"


class ParcelProblemView(View):
    """One problem, with the parcel that it is about."""

    id: UUID
    kind: ProblemKind
    state: Literal["open", "done"]
    words: str
    waybill_id: UUID
    number: str | None
    carrier_code: str
    status: Status | None
    shipment_id: UUID
    merchant_id: UUID
    shop_name: str = ""
    opened_at: datetime
    due_at: datetime
    handled: HandledAs | None
    handled_by: UUID | None
    handled_by_name: str = ""
    handled_at: datetime | None
    version: int


class ProblemNoteView(View):
    id: UUID
    at: datetime
    written_by: UUID
    written_by_name: str
    words: str


class RefusedPushView(View):
    """What was not believed in one hour."""

    id: UUID
    tracker: str
    reason: str
    hour: datetime
    seen: int
    last_at: datetime
    last_bytes: int


PROBLEMS = Listing(
    id=ParcelProblem.id,
    sorts={"due_at": ParcelProblem.due_at},
    default="due_at",
    filters={
        "state": equal(ParcelProblem.state, Literal["open", "done"]),
        "kind": any_of(ParcelProblem.kind, ProblemKind),
        "merchant_id": equal(ParcelProblem.merchant_id, UUID),
        "waybill_id": equal(ParcelProblem.waybill_id, UUID),
        "due_before": below(ParcelProblem.due_at, Moment),
    },
)
REFUSED = Listing(
    id=RefusedPush.id, sorts={"last_at": RefusedPush.last_at}, default="-last_at", filters={}
)
_OWN = {column.key for column in ParcelProblem.__table__.columns}
_ALL: tuple[Any, ...] = (
    *(getattr(ParcelProblem, name) for name in ParcelProblemView.model_fields if name in _OWN),
    Waybill.number,
    Waybill.carrier_code,
    Waybill.status,
    Waybill.shipment_id,
)


async def list_problems(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ParcelProblemView]:
    """Soonest due first. Index: ix_parcel_problem_state_due_at_id, ix_parcel_problem_due_at_id."""
    statement = (
        select(*_ALL)
        .join(Waybill, Waybill.id == ParcelProblem.waybill_id)
        .where(within(actor, ParcelProblem.merchant_id))
    )
    page = await PROBLEMS.page(session, statement, wanted, ParcelProblemView)
    return page.model_copy(update={"items": await _named(session, page.items)})


async def one_problem(session: AsyncSession, actor: Actor, problem_id: UUID) -> ParcelProblemView:
    """Raises ProblemUnknown. Index: pk_parcel_problem."""
    found = await session.execute(
        select(*_ALL)
        .join(Waybill, Waybill.id == ParcelProblem.waybill_id)
        .where(ParcelProblem.id == problem_id, within(actor, ParcelProblem.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise ProblemUnknown
    [named] = await _named(session, [ParcelProblemView.model_validate(row)])
    return named


async def list_notes(
    session: AsyncSession, actor: Actor, problem_id: UUID
) -> list[ProblemNoteView]:
    """Oldest first. Raises ProblemUnknown. Index: ix_problem_note_problem_id_id."""
    await one_problem(session, actor, problem_id)
    rows = (
        await session.scalars(
            select(ProblemNote)
            .where(ProblemNote.problem_id == problem_id, within(actor, ProblemNote.merchant_id))
            .order_by(ProblemNote.id)
            .limit(200)
        )
    ).all()
    names = await identity.names(session, {one.written_by for one in rows}) if rows else {}
    return [
        ProblemNoteView(
            id=one.id,
            at=one.at,
            written_by=one.written_by,
            written_by_name=names.get(one.written_by, ""),
            words=one.words,
        )
        for one in rows
    ]


async def list_refused(session: AsyncSession, wanted: Wanted) -> Page[RefusedPushView]:
    """Newest first. Index: ix_refused_push_last_at_id."""
    statement = select(*(getattr(RefusedPush, name) for name in RefusedPushView.model_fields))
    return await REFUSED.page(session, statement, wanted, RefusedPushView)


async def _named(
    session: AsyncSession, found: Sequence[ParcelProblemView]
) -> list[ParcelProblemView]:
    people = {one.handled_by for one in found if one.handled_by is not None}
    names = await identity.names(session, people) if people else {}
    shops = await merchants.shop_names(session, {one.merchant_id for one in found})
    return [
        one.model_copy(
            update={
                "handled_by_name": names.get(one.handled_by, "") if one.handled_by else "",
                "shop_name": shops.get(one.merchant_id, ""),
            }
        )
        for one in found
    ]
