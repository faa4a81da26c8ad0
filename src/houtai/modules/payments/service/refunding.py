"""Refunds: asked for, carried out by the gateway or a person, finished or failed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.kit import eventlog, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id, document_number
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.rules.methods import BY_GATEWAY, BY_PERSON, RefundWay
from houtai.modules.payments.rules.parting import over_payments
from houtai.modules.payments.rules.patience import next_refund_try
from houtai.modules.payments.service import cases
from houtai.modules.payments.service.house import as_house, book
from houtai.modules.payments.tables import Payment, Refund

NUMBER_LETTER = "R"
REMARK_MAX = 200
UNDER_WAY = ("asked", "processing", "failed")


class MoreThanPaid(Conflict):
    """No payment of the trade has so much left."""

    code = "payments.more_than_paid"


class RefundDiffers(Conflict):
    """A refund of this id was asked for before, of another trade or amount."""

    code = "payments.refund_differs"


class RefundNotFailed(Conflict):
    """Only what failed can be asked for again."""

    code = "payments.refund_not_failed"


class RefundNotByHand(Conflict):
    """A gateway carries it out, or it is done."""

    code = "payments.refund_not_by_hand"


class AskRefund(Command):
    """The caller's id makes asking twice harmless."""

    refund_id: UUID
    trade_id: UUID
    amount_fen: Annotated[int, Field(strict=True, gt=0, le=BIGINT_MAX)]
    reason: Annotated[Line, StringConstraints(max_length=80)]
    way: RefundWay = "origin"


class RetryRefund(Command):
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class FinishRefund(Command):
    """A person gave it back. `gateway_number` is that of the bank's slip or the receipt; `remark`
    says why, where a gateway would not.
    """

    gateway_number: Annotated[Line, StringConstraints(max_length=64)]
    remark: Annotated[Line, StringConstraints(max_length=REMARK_MAX)] = ""
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class StoreRefund(Command):
    """It goes into the buyer's store with the house, since its gateway would not; and why."""

    remark: Annotated[Line, StringConstraints(min_length=1, max_length=REMARK_MAX)]
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


@dataclass(frozen=True)
class Wanted:
    """A refund of one payment."""

    refund_id: UUID
    payment_id: UUID
    amount_fen: int
    reason: str
    way: RefundWay = "origin"


async def ask(session: AsyncSession, command: AskRefund, *, at: datetime) -> None:
    """Have it go back. Raises MoreThanPaid, RefundDiffers."""
    async with as_house(session):
        if await _asked_before(session, command.refund_id, command.trade_id, command.amount_fen):
            return
        fits = (
            select(Payment.id)
            .where(Payment.trade_id == command.trade_id, Payment.paid_fen > 0)
            .where(Payment.paid_fen - Payment.refunded_fen >= command.amount_fen)
            # What the trade was paid with comes before what came besides.
            .order_by(Payment.state.desc(), Payment.id)
            .limit(1)
            .with_for_update()
        )
        payment_id = await session.scalar(fits)
        if payment_id is None:
            raise MoreThanPaid
        wanted = Wanted(
            command.refund_id, payment_id, command.amount_fen, command.reason, command.way
        )
        await ask_of_payment(session, wanted, at=at)


@dataclass(frozen=True, slots=True)
class PartRefund:
    """What goes back by one payment of a trade."""

    refund_id: UUID
    payment_id: UUID
    amount_fen: int


async def ask_in_parts(
    session: AsyncSession, command: AskRefund, *, at: datetime
) -> list[PartRefund]:
    """The same where it may take several payments of the trade: by one if one is enough, else by
    several, what the trade was paid with first. Asked once for each id. Raises MoreThanPaid.
    """
    async with as_house(session):
        found = await session.execute(
            select(Payment.id, (Payment.paid_fen - Payment.refunded_fen).label("left_fen"))
            .where(Payment.trade_id == command.trade_id, Payment.paid_fen > Payment.refunded_fen)
            .order_by(Payment.state.desc(), Payment.id)
            .with_for_update()
        )
        left = [(row.id, row.left_fen) for row in found]
        parts = [
            PartRefund(derive_id(command.refund_id, payment_id.hex), payment_id, fen)
            for payment_id, fen in over_payments(command.amount_fen, left)
        ]
        if not parts:
            raise MoreThanPaid
        for part in parts:
            wanted = Wanted(
                part.refund_id, part.payment_id, part.amount_fen, command.reason, command.way
            )
            await ask_of_payment(session, wanted, at=at)
    return parts


async def _asked_before(
    session: AsyncSession, refund_id: UUID, trade_id: UUID, amount_fen: int
) -> bool:
    statement = select(Refund.trade_id, Refund.amount_fen).where(Refund.id == refund_id)
    known = (await session.execute(statement)).one_or_none()
    if known is not None and tuple(known) != (trade_id, amount_fen):
        raise RefundDiffers
    return known is not None


async def ask_of_payment(session: AsyncSession, wanted: Wanted, *, at: datetime) -> bool:
    """The same of one payment; True if it has gone already. The guarded UPDATE is the gate."""
    payment = (
        await session.execute(
            update(Payment)
            .where(Payment.id == wanted.payment_id)
            .where(Payment.paid_fen - Payment.refunded_fen >= wanted.amount_fen)
            .values(
                refunded_fen=Payment.refunded_fen + wanted.amount_fen, version=Payment.version + 1
            )
            .returning(Payment.trade_id, Payment.member_id, Payment.method)
        )
    ).one_or_none()
    if payment is None:
        raise MoreThanPaid
    by_gateway = wanted.way == "origin" and payment.method in BY_GATEWAY
    row = insert(Refund).values(
        id=wanted.refund_id,
        number=document_number(NUMBER_LETTER, wanted.refund_id, at.date()),
        payment_id=wanted.payment_id,
        trade_id=payment.trade_id,
        member_id=payment.member_id,
        amount_fen=wanted.amount_fen,
        reason=wanted.reason,
        way=wanted.way,
        state="asked" if by_gateway else "processing",
        due_at=at if by_gateway else None,
        created_at=at,
    )
    await session.execute(row)
    target = accounts.back_to(wanted.way, payment.method, payment.member_id)
    held = accounts.receipts(payment.trade_id, payment.member_id)
    hold_id = accounts.refund_hold_id(wanted.refund_id, wanted.way)
    await book(
        session,
        [ledger.Reserve(hold_id, held.id, target.id, wanted.amount_fen)],
        accounts=[held, target],
        reason="refund_asked",
        document=("refund", wanted.refund_id),
        at=at,
    )
    if by_gateway or (wanted.way == "origin" and payment.method in BY_PERSON):
        return False
    await succeed(session, wanted.refund_id, gateway_number="", at=at)
    return True


async def succeed(
    session: AsyncSession,
    refund_id: UUID,
    *,
    gateway_number: str,
    at: datetime,
    actor_id: UUID = SYSTEM.id,
) -> bool:
    """The buyer has it. Told again it does nothing, and says False."""
    refund = (
        await session.execute(
            update(Refund)
            .where(Refund.id == refund_id, Refund.state.in_(UNDER_WAY))
            .where(Refund.payment_id == Payment.id)
            .values(
                state="succeeded",
                gateway_number=gateway_number or Refund.gateway_number,
                finished_at=at,
                due_at=None,
                error=None,
                version=Refund.version + 1,
            )
            .returning(
                Refund.payment_id,
                Refund.trade_id,
                Refund.member_id,
                Refund.amount_fen,
                Refund.way,
                Payment.method,
            )
        )
    ).one_or_none()
    if refund is None:
        return False
    hold_id = accounts.refund_hold_id(refund_id, refund.way)
    await book(
        session,
        [ledger.Post(derive_id(hold_id, "payments.refunded"), hold_id)],
        accounts=[],
        reason="refunded",
        document=("refund", refund_id),
        at=at,
        actor_id=actor_id,
    )
    await cases.solve(session, refund_id, at=at)
    told = RefundSucceeded(
        refund_id,
        refund.payment_id,
        refund.trade_id,
        refund.member_id,
        refund.amount_fen,
        refund.method if refund.way == "origin" else refund.way,
        at,
    )
    await eventlog.emit(session, told)
    return True


async def fail(session: AsyncSession, refund_id: UUID, reason: str, *, at: datetime) -> None:
    """The gateway will not. What is reserved stays so: the buyer is still owed it."""
    refund = (
        await session.execute(
            update(Refund)
            .where(Refund.id == refund_id, Refund.state.in_(("asked", "processing")))
            .where(Refund.payment_id == Payment.id)
            .values(state="failed", due_at=None, error=reason, version=Refund.version + 1)
            .returning(
                Refund.payment_id,
                Refund.trade_id,
                Refund.member_id,
                Refund.amount_fen,
                Refund.attempts,
                Payment.method,
            )
        )
    ).one_or_none()
    if refund is None:
        return
    opening = cases.Opening(
        kind="refund_failed",
        # Each failure after another try is a fact of its own.
        source=f"refund_failed:{refund_id}:{refund.attempts}",
        method=refund.method,
        amount_fen=refund.amount_fen,
        payment_id=refund.payment_id,
        trade_id=refund.trade_id,
        refund_id=refund_id,
    )
    await cases.open_one(session, opening, at=at)
    told = RefundFailed(
        refund_id,
        refund.payment_id,
        refund.trade_id,
        refund.member_id,
        refund.amount_fen,
        refund.method,
        reason,
        at,
    )
    await eventlog.emit(session, told)


async def hear(
    session: AsyncSession, refund_id: UUID, standing: RefundStanding, *, at: datetime
) -> None:
    """What the gateway says of it, asked or told; a wrong sum is no success."""
    amount_fen, attempts = (
        await session.execute(
            select(Refund.amount_fen, Refund.attempts).where(Refund.id == refund_id)
        )
    ).one()
    if standing.state == "succeeded" and standing.amount_fen != amount_fen:
        reason = f"{standing.amount_fen} fen went back instead of {amount_fen}"
        await fail(session, refund_id, reason, at=at)
    elif standing.state == "succeeded":
        await succeed(session, refund_id, gateway_number=standing.gateway_number, at=at)
    elif standing.state == "failed":
        await fail(session, refund_id, standing.reason or "failed", at=at)
    else:
        unheard = standing.state == "unknown"
        await session.execute(
            update(Refund)
            .where(Refund.id == refund_id, Refund.state.in_(("asked", "processing")))
            .values(
                state="asked" if unheard else "processing",
                gateway_number=standing.gateway_number or Refund.gateway_number,
                due_at=next_refund_try(attempts, at),
                error=None,
                version=Refund.version + 1,
            )
        )


async def retry(
    session: AsyncSession, refund_id: UUID, command: RetryRefund, *, at: datetime
) -> None:
    """Ask the gateway once more, under the same number. Raises RefundUnknown, RefundNotFailed."""
    before = await one_refund(session, refund_id)
    done = await session.scalar(
        update(Refund)
        .where(Refund.id == refund_id, Refund.state == "failed")
        .where(Refund.version == command.version)
        .values(state="asked", due_at=at, error=None, version=Refund.version + 1)
        .returning(Refund.id)
    )
    if done is None:
        raise RefundNotFailed
    after = await one_refund(session, refund_id)
    trail.note(
        session, "payments.refund", refund_id, name=before.number, before=before, after=after
    )


async def finish_by_hand(
    session: AsyncSession, actor: Actor, refund_id: UUID, command: FinishRefund, *, at: datetime
) -> None:
    """Somebody gave it back: over the counter, by the bank, or because a gateway would not.

    Raises RefundUnknown, RefundNotByHand.
    """
    before = await one_refund(session, refund_id)
    by_person = before.method in BY_PERSON
    if not (by_person or before.state == "failed") or before.version != command.version:
        raise RefundNotByHand
    number = command.gateway_number
    if not await succeed(session, refund_id, gateway_number=number, at=at, actor_id=actor.id):
        raise RefundNotByHand
    changes = {"remark": command.remark or before.remark, "by_hand": not by_person}
    await session.execute(update(Refund).where(Refund.id == refund_id).values(**changes))
    after = await one_refund(session, refund_id)
    trail.note(
        session, "payments.refund", refund_id, name=before.number, before=before, after=after
    )
