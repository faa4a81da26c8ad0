"""What a gateway told, its signature checked before: kept once, and acted upon once."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.payments.gateways import Told
from houtai.modules.payments.rules.methods import RefusalReason
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Callback, Payment, Refund, RefusedCallback

NUMBER_LENGTH_MAX = 64


async def hear(
    session: AsyncSession, channel: str, told: Told, body: bytes, *, at: datetime
) -> bool:
    """False when the same message had come before; nothing happens then."""
    payment, refund = told.payment, told.refund
    standing = payment or refund
    amount_fen = payment.paid_fen if payment else refund.amount_fen if refund else None
    row = insert(Callback).values(
        channel=channel,
        gateway_event=told.event[:NUMBER_LENGTH_MAX],
        kind=told.kind,
        number=told.number[:NUMBER_LENGTH_MAX],
        state=standing.state if standing else "",
        amount_fen=amount_fen,
        body_hash=sha256(body).digest(),
        received_at=at,
    )
    new = await session.scalar(row.on_conflict_do_nothing().returning(Callback.id))
    if new is None:
        return False
    if payment is not None and payment.state == "paid":
        receipt = Receipt(
            channel,
            told.number[:NUMBER_LENGTH_MAX],
            payment.gateway_number,
            payment.paid_fen,
            payment.paid_at or at,
        )
        await receive(session, receipt, at=at)
    elif payment is not None:
        await _look_now(session, channel, told.number, at=at)
    if refund is not None:
        statement = (
            select(Refund.id)
            .join(Payment, Payment.id == Refund.payment_id)
            .where(Refund.number == told.number, Payment.method == channel)
            .with_for_update(of=Refund)
        )
        refund_id = await session.scalar(statement)
        if refund_id is not None:
            await refunding.hear(session, refund_id, refund, at=at)
    return True


async def refuse(
    session: AsyncSession, channel: str, reason: RefusalReason, body: bytes, *, at: datetime
) -> None:
    """Count what was not genuine: of each hour and reason one row, however many came."""
    row = insert(RefusedCallback).values(
        channel=channel,
        reason=reason,
        hour=at.replace(minute=0, second=0, microsecond=0),
        last_at=at,
        last_hash=sha256(body).digest(),
        last_bytes=len(body),
    )
    newest = ("last_at", "last_hash", "last_bytes")
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["channel", "reason", "hour"],
            set_={
                "seen": RefusedCallback.seen + 1,
                **{name: getattr(row.excluded, name) for name in newest},
            },
        )
    )


async def _look_now(session: AsyncSession, channel: str, number: str, *, at: datetime) -> None:
    """Something else happened to it; messages come in any order, so the gateway is asked."""
    await session.execute(
        update(Payment)
        .where(Payment.number == number, Payment.method == channel)
        .where(Payment.state == "pending", Payment.due_at > at)
        .values(due_at=at)
    )
