"""Who reads the log: what a subscriber is, and its cursors."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.eventlog.events import SHARDS, Event, decoder, shard_of

LOCK_WAIT = "5s"
LOCK_NOT_AVAILABLE = "55P03"
E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Subscriber(Generic[E]):
    """Takes events in batches; effects and cursor are one transaction, so each works once.

    Order is kept per key; `lanes` (1, 2, 4, 8, 16) run in parallel and may grow with a release,
    never shrink. A new subscriber begins with the oldest event unless `from_now_on`.
    """

    name: str
    events: tuple[type[E], ...]
    handler: Callable[[AsyncSession, Sequence[E]], Awaitable[None]]
    lanes: int = 1
    from_now_on: bool = False

    def __post_init__(self) -> None:
        if self.lanes not in {1, 2, 4, 8, 16}:
            raise ValueError(f"{self.name}: lanes must divide {SHARDS}, not {self.lanes}")
        for kind in self.events:
            decoder(kind)

    @property
    def event_names(self) -> list[str]:
        """What it reads; a version that it does not know is parked, not passed by."""
        return sorted({kind.LABEL.name for kind in self.events})


class UnknownSubscriber(NotFound):
    code = "eventlog.unknown_subscriber"


class LaneBusy(Conflict):
    """A batch of this lane is being delivered for longer than one would wait at a door."""

    code = "eventlog.lane_busy"


_OPEN = text(
    """
    INSERT INTO eventlog.cursor (subscriber, lane, lanes, position, moved_at)
    SELECT :subscriber, lane, :lanes, :position, :at FROM generate_series(0, :lanes - 1) AS lane
    ON CONFLICT DO NOTHING
    """
)
# Lane i of n covers what lanes i, i + n, i + 2n … of more will cover: each begins where it stood.
_SPLIT = text(
    """
    INSERT INTO eventlog.cursor (subscriber, lane, lanes, position, moved_at)
    SELECT subscriber, finer, :lanes, position, :at
      FROM eventlog.cursor CROSS JOIN generate_series(lane, :lanes - 1, lanes) AS finer
     WHERE subscriber = :subscriber AND lanes < :lanes
    ON CONFLICT (subscriber, lane) DO UPDATE SET lanes = :lanes
    """
)
_LOCK = text(
    """
    SELECT lane, lanes, position FROM eventlog.cursor
     WHERE subscriber = :subscriber ORDER BY lane FOR UPDATE
    """
)
_REWIND = text(
    """
    UPDATE eventlog.cursor SET position = least(position, :position), moved_at = :at
     WHERE subscriber = :subscriber
 RETURNING lane
    """
)
_HOLD = text(
    """
    SELECT lane FROM eventlog.cursor
     WHERE subscriber = :subscriber AND :shard % lanes = lane
       FOR UPDATE
    """
)
_LAST = text("SELECT coalesce(max(position), 0) FROM eventlog.event")
_WAIT = text("SELECT set_config('lock_timeout', :wait, true)")


async def open_cursors(session: AsyncSession, subscriber: Subscriber[Any], at: datetime) -> int:
    """Make the cursors that are missing; return the number of lanes. Safe to repeat."""
    place = {"subscriber": subscriber.name, "lanes": subscriber.lanes, "at": at}
    start = await session.scalar(_LAST) if subscriber.from_now_on else 0
    if not (await session.execute(_LOCK, place)).all():
        await session.execute(_OPEN, place | {"position": start})
    lanes: int = (await session.execute(_LOCK, place)).all()[0].lanes
    if lanes < subscriber.lanes:
        await session.execute(_SPLIT, place)
    return max(lanes, subscriber.lanes)


async def rewind(session: AsyncSession, subscriber: str, position: int, at: datetime) -> None:
    """Let a subscriber see everything after the position again; what is parked stays parked."""
    place = {"subscriber": subscriber, "position": position, "at": at}
    async with _no_long_wait(session, subscriber):
        moved = await session.execute(_REWIND, place)
    if not moved.all():
        raise UnknownSubscriber(subscriber=subscriber)


async def hold_lane(session: AsyncSession, subscriber: str, key: str) -> None:
    """Keep deliveries of this key's lane out until the transaction ends. Raises LaneBusy."""
    place = {"subscriber": subscriber, "shard": shard_of(key)}
    async with _no_long_wait(session, subscriber):
        held = await session.scalar(_HOLD, place)
    if held is None:
        raise UnknownSubscriber(subscriber=subscriber)


@asynccontextmanager
async def _no_long_wait(session: AsyncSession, subscriber: str) -> AsyncIterator[None]:
    await session.execute(_WAIT, {"wait": LOCK_WAIT})
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            raise LaneBusy(subscriber=subscriber) from error
        raise
