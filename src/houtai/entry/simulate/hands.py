"""The worker of a simulated house: it takes one step when it is told to, and may die in it."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from random import Random
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.wiring import SUBSCRIBERS, SWEEPS, TASKS
from houtai.kit import eventlog, jobs
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import Database, Mode

BITES_MAX = 50
End = Literal["", "before it is kept", "after it is kept", "later"]
DEATHS: tuple[End, ...] = ("before it is kept", "after it is kept", "later")
ENDS: tuple[End, ...] = ("", "", "", "", "", "", "", *DEATHS)
_TASKS = {task.name: task for task in TASKS}
_SWEEPS = {sweep.name: sweep for sweep in SWEEPS}


class WorkerDied(BaseException):
    """No error of the house: nothing in it may catch this."""


class Mortal(Database):
    """The database as a worker has it that dies: nothing of what it does afterwards is kept.

    `later`: its second transaction is lost. Nothing depends on which of several that run beside
    each other is the second: all of them are.
    """

    def __init__(self, database: Database, end: End) -> None:
        self.url, self.engine = database.url, database.engine
        self.lookups, self.searches = database.lookups, database.searches
        self._alive = database
        self._end = end
        self._begun = 0

    @asynccontextmanager
    async def transaction(
        self, actor: Actor = SYSTEM, *, mode: Mode = Mode.WRITE
    ) -> AsyncIterator[AsyncSession]:
        self._begun += 1
        first = self._begun == 1
        async with self._alive.transaction(actor, mode=mode) as session:
            yield session
            if (first and self._end == "before it is kept") or (not first and self._end):
                raise WorkerDied
        if first and self._end == "after it is kept":
            raise WorkerDied


class Hands:
    """What a worker does, one thing after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self) -> list[str]:
        """Subscribers for whom there is news, by their names."""
        async with self._database.transaction() as session:
            found = await eventlog.news(session, SUBSCRIBERS)
        return sorted({one.subscriber.name for one in found})

    async def hear(self, names: Collection[str] | None = None, *, end: End = "") -> bool:
        """These subscribers hear what there is for them, everybody if none are named; whether
        there was any. Who dies does so with the first of it.
        """
        async with self._database.transaction() as session:
            found = await eventlog.news(session, SUBSCRIBERS)
        concerned = [one for one in found if names is None or one.subscriber.name in names]
        for one in concerned:
            try:
                await one.hear(Mortal(self._database, end) if end else self._database)
            except WorkerDied:
                return True
        return bool(concerned)

    async def work(self, chance: Random | None = None, *, end: End = "") -> list[str]:
        """All jobs that wait, in this order or any; the names of those that were done."""
        async with self._database.transaction() as session:
            found = await jobs.waiting(session, utc_now())
        if chance is not None:
            chance.shuffle(found)
        return [one.task for one in found if await self._do(one, end)]

    async def _do(self, job: jobs.WaitingJob, end: End) -> bool:
        database = Mortal(self._database, end) if end else self._database
        context = jobs.Context(database=database, at=utc_now(), job_id=job.id, attempt=1)
        before = asyncio.all_tasks()
        try:
            await _TASKS[job.task](context, **job.args)
        except WorkerDied:
            # What it had begun beside comes to its end too, and none of that is kept.
            await asyncio.gather(*asyncio.all_tasks() - before, return_exceptions=True)
            return False
        async with self._database.transaction() as session:
            await jobs.finish(session, job.id)
        return True

    async def sweep(self, name: str, *, end: End = "") -> bool:
        """All that is due; whether there was any."""
        any_due = False
        for _ in range(BITES_MAX):
            database = Mortal(self._database, end) if end else self._database
            try:
                async with database.transaction() as session:
                    found = await _SWEEPS[name].work(session, utc_now())
            except WorkerDied:
                return True
            if not found:
                break
            any_due = True
        return any_due
