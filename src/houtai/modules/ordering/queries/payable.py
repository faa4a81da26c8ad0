"""What is to be paid for a trade, as payments ask."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.ordering.tables import Line, Order, Trade
from houtai.modules.payments.public import Payable


async def payable_of(
    session: AsyncSession, member_id: UUID, trade_id: UUID, /, *, at: datetime
) -> Payable | None:
    """What this member is to pay for this trade; None when nothing is.

    Indexes: pk_trade, ix_orders_trade_id, ix_line_order_id.
    """
    own = Order.trade_id == Trade.id
    orders_count = select(func.count()).where(own).scalar_subquery()
    is_sent = exists().where(own, Line.order_id == Order.id, Line.is_sent)
    found = await session.execute(
        select(
            Trade.payable_fen,
            Trade.number,
            Trade.expires_at,
            # One courier collects for one shop, and only where he brings something.
            and_(orders_count == 1, is_sent).label("has_one_door"),
        ).where(
            Trade.id == trade_id,
            Trade.member_id == member_id,
            Trade.state == "waiting",
            Trade.expires_at > at,
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Payable(
        amount_fen=row.payable_fen,
        title=row.number,
        expires_at=row.expires_at,
        closed_to=frozenset() if row.has_one_door else frozenset({"cash_on_delivery"}),
    )
