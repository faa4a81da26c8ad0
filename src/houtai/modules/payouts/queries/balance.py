"""What a merchant is owed, what of it he could have now, and what is under way to him."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Select, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.shapes import View
from houtai.modules.payouts.tables import ConfirmedBill, Payout

UNDER_WAY = ("asked", "ready", "sent", "failed", "returned")
"""Set aside, and not there yet."""


class LastBillView(View):
    """The bill that was confirmed last."""

    number: str
    payable_fen: int
    at: datetime


async def confirmed_left(session: AsyncSession, merchant_id: UUID) -> int:
    """Of bills that were confirmed, less what was taken of them. What was below zero is in the
    next bill. Indexes: ix_confirmed_bill_merchant_id_bill_id, ix_payout_merchant_id_id.
    """
    confirmed = _sum(ConfirmedBill.payable_fen).where(
        ConfirmedBill.merchant_id == merchant_id, ConfirmedBill.payable_fen > 0
    )
    drawn = _sum(Payout.amount_fen).where(
        Payout.merchant_id == merchant_id,
        Payout.source == "earnings",
        Payout.state != "cancelled",
    )
    left: int = (
        await session.execute(select(confirmed.scalar_subquery() - drawn.scalar_subquery()))
    ).scalar_one()
    return left


async def under_way(session: AsyncSession, merchant_id: UUID) -> int:
    """Index: ix_payout_merchant_id_id."""
    found: int = (
        await session.execute(
            _sum(Payout.amount_fen).where(
                Payout.merchant_id == merchant_id,
                Payout.source == "earnings",
                Payout.state.in_(UNDER_WAY),
            )
        )
    ).scalar_one()
    return found


async def last_bill(session: AsyncSession, merchant_id: UUID) -> LastBillView | None:
    """Index: ix_confirmed_bill_merchant_id_bill_id; ids grow with time."""
    found = await session.scalar(
        select(ConfirmedBill)
        .where(ConfirmedBill.merchant_id == merchant_id)
        .order_by(ConfirmedBill.bill_id.desc())
        .limit(1)
    )
    return None if found is None else LastBillView.model_validate(found)


def _sum(column: InstrumentedAttribute[int]) -> Select[int]:
    return select(cast(func.coalesce(func.sum(column), 0), BigInteger))
