"""What came and went in a time, by way to pay, and what channels say of a day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BigInteger, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.payments.tables import Bill, Payment, Refund


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """Of one way to pay, or `by_hand`: refunds past a gateway that would not. `billed_fen` is what
    its channel says, None as long as it says nothing.
    """

    method: str
    paid_fen: int
    refunded_fen: int
    billed_fen: int | None

    @property
    def net_fen(self) -> int:
        """What came and stayed."""
        return self.paid_fen - self.refunded_fen


async def moved_money(
    session: AsyncSession, day: date, first: datetime, until: datetime
) -> list[MovedMoney]:
    """Three statements. Indexes: ix_payment_paid_at, ix_refund_finished_at, ix_bill_day_id."""
    paid = await session.execute(
        select(Payment.method, cast(func.sum(Payment.paid_fen), BigInteger))
        .where(Payment.paid_at >= first, Payment.paid_at < until)
        .group_by(Payment.method)
    )
    # What went into store, or past its gateway, is on no channel's bill.
    way = case(
        (Refund.by_hand, "by_hand"), (Refund.way == "origin", Payment.method), else_=Refund.way
    )
    refunded = await session.execute(
        select(way, cast(func.sum(Refund.amount_fen), BigInteger))
        .select_from(Refund)
        .join(Payment, Refund.payment_id == Payment.id)
        .where(Refund.finished_at >= first, Refund.finished_at < until)
        .group_by(way)
    )
    bills = await session.execute(
        select(Bill.channel, cast(Bill.payment_fen - Bill.refund_fen, BigInteger)).where(
            Bill.day == day, Bill.state == "read"
        )
    )
    came, went = {row[0]: row[1] for row in paid}, {row[0]: row[1] for row in refunded}
    billed = {row[0]: row[1] for row in bills}
    return [
        MovedMoney(method, came.get(method, 0), went.get(method, 0), billed.get(method))
        for method in sorted({*came, *went, *billed})
    ]
