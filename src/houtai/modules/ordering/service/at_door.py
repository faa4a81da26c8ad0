"""Cash on delivery: a trade that is agreed to be paid at the door is prepared like a paid one.

What is to be collected follows the orders that still stand; with the last of them the trade ends.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderDueOnDelivery, OrderPaid
from houtai.events.payments import PaymentFailed, PaymentPromised
from houtai.kit import eventlog
from houtai.kit.sql import statement
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service.moving import HOUSE, move, tell_story
from houtai.modules.ordering.service.preparing import prepare
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments import public as payments


async def take_promises(
    session: AsyncSession, told: Sequence[PaymentPromised], *, at: datetime
) -> None:
    """Trades that still wait for just this sum need wait no longer.

    Whatever else was promised for is over or costs something else by now: then who changed it has
    closed the payment as well.
    """
    trades = await locked(session, {one.trade_id for one in told})
    wanted = {one.trade_id: one.amount_fen for one in told}
    agreed = [
        one
        for one in trades.values()
        if one.state == "waiting" and one.payable_fen == wanted[one.id]
    ]
    if not agreed:
        return
    await session.execute(
        update(Trade)
        .where(Trade.id.in_([one.id for one in agreed]), Trade.state == "waiting")
        .values(state="on_delivery", version=Trade.version + 1)
    )
    prepared = await prepare(session, agreed, Act.PAY_ON_DELIVERY, HOUSE, at=at)
    await eventlog.emit(
        session,
        *(
            OrderDueOnDelivery(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                is_held=one.id in prepared.held_ids,
                at=at,
            )
            for one in prepared.orders
        ),
    )


async def due_of(session: AsyncSession, trade_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """What is still to be collected for each, of those that are. Index: ix_orders_trade_id."""
    found = await session.execute(
        select(Order.trade_id, func.sum(Order.payable_fen))
        .where(Order.trade_id.in_(trade_ids), Order.payment == "on_delivery")
        .group_by(Order.trade_id)
    )
    return {trade_id: int(due_fen) for trade_id, due_fen in found}


async def collect(session: AsyncSession, payment_ids: Mapping[UUID, UUID], *, at: datetime) -> None:
    """The money of these trades, which are locked, is there; by trade, what paid it."""
    if not payment_ids:
        return
    values = {"at": at, "trades": list(payment_ids), "payments": list(payment_ids.values())}
    await session.execute(statement(__package__, "pay"), values)
    due = await session.scalars(
        select(Order.id).where(Order.trade_id.in_(payment_ids), Order.payment == "on_delivery")
    )
    orders = await move(session, due.all(), Act.COLLECT, HOUSE, at=at)
    # Money that came by another way leaves nothing to collect.
    await payments.close_all(session, payment_ids.keys(), at=at)
    await eventlog.emit(
        session,
        *(
            OrderPaid(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                is_held=False,
                at=at,
                on_delivery=True,
            )
            for one in orders
        ),
    )


async def take_failures(
    session: AsyncSession, told: Sequence[PaymentFailed], *, at: datetime
) -> None:
    """Another sum was collected than was due: it is still due, and colleagues read it in the
    story. What came is a case of payments.
    """
    asked = {one.trade_id: one for one in told if one.method == "cash_on_delivery"}
    due = await due_of(session, asked.keys())
    orders = await session.execute(
        select(Order.id, Order.merchant_id, Order.member_id).where(
            Order.trade_id.in_(due.keys()), Order.payment == "on_delivery"
        )
    )
    await tell_story(session, orders.all(), "collect_failed", HOUSE, at=at)
    for trade_id, due_fen in due.items():
        await payments.collect_at_door(session, trade_id, due_fen, at=at)


async def lower(session: AsyncSession, trade_id: UUID, *, at: datetime) -> None:
    """Less is due at the door: an order of the trade, which is locked, was cancelled or has fewer
    goods. With nothing left to collect the trade is over.
    """
    due_fen = (await due_of(session, [trade_id])).get(trade_id)
    await payments.collect_at_door(session, trade_id, due_fen or 0, at=at)
    if due_fen is None:
        await session.execute(
            update(Trade)
            .where(Trade.id == trade_id, Trade.state == "on_delivery")
            .values(state="cancelled", ended_at=at, version=Trade.version + 1)
        )
