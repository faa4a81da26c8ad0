"""One batch to one subscriber: effects and cursor in one transaction, bad events set aside."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import Row, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.eventlog.events import decode
from houtai.kit.eventlog.subscribe import Subscriber
from houtai.kit.eventlog.tables import Parked
from houtai.kit.transient import is_transient

BATCH_MAX = 500
STRETCH_MAX = 20_000
"""Positions that one transaction looks through, however few of them concern the subscriber."""
BATCH_SECONDS_MAX = 300
ERROR_LENGTH_MAX = 4000

_log = structlog.get_logger("houtai.eventlog")


@dataclass(frozen=True)
class Delivery:
    """An event on its way to a subscriber; `held` when one of its key is parked."""

    position: int
    name: str
    version: int
    key: str
    body: str
    held: bool


@dataclass
class Outcome:
    """What became of a batch."""

    done: list[Delivery] = field(default_factory=list)
    failed: list[tuple[Delivery, str]] = field(default_factory=list)
    waiting: list[Delivery] = field(default_factory=list)


HandOver = Callable[[AsyncSession, Subscriber[Any], Sequence[Delivery]], Awaitable[Outcome]]

_TAKE_CURSOR = text(
    """
    SELECT position, lanes FROM eventlog.cursor
     WHERE subscriber = :subscriber AND lane = :lane
       FOR UPDATE SKIP LOCKED
    """
)
# Rides on pk_event; the stretch bounds it.
_READ = text(
    """
    SELECT position, name, version, key, CAST(body AS text) AS body,
           EXISTS (
               SELECT FROM eventlog.parked
                WHERE parked.subscriber = :subscriber AND parked.key = event.key
                  AND parked.state IN ('failed', 'waiting')
           ) AS held
      FROM eventlog.event
     WHERE position > :after AND position <= :until
       AND name = ANY(:names) AND shard % :lanes = :lane
     ORDER BY position
     LIMIT :batch_max
    """
)
_MOVE = text(
    """
    UPDATE eventlog.cursor SET position = :position, moved_at = :at
     WHERE subscriber = :subscriber AND lane = :lane
    """
)


async def deliver(
    database: Database, subscriber: Subscriber[Any], lane: int, until: int
) -> int | None:
    """Hand over the next batch up to a settled position; return how far the lane has come.

    None when another process has the lane. The whole batch is tried first; if that fails, the
    same batch is read again and halved until the bad events are found.
    """
    try:
        return await _one_batch(database, subscriber, lane, until, _whole)
    except Exception as error:
        if is_transient(error):
            raise
        _log.warning("looking for the bad event", subscriber=subscriber.name, reason=str(error))
    return await _one_batch(database, subscriber, lane, until, hand_over_in_parts)


async def _one_batch(
    database: Database, subscriber: Subscriber[Any], lane: int, until: int, hand_over: HandOver
) -> int | None:
    place = {"subscriber": subscriber.name, "lane": lane}
    async with asyncio.timeout(BATCH_SECONDS_MAX), database.transaction() as session:
        cursor = (await session.execute(_TAKE_CURSOR, place)).one_or_none()
        if cursor is None:
            return None
        end = max(cursor.position, min(until, cursor.position + STRETCH_MAX))
        batch = await _read(session, subscriber, lane, cursor, end)
        await _park(session, subscriber, await hand_over(session, subscriber, batch))
        position = batch[-1].position if len(batch) == BATCH_MAX else end
        if position > cursor.position:
            await session.execute(_MOVE, place | {"position": position, "at": utc_now()})
    return int(position)


async def _read(
    session: AsyncSession, subscriber: Subscriber[Any], lane: int, cursor: Row[Any], end: int
) -> list[Delivery]:
    if end == cursor.position:
        return []
    sought = {
        "subscriber": subscriber.name,
        "names": subscriber.event_names,
        "lane": lane,
        "lanes": cursor.lanes,
        "after": cursor.position,
        "until": end,
        "batch_max": BATCH_MAX,
    }
    return [Delivery(*row) for row in await session.execute(_READ, sought)]


async def _whole(
    session: AsyncSession, subscriber: Subscriber[Any], batch: Sequence[Delivery]
) -> Outcome:
    outcome = Outcome(
        done=[delivery for delivery in batch if not delivery.held],
        waiting=[delivery for delivery in batch if delivery.held],
    )
    await _handle(session, subscriber, outcome.done)
    return outcome


async def hand_over_in_parts(
    session: AsyncSession, subscriber: Subscriber[Any], batch: Sequence[Delivery]
) -> Outcome:
    """Halve until the bad events are found; what follows one in its key waits behind it."""
    outcome = Outcome()
    stopped = {delivery.key for delivery in batch if delivery.held}

    async def hand_over(part: Sequence[Delivery]) -> None:
        outcome.waiting += [delivery for delivery in part if delivery.key in stopped]
        ready = [delivery for delivery in part if delivery.key not in stopped]
        try:
            async with session.begin_nested():
                await _handle(session, subscriber, ready)
                await _check_now(session)
        except Exception as error:
            if is_transient(error):
                raise
            if len(ready) > 1:
                await hand_over(ready[: len(ready) // 2])
                await hand_over(ready[len(ready) // 2 :])
                return
            stopped.add(ready[0].key)
            outcome.failed.append((ready[0], _in_words(error)))
        else:
            outcome.done += ready

    await hand_over(batch)
    return outcome


async def _handle(
    session: AsyncSession, subscriber: Subscriber[Any], batch: Sequence[Delivery]
) -> None:
    events = [decode(delivery.name, delivery.version, delivery.body) for delivery in batch]
    foreign = [event for event in events if not isinstance(event, subscriber.events)]
    if foreign:
        raise TypeError(f"{subscriber.name} does not read {foreign[0].LABEL}")
    if events:
        await subscriber.handler(session, events)
        await session.flush()


async def _check_now(session: AsyncSession) -> None:
    """Constraints that wait for the commit would blame the whole batch for one event."""
    await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\x00", "")[:ERROR_LENGTH_MAX]


async def _park(session: AsyncSession, subscriber: Subscriber[Any], outcome: Outcome) -> None:
    for delivery, error in outcome.failed:
        _log.error(
            "event parked", subscriber=subscriber.name, position=delivery.position, reason=error
        )
    aside: list[tuple[Delivery, str | None]] = [*outcome.failed]
    aside += [(delivery, None) for delivery in outcome.waiting]
    at = utc_now()
    rows = [
        {
            "subscriber": subscriber.name,
            "position": delivery.position,
            "key": delivery.key,
            "state": "waiting" if error is None else "failed",
            "error": error,
            "attempts": 0 if error is None else 1,
            "parked_at": at,
        }
        for delivery, error in aside
    ]
    if rows:
        # After a rewind the same event may come again while it still stands parked.
        await session.execute(insert(Parked).on_conflict_do_nothing(), rows)
