"""Keeping subscribers going: one watcher of the log for a process, one task for each lane."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg
import structlog

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.eventlog.deliver import deliver
from houtai.kit.eventlog.horizon import Horizon
from houtai.kit.eventlog.subscribe import Subscriber, open_cursors
from houtai.kit.eventlog.wake import listening
from houtai.kit.transient import persist

POLL_SECONDS = 5.0
LANES_AT_ONCE = 4
ANSWER_SECONDS_MAX = 30
UNDECIDED_SECONDS_FIRST = 0.005
UNDECIDED_SECONDS_MAX = 1.0
SORT_OUT_MAX = 5000
"""News beyond this many positions wakes everyone: finding out whom it concerns costs more."""

_log = structlog.get_logger("houtai.eventlog")


@dataclass(eq=False)
class Lane:
    """One cursor's task: sleeps until it is woken, then catches up with what is settled."""

    subscriber: Subscriber[Any]
    number: int
    lanes: int
    until: int = 0
    due: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self, until: int) -> None:
        """There may be something for this lane, up to this position."""
        self.until = until
        self.due.set()

    def is_concerned(self, name: str, shard: int) -> bool:
        """Whether an event of this name and shard is for this lane."""
        return shard % self.lanes == self.number and name in self.subscriber.event_names

    async def run(self, database: Database, turns: asyncio.Semaphore) -> None:
        """Catch up whenever woken, for ever."""

        async def catch_up() -> None:
            come: int | None = -1
            while come is not None and come < self.until:
                async with turns:
                    come = await deliver(database, self.subscriber, self.number, self.until)

        while True:
            await self.due.wait()
            self.due.clear()
            await persist(f"subscriber {self.subscriber.name}", catch_up)


async def run(
    database: Database,
    subscribers: Sequence[Subscriber[Any]],
    *,
    lanes_at_once: int = LANES_AT_ONCE,
    poll_seconds: float = POLL_SECONDS,
) -> None:
    """Deliver until cancelled. Several processes may run the same subscribers.

    A transaction of any kind that stays open keeps everything told since from being delivered.
    """
    lanes: list[Lane] = []

    async def prepare() -> None:
        lanes[:] = await _lanes_of(database, subscribers)

    async def watch() -> None:
        await _watch(database, lanes, poll_seconds)

    await persist("subscribers", prepare)
    turns = asyncio.Semaphore(lanes_at_once)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(persist("event log", watch), name="event log")
        for lane in lanes:
            name = f"subscriber {lane.subscriber.name}[{lane.number}]"
            tasks.create_task(lane.run(database, turns), name=name)


async def _lanes_of(database: Database, subscribers: Sequence[Subscriber[Any]]) -> list[Lane]:
    lanes = []
    for subscriber in subscribers:
        async with database.transaction() as session:
            count = await open_cursors(session, subscriber, utc_now())
        lanes += [Lane(subscriber, number, count) for number in range(count)]
    return lanes


async def _watch(database: Database, lanes: Sequence[Lane], poll_seconds: float) -> None:
    """Look when the bell rings, soon again while something is undecided, and now and then."""
    async with listening(database) as connection:
        _log.info("listening", lanes=len(lanes))
        horizon = Horizon(connection)
        pause = UNDECIDED_SECONDS_FIRST
        while True:
            before = horizon.settled
            async with asyncio.timeout(ANSWER_SECONDS_MAX):
                moved = await horizon.look()
                if moved:
                    await _wake_concerned(connection, lanes, before, horizon.settled)
            pause = UNDECIDED_SECONDS_FIRST if moved else min(pause * 2, UNDECIDED_SECONDS_MAX)
            if horizon.pending:
                await asyncio.sleep(pause)
            elif not await _bell_rings(connection, poll_seconds):
                await _wake_laggards(connection, lanes, horizon.settled)


async def _bell_rings(connection: psycopg.AsyncConnection, seconds: float) -> bool:
    return [_ async for _ in connection.notifies(timeout=seconds, stop_after=1)] != []


async def _wake_concerned(
    connection: psycopg.AsyncConnection, lanes: Sequence[Lane], before: int, settled: int
) -> None:
    if before == 0 or settled - before > SORT_OUT_MAX:
        concerned = list(lanes)
    else:
        news = await connection.execute(
            "SELECT DISTINCT name, shard FROM eventlog.event"
            " WHERE position > %s AND position <= %s",
            [before, settled],
        )
        kinds = await news.fetchall()
        concerned = [lane for lane in lanes if any(lane.is_concerned(*kind) for kind in kinds)]
    for lane in concerned:
        lane.wake(settled)


async def _wake_laggards(
    connection: psycopg.AsyncConnection, lanes: Sequence[Lane], settled: int
) -> None:
    """The net: lanes whose process died, and those that nothing concerned for a while."""
    async with asyncio.timeout(ANSWER_SECONDS_MAX):
        found = await connection.execute(
            "SELECT subscriber, lane FROM eventlog.cursor WHERE position < %s", [settled]
        )
        behind = set(await found.fetchall())
    for lane in lanes:
        if (lane.subscriber.name, lane.number) in behind:
            lane.wake(settled)
