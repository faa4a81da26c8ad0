"""Money that came: booked whatever it is, counted for its payment if it is what was asked for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import PaymentFailed, PaymentSucceeded
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.rules.methods import CaseKind
from houtai.modules.payments.service import cases
from houtai.modules.payments.service.house import book
from houtai.modules.payments.tables import Payment


@dataclass(frozen=True)
class Receipt:
    """What somebody who may say so says: this sum came, for this number of ours."""

    method: str
    number: str
    gateway_number: str
    amount_fen: int
    paid_at: datetime
    actor_id: UUID = SYSTEM.id


@dataclass(frozen=True)
class _Asked:
    """The payment as it stands before."""

    id: UUID
    trade_id: UUID
    member_id: UUID
    amount_fen: int
    paid_fen: int
    gateway_number: str | None


async def receive(session: AsyncSession, receipt: Receipt, *, at: datetime) -> None:
    """Take it in once, whatever state the payment is in: no sum is ever lost.

    A closed payment that is paid succeeds all the same: whoever owns the trade decides what a
    late or second payment is, and opens a case.
    """
    payment = await _locked(session, receipt)
    if payment is None:
        await _receive_unknown(session, receipt, at=at)
        return
    if payment.paid_fen and payment.gateway_number == receipt.gateway_number:
        return
    if payment.paid_fen and await _is_booked(session, payment.id, receipt):
        return
    await _book(session, payment, receipt, at=at)
    if payment.paid_fen:
        await _keep_beside(session, payment, receipt, at=at)
    elif payment.amount_fen != receipt.amount_fen:
        await _keep_differing(session, payment, receipt, at=at)
    else:
        await _succeed(session, payment, receipt)


async def _locked(session: AsyncSession, receipt: Receipt) -> _Asked | None:
    """Two that tell at once come one after the other. Index: uq_payment_number."""
    statement = select(*(getattr(Payment, name) for name in _Asked.__dataclass_fields__)).where(
        Payment.number == receipt.number, Payment.method == receipt.method
    )
    row = (await session.execute(statement.with_for_update())).one_or_none()
    return None if row is None else _Asked(*row)


def _transfer_id(payment_id: UUID, receipt: Receipt) -> UUID:
    return derive_id(payment_id, "payments.received", receipt.gateway_number)


async def _is_booked(session: AsyncSession, payment_id: UUID, receipt: Receipt) -> bool:
    """A second sum of one payment that was told before."""
    written = await ledger.transfers_of_document(session, SYSTEM, payment_id, limit=200)
    return any(one.id == _transfer_id(payment_id, receipt) for one in written)


async def _book(session: AsyncSession, payment: _Asked, receipt: Receipt, *, at: datetime) -> None:
    origin = accounts.source_of(receipt.method, payment.member_id)
    held = accounts.receipts(payment.trade_id, payment.member_id)
    step = ledger.Transfer(
        _transfer_id(payment.id, receipt), origin.id, held.id, receipt.amount_fen
    )
    await book(
        session,
        [step],
        accounts=[origin, held],
        reason="received",
        document=("payment", payment.id),
        at=at,
        actor_id=receipt.actor_id,
    )


async def _succeed(session: AsyncSession, payment: _Asked, receipt: Receipt) -> None:
    await _mark(session, payment, receipt, state="succeeded")
    told = PaymentSucceeded(
        payment.id,
        payment.trade_id,
        payment.member_id,
        receipt.amount_fen,
        receipt.method,
        receipt.paid_at,
    )
    await eventlog.emit(session, told)


async def _keep_differing(
    session: AsyncSession, payment: _Asked, receipt: Receipt, *, at: datetime
) -> None:
    """Another sum than was asked for pays nothing; it waits for somebody's decision."""
    await _mark(session, payment, receipt, state="failed")
    await _open(session, "amount_differs", payment, receipt, at=at)
    told = PaymentFailed(
        payment.id,
        payment.trade_id,
        payment.member_id,
        receipt.method,
        "amount_differs",
        at,
    )
    await eventlog.emit(session, told)


async def _keep_beside(
    session: AsyncSession, payment: _Asked, receipt: Receipt, *, at: datetime
) -> None:
    """The gateway took money for one number twice."""
    await session.execute(
        update(Payment)
        .where(Payment.id == payment.id)
        .values(paid_fen=Payment.paid_fen + receipt.amount_fen, version=Payment.version + 1)
    )
    await _open(session, "paid_twice", payment, receipt, at=at)


async def _mark(session: AsyncSession, payment: _Asked, receipt: Receipt, *, state: str) -> None:
    await session.execute(
        update(Payment)
        .where(Payment.id == payment.id)
        .values(
            state=state,
            paid_fen=receipt.amount_fen,
            paid_at=receipt.paid_at,
            gateway_number=receipt.gateway_number,
            payer=None,
            due_at=None,
            error=None,
            version=Payment.version + 1,
        )
    )


async def _open(
    session: AsyncSession,
    kind: CaseKind,
    payment: _Asked,
    receipt: Receipt,
    *,
    at: datetime,
) -> None:
    opening = cases.Opening(
        kind=kind,
        source=f"{kind}:{payment.id}:{receipt.gateway_number}",
        method=receipt.method,
        amount_fen=receipt.amount_fen,
        payment_id=payment.id,
        trade_id=payment.trade_id,
        gateway_number=receipt.gateway_number,
    )
    await cases.open_one(session, opening, at=at)


async def _receive_unknown(session: AsyncSession, receipt: Receipt, *, at: datetime) -> None:
    """A number that we never gave: the money is there all the same."""
    opening = cases.Opening(
        kind="unknown_payment",
        source=f"unknown_payment:{receipt.method}:{receipt.gateway_number}",
        method=receipt.method,
        amount_fen=receipt.amount_fen,
        gateway_number=receipt.gateway_number,
    )
    if not await cases.open_one(session, opening, at=at):
        return
    origin, kept = accounts.clearing(receipt.method), accounts.unclear(opening.case_id)
    step_id = derive_id(opening.case_id, "payments.received")
    await book(
        session,
        [ledger.Transfer(step_id, origin.id, kept.id, receipt.amount_fen)],
        accounts=[origin, kept],
        reason="received_unknown",
        document=("payment_case", opening.case_id),
        at=at,
        actor_id=receipt.actor_id,
    )
