"""Sum up by day, so that balances of hot or old accounts need not read every transfer."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement

SUMMED_BOOKS = ("money",)
"""Books with few units, of which whole kinds are summed by the hour for trial balances."""


async def roll_up(session: AsyncSession) -> int:
    """Bring the day totals up to the oldest running transaction; says how many rows were new.

    Runners take turns at the row that says how far the totals reach.
    """
    values = {"books": list(SUMMED_BOOKS)}
    count: int | None = await session.scalar(statement(__package__, "roll_up"), values)
    return count or 0
