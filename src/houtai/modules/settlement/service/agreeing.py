"""Both sides agree on a bill: confirmed by the merchant, or by time; disputed, corrected, answered.

Every step is a guarded UPDATE of the bill's state: of two at once one finds it moved.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.settlement import BillConfirmed
from houtai.kit import eventlog, settings, trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command, Prose
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement.queries.bills import SettlementBillView, one_bill
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.service.billing import CONFIRMED_WITHIN, other_line, resum
from houtai.modules.settlement.service.telling import Told, tell
from houtai.modules.settlement.tables import Bill, BillLine

THING = "settlement.bill"
BITE = 100
CORRECTION_MAX = 10**11
Words = Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class BillNotSo(Conflict):
    """It is not where it was when it was read."""

    code = "settlement.bill_not_so"


class CorrectionEmpty(Conflict):
    """Nothing would change."""

    code = "settlement.correction_empty"


class DisputeBill(Command):
    """What is wrong with it."""

    words: Words


class AnswerDispute(Command):
    """What was found; the merchant is asked again to agree."""

    words: Words


class CorrectBill(Command):
    """More for the merchant, or less where it is below zero, and why."""

    fen: Annotated[int, Field(strict=True, ge=-CORRECTION_MAX, le=CORRECTION_MAX)]
    words: Words


async def confirm(session: AsyncSession, actor: Actor, bill_id: UUID, *, at: datetime) -> None:
    """By the merchant. Raises SettlementBillUnknown, BillNotSo."""
    await _confirm(session, actor, bill_id, at=at)


async def confirm_due(session: AsyncSession, *, at: datetime) -> int:
    """A bite of those about which nobody said anything in time. Index: ix_bill_due_at."""
    due = await session.scalars(
        select(Bill.id)
        .where(Bill.due_at <= at)
        .order_by(Bill.due_at)
        .limit(BITE)
        .with_for_update(skip_locked=True)
    )
    ids = list(due)
    for bill_id in ids:
        await _confirm(session, SYSTEM, bill_id, at=at)
    return len(ids)


async def _confirm(session: AsyncSession, actor: Actor, bill_id: UUID, *, at: datetime) -> None:
    changes = {"state": "confirmed", "due_at": None, "confirmed_at": at, "confirmed_by": actor.id}
    bill = await _move(session, actor, bill_id, "sent", changes)
    event = BillConfirmed(bill.id, bill.number, bill.merchant_id, bill.payable_fen, at)
    await eventlog.emit(session, event)


async def dispute(
    session: AsyncSession, actor: Actor, bill_id: UUID, command: DisputeBill, *, at: datetime
) -> None:
    """It waits until the platform has answered. Raises SettlementBillUnknown, BillNotSo."""
    said = {"dispute_words": command.words, "disputed_at": at}
    await _move(session, actor, bill_id, "sent", {"state": "disputed", "due_at": None, **said})


async def answer(
    session: AsyncSession, actor: Actor, bill_id: UUID, command: AnswerDispute, *, at: datetime
) -> None:
    """Raises SettlementBillUnknown, BillNotSo."""
    due_at = at + await settings.read(session, CONFIRMED_WITHIN)
    said = {"answer_words": command.words, "answered_at": at}
    async with reaching_as(session, SYSTEM):
        bill = await _move(
            session, actor, bill_id, "disputed", {"state": "sent", "due_at": due_at, **said}
        )
        fields = {"number": bill.number, "words": command.words}
        told = Told(bill.merchant_id, bill.id, fields)
        await tell(session, "settlement.bill_answered", [told], at=at)


async def correct(
    session: AsyncSession, actor: Actor, bill_id: UUID, command: CorrectBill, *, at: datetime
) -> UUID:
    """A line of a disputed bill, and booked.

    Raises SettlementBillUnknown, BillNotSo, CorrectionEmpty.
    """
    if command.fen == 0:
        raise CorrectionEmpty(place="body/fen")
    async with reaching_as(session, SYSTEM):
        before = await one_bill(session, SYSTEM, bill_id)
        held = await session.scalar(
            select(Bill.id)
            .where(Bill.id == bill_id, Bill.state == "disputed", within(actor, Bill.merchant_id))
            .with_for_update()
        )
        if held is None:
            raise BillNotSo
        line_id = new_id()
        values = other_line(line_id, bill_id, before.merchant_id, "correction", command.fen, at=at)
        row = {**values, "words": command.words, "by_id": actor.id}
        await session.execute(insert(BillLine).values(**row))
        await resum(session, [bill_id])
        await _book(session, line_id, before, command.fen, actor, at=at)
        after = await one_bill(session, SYSTEM, bill_id)
    trail.note(session, THING, bill_id, name=before.number, before=before, after=after)
    return line_id


async def _book(
    session: AsyncSession,
    line_id: UUID,
    bill: SettlementBillView,
    fen: int,
    actor: Actor,
    *,
    at: datetime,
) -> None:
    pair = accounts.corrections_of(bill.merchant_id), merchants.payable_of(bill.merchant_id)
    await ledger.open_accounts(session, pair, at=at)
    debit, credit = accounts.way(pair[0].id, pair[1].id, fen)
    step = ledger.Transfer(derive_id(line_id, "settlement.step"), debit, credit, abs(fen))
    chain_id = derive_id(line_id, "settlement.chain")
    chain = ledger.Chain(chain_id, (step,), "correction", "settlement.bill", bill.id, actor.id)
    await ledger.take(session, chain, at=at)


async def _move(
    session: AsyncSession, actor: Actor, bill_id: UUID, before_state: str,
    changes: Mapping[str, Any],
) -> SettlementBillView:  # fmt: skip
    """From that state, or not at all. Raises SettlementBillUnknown, BillNotSo."""
    before = await one_bill(session, actor, bill_id)
    moved = await session.scalar(
        update(Bill)
        .where(Bill.id == bill_id, Bill.state == before_state, within(actor, Bill.merchant_id))
        .values(**changes)
        .returning(Bill.id)
        .execution_options(synchronize_session=False)
    )
    if moved is None:
        raise BillNotSo
    after = await one_bill(session, actor, bill_id)
    trail.note(session, THING, bill_id, name=before.number, before=before, after=after)
    return after
