"""The worker process: subscribers, jobs and sweeps, until it is asked to stop."""

import asyncio
import gc
import signal

import structlog
import uvloop

from houtai.entry import wiring
from houtai.kit import eventlog, jobs, logs, sweeps
from houtai.kit.db import Database
from houtai.kit.environment import Environment

CONNECTIONS_MAX = 24
STOP_SECONDS_MAX = 10
_log = structlog.get_logger("houtai.worker")


def run(environment: Environment, database_url: str) -> None:
    """Work until SIGTERM or SIGINT. Several workers may share a database."""
    logs.configure(environment)
    uvloop.run(_until_asked_to_stop(database_url))


async def _until_asked_to_stop(database_url: str) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    working = asyncio.create_task(work(database_url), name="work")
    waiting = asyncio.create_task(asked.wait(), name="asked to stop")
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if working.done():
        # It never ends by itself: what went wrong at the start is told to whoever started us.
        working.result()
    working.cancel()
    _, late = await asyncio.wait({working}, timeout=STOP_SECONDS_MAX)
    _log.info("stopped", late=bool(late))


async def work(database_url: str) -> None:
    """Everything that happens without a request, until cancelled; outages are waited out."""
    database = Database(database_url, connections_max=CONNECTIONS_MAX)
    # Half a million things that stay: to look through them all for waste costs every batch.
    gc.freeze()
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(eventlog.run(database, wiring.SUBSCRIBERS), name="subscribers")
            tasks.create_task(jobs.run(database, wiring.TASKS, wiring.CRON), name="jobs")
            tasks.create_task(sweeps.run(database, wiring.SWEEPS), name="sweeps")
            _log.info("working")
    finally:
        await database.close()
