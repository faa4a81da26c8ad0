"""What a channel's bill proves, taken in as if its gateway had said it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import derive_id
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.service import cases, refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.service.starting import waits_for_payment
from houtai.modules.payments.tables import Payment, PaymentCase, Refund


class BilledRefundUnknown(NotFound):
    """Nobody ever asked for a refund of that number and amount."""

    code = "payments.billed_refund_unknown"


class BilledPaymentUnknown(NotFound):
    """No payment was ever begun under that number."""

    code = "payments.billed_payment_unknown"


class BilledStillWanted(Conflict):
    """Its order waits for it, or it was told meanwhile: it is no sum too many."""

    code = "payments.billed_still_wanted"


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


async def give_back(session: AsyncSession, billed: Billed, *, actor_id: UUID, at: datetime) -> None:
    """It came, nobody has a use for it, and exactly it goes back. Raises BilledPaymentUnknown,
    BilledStillWanted.
    """
    found = select(Payment.id, Payment.trade_id, Payment.member_id, Payment.paid_fen).where(
        Payment.number == billed.number, Payment.method == billed.method
    )
    payment = (await session.execute(found.with_for_update())).one_or_none()
    if payment is None:
        raise BilledPaymentUnknown
    is_second = payment.paid_fen > 0
    if not is_second and await waits_for_payment(
        session, payment.member_id, payment.trade_id, at=at
    ):
        raise BilledStillWanted
    await take_in(session, billed, actor_id=actor_id, at=at)
    refund_id = derive_id(payment.id, "payments.given_back", billed.gateway_number)
    reason = f"{billed.number} {billed.gateway_number}"
    wanted = refunding.Wanted(refund_id, payment.id, billed.amount_fen, reason)
    await refunding.ask_of_payment(session, wanted, at=at)
    if is_second:
        await _name_refund(session, billed, payment.id, refund_id)


async def _name_refund(
    session: AsyncSession, billed: Billed, payment_id: UUID, refund_id: UUID
) -> None:
    """The case of a second sum is done once it has gone back. Without such a case it is the sum
    that the payment counts, or has gone before.
    """
    source = f"paid_twice:{payment_id}:{billed.gateway_number}"
    opening = cases.Opening("paid_twice", source, billed.method, billed.amount_fen)
    named = await session.scalar(
        update(PaymentCase)
        .where(PaymentCase.id == opening.case_id, PaymentCase.refund_id.is_(None))
        .where(PaymentCase.state == "open", PaymentCase.amount_fen == billed.amount_fen)
        .values(refund_id=refund_id, version=PaymentCase.version + 1)
        .returning(PaymentCase.id)
    )
    if named is None:
        raise BilledStillWanted
