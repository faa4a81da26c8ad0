"""Orders of the past as those need them who plan offers; what marketing asks by `know_sales`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.sql import one_of, statement
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.ground import who_ordered
from houtai.modules.ordering.tables import Line, LineDiscount, Order, Trade

__all__ = ["first_paid", "given_by", "past_trades", "who_ordered"]


async def past_trades(
    session: AsyncSession,
    actor: Actor,
    *,
    placed_from: datetime,
    placed_below: datetime,
    most: int,
    lines_most: int,
) -> marketing.PastTrades:
    """The latest paid orders of a time, by trade, with lines within reach, gifts left out; as the
    house, since trades are walled. Four statements.

    Indexes: pk_orders or ix_orders_merchant_id_id, ix_line_order_id, pk_trade,
    ix_orders_member_id_id.
    """
    orders = await _orders(session, actor, placed_from, placed_below, most)
    more = len(orders) > most
    if more:
        # Orders of one trade lie side by side: the last one may have lost some.
        cut = orders[most - 1].trade_id
        orders = [one for one in orders[:most] if one.trade_id != cut]
    lines = await _lines(session, [one.id for one in orders], lines_most)
    by_trade: dict[UUID, list[UUID]] = defaultdict(list)
    taken = 0
    for one in orders:
        taken += len(lines[one.id])
        if taken > lines_most:
            more = True
            break
        by_trade[one.trade_id].append(one.id)
    trades = await _trades(session, by_trade)
    first = await _first_trades(session, {one.member_id for one in trades})
    return marketing.PastTrades(
        tuple(
            marketing.PastTrade(
                id=one.id,
                number=one.number,
                member_id=one.member_id,
                placed_at=one.placed_at,
                is_first=first.get(one.member_id) == one.id,
                lines=tuple(line for order_id in by_trade[one.id] for line in lines[order_id]),
                met=tuple(
                    (note["kind"], UUID(note["offer_id"]), bool(note["applied"]))
                    for note in one.explained["notes"]
                ),
            )
            for one in trades
            if any(lines[order_id] for order_id in by_trade[one.id])
        ),
        more,
    )


async def _orders(
    session: AsyncSession,
    actor: Actor,
    placed_from: datetime,
    placed_below: datetime,
    most: int,
) -> Sequence[Any]:
    """Ids grow with time, and none is older than its order."""
    found = await session.execute(
        select(Order.id, Order.trade_id)
        .where(within(actor, Order.merchant_id), Order.paid_at.is_not(None))
        .where(Order.id >= _id_at(placed_from), Order.id < _id_at(placed_below))
        .where(Order.placed_at >= placed_from, Order.placed_at < placed_below)
        .order_by(Order.id.desc())
        .limit(most + 1)
    )
    return found.all()


def _id_at(moment: datetime) -> UUID:
    """The lowest that an id of that moment can be."""
    return UUID(int=int(moment.timestamp() * 1_000) << 80)


async def _lines(
    session: AsyncSession, order_ids: Collection[UUID], most: int
) -> Mapping[UUID, list[marketing.PastLine]]:
    found = await session.execute(
        select(
            Line.order_id,
            Line.sku_id,
            Line.product_id,
            Line.merchant_id,
            Line.quantity,
            Line.list_fen,
            Line.payable_fen,
        )
        .where(one_of(Line.order_id, order_ids), Line.is_gift.is_(False))
        .order_by(Line.order_id.desc(), Line.position)
        .limit(most + 1)
    )
    lines: dict[UUID, list[marketing.PastLine]] = defaultdict(list)
    for row in found:
        lines[row.order_id].append(
            marketing.PastLine(
                sku_id=row.sku_id,
                product_id=row.product_id,
                merchant_id=row.merchant_id,
                quantity=row.quantity,
                list_fen=row.list_fen,
                payable_fen=row.payable_fen,
            )
        )
    return lines


async def _trades(session: AsyncSession, trade_ids: Collection[UUID]) -> Sequence[Any]:
    found = await session.execute(
        select(Trade.id, Trade.number, Trade.member_id, Trade.placed_at, Trade.explained)
        .where(one_of(Trade.id, trade_ids))
        .order_by(Trade.id)
    )
    return found.all()


async def _first_trades(session: AsyncSession, member_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
    """The first trade of each of these members."""
    asked = func.unnest(list(member_ids)).table_valued("member_id").render_derived("asked")
    first = (
        select(Order.member_id, Order.trade_id)
        .where(Order.member_id == asked.c.member_id)
        .order_by(Order.id)
        .limit(1)
        .lateral("first_order")
    )
    if not member_ids:
        return {}
    found = await session.execute(
        select(first.c.member_id, first.c.trade_id).select_from(asked).join(first, true())
    )
    return {row.member_id: row.trade_id for row in found}


async def given_by(
    session: AsyncSession, actor: Actor, offer_ids: Collection[UUID], *, most: int
) -> marketing.Given:
    """What these took off lines of paid orders, the latest ones of them.

    Indexes: ix_line_discount_offer_id_id, pk_orders.
    """
    if not offer_ids:
        return marketing.Given(0, 0, more=False)
    latest = (
        select(LineDiscount.order_id, LineDiscount.fen)
        .join(Order, Order.id == LineDiscount.order_id)
        .where(one_of(LineDiscount.offer_id, offer_ids), Order.payment == "paid")
        .where(within(actor, LineDiscount.merchant_id))
        .order_by(LineDiscount.id.desc())
        .limit(most)
        .subquery("latest")
    )
    row = (
        await session.execute(
            select(
                func.count(latest.c.order_id.distinct()).label("orders"),
                func.coalesce(func.sum(latest.c.fen), 0).label("fen"),
                func.count().label("discounts"),
            )
        )
    ).one()
    return marketing.Given(row.orders, int(row.fen), more=row.discounts == most)


async def first_paid(
    session: AsyncSession, order_ids: Collection[UUID]
) -> tuple[set[UUID], set[UUID]]:
    """Which of these were the first that its member paid at all, and which the first that he paid
    to its merchant; as the house.
    """
    if not order_ids:
        return set(), set()
    found = await session.execute(
        statement(__package__ or "", "first_paid"), {"order_ids": list(order_ids)}
    )
    rows = found.all()
    return {row.id for row in rows if row.at_all}, {row.id for row in rows if row.at_merchant}
