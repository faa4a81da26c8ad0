"""Cash on delivery that is still to be collected: the sum follows what is handed over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import document_number, new_id
from houtai.modules.payments.rules.methods import LIVE
from houtai.modules.payments.service.house import as_house
from houtai.modules.payments.service.starting import NUMBER_LETTER, close
from houtai.modules.payments.tables import Payment

METHOD = "cash_on_delivery"


async def collect_at_door(
    session: AsyncSession, trade_id: UUID, amount_fen: int, *, at: datetime
) -> None:
    """So much is to be collected from now on, of a trade that was agreed to be paid so; nothing
    ends it. What was collected wrongly is asked for again under a number of its own.

    Index: ix_payment_trade_id_id.
    """
    if amount_fen == 0:
        await close(session, trade_id, at=at)
        return
    async with as_house(session):
        own = (Payment.trade_id == trade_id, Payment.method == METHOD)
        live = await session.scalar(
            update(Payment)
            .where(*own, Payment.state.in_(LIVE), Payment.close_asked_at.is_(None))
            .values(amount_fen=amount_fen, version=Payment.version + 1)
            .returning(Payment.id)
        )
        if live is not None:
            return
        last = (
            await session.execute(
                select(Payment.member_id, Payment.title, Payment.expires_at)
                .where(*own)
                .order_by(Payment.id.desc())
                .limit(1)
            )
        ).one()
        payment_id = new_id()
        session.add(
            Payment(
                id=payment_id,
                number=document_number(NUMBER_LETTER, payment_id, at.date()),
                trade_id=trade_id,
                member_id=last.member_id,
                method=METHOD,
                amount_fen=amount_fen,
                title=last.title,
                state="pending",
                how_to_pay={"kind": "facts", "facts": {}},
                expires_at=last.expires_at,
                created_at=at,
            )
        )
        await session.flush()
