"""Invoices that a job takes in hand, and what came of asking providers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.events.invoicing import InvoiceIssued
from houtai.kit import eventlog
from houtai.modules.invoicing.gateways import Item, Slip
from houtai.modules.invoicing.rules import patience
from houtai.modules.invoicing.service.making import HeldRequest, hold, set_request_right, write
from houtai.modules.invoicing.tables import Invoice, InvoiceLine, InvoiceRequest

TAKEN_AT_ONCE = 50


@dataclass(frozen=True)
class Taken:
    """An invoice that this job has in hand until its lease ends."""

    id: UUID
    request_id: UUID
    attempts: int
    slip: Slip


@dataclass(frozen=True)
class Failure:
    """Why there is no number. `final`: asking the same again will not help."""

    reason: str
    final: bool


Said: TypeAlias = str | Failure


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_invoice_due_at."""
    due = select(Invoice.id).where(Invoice.due_at <= at).limit(1)
    return (await session.execute(due)).first() is not None


async def take(session: AsyncSession, at: datetime) -> list[Taken]:
    """Some that are due; others keep off them for a while. Index: ix_invoice_due_at."""
    due = (
        select(Invoice.id)
        .where(Invoice.due_at <= at)
        .order_by(Invoice.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    ids = await session.scalars(
        update(Invoice)
        .where(Invoice.id.in_(due))
        .values(attempts=Invoice.attempts + 1, due_at=at + patience.LEASE)
        .returning(Invoice.id)
    )
    return await _slips(session, ids.all())


async def _slips(session: AsyncSession, invoice_ids: Sequence[UUID]) -> list[Taken]:
    blue = aliased(Invoice)
    found = await session.execute(
        select(
            Invoice.id,
            Invoice.request_id,
            Invoice.attempts,
            Invoice.seller_name,
            Invoice.seller_tax_number,
            Invoice.amount_fen,
            Invoice.tax_fen,
            InvoiceRequest.form,
            InvoiceRequest.title.label("buyer_name"),
            InvoiceRequest.tax_number.label("buyer_tax_number"),
            blue.number.label("red_of"),
        )
        .join(InvoiceRequest, InvoiceRequest.id == Invoice.request_id)
        .outerjoin(blue, blue.id == Invoice.blue_id)
        .where(Invoice.id.in_(invoice_ids))
    )
    items = await _items(session, invoice_ids)
    names = [name for name in Slip.__dataclass_fields__ if name != "items"]
    return [
        Taken(
            row.id,
            row.request_id,
            row.attempts,
            Slip(**{name: getattr(row, name) for name in names}, items=items[row.id]),
        )
        for row in found
    ]


async def _items(
    session: AsyncSession, invoice_ids: Sequence[UUID]
) -> dict[UUID, tuple[Item, ...]]:
    columns = [getattr(InvoiceLine, name) for name in Item.__dataclass_fields__]
    items: dict[UUID, tuple[Item, ...]] = {}
    for row in await session.execute(
        select(InvoiceLine.invoice_id, *columns)
        .where(InvoiceLine.invoice_id.in_(invoice_ids))
        .order_by(InvoiceLine.invoice_id, InvoiceLine.position)
    ):
        invoice_id, *values = row
        items[invoice_id] = (*items.get(invoice_id, ()), Item(*values))
    return items


async def record(session: AsyncSession, taken: Taken, said: Said, *, at: datetime) -> None:
    """What became of one. Two jobs that had it in hand write the same number once."""
    held = await hold(session, taken.request_id)
    if isinstance(said, str):
        await number(session, held, taken.id, said, at=at)
        return
    state = "failed" if said.final else "asked"
    failed = await session.scalar(
        update(Invoice)
        .where(Invoice.id == taken.id, Invoice.state == "asked", Invoice.attempts == taken.attempts)
        .values(
            state=state,
            error=said.reason,
            due_at=None if said.final else patience.next_try(taken.attempts, at),
        )
        .returning(Invoice.kind)
    )
    if failed is not None and said.final:
        now = "failed" if failed == "blue" else "correcting"
        await write(session, held, state=now, reason=said.reason)


async def number(
    session: AsyncSession, held: HeldRequest, invoice_id: UUID, its_number: str, *, at: datetime
) -> bool:
    """It has its number; whether it had none before. A blue one may be too high by now, a red one
    may be the last.
    """
    row = (
        await session.execute(
            update(Invoice)
            .where(Invoice.id == invoice_id, Invoice.state.in_(("asked", "failed")))
            .values(state="issued", number=its_number, issued_at=at, due_at=None, error=None)
            .returning(Invoice.kind, Invoice.amount_fen, Invoice.tax_fen)
        )
    ).one_or_none()
    if row is None:
        return False
    await eventlog.emit(
        session,
        InvoiceIssued(
            invoice_id=invoice_id,
            request_id=held.id,
            order_id=held.order_id,
            merchant_id=held.merchant_id,
            member_id=held.member_id,
            kind=row.kind,
            number=its_number,
            amount_fen=row.amount_fen,
            tax_fen=row.tax_fen,
            at=at,
        ),
    )
    if row.kind == "blue":
        await write(session, held, state="issued", reason="")
        await set_request_right(session, held, at=at)
    else:
        await _corrected(session, held, at=at)
    return True


async def _corrected(session: AsyncSession, held: HeldRequest, *, at: datetime) -> None:
    """Once all red ones have their numbers. Index: ix_invoice_request_id_id."""
    pending = Invoice.state.in_(("asked", "failed"))
    left = Invoice.reversed_fen < Invoice.amount_fen
    waits, counts = (
        await session.execute(
            select(
                func.bool_or((Invoice.kind == "red") & pending),
                func.bool_or((Invoice.kind == "blue") & left),
            ).where(Invoice.request_id == held.id, Invoice.state != "dropped")
        )
    ).one()
    if waits:
        return
    if counts:
        await write(session, held, state="issued", reason="")
    else:
        await write(session, held, state="reversed", reason="", ended_at=at)


async def is_taken(session: AsyncSession, merchant_id: UUID, its_number: str) -> bool:
    """Whether an invoice of the merchant has this number. Index: uq_invoice_number."""
    found = select(Invoice.id).where(
        Invoice.merchant_id == merchant_id, Invoice.number == its_number
    )
    return await session.scalar(found) is not None


async def ask_again(session: AsyncSession, request_id: UUID, *, at: datetime) -> bool:
    """What the provider declined; whether there was any. Index: ix_invoice_request_id_id."""
    again = await session.scalars(
        update(Invoice)
        .where(Invoice.request_id == request_id, Invoice.state == "failed")
        .values(state="asked", due_at=at, attempts=0, error=None)
        .returning(Invoice.id)
    )
    return bool(again.all())
