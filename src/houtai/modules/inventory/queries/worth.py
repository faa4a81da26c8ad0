"""What all stock was worth at the end of a day, found in two ways that must agree."""

from datetime import date

from sqlalchemy import BigInteger, Date, cast, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.tables import Valuation, ValueDay, ValueEntry


async def worth_at(session: AsyncSession, day: date, *, time_zone: str) -> tuple[int, int]:
    """All changes up to the day; and what all is worth now, less what has changed since. Of the
    whole house. Two statements. Indexes: pk_value_day, ix_value_entry_unrolled.
    """
    entry_day = cast(func.timezone(time_zone, ValueEntry.at), Date)
    changes = union_all(
        select(
            ValueDay.day.label("day"), (ValueDay.in_value_fen - ValueDay.out_value_fen).label("fen")
        ),
        select(entry_day.label("day"), ValueEntry.value_fen.label("fen")).where(~ValueEntry.rolled),
    ).subquery("changes")
    changed = func.sum(changes.c.fen)
    before, since = (
        await session.execute(
            select(
                cast(func.coalesce(changed.filter(changes.c.day <= day), 0), BigInteger),
                cast(func.coalesce(changed.filter(changes.c.day > day), 0), BigInteger),
            )
        )
    ).one()
    worth = select(cast(func.coalesce(func.sum(Valuation.value_fen), 0), BigInteger))
    now: int = (await session.execute(worth)).scalar_one()
    return before, now - since
