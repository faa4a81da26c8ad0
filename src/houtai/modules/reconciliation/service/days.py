"""Days of channels that are to be looked at: something of them is new."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import case, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.reconciliation.tables import MatchDay

DAYS_MAX = 800
"""Of one statement; more is no statement of days."""
_DAY = timedelta(days=1)


def between(first: date, last: date) -> list[date]:
    """Each day, both ends counted."""
    count = min((last - first).days + 1, DAYS_MAX)
    return [last - n * _DAY for n in range(count)]


async def look_at(
    session: AsyncSession,
    channel: str,
    days: Collection[date],
    *,
    at: datetime,
    stated: bool = False,
) -> None:
    """`stated`: statements of these days are there, so the days before are complete as well."""
    rows = [
        {
            "id": new_id(),
            "channel": channel,
            "day": day,
            "stated": stated,
            "line_count": 0,
            "line_fen": 0,
            "own_count": 0,
            "own_fen": 0,
            "pair_count": 0,
            "due_at": at,
            "version": 1,
        }
        for day in sorted(days)
    ]
    if not rows:
        return
    row = insert(MatchDay).values(rows)
    changes = {
        "due_at": at,
        "version": MatchDay.version + 1,
        "stated": case((row.excluded.stated, True), else_=MatchDay.stated),
    }
    await session.execute(
        row.on_conflict_do_update(index_elements=["channel", "day"], set_=changes)
    )
    if stated:
        await session.execute(
            update(MatchDay)
            .where(MatchDay.channel == channel, MatchDay.day.in_([day - _DAY for day in days]))
            .values(due_at=at, version=MatchDay.version + 1)
        )
