"""Totals of days: what came in and went out, added up after the fact so that nobody waits."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement

BITE = 20_000


async def roll_up_values(session: AsyncSession, *, time_zone: str) -> int:
    """Add what is new to the totals of its day; says how much it found. Index:
    ix_value_entry_unrolled.
    """
    values = {"bite": BITE, "zone": time_zone}
    found: int = await session.scalar(statement(__package__, "roll_up_values"), values) or 0
    return found
