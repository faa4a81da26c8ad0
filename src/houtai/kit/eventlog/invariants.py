"""What must always hold of the event log."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.eventlog.events import Undecodable, decode
from houtai.kit.invariants import Breach, Invariant

STEP = 10_000

_CURSORS_BEYOND = text(
    """
    SELECT subscriber, lane, cursor.position, newest.position AS newest
      FROM eventlog.cursor
     CROSS JOIN (
         SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS position
           FROM eventlog.event_position
     ) AS newest
     WHERE cursor.position > newest.position
     ORDER BY subscriber, lane
     LIMIT :limit
    """
)
_PARKED_NOWHERE = text(
    """
    SELECT id, subscriber, position FROM eventlog.parked
     WHERE state IN ('failed', 'waiting')
       AND NOT EXISTS (SELECT FROM eventlog.event WHERE event.position = parked.position)
     ORDER BY subscriber, position
     LIMIT :limit
    """
)
_BODIES = text(
    """
    SELECT position, name, version, CAST(body AS text) AS body FROM eventlog.event
     WHERE position > :after ORDER BY position LIMIT :step
    """
)


async def _cursors_within(session: AsyncSession, limit: int) -> Sequence[Breach]:
    return [
        Breach(
            subject=f"subscriber {row.subscriber}[{row.lane}]",
            expected=f"<= {row.newest}",
            found=str(row.position),
        )
        for row in await session.execute(_CURSORS_BEYOND, {"limit": limit})
    ]


async def _parked_known(session: AsyncSession, limit: int) -> Sequence[Breach]:
    return [
        Breach(subject=f"parked {row.id}", expected=f"event {row.position}", found="-")
        for row in await session.execute(_PARKED_NOWHERE, {"limit": limit})
    ]


async def _bodies_readable(session: AsyncSession, limit: int) -> Sequence[Breach]:
    breaches: list[Breach] = []
    after = 0
    while len(breaches) < limit:
        rows = (await session.execute(_BODIES, {"after": after, "step": STEP})).all()
        if not rows:
            break
        after = rows[-1].position
        for row in rows:
            try:
                decode(row.name, row.version, row.body)
            except Undecodable as fault:
                subject = f"event {row.position}"
                breaches.append(Breach(subject, expected=row.name, found=str(fault)))
    return breaches[:limit]


INVARIANTS = [
    Invariant("eventlog.cursors_within", _cursors_within),
    Invariant("eventlog.parked_known", _parked_known),
    Invariant("eventlog.bodies_readable", _bodies_readable),
]
