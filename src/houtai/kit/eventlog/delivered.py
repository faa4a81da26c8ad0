"""What a subscriber has been handed so far, for proofs that nothing of it was lost afterwards."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.eventlog.events import Event

# Rides on pk_event. What is parked was not handed over yet; what was skipped never will be.
_KEYS = text(
    """
    SELECT position, key FROM eventlog.event
     WHERE position > :after
       AND position <= (
           SELECT coalesce(min(position), 0) FROM eventlog.cursor WHERE subscriber = :subscriber
       )
       AND name = :name
       AND NOT EXISTS (
           SELECT FROM eventlog.parked
            WHERE parked.subscriber = :subscriber AND parked.key = event.key
              AND parked.position = event.position
              AND parked.state IN ('failed', 'waiting', 'skipped')
       )
     ORDER BY position
     LIMIT :limit
    """
)


async def keys_delivered(
    session: AsyncSession, subscriber: str, kind: type[Event], *, after: int, limit: int
) -> tuple[list[str], int]:
    """Keys of the next events of a kind that were handed over, and the position of the last."""
    sought = {"subscriber": subscriber, "name": kind.LABEL.name, "after": after, "limit": limit}
    rows = (await session.execute(_KEYS, sought)).all()
    return [row.key for row in rows], rows[-1].position if rows else after
