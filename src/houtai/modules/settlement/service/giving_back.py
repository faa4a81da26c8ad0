"""Money of a line goes back to its buyer. As long as the order is not earned, less is earned later;
after that the merchant gives his share back at once, so that the refund finds it in the receipts.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.ids import derive_id
from houtai.modules.ordering import public as ordering
from houtai.modules.settlement.rules.sharing import Share, Sums, left_of
from houtai.modules.settlement.service.booking import Movement, book
from houtai.modules.settlement.service.holding import hold
from houtai.modules.settlement.tables import GiveBack, LineShare


async def give_back(
    session: AsyncSession,
    order_id: UUID,
    refund_id: UUID,
    lines: Mapping[UUID, int],
    *,
    at: datetime,
) -> None:
    """So much of each line, freight under the order's id, before the refund is asked for and in the
    same transaction. Asked twice for a refund it does nothing twice.
    """
    going = {line_id: fen for line_id, fen in lines.items() if fen}
    async with reaching_as(session, SYSTEM):
        (order,) = await ordering.to_settle(session, [order_id])
        earned = await hold(session, [(order.id, order.merchant_id)])
        fresh = await _note(session, order, refund_id, going, at) if going else False
        if not fresh or earned[order_id] is None:
            return
        sums = await _take_back(session, going)
        movement = Movement(
            derive_id(refund_id, "settlement.refund"),
            order.merchant_id,
            order.id,
            order.number,
            order.trade_id,
            order.member_id,
            "refund",
            refund_id,
            sums,
        )
        await book(session, [movement], at=at)


async def _note(
    session: AsyncSession,
    order: ordering.OrderToSettle,
    refund_id: UUID,
    going: Mapping[UUID, int],
    at: datetime,
) -> bool:
    rows = [
        {
            "refund_id": refund_id,
            "line_id": line_id,
            "order_id": order.id,
            "merchant_id": order.merchant_id,
            "fen": fen,
            "at": at,
        }
        for line_id, fen in sorted(going.items())
    ]
    put = insert(GiveBack).values(rows).on_conflict_do_nothing().returning(GiveBack.line_id)
    return bool((await session.execute(put)).all())


async def _take_back(session: AsyncSession, going: Mapping[UUID, int]) -> Sums:
    """Below zero: what leaves the merchant. The order's share is held."""
    rows = await session.scalars(
        select(LineShare).where(LineShare.line_id.in_(going)).order_by(LineShare.line_id)
    )
    total = Sums()
    for row in rows:
        share = Share(row.line_id, row.paid_fen, row.subsidy_fen, row.fee_fen)
        after_fen = row.back_fen + going[row.line_id]
        total = total + (left_of(share, after_fen) - left_of(share, row.back_fen))
        await session.execute(
            update(LineShare).where(LineShare.line_id == row.line_id).values(back_fen=after_fen)
        )
    return total
