"""Work that the clock brings round: deadlines that have passed, totals to bring up to date."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.transient import persist

_TAKE_TURN = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")


@dataclass(frozen=True)
class Sweep:
    """`work(session, at)` takes a bite and says how much it found: more than none brings it back.

    Each bite is a transaction of its own; of several processes one is at it at a time.
    """

    name: str
    every_seconds: float
    work: Callable[[AsyncSession, datetime], Awaitable[int]]


async def run(database: Database, sweeps: Sequence[Sweep]) -> None:
    """Sweep until cancelled."""
    async with asyncio.TaskGroup() as tasks:
        for sweep in sweeps:
            tasks.create_task(_keep_sweeping(database, sweep), name=f"sweep {sweep.name}")


async def _keep_sweeping(database: Database, sweep: Sweep) -> None:
    async def all_there_is() -> None:
        while await _bite(database, sweep):
            pass

    while True:
        await persist(f"sweep {sweep.name}", all_there_is)
        await asyncio.sleep(sweep.every_seconds)


async def _bite(database: Database, sweep: Sweep) -> int:
    async with database.transaction() as session:
        if not await session.scalar(_TAKE_TURN, {"name": sweep.name}):
            return 0
        return await sweep.work(session, utc_now())
