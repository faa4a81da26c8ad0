"""What a channel's bill proves, taken in as if its gateway had said it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment, Refund


class BilledRefundUnknown(NotFound):
    """Nobody ever asked for a refund of that number and amount."""

    code = "payments.billed_refund_unknown"


@dataclass(frozen=True)
class Billed:
    """A movement of a bill. `number` is ours."""

    method: str
    number: str
    gateway_number: str
    amount_fen: int
    moved_at: datetime


async def take_in(session: AsyncSession, billed: Billed, *, actor_id: UUID, at: datetime) -> None:
    """The money came: booked once, for its payment or with a case. Safe to repeat."""
    receipt = Receipt(
        billed.method,
        billed.number,
        billed.gateway_number,
        billed.amount_fen,
        billed.moved_at,
        actor_id=actor_id,
    )
    await receive(session, receipt, at=at)


async def take_in_refund(session: AsyncSession, billed: Billed, *, at: datetime) -> None:
    """It has gone back, whatever was heard of it. Raises BilledRefundUnknown."""
    refund_id = await session.scalar(
        select(Refund.id)
        .join(Payment, Payment.id == Refund.payment_id)
        .where(Refund.number == billed.number, Payment.method == billed.method)
        .where(Refund.amount_fen == billed.amount_fen)
    )
    if refund_id is None:
        raise BilledRefundUnknown
    standing = RefundStanding("succeeded", billed.gateway_number, billed.amount_fen)
    await refunding.hear(session, refund_id, standing, at=at)
