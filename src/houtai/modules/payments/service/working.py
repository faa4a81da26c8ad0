"""Payments and refunds that a job takes in hand, and what came of asking their gateways."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import PaymentFailed
from houtai.kit import eventlog
from houtai.modules.payments.gateways import HowToPay, PaymentStanding, RefundStanding
from houtai.modules.payments.rules import patience
from houtai.modules.payments.rules.methods import LIVE
from houtai.modules.payments.rules.scenes import Scene
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment, Refund

TAKEN_AT_ONCE = 20
Act = Literal["start", "query", "close"]


@dataclass(frozen=True)
class TakenPayment:
    """A payment that this job has in hand until its lease ends."""

    id: UUID
    method: str
    number: str
    amount_fen: int
    title: str
    state: str
    expires_at: datetime
    close_asked_at: datetime | None
    attempts: int
    trade_id: UUID
    scene: Scene
    origin: str
    payer: dict[str, str] | None

    def act(self, at: datetime) -> Act:
        """What must be done about it now."""
        if self.close_asked_at is not None or self.expires_at <= at:
            return "close"
        return "start" if self.state == "created" else "query"


@dataclass(frozen=True)
class TakenRefund:
    """The same of a refund."""

    id: UUID
    method: str
    number: str
    payment_number: str
    amount_fen: int
    paid_fen: int
    reason: str
    state: str
    attempts: int


@dataclass(frozen=True)
class Failure:
    """Why there is no answer. `final`: asking the same again will not help."""

    reason: str
    final: bool


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_payment_due, ix_refund_due."""
    due = union_all(
        select(Payment.id).where(Payment.due_at <= at).limit(1),
        select(Refund.id).where(Refund.due_at <= at).limit(1),
    )
    return (await session.execute(due.limit(1))).first() is not None


async def take_payments(session: AsyncSession, at: datetime) -> list[TakenPayment]:
    """Some that are due; others keep off them for a while. Index: ix_payment_due."""
    due = (
        select(Payment.id)
        .where(Payment.due_at <= at)
        .order_by(Payment.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Payment)
        .where(Payment.id.in_(due))
        .values(attempts=Payment.attempts + 1, due_at=at + patience.LEASE)
        .returning(*(getattr(Payment, name) for name in TakenPayment.__dataclass_fields__))
    )
    return [TakenPayment(*row) for row in taken]


async def take_refunds(session: AsyncSession, at: datetime) -> list[TakenRefund]:
    """The same of refunds. Index: ix_refund_due."""
    due = (
        select(Refund.id)
        .where(Refund.due_at <= at)
        .order_by(Refund.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Refund)
        .where(Refund.id.in_(due), Refund.payment_id == Payment.id)
        .values(attempts=Refund.attempts + 1, due_at=at + patience.LEASE)
        .returning(
            Refund.id,
            Payment.method,
            Refund.number,
            Payment.number,
            Refund.amount_fen,
            Payment.paid_fen,
            Refund.reason,
            Refund.state,
            Refund.attempts,
        )
    )
    return [TakenRefund(*row) for row in taken]


async def begun(session: AsyncSession, taken: TakenPayment, how: HowToPay, *, at: datetime) -> None:
    """The gateway waits for the buyer. One that was told to close meanwhile stays due."""
    shown = {"kind": how.kind, "address": how.address, "facts": dict(how.facts)}
    look_at = patience.next_look(1, expires_at=taken.expires_at, at=at)
    await session.execute(
        update(Payment)
        .where(Payment.id == taken.id, Payment.attempts == taken.attempts)
        .where(Payment.state == "created", Payment.close_asked_at.is_(None))
        .values(
            state="pending",
            how_to_pay=shown,
            # Told once and kept no longer; NULL says as well that it is begun anew next time.
            payer=None if taken.payer else {},
            due_at=look_at,
            version=Payment.version + 1,
        )
    )


async def stands(
    session: AsyncSession, taken: TakenPayment, standing: PaymentStanding, *, at: datetime
) -> None:
    """What the gateway says when it is asked: paid, over, or still waiting."""
    act = taken.act(at)
    if standing.state == "paid":
        receipt = Receipt(
            taken.method,
            taken.number,
            standing.gateway_number,
            standing.paid_fen,
            standing.paid_at or at,
        )
        await receive(session, receipt, at=at)
        return
    is_over = standing.state == "closed" or (act == "close" and standing.state == "unknown")
    guarded = update(Payment).where(Payment.id == taken.id, Payment.state.in_(LIVE))
    if is_over:
        await session.execute(
            guarded.values(
                state="closed", payer=None, due_at=None, error=None, version=Payment.version + 1
            )
        )
        return
    next_at = patience.next_look(taken.attempts, expires_at=taken.expires_at, at=at)
    await session.execute(
        guarded.where(Payment.attempts == taken.attempts).values(due_at=next_at, error=None)
    )


async def not_reached(
    session: AsyncSession, taken: TakenPayment, failure: Failure, *, at: datetime
) -> None:
    """Asked again later; a payment that the gateway will not begin has failed."""
    guarded = (
        update(Payment)
        .where(Payment.id == taken.id, Payment.attempts == taken.attempts)
        .where(Payment.state.in_(LIVE))
    )
    if not (failure.final and taken.act(at) == "start"):
        next_at = patience.next_look(taken.attempts, expires_at=taken.expires_at, at=at)
        await session.execute(guarded.values(due_at=next_at, error=failure.reason))
        return
    failed = await session.execute(
        guarded.values(
            state="failed",
            payer=None,
            due_at=None,
            error=failure.reason,
            version=Payment.version + 1,
        ).returning(Payment.member_id)
    )
    member_id = failed.scalar_one_or_none()
    if member_id is not None:
        told = PaymentFailed(taken.id, taken.trade_id, member_id, taken.method, "declined", at)
        await eventlog.emit(session, told)


async def refund_stands(
    session: AsyncSession, taken: TakenRefund, standing: RefundStanding, *, at: datetime
) -> None:
    """What the gateway says of a refund."""
    await refunding.hear(session, taken.id, standing, at=at)


async def refund_not_reached(
    session: AsyncSession, taken: TakenRefund, failure: Failure, *, at: datetime
) -> None:
    """Asked again later, until a person had better look at it."""
    if failure.final or taken.attempts >= patience.TRIES_MAX:
        await refunding.fail(session, taken.id, failure.reason, at=at)
        return
    await session.execute(
        update(Refund)
        .where(Refund.id == taken.id, Refund.attempts == taken.attempts)
        .where(Refund.state.in_(("asked", "processing")))
        .values(due_at=patience.next_refund_try(taken.attempts, at), error=failure.reason)
    )
