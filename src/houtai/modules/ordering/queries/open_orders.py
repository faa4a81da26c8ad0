"""Which orders a merchant has: by number, and how many have not ended."""

from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.ordering.tables import Order

_OPEN = ("awaiting_payment", "awaiting_shipment", "awaiting_receipt")


async def open_orders(session: AsyncSession, merchant_id: UUID) -> int:
    """Those whose money is on its way back are open too. To be asked as the house. Indexes:
    ix_orders_merchant_id_state_placed_at_id, ix_orders_merchant_id_going_back.
    """
    found = await session.scalar(
        select(func.count()).where(
            Order.merchant_id == merchant_id,
            or_(Order.state.in_(_OPEN), Order.payment == "refunding"),
        )
    )
    return found or 0


async def order_named(session: AsyncSession, merchant_id: UUID, number: str) -> UUID | None:
    """The merchant's order of this number. To be asked as the house. Index: uq_orders_number."""
    found: UUID | None = await session.scalar(
        select(Order.id).where(Order.number == number, Order.merchant_id == merchant_id)
    )
    return found
