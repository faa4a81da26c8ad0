"""Lines of which nothing is sent: vouchers, keys, services."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.ordering.queries.to_prepare import OrderToPrepare, with_parts
from houtai.modules.ordering.tables import Line, Order


async def to_deliver(
    session: AsyncSession, order_ids: Collection[UUID], *, with_goods: bool = False
) -> list[OrderToPrepare]:
    """Of orders that may be prepared what needs no parcel, by id; they are locked. Beside goods
    that are sent it goes once those do: `with_goods`, they are going now. Until then everything
    may be called off. The session must be the house's. Indexes: pk_orders, ix_line_order_id.
    """
    sent = exists().where(Line.order_id == Order.id, Line.is_sent)
    goods_go = true() if with_goods else Order.fulfilment != "none"
    found = await session.execute(
        select(Order)
        .where(one_of(Order.id, order_ids))
        .where(Order.state == "awaiting_shipment", Order.held_for == [])
        .where(exists().where(Line.order_id == Order.id, ~Line.is_sent, Line.quantity > 0))
        .where(or_(and_(~sent, Order.payment == "paid"), and_(sent, goods_go)))
        .order_by(Order.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return await with_parts(session, found.scalars().all(), ~Line.is_sent)
