"""What offers are called."""

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.marketing.tables import CouponBatch, Promotion


async def offer_names(session: AsyncSession) -> set[str]:
    """Of all promotions and batches within the session's reach."""
    both = union_all(select(Promotion.name), select(CouponBatch.name))
    return set(await session.scalars(both))
