"""What moved, as others may hold it against what channels say: numbers of ours and of gateways."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.payments.tables import Bill, BillRow, Payment, PaymentCase, Refund


@dataclass(frozen=True, slots=True)
class Movement:
    """By which numbers a payment, a refund or a sum that a case is about is known.

    `payment_number` is that of the payment, also of a refund.
    """

    id: UUID
    number: str
    payment_number: str
    gateway_number: str
    is_with_channel: bool = True
    """False of what never was with a channel: it went into store, past the gateway, or is no
    sum of its own."""


@dataclass(frozen=True, slots=True)
class BilledRow:
    """One row of a bill."""

    line: int
    kind: str
    number: str
    gateway_number: str
    refund_number: str
    amount_fen: int
    fee_fen_thousandths: int
    moved_at: datetime
    raw: str


async def movements_of_payments(
    session: AsyncSession, payment_ids: Collection[UUID]
) -> Sequence[Movement]:
    """Index: pk_payment."""
    rows = await session.execute(
        select(Payment.id, Payment.number, Payment.gateway_number).where(
            one_of(Payment.id, payment_ids)
        )
    )
    return [Movement(one.id, one.number, one.number, one.gateway_number or "") for one in rows]


async def movements_of_refunds(
    session: AsyncSession, refund_ids: Collection[UUID]
) -> Sequence[Movement]:
    """Indexes: pk_refund, pk_payment."""
    rows = await session.execute(
        select(
            Refund.id,
            Refund.number,
            Payment.number.label("paid_by"),
            Refund.gateway_number,
            (Refund.way == "origin").label("came_back"),
            Refund.by_hand,
        )
        .join(Payment, Payment.id == Refund.payment_id)
        .where(one_of(Refund.id, refund_ids))
    )
    return [
        Movement(
            one.id,
            one.number,
            one.paid_by,
            one.gateway_number or "",
            one.came_back and not one.by_hand,
        )
        for one in rows
    ]


async def movements_of_cases(
    session: AsyncSession, case_ids: Collection[UUID]
) -> Sequence[Movement]:
    """Sums that came beside a payment, or without one. Indexes: pk_payment_case, pk_payment."""
    rows = await session.execute(
        select(
            PaymentCase.id,
            Payment.number,
            PaymentCase.gateway_number,
            PaymentCase.kind,
            Payment.gateway_number.label("first"),
        )
        .outerjoin(Payment, Payment.id == PaymentCase.payment_id)
        .where(one_of(PaymentCase.id, case_ids))
    )
    return [
        Movement(
            one.id,
            one.number or "",
            one.number or "",
            one.gateway_number,
            # A second sum of one payment has another number of the gateway.
            one.kind != "paid_twice" or one.gateway_number != one.first,
        )
        for one in rows
    ]


async def known_refunds(session: AsyncSession, numbers: Collection[str]) -> set[str]:
    """Which of these were ever asked for. Index: uq_refund_number."""
    found = await session.scalars(select(Refund.number).where(Refund.number.in_(numbers)))
    return set(found)


async def billed_rows(session: AsyncSession, bill_id: UUID) -> Sequence[BilledRow]:
    """Of a bill that was read, in its order. Index: uq_bill_row_bill_id_line."""
    names = BilledRow.__dataclass_fields__
    rows = await session.execute(
        select(*(getattr(BillRow, name) for name in names))
        .join(Bill, Bill.id == BillRow.bill_id)
        .where(BillRow.bill_id == bill_id, Bill.state == "read")
        .order_by(BillRow.line)
    )
    return [BilledRow(*row) for row in rows]
