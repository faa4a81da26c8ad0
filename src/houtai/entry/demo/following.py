"""While the demo is loaded, what is told in it is heard at once, with or without a worker."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from houtai.entry.wiring import SUBSCRIBERS, SWEEPS
from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from houtai.kit.db import Database

POLL_SECONDS = 0.2
SETTLE_SECONDS_MAX = 60
BITES_MAX = 20
LISTS = ("inventory.follow", "storefront.refresh_due", "storefront.count_words")
"""What the clock brings up to date from what was booked."""


@asynccontextmanager
async def followed(database: Database) -> AsyncIterator[None]:
    """Every subscriber reads along inside."""
    reading = asyncio.create_task(
        eventlog.run(database, SUBSCRIBERS, poll_seconds=POLL_SECONDS), name="demo followers"
    )
    try:
        yield
    finally:
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading


async def settled(database: Database) -> None:
    """Come back when everything that was told has been heard. Raises TimeoutError."""
    async with asyncio.timeout(SETTLE_SECONDS_MAX):
        for pause in itertools.repeat(POLL_SECONDS):
            if not await _behind(database):
                return
            await asyncio.sleep(pause)


async def caught_up(database: Database) -> None:
    """The lists that the clock keeps say what was booked."""
    for sweep in SWEEPS:
        if sweep.name in LISTS:
            for _ in range(BITES_MAX):
                async with database.transaction() as session:
                    if not await sweep.work(session, utc_now()):
                        break


async def _behind(database: Database) -> bool:
    async with database.transaction() as session:
        lags = await eventlog.lag(session)
    return len(lags) < len(SUBSCRIBERS) or any(one.positions_behind for one in lags)
