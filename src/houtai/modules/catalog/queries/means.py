"""What prices were on average."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement

MEAN_OF = timedelta(days=30)


async def mean_prices(
    session: AsyncSession, sku_ids: Collection[UUID], *, at: datetime
) -> dict[UUID, int]:
    """The mean over thirty days of each SKU that was ever approved."""
    if not sku_ids:
        return {}
    found = await session.execute(
        statement(__package__ or "", "mean_prices"),
        {"sku_ids": list(sku_ids), "since": at - MEAN_OF, "at": at},
    )
    return {row.sku_id: row.mean_fen for row in found}
