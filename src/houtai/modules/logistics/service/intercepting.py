"""Carriers are asked to turn parcels back which they have; what they say is told on.

An intent is written here, a job asks the carrier outside of any transaction, and `record` writes
down its answer. Whether the parcel really comes back, its movements tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import InterceptionAnswered
from houtai.kit import eventlog
from houtai.kit.sql import one_of
from houtai.modules.logistics.rules import patience
from houtai.modules.logistics.service.issuing import Taken, in_hand
from houtai.modules.logistics.tables import Interception, Waybill

TAKEN_AT_ONCE = 50
Answer = Literal["accepted", "refused", "by_phone"]


@dataclass(frozen=True)
class Asked:
    """A parcel whose carrier this job asks until its lease ends."""

    id: UUID
    attempts: int
    waybill: Taken


@dataclass(frozen=True)
class Answered:
    """What the carrier said. `by_phone`: it is not to be asked by wire, a person calls it."""

    answer: Answer
    reason: str = ""


@dataclass(frozen=True)
class Unheard:
    """It did not answer, or not so that anybody knows more than before."""

    reason: str


async def ask_interception(
    session: AsyncSession, interception_id: UUID, parcel_id: UUID, *, at: datetime
) -> bool:
    """Have the carrier turn it back; False where no carrier has it. Asked once for each id.

    The session must be the house's. Index: uq_waybill_live.
    """
    waybill = (
        await session.execute(
            select(Waybill.id, Waybill.merchant_id)
            .where(Waybill.parcel_id == parcel_id, Waybill.state == "issued")
            .where(Waybill.handed_over_at.is_not(None), Waybill.signed_at.is_(None))
        )
    ).one_or_none()
    if waybill is None:
        return False
    row = insert(Interception).values(
        id=interception_id,
        waybill_id=waybill.id,
        parcel_id=parcel_id,
        merchant_id=waybill.merchant_id,
        asked_at=at,
        due_at=at,
    )
    await session.execute(row.on_conflict_do_nothing())
    return True


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_interception_due."""
    due = select(Interception.id).where(Interception.due_at <= at).limit(1)
    return (await session.execute(due)).first() is not None


async def take(session: AsyncSession, at: datetime) -> list[Asked]:
    """Some that are due; others keep off them for a while. Index: ix_interception_due."""
    due = (
        select(Interception.id)
        .where(Interception.due_at <= at)
        .order_by(Interception.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    found = await session.execute(
        update(Interception)
        .where(Interception.id.in_(due))
        .values(attempts=Interception.attempts + 1, due_at=at + patience.LEASE)
        .returning(Interception.id, Interception.waybill_id, Interception.attempts)
    )
    rows = found.all()
    waybills = await in_hand(session, {row.waybill_id for row in rows})
    return [Asked(row.id, row.attempts, waybills[row.waybill_id]) for row in rows]


async def record(
    session: AsyncSession, heard: Sequence[tuple[Asked, Answered | Unheard]], *, at: datetime
) -> None:
    """What became of one round, each told once. Whom nobody reaches by wire a person calls."""
    said = {
        one.id: (Answered("by_phone", word.reason) if _is_late(one, word) else word, one)
        for one, word in heard
    }
    answers = {key: word for key, (word, _) in said.items() if isinstance(word, Answered)}
    for key, (word, one) in sorted(said.items()):
        if isinstance(word, Unheard):
            await session.execute(
                update(Interception)
                .where(Interception.id == key, Interception.answer.is_(None))
                .values(due_at=patience.next_try(one.attempts, at), reason=word.reason[:500])
            )
            continue
        done = await session.execute(
            update(Interception)
            .where(Interception.id == key, Interception.answer.is_(None))
            .values(answer=word.answer, reason=word.reason[:500], answered_at=at, due_at=None)
            .returning(Interception.id)
        )
        if done.first() is None:
            answers.pop(key)
    await _tell(session, answers, at=at)


def _is_late(asked: Asked, word: Answered | Unheard) -> bool:
    return isinstance(word, Unheard) and asked.attempts >= patience.TRIES_MAX


async def _tell(session: AsyncSession, answers: dict[UUID, Answered], *, at: datetime) -> None:
    columns = (Interception.id, Interception.parcel_id, Interception.merchant_id)
    rows = await session.execute(
        select(*columns, Waybill.shipment_id)
        .join(Waybill, Waybill.id == Interception.waybill_id)
        .where(one_of(Interception.id, answers))
        .order_by(Interception.id)
    )
    events = [
        InterceptionAnswered(
            interception_id=row.id,
            parcel_id=row.parcel_id,
            shipment_id=row.shipment_id,
            merchant_id=row.merchant_id,
            answer=answers[row.id].answer,
            reason=answers[row.id].reason,
            at=at,
        )
        for row in rows
    ]
    await eventlog.emit(session, *events)
