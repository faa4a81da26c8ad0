"""What must hold of orders at any moment."""

from collections.abc import Sequence

from sqlalchemy import func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.ordering.tables import Line, Order, Trade


async def trades_without_sum(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Trades whose sums are not those of their orders."""
    sums = (
        select(
            Order.trade_id,
            func.sum(Order.payable_fen).label("payable_fen"),
            func.sum(Order.goods_fen).label("goods_fen"),
        )
        .group_by(Order.trade_id)
        .subquery()
    )
    wrong = or_(
        func.coalesce(sums.c.payable_fen, literal(-1)) != Trade.payable_fen,
        func.coalesce(sums.c.goods_fen, literal(-1)) != Trade.goods_fen,
    )
    found = await session.execute(
        select(Trade.id, Trade.payable_fen, sums.c.payable_fen.label("found_fen"))
        .outerjoin(sums, sums.c.trade_id == Trade.id)
        .where(wrong)
        .limit(most)
    )
    return [Breach(f"trade {row.id}", str(row.payable_fen), str(row.found_fen)) for row in found]


async def orders_without_sum(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Orders that do not cost what their lines and their freight cost."""
    sums = (
        select(Line.order_id, func.sum(Line.payable_fen).label("lines_fen"))
        .group_by(Line.order_id)
        .subquery()
    )
    found_fen = (
        func.coalesce(sums.c.lines_fen, literal(-1)) + Order.freight_fen - Order.freight_off_fen
    )
    found = await session.execute(
        select(Order.id, Order.payable_fen, found_fen.label("found_fen"))
        .outerjoin(sums, sums.c.order_id == Order.id)
        .where(found_fen != Order.payable_fen)
        .limit(most)
    )
    return [Breach(f"order {row.id}", str(row.payable_fen), str(row.found_fen)) for row in found]


async def trades_out_of_step(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Orders that wait for payment though their trade does not, or the other way round."""
    found = await session.execute(
        select(Order.id, Order.state, Trade.state.label("trade_state"))
        .join(Trade, Trade.id == Order.trade_id)
        .where((Order.state == "awaiting_payment") != (Trade.state == "waiting"))
        .limit(most)
    )
    return [Breach(f"order {row.id}", row.trade_state, row.state) for row in found]


async def lines_out_of_time(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Lines that were placed at another time than their order."""
    found = await session.execute(
        select(Line.id, Line.placed_at, Order.placed_at.label("order_placed_at"))
        .join(Order, Order.id == Line.order_id)
        .where(Line.placed_at != Order.placed_at)
        .limit(most)
    )
    return [
        Breach(f"line {row.id}", row.order_placed_at.isoformat(), row.placed_at.isoformat())
        for row in found
    ]


INVARIANTS = [
    Invariant("ordering.trades_sum_up", trades_without_sum),
    Invariant("ordering.orders_sum_up", orders_without_sum),
    Invariant("ordering.orders_follow_trades", trades_out_of_step),
    Invariant("ordering.lines_follow_orders", lines_out_of_time),
]
