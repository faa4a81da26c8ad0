"""How much was sold in a time, for those who compare something with it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.sql import one_of
from houtai.modules.ordering.tables import Line, Order


async def orders_paid(
    session: AsyncSession, actor: Actor, paid_from: datetime, paid_below: datetime
) -> Mapping[UUID, int]:
    """By merchant within reach. Indexes: ix_orders_paid_at_id, ix_orders_merchant_id_paid_at_id."""
    rows = await session.execute(
        select(Order.merchant_id, func.count().label("orders"))
        .where(within(actor, Order.merchant_id))
        .where(Order.paid_at >= paid_from, Order.paid_at < paid_below)
        .group_by(Order.merchant_id)
    )
    return {row.merchant_id: row.orders for row in rows}


async def pieces_sold(
    session: AsyncSession,
    actor: Actor,
    sku_ids: Collection[UUID],
    placed_from: datetime,
    placed_below: datetime,
) -> Mapping[UUID, int]:
    """Of these SKUs, in orders that are paid. Index: ix_line_sku_id_placed_at_order_id."""
    rows = await session.execute(
        select(Line.sku_id, func.sum(Line.quantity).label("pieces"))
        .join(Order, Order.id == Line.order_id)
        .where(one_of(Line.sku_id, sku_ids), within(actor, Line.merchant_id))
        .where(Line.placed_at >= placed_from, Line.placed_at < placed_below)
        .where(Order.paid_at.is_not(None))
        .group_by(Line.sku_id)
    )
    return {row.sku_id: int(row.pieces) for row in rows}


async def sold_fen(session: AsyncSession, first: datetime, until: datetime) -> int:
    """Orders that were paid then, at what was due when they are asked for; of the whole house.

    Index: ix_orders_paid_at_id.
    """
    asked = select(cast(func.coalesce(func.sum(Order.payable_fen), 0), BigInteger)).where(
        Order.paid_at >= first, Order.paid_at < until
    )
    found: int | None = await session.scalar(asked)
    return found or 0
