"""A refund that its gateway would not carry out goes into the buyer's store with the house."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.service.house import book
from houtai.modules.payments.service.refunding import RefundNotFailed, StoreRefund, succeed
from houtai.modules.payments.tables import Refund


async def store(
    session: AsyncSession, actor: Actor, refund_id: UUID, command: StoreRefund, *, at: datetime
) -> None:
    """What was reserved for the channel is reserved for the store instead, and has gone.

    Raises RefundUnknown, RefundNotFailed.
    """
    before = await one_refund(session, refund_id)
    refund = (
        await session.execute(
            update(Refund)
            .where(Refund.id == refund_id, Refund.state == "failed", Refund.way == "origin")
            .where(Refund.version == command.version)
            .values(way="stored_value", remark=command.remark, version=Refund.version + 1)
            .returning(Refund.trade_id, Refund.member_id, Refund.amount_fen)
        )
    ).one_or_none()
    if refund is None:
        raise RefundNotFailed
    held = accounts.receipts(refund.trade_id, refund.member_id)
    stored = accounts.stored_value(refund.member_id)
    was, now = (
        accounts.refund_hold_id(refund_id, "origin"),
        accounts.refund_hold_id(refund_id, "stored_value"),
    )
    await book(
        session,
        [
            ledger.Void(derive_id(was, "payments.turned"), was),
            ledger.Reserve(now, held.id, stored.id, refund.amount_fen),
        ],
        accounts=[held, stored],
        reason="refund_turned",
        document=("refund", refund_id),
        at=at,
        actor_id=actor.id,
    )
    await succeed(session, refund_id, gateway_number="", at=at, actor_id=actor.id)
    after = await one_refund(session, refund_id)
    trail.note(
        session, "payments.refund", refund_id, name=before.number, before=before, after=after
    )
