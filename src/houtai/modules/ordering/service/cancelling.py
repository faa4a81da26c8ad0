"""Giving up: a trade that is not paid whole, an order that is paid and not under way, by itself.

Whatever was held or sold for it is given back in the same transaction; money goes back by payments.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderCancelled
from houtai.events.payments import RefundSucceeded
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Command
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Cause, Goods, Piece
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.queries.orders import OrderUnknown, one_order
from houtai.modules.ordering.queries.trades import TradeUnknown
from houtai.modules.ordering.rules.chains import refund_id_of
from houtai.modules.ordering.rules.own import CancelWhy
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import at_door, giving_back, holding, under_way
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import HOUSE, By, move
from houtai.modules.ordering.tables import Order, OrderPiece, Trade
from houtai.modules.payments import public as payments

EXPIRED_AT_ONCE = 200
Why = Literal["buyer", "staff", "expired"]


class CancelOwn(Command):
    """Why the buyer gives it up, if he says."""

    reason: CancelWhy | None = None

    @property
    def told(self) -> dict[str, str]:
        """As it stands in the story."""
        return {"reason": self.reason} if self.reason else {}


UNSAID = CancelOwn()


class TradeOver(Conflict):
    """It is paid or cancelled by now."""

    code = "ordering.trade_over"


class OrderUnderWay(Conflict):
    """It is not paid, or too far on its way, to be cancelled like this."""

    code = "ordering.order_under_way"


_WAITING = (Trade.id, Trade.member_id, Trade.promised)


async def cancel_trade(
    session: AsyncSession,
    trade_id: UUID,
    by: By,
    *,
    at: datetime,
    member_id: UUID | None = None,
    why: CancelOwn = UNSAID,
) -> None:
    """Before it is paid; of that member only, if one is named. The session must be the house's.

    Raises TradeUnknown, TradeOver.
    """
    own = Trade.id == trade_id
    if member_id is not None:
        own &= Trade.member_id == member_id
    row = (
        await session.execute(select(*_WAITING, Trade.state).where(own).with_for_update())
    ).one_or_none()
    if row is None:
        raise TradeUnknown
    if row.state != "waiting":
        raise TradeOver
    await _give_up(session, [row], Act.CANCEL, by, at=at, details=why.told)


async def expire_due(session: AsyncSession, at: datetime) -> int:
    """Trades whose time to pay is over, some at a time. Index: ix_trade_expires_at.

    Whoever is being paid at this moment is passed by: its payment decides.
    """
    found = await session.execute(
        select(*_WAITING)
        .where(Trade.state == "waiting", Trade.expires_at <= at)
        .order_by(Trade.expires_at)
        .limit(EXPIRED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    rows = found.all()
    await _give_up(session, rows, Act.EXPIRE, HOUSE, at=at)
    return len(rows)


async def _give_up(
    session: AsyncSession,
    trades: Sequence[Row[Any]],
    act: Act,
    by: By,
    *,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """They are locked, and wait."""
    if not trades:
        return
    why: Why = "expired" if act is Act.EXPIRE else _why(by)
    held = await holding.held_for(session, trades)
    await holding.release(session, held, by.id, at=at)
    ids = [one.id for one in trades]
    await session.execute(
        update(Trade)
        .where(Trade.id.in_(ids), Trade.state == "waiting")
        .values(state="cancelled", ended_at=at, version=Trade.version + 1)
    )
    own = await session.scalars(select(Order.id).where(Order.trade_id.in_(ids)))
    orders = await move(session, own.all(), act, by, at=at, details=details)
    await payments.close_all(session, ids, at=at)
    await _tell(session, orders, why, was_paid=False, at=at)


async def cancel_order(
    session: AsyncSession,
    order_id: UUID,
    by: By,
    *,
    at: datetime,
    member_id: UUID | None = None,
    why: CancelOwn = UNSAID,
    way: payments.RefundWay = "origin",
) -> None:
    """Paid, or to be paid at the door, and nothing of it under way yet: goods are sold again,
    offers come back where no other order has anything of them, the money goes back.

    The session must be the house's. Raises OrderUnknown, OrderUnderWay.
    """
    own = Order.id == order_id
    if member_id is not None:
        own &= Order.member_id == member_id
    trade_id = await session.scalar(select(Order.trade_id).where(own))
    if trade_id is None:
        raise OrderUnknown
    # Before the order: whoever pays, or cancels another order of the trade, does so too.
    trade = (await locked(session, {trade_id}))[trade_id]
    at_the_door = trade.state == "on_delivery"
    act = Act.CANCEL_ON_DELIVERY if at_the_door else Act.CANCEL_PAID
    orders = await move(session, [order_id], act, by, at=at, details=why.told)
    if not orders or not await under_way.called_back(session, [order_id], "cancelled", at=at):
        raise OrderUnderWay
    cause = Cause("order.cancel", "order", order_id, by.id)
    await inventory.give_back(session, await _pieces(session, order_id), cause, at=at)
    await giving_back.with_order(session, trade, order_id, by, at=at)
    if at_the_door:
        await at_door.lower(session, trade_id, at=at)
    else:
        await _refund(session, orders[0], by, way, at=at)
    await _tell(session, orders, _why(by), was_paid=not at_the_door, at=at)


async def _refund(
    session: AsyncSession, order: Row[Any], by: By, way: payments.RefundWay, *, at: datetime
) -> None:
    if order.payable_fen == 0:
        await move(session, [order.id], Act.REFUND, by, at=at)
        return
    wanted = payments.AskRefund(
        refund_id=refund_id_of(order.id),
        trade_id=order.trade_id,
        amount_fen=order.payable_fen,
        reason="order cancelled",
        way=way,
    )
    await payments.refund(session, wanted, at=at)


async def cancel_for(session: AsyncSession, actor: Actor, order_id: UUID, *, at: datetime) -> None:
    """The same for staff: of an order within reach. Raises OrderUnknown, OrderUnderWay."""
    before = await one_order(session, actor, order_id)
    async with as_house(session, actor):
        await cancel_order(session, order_id, By("staff", actor.id), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=before.number, before=before, after=after)


def _why(by: By) -> Why:
    return "buyer" if by.kind == "buyer" else "staff"


async def _pieces(session: AsyncSession, order_id: UUID) -> list[Piece]:
    found = await session.execute(
        select(
            OrderPiece.line_id,
            OrderPiece.sku_id,
            OrderPiece.merchant_id,
            OrderPiece.pool_id,
            OrderPiece.quantity,
        ).where(OrderPiece.order_id == order_id)
    )
    return [
        Piece(row.line_id, Goods(row.merchant_id, row.sku_id), row.pool_id, row.quantity)
        for row in found
    ]


async def take_refunds(
    session: AsyncSession, told: Sequence[RefundSucceeded], *, at: datetime
) -> None:
    """Orders whose money has gone back; other refunds of their trades are not theirs.

    Index: ix_orders_trade_id.
    """
    refund_ids = {one.refund_id for one in told}
    waiting = await session.scalars(
        select(Order.id).where(
            Order.trade_id.in_({one.trade_id for one in told}), Order.payment == "refunding"
        )
    )
    own = [order_id for order_id in waiting if refund_id_of(order_id) in refund_ids]
    await move(session, own, Act.REFUND, HOUSE, at=at)


async def _tell(
    session: AsyncSession, orders: Sequence[Any], why: Why, *, was_paid: bool, at: datetime
) -> None:
    await eventlog.emit(
        session,
        *(
            OrderCancelled(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                was_paid=was_paid,
                why=why,
                at=at,
            )
            for one in orders
        ),
    )
