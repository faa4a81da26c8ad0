"""What of a merchant's sales is not settled."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.settlement.tables import Bill, BillLine, Charge, Unbilled

UNCHARGED = ~select(BillLine.id).where(BillLine.source_id == Charge.id).correlate(Charge).exists()
"""Of charges: in no bill yet. Index: uq_bill_line_source_id."""


async def unbilled_entries(session: AsyncSession, merchant_id: UUID) -> int:
    """Entries and fines in no bill yet. To be asked as the house. Indexes:
    ix_unbilled_merchant_id_at, ix_charge_merchant_id_at.
    """
    entries = select(func.count()).where(Unbilled.merchant_id == merchant_id)
    charges = select(func.count()).where(Charge.merchant_id == merchant_id, UNCHARGED)
    found = await session.scalar(select(entries.scalar_subquery() + charges.scalar_subquery()))
    return found or 0


async def open_bills(session: AsyncSession, merchant_id: UUID) -> int:
    """Bills that are not agreed on. To be asked as the house. Index: uq_bill_merchant_id_day."""
    found = await session.scalar(
        select(func.count()).where(Bill.merchant_id == merchant_id, Bill.state != "confirmed")
    )
    return found or 0
