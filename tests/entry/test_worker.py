"""The worker as a process of its own: it works, waits out an outage, and stops when asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from houtai.kit import migrate
from houtai.kit.embedded_pg import Address

END_SECONDS_MAX = 60
"""Far less than the job that lingers; far more than an end takes on a busy machine."""
SCRIPT = """
import asyncio, sys
from dataclasses import dataclass
from sqlalchemy import text
from houtai.entry import wiring, worker
from houtai.kit import eventlog, jobs
from houtai.kit.environment import Environment
from houtai.kit.sweeps import Sweep

PUT = text("INSERT INTO public.effect VALUES (:what)")

@dataclass(frozen=True)
class Happened(eventlog.Event, name="test.happened", key="id"):
    id: int

async def notice(session, events):
    await session.execute(PUT, {"what": "event"})

async def sweep(session, at):
    await session.execute(PUT, {"what": "sweep"})
    return 0

@jobs.task("test.do")
async def do(context):
    async with context.database.transaction() as session:
        await session.execute(PUT, {"what": "job"})

@jobs.task("test.linger")
async def linger(context):
    async with context.database.transaction() as session:
        await session.execute(PUT, {"what": "lingering"})
    await asyncio.sleep(600)

wiring.SUBSCRIBERS.append(eventlog.Subscriber("test.notice", (Happened,), notice))
wiring.TASKS.extend([do, linger])
wiring.SWEEPS.append(Sweep("test.sweep", 0.2, sweep))
worker.run(Environment.read(), sys.argv[1])
"""
HAPPEN = (
    "INSERT INTO eventlog.event (name, version, shard, key, body)"
    " VALUES ('test.happened', 1, 0, '1', '{\"id\": 1}')"
)
ENQUEUE = """
SELECT jobs.procrastinate_defer_jobs_v1(
    ARRAY[ROW('default', %s, 0, NULL, NULL, '{}', NULL)::jobs.procrastinate_job_to_defer_v1]
)
"""


class Watched:
    """A worker process and the database that it works on."""

    def __init__(self, place: Address, log: Path) -> None:
        self.owner = psycopg.connect(place.owner_url, autocommit=True)
        self.owner.execute("SET search_path = jobs")
        self.owner.execute("TRUNCATE public.effect")
        self.log = log
        with log.open("w") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, place.app_url],
                stderr=stream,
                env=dict(os.environ) | {"HOUTAI_LOG": "json"},
            )

    def count(self, what: str) -> int:
        row = self.owner.execute(
            "SELECT count(*) FROM public.effect WHERE what = %s", [what]
        ).fetchone()
        return row[0]

    def wait_for(self, what: str, more_than: int = 0, seconds: float = 60) -> int:
        deadline = time.monotonic() + seconds
        while (count := self.count(what)) <= more_than:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)
        return count

    def stop(self, number: signal.Signals) -> None:
        """It ends, and by its own clock in time: how long its interpreter takes to leave a machine
        that is busy is not its own doing.
        """
        self.process.send_signal(number)
        assert self.process.wait(timeout=END_SECONDS_MAX) == 0, self.log.read_text()
        assert '"late": false' in self.log.read_text()


@pytest.fixture(scope="module")
def place(fresh_database) -> Address:
    address = fresh_database("worker")
    migrate.upgrade(address.owner_url)
    with psycopg.connect(address.owner_url) as owner:
        owner.execute("CREATE TABLE public.effect (what text)")
        owner.execute("GRANT ALL ON public.effect TO houtai_app")
    return address


@pytest.fixture
def start(place, tmp_path) -> Iterator[Callable[[], Watched]]:
    started: list[Watched] = []

    def begin() -> Watched:
        started.append(Watched(place, tmp_path / f"worker{len(started)}.log"))
        return started[-1]

    yield begin
    for watched in started:
        watched.process.kill()
        watched.process.wait()
        watched.owner.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_delivers_events_does_jobs_and_sweeps_until_it_is_asked_to_stop(start, number):
    worker = start()
    worker.owner.execute(HAPPEN)
    worker.owner.execute(ENQUEUE, ["test.do"])
    worker.wait_for("event")
    worker.wait_for("job")
    worker.wait_for("sweep", 2)
    worker.stop(number)


def test_a_job_in_hand_does_not_keep_it_from_stopping_and_is_not_lost(start):
    worker = start()
    worker.owner.execute(ENQUEUE, ["test.linger"])
    worker.wait_for("lingering")
    worker.stop(signal.SIGTERM)
    state = worker.owner.execute(
        "DELETE FROM jobs.procrastinate_jobs WHERE task_name = 'test.linger' RETURNING status"
    ).fetchone()
    assert state == ("todo",)


def test_an_outage_is_waited_out_and_told_once(start, place):
    worker = start()
    worker.wait_for("sweep")
    worker.owner.execute(ENQUEUE, ["test.do"])
    worker.wait_for("job")
    worker.owner.execute(HAPPEN)
    worker.wait_for("event")
    name = worker.owner.info.dbname
    with psycopg.connect(
        place.owner_url.replace(f"/{name}?", "/postgres?"), autocommit=True
    ) as outside:
        worker.owner.close()
        outside.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        outside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        time.sleep(3)
        outside.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    assert worker.process.poll() is None
    worker.owner = psycopg.connect(place.owner_url, autocommit=True)
    worker.owner.execute("SET search_path = jobs")
    worker.wait_for("sweep", worker.count("sweep"))
    worker.owner.execute(HAPPEN)
    worker.wait_for("event", worker.count("event"))
    worker.owner.execute(ENQUEUE, ["test.do"])
    worker.wait_for("job", worker.count("job"))
    worker.stop(signal.SIGTERM)
    log = worker.log.read_text()
    for what in ("event log", "sweep test.sweep"):
        told = [line for line in log.splitlines() if f'"{what}"' in line and "waiting" in line]
        assert len(told) == 1, log
    assert "Traceback" not in log
