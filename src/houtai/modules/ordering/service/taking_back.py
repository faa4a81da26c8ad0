"""What buyers hand back: goods that have not gone leave the order, goods that have gone give their
share of offers back; an order of which nothing is left is closed.

Who decides what goes back stands above this module. The order and its trade are locked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.public import Cause
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.rules.chains import refund_id_of
from houtai.modules.ordering.rules.relining import kept_of
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import cancelling, giving_back, removing, under_way
from houtai.modules.ordering.service.cancelling import OrderUnderWay
from houtai.modules.ordering.service.gifts import gifts_left
from houtai.modules.ordering.service.moving import By, move, tell_story
from houtai.modules.ordering.service.removing import Removal
from houtai.modules.ordering.tables import Order
from houtai.modules.payments import public as payments


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Goods that left an order before they went, and the refund that was asked for them."""

    refund_id: UUID
    amount_fen: int


async def note_aftersale(
    session: AsyncSession, order_id: UUID, by: By, *, is_open: bool, at: datetime
) -> None:
    """Something about the order is being settled, or nothing is any more."""
    act = Act.OPEN_AFTERSALE if is_open else Act.CLOSE_AFTERSALE
    await move(session, [order_id], act, by, at=at)


async def take_out(
    session: AsyncSession,
    order_id: UUID,
    gone: Mapping[UUID, int],
    by: By,
    *,
    change_id: UUID,
    at: datetime,
    way: payments.RefundWay = "origin",
) -> TakenOut:
    """`gone`: by line, how many of an order that is paid and of which nothing has gone; all of them
    together cancel it, and gifts that are not earned any more go along. No after-sale may be open.
    Raises OrderUnderWay.
    """
    lines = await removing.sold_lines(session, order_id)
    bought = [one for one in lines if not one.is_gift]
    wanted = {one.sku_id: one.quantity - gone.get(one.id, 0) for one in bought}
    if not any(wanted.values()):
        amount_fen = await session.scalar(select(Order.payable_fen).where(Order.id == order_id))
        await cancelling.cancel_order(session, order_id, by, at=at, way=way)
        return TakenOut(refund_id_of(order_id), amount_fen or 0)
    columns = (Order.id, Order.number, Order.trade_id, Order.merchant_id, Order.member_id)
    stands = (Order.state == "awaiting_shipment", Order.payment == "paid")
    row: Any = (
        await session.execute(
            select(*columns).where(Order.id == order_id, *stands, Order.fulfilment == "none")
        )
    ).one_or_none()
    if row is None or not await under_way.called_back(session, [order_id], "lines_changed", at=at):
        raise OrderUnderWay
    trade = (await locked(session, {row.trade_id}))[row.trade_id]
    gifts = await gifts_left(session, order_id, lines, wanted)
    removal = removing.removal_of(lines, wanted, gifts)
    await under_way.tell_changed(session, row, "lines", at=at)
    await removing.remove(
        session, trade, order_id, removal, by, change_id=change_id, at=at, way=way
    )
    told = {"back_fen": removal.back_fen, "change_id": str(change_id)}
    await tell_story(session, [row], "change_lines", by, at=at, details=told)
    return TakenOut(refund_id_of(change_id), removal.back_fen)


async def take_back(
    session: AsyncSession,
    order_id: UUID,
    gone: Mapping[UUID, tuple[int, int]],
    by: By,
    *,
    change_id: UUID,
    at: datetime,
) -> None:
    """Of goods that have gone: by line, how many were taken back before, and how many are now.
    Their share of budgets and limits comes back.
    """
    before, after = [], []
    for line in await removing.sold_lines(session, order_id):
        earlier, now = gone.get(line.id, (0, 0))
        if now:
            before.append(kept_of(line, line.quantity - earlier))
            after.append(kept_of(line, line.quantity - earlier - now))
    trade_id = (
        await session.execute(select(Order.trade_id).where(Order.id == order_id))
    ).scalar_one()
    trade = (await locked(session, {trade_id}))[trade_id]
    removal = Removal(tuple(before), tuple(after))
    left = {one.sku_id: one.quantity for one in after}
    await giving_back.with_goods(
        session, trade, removal.cut_fen(), left, by, change_id=change_id, at=at
    )


async def let_go(
    session: AsyncSession,
    order_id: UUID,
    gone: Mapping[UUID, tuple[int, int]],
    by: By,
    *,
    change_id: UUID,
    at: datetime,
) -> None:
    """Of an order that is partly on its way: by line, how many of it will not be sent since
    earlier, and how many now. They can be sold again; the line keeps its price and its quantity.
    """
    left = []
    for line in await removing.sold_lines(session, order_id):
        earlier, now = gone.get(line.id, (0, 0))
        stood = line.quantity - earlier
        if now:
            left.append((replace(line, quantity=stood), stood - now))
    cause = Cause("order.remove", "order", order_id, by.id)
    await removing.give_pieces_back(session, left, cause, change_id=change_id, at=at)


async def gifts_unearned(
    session: AsyncSession, order_id: UUID, gone: Mapping[UUID, int]
) -> Mapping[UUID, int]:
    """By line of a gift, how many of it are not earned any more once so many of each line have
    gone back altogether. To be asked as the house.
    """
    lines = await removing.sold_lines(session, order_id)
    kept = {one.sku_id: one.quantity - gone.get(one.id, 0) for one in lines if not one.is_gift}
    left = await gifts_left(session, order_id, lines, kept)
    return {
        one.id: one.quantity - left[one.sku_id]
        for one in lines
        if one.is_gift and one.sku_id in left
    }


async def close_taken_back(
    session: AsyncSession, order_id: UUID, by: By, *, change_id: UUID, at: datetime
) -> None:
    """All of it has come back and nothing is being settled: it is closed, and what was used once
    comes back where no other order has anything of it.
    """
    closed = [
        *await move(session, [order_id], Act.CLOSE_SENT, by, at=at),
        *await move(session, [order_id], Act.CLOSE_RECEIVED, by, at=at),
    ]
    for order in closed:
        trade = (await locked(session, {order.trade_id}))[order.trade_id]
        await giving_back.with_last(session, trade, order_id, by, change_id=change_id, at=at)
