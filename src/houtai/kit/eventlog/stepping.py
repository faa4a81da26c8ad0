"""The log read step by step, for who decides himself which subscriber hears next: a simulation.

Nothing else may write meanwhile: then all that is committed is settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.db import Database
from houtai.kit.eventlog.deliver import deliver
from houtai.kit.eventlog.subscribe import Subscriber, open_cursors

_NEWS = text(
    """
    SELECT cursor.subscriber, cursor.lane, max(event.position) AS until
      FROM eventlog.cursor
      JOIN eventlog.event
        ON event.position > cursor.position AND event.shard % cursor.lanes = cursor.lane
      JOIN unnest(CAST(:subscribers AS text[]), CAST(:names AS text[])) AS reads(subscriber, name)
        ON reads.subscriber = cursor.subscriber AND reads.name = event.name
     GROUP BY cursor.subscriber, cursor.lane
     ORDER BY cursor.subscriber, cursor.lane
    """
)
_SKIP = text(
    """
    UPDATE eventlog.cursor
       SET position = (SELECT coalesce(max(position), 0) FROM eventlog.event), moved_at = :at
     WHERE position < (SELECT coalesce(max(position), 0) FROM eventlog.event)
    """
)


@dataclass(frozen=True)
class News:
    """Something that a lane of a subscriber has not heard yet."""

    subscriber: Subscriber[Any]
    lane: int
    until: int

    async def hear(self, database: Database) -> None:
        """The next batch."""
        await deliver(database, self.subscriber, self.lane, self.until)


async def open_all(
    session: AsyncSession, subscribers: Iterable[Subscriber[Any]], at: datetime
) -> None:
    """Everybody has a place in the log."""
    for one in subscribers:
        await open_cursors(session, one, at)


async def news(session: AsyncSession, subscribers: Iterable[Subscriber[Any]]) -> list[News]:
    """What is there to hear, by the names of the subscribers."""
    known = {one.name: one for one in subscribers}
    reads = [(one.name, name) for one in known.values() for name in one.event_names]
    values = {
        "subscribers": [subscriber for subscriber, _ in reads],
        "names": [name for _, name in reads],
    }
    found = await session.execute(_NEWS, values)
    return [News(known[row.subscriber], row.lane, row.until) for row in found]


async def pass_by(session: AsyncSession, at: datetime) -> None:
    """All cursors stand at the end, once there is no news for anybody: what follows is found
    quickly, and proofs of what was heard hold up to there.
    """
    await session.execute(_SKIP, {"at": at})
