"""How cases end: the money goes back, or a person says why it need not."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import derive_id
from houtai.kit.shapes import BIGINT_MAX, Command, Prose
from houtai.modules.payments.queries.cases import CaseUnknown, one_case
from houtai.modules.payments.rules.methods import CaseKind
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.cases import Opening, open_one, solve
from houtai.modules.payments.tables import Payment, PaymentCase

REFUND_BY_ITSELF = settings.Setting(
    "payments.refund_by_itself", kind=settings.YesNo(), default=True
)
"""Money that came too late or twice goes back without anybody being asked."""
_GOES_BACK = {"paid_after_close", "paid_twice"}


class CaseDone(Conflict):
    """Handled already, or changed since it was read."""

    code = "payments.case_done"


class NothingToRefund(Invalid):
    """The case names no payment, all of it has gone back, or what goes back is its refund, which is
    still to be carried out: the rest was paid for goods.
    """

    code = "payments.nothing_to_refund"


class HandleCase(Command):
    """`refunded` sends the money back; `kept` and `dismissed` say why not."""

    how: Literal["refunded", "kept", "dismissed"]
    note: Annotated[Prose, StringConstraints(min_length=1, max_length=1_000)]
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


async def open_case(
    session: AsyncSession, kind: CaseKind, payment_id: UUID, *, at: datetime
) -> None:
    """Whoever owns the trade has no use for a payment of it: it came too late, or twice.

    Safe to repeat. The money goes back by itself where the setting says so.
    """
    payment = await session.get_one(Payment, payment_id)
    if payment.paid_fen == payment.refunded_fen:
        return  # Somebody was faster: all of it is on its way back.
    opening = Opening(
        kind=kind,
        source=f"{kind}:{payment_id}",
        method=payment.method,
        amount_fen=payment.paid_fen - payment.refunded_fen,
        payment_id=payment_id,
        trade_id=payment.trade_id,
        gateway_number=payment.gateway_number or "",
    )
    is_new = await open_one(session, opening, at=at)
    if is_new and kind in _GOES_BACK and await settings.read(session, REFUND_BY_ITSELF):
        await _send_back(session, opening.case_id, payment_id, opening.amount_fen, at=at)


async def _send_back(
    session: AsyncSession, case_id: UUID, payment_id: UUID, amount_fen: int, *, at: datetime
) -> None:
    if amount_fen <= 0:
        raise NothingToRefund
    refund_id = derive_id(case_id, "payments.refund")
    wanted = refunding.Wanted(refund_id, payment_id, amount_fen, reason=f"case {case_id}")
    is_done = await refunding.ask_of_payment(session, wanted, at=at)
    await session.execute(
        update(PaymentCase).where(PaymentCase.id == case_id).values(refund_id=refund_id)
    )
    if is_done:
        await solve(session, refund_id, at=at)


async def handle(
    session: AsyncSession, actor: Actor, case_id: UUID, command: HandleCase, *, at: datetime
) -> None:
    """A person decides. Raises CaseUnknown, CaseDone, NothingToRefund."""
    before = await one_case(session, case_id)
    taken = await session.scalar(
        update(PaymentCase)
        .where(PaymentCase.id == case_id, PaymentCase.version == command.version)
        .where(PaymentCase.state == "open")
        .values(note=command.note, handled_by=actor.id, version=PaymentCase.version + 1)
        .returning(PaymentCase.id)
    )
    if taken is None:
        raise CaseDone
    if command.how == "refunded":
        await _refund(session, case_id, at=at)
    else:
        await session.execute(
            update(PaymentCase)
            .where(PaymentCase.id == case_id)
            .values(state="done", handled=command.how, handled_at=at)
        )
    after = await one_case(session, case_id)
    trail.note(session, "payments.case", case_id, name=before.kind, before=before, after=after)


async def _refund(session: AsyncSession, case_id: UUID, *, at: datetime) -> None:
    """The sum of the case, as far as it has not gone back yet: the payment may hold its order's own
    money beside. The case is done once it has.
    """
    statement = (
        select(
            PaymentCase.payment_id,
            func.least(
                PaymentCase.amount_fen, func.coalesce(Payment.paid_fen - Payment.refunded_fen, 0)
            ),
            PaymentCase.kind == "refund_failed",
        )
        .outerjoin(Payment, Payment.id == PaymentCase.payment_id)
        .where(PaymentCase.id == case_id)
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise CaseUnknown
    payment_id, left_fen, has_refund = row
    if payment_id is None or has_refund:
        raise NothingToRefund
    await _send_back(session, case_id, payment_id, left_fen, at=at)
