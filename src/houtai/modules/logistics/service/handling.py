"""What people do about parcels: notes and decisions on problems, waybills asked for again."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.events.logistics import ParcelMoved, ParcelSigned, WaybillVoided
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Prose
from houtai.modules.logistics.queries.problems import ParcelProblemView, one_problem
from houtai.modules.logistics.queries.waybills import one_waybill
from houtai.modules.logistics.service.asking import void_waybills
from houtai.modules.logistics.tables import ParcelProblem, ProblemNote, Waybill

Words = Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]


class ProblemDone(Conflict):
    """Handled already, or changed since it was read."""

    code = "logistics.problem_done"


class NotSignedEarly(Conflict):
    """Only what was signed before it was handed over can be confirmed."""

    code = "logistics.not_signed_early"


class WaybillNotRefused(Conflict):
    """It was asked for again already, or was never refused."""

    code = "logistics.waybill_not_refused"


class WaybillNotVoidable(Conflict):
    """The carrier has the parcel, or there is nothing to void."""

    code = "logistics.waybill_not_voidable"


class WriteNote(Command):
    words: Words


class HandleProblem(Command):
    """`confirmed`: it was truly signed for, although nobody handed it over by our books."""

    how: Literal["solved", "confirmed", "returned", "lost"]
    words: Words
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class VoidWaybill(Command):
    reason: Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


async def write_note(
    session: AsyncSession, actor: Actor, problem_id: UUID, command: WriteNote, *, at: datetime
) -> UUID:
    """Raises ProblemUnknown."""
    problem = await one_problem(session, actor, problem_id)
    return _note(session, actor, problem, command.words, at=at)


def _note(
    session: AsyncSession, actor: Actor, problem: ParcelProblemView, words: str, *, at: datetime
) -> UUID:
    note = ProblemNote(
        id=new_id(),
        problem_id=problem.id,
        merchant_id=problem.merchant_id,
        written_by=actor.id,
        at=at,
        words=words,
    )
    session.add(note)
    return note.id


async def handle(
    session: AsyncSession, actor: Actor, problem_id: UUID, command: HandleProblem, *, at: datetime
) -> None:
    """Raises ProblemUnknown, ProblemDone, NotSignedEarly."""
    before = await one_problem(session, actor, problem_id)
    if command.how == "confirmed" and before.kind != "signed_early":
        raise NotSignedEarly(place="body/how")
    done = await session.scalar(
        update(ParcelProblem)
        .where(ParcelProblem.id == problem_id, within(actor, ParcelProblem.merchant_id))
        .where(ParcelProblem.version == command.version, ParcelProblem.state == "open")
        .values(
            state="done",
            handled=command.how,
            handled_by=actor.id,
            handled_at=at,
            version=ParcelProblem.version + 1,
        )
        .returning(ParcelProblem.id)
        .execution_options(synchronize_session=False)
    )
    if done is None:
        raise ProblemDone
    _note(session, actor, before, command.words, at=at)
    if command.how == "confirmed":
        await _believe(session, actor, before.waybill_id, at=at)
    after = await one_problem(session, actor, problem_id)
    thing = "logistics.parcel_problem"
    trail.note(session, thing, problem_id, name=before.number or "", before=before, after=after)


async def _believe(session: AsyncSession, actor: Actor, waybill_id: UUID, *, at: datetime) -> None:
    """It was signed for after all: told on as if it had been believed at once."""
    found = await session.execute(
        update(Waybill)
        .where(Waybill.id == waybill_id, within(actor, Waybill.merchant_id))
        .where(Waybill.signed_at.is_(None), Waybill.state == "issued")
        .values(
            status="signed", status_at=at, signed_at=at, look_at=None, version=Waybill.version + 1
        )
        .returning(Waybill.parcel_id, Waybill.shipment_id, Waybill.merchant_id, Waybill.id)
        .execution_options(synchronize_session=False)
    )
    row = found.one_or_none()
    if row is not None:
        await eventlog.emit(session, ParcelMoved(*row, "signed", at), ParcelSigned(*row, at))


async def ask_again(session: AsyncSession, actor: Actor, waybill_id: UUID, *, at: datetime) -> None:
    """A refused waybill is asked for once more, under its own id. Raises WaybillUnknown,
    WaybillNotRefused.
    """
    before = await one_waybill(session, actor, waybill_id)
    done = await session.scalar(
        update(Waybill)
        .where(Waybill.id == waybill_id, within(actor, Waybill.merchant_id))
        .where(Waybill.state == "refused")
        .where(~_another_lives(before.parcel_id))
        .values(
            state="asked",
            reason="",
            error=None,
            due_at=at,
            attempts=0,
            version=Waybill.version + 1,
        )
        .returning(Waybill.id)
        .execution_options(synchronize_session=False)
    )
    if done is None:
        raise WaybillNotRefused


def _another_lives(parcel_id: UUID) -> ColumnElement[bool]:
    other = aliased(Waybill)
    return (
        select(other.id)
        .where(other.parcel_id == parcel_id, other.state.in_(("asked", "issued")))
        .exists()
    )


async def void(
    session: AsyncSession, actor: Actor, waybill_id: UUID, command: VoidWaybill, *, at: datetime
) -> None:
    """By hand, as long as the carrier has not taken the parcel. Raises WaybillUnknown,
    WaybillNotVoidable.
    """
    before = await one_waybill(session, actor, waybill_id)
    if before.state not in {"asked", "issued"} or before.handed_over_at is not None:
        raise WaybillNotVoidable
    await void_waybills(session, [before.parcel_id], command.reason, at=at)
    await eventlog.emit(
        session,
        WaybillVoided(before.parcel_id, before.shipment_id, before.merchant_id, waybill_id, at),
    )
    after = await one_waybill(session, actor, waybill_id)
    name = before.number or ""
    trail.note(session, "logistics.waybill", waybill_id, name=name, before=before, after=after)
