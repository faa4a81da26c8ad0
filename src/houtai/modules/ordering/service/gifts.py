"""Gifts of a paid order go when the goods that earned them go; nothing that was bought does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.ground import ground
from houtai.modules.ordering.rules.relining import SoldLine
from houtai.modules.ordering.service.giving_back import ENDED
from houtai.modules.ordering.tables import Line, Order, Trade

BoughtRow = Row[UUID, UUID, UUID, int, int]


async def gifts_left(
    session: AsyncSession, order_id: UUID, sold: Sequence[SoldLine], bought: Mapping[UUID, int]
) -> dict[UUID, int]:
    """Of which gifts of the order fewer are earned when it has so many of what was bought.

    What gave them is asked as it stood when the trade was placed, over all orders of the trade that
    stand. A gift of which nobody knows any more what earned it stays. To be asked as the house.
    """
    gifts = {one.sku_id: one.quantity for one in sold if one.is_gift}
    if not gifts:
        return {}
    trade = (
        await session.execute(
            select(Trade.id, Trade.explained, Trade.placed_at)
            .join(Order, Order.trade_id == Trade.id)
            .where(Order.id == order_id)
        )
    ).one()
    giving = {
        UUID(note["offer_id"])
        for note in trade.explained["notes"]
        if note["applied"] and note["values"].get("gifts")
    }
    offers = (await marketing.offers_named(session, giving)).values()
    lines = await bought_lines(session, trade.id)
    goods = await ground(
        session, {one.sku_id for one in lines}, marketing.NO_OFFERS, trade.placed_at
    )
    if len(offers) != len(giving) or any(one.sku_id not in goods.goods for one in lines):
        return {}

    def earned(quantities: Mapping[UUID, int]) -> Mapping[UUID, int]:
        own = [
            replace(
                marketing.line_of(goods.goods[one.sku_id], quantity, key=key),
                list_fen=one.list_fen,
            )
            for key, one in enumerate(lines)
            if (quantity := _quantity(one, order_id, quantities))
        ]
        return marketing.gifts_earned(own, offers, at=trade.placed_at)

    before, after = earned({}), earned(bought)
    return {
        sku_id: min(quantity, after.get(sku_id, 0))
        for sku_id, quantity in gifts.items()
        if before.get(sku_id, 0) >= quantity > after.get(sku_id, 0)
    }


def _quantity(line: BoughtRow, order_id: UUID, bought: Mapping[UUID, int]) -> int:
    stood: int = line.quantity
    return bought.get(line.sku_id, stood) if line.order_id == order_id else stood


async def bought_lines(session: AsyncSession, trade_id: UUID) -> Sequence[BoughtRow]:
    """What was bought by the trade, in orders that stand. Index: ix_orders_trade_id."""
    found = await session.execute(
        select(Line.id, Line.order_id, Line.sku_id, Line.quantity, Line.list_fen)
        .join(Order, Order.id == Line.order_id)
        .where(
            Order.trade_id == trade_id,
            Order.state.not_in(ENDED),
            Line.is_gift.is_(False),
            Line.quantity > 0,
        )
        .order_by(Line.id)
    )
    return found.all()
