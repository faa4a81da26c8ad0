"""What of a merchant's sales is not settled."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.settlement.tables import Bill, Unbilled


async def unbilled_entries(session: AsyncSession, merchant_id: UUID) -> int:
    """Entries in no bill yet. To be asked as the house. Index: ix_unbilled_merchant_id_at."""
    found = await session.scalar(select(func.count()).where(Unbilled.merchant_id == merchant_id))
    return found or 0


async def open_bills(session: AsyncSession, merchant_id: UUID) -> int:
    """Bills that are not agreed on. To be asked as the house. Index: uq_bill_merchant_id_day."""
    found = await session.scalar(
        select(func.count()).where(Bill.merchant_id == merchant_id, Bill.state != "confirmed")
    )
    return found or 0
