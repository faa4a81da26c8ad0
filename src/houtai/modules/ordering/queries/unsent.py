"""Orders of which nothing is sent: vouchers, keys, services."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.ordering.tables import Line, Order


@dataclass(frozen=True, slots=True)
class OrderWithoutGoods:
    """Paid, not held for review, and no line of it needs a parcel."""

    id: UUID
    merchant_id: UUID
    member_id: UUID
    number: str
    shop_name: str
    placed_at: datetime


async def without_goods(
    session: AsyncSession, order_ids: Collection[UUID]
) -> list[OrderWithoutGoods]:
    """Those of them, by id; they are locked. The session must be the house's. Indexes: pk_orders,
    ix_line_order_id.
    """
    sent = exists().where(Line.order_id == Order.id, Line.is_sent)
    rows = await session.execute(
        select(
            Order.id,
            Order.merchant_id,
            Order.member_id,
            Order.number,
            Order.shop_name,
            Order.placed_at,
        )
        .where(one_of(Order.id, order_ids), ~sent)
        .where(Order.state == "awaiting_shipment", Order.payment == "paid", Order.held_for == [])
        .order_by(Order.id)
        .with_for_update()
    )
    return [OrderWithoutGoods(*row) for row in rows]
