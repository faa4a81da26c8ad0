"""What members bought and received, as those need it who ask them how they found it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.catalog import public as catalog
from houtai.modules.ordering.tables import Line, Order

_RECEIVED = "completed"
_SHOWN: tuple[Any, ...] = (
    Line.id.label("line_id"),
    Line.order_id,
    Order.number.label("order_number"),
    Line.merchant_id,
    Order.shop_name,
    Line.product_id,
    Line.sku_id,
    Line.product_name,
    Line.spec_text,
    Line.picture,
    case((Order.state == _RECEIVED, Order.ended_at), else_=null()).label("received_at"),
)


async def purchase_of(
    session: AsyncSession, member_id: UUID, line_id: UUID
) -> catalog.Purchase | None:
    """That line, if it is the member's; as the house. Indexes: pk_line, pk_orders."""
    found = (
        await session.execute(_bought().where(Line.id == line_id, Order.member_id == member_id))
    ).one_or_none()
    return None if found is None else catalog.Purchase.model_validate(found)


async def purchases_received(
    session: AsyncSession,
    member_id: UUID,
    *,
    order_id: UUID | None,
    before: UUID | None,
    orders_max: int,
) -> list[catalog.Purchase]:
    """Lines of so many orders that the member received, the newest order first; of one order alone
    if it is named, and of those before another; as the house.

    Indexes: ix_orders_member_id_state_id, ix_line_order_id.
    """
    orders = (
        select(Order.id)
        .where(Order.member_id == member_id, Order.state == _RECEIVED)
        .order_by(Order.id.desc())
        .limit(orders_max)
    )
    if order_id is not None:
        orders = orders.where(Order.id == order_id)
    if before is not None:
        orders = orders.where(Order.id < before)
    found = await session.execute(
        _bought().where(Order.id.in_(orders)).order_by(Order.id.desc(), Line.position)
    )
    return [catalog.Purchase.model_validate(row) for row in found]


def _bought() -> Select[Any]:
    """Neither what was given nor what was taken out again."""
    return (
        select(*_SHOWN)
        .join(Order, Order.id == Line.order_id)
        .where(Line.is_gift.is_(False), Line.quantity > 0)
    )
