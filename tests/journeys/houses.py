"""A whole house for journeys: `houtai up` in a home of its own, and ways to kill parts of it."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import httpx
import psutil
from sqlalchemy import text

from houtai.entry import wiring
from houtai.kit import jobs
from houtai.kit.db import Database
from houtai.kit.embedded_pg import EmbeddedPostgres
from houtai.kit.embedded_pg.postmaster import find
from houtai.kit.transient import persist

READY_SECONDS_MAX = 240
JOBS_SECONDS_MAX = 90
HOUTAI = (sys.executable, "-m", "houtai.entry.cli")


@dataclass
class House:
    """A running `houtai up` and the way into it."""

    home: Path
    port: int
    child: subprocess.Popen
    database: EmbeddedPostgres

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def pid_of(self, part: str) -> int:
        """The child to kill: `postgres`, or the child whose command line says the word."""
        if part == "postgres":
            return find(self.home / "postgres").pid
        children = psutil.Process(self.child.pid).children()
        return next(child.pid for child in children if part in child.cmdline())

    def check(self) -> subprocess.CompletedProcess[str]:
        """What `houtai check` says of it."""
        return subprocess.run(
            [*HOUTAI, "check", "--json"],
            env=os.environ | {"HOUTAI_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )


@contextmanager
def started(furnish: Callable[[Path], object] = Path.exists) -> Iterator[House]:
    """One that answers; `furnish` puts into its home what should lie there at the start."""
    folder = Path(tempfile.mkdtemp(prefix="houtai-crash-"))
    folder.chmod(0o755)
    home = folder / "home"
    home.mkdir()
    furnish(home)
    port = free_port()
    settings = os.environ | {"HOUTAI_HOME": str(home), "HOUTAI_PORT": str(port)}
    child = subprocess.Popen([*HOUTAI, "up"], env=settings)
    house = House(home, port, child, EmbeddedPostgres(home))
    try:
        asyncio.run(ready(house))
        yield house
    finally:
        house.database.leave()
        child.send_signal(signal.SIGINT)
        child.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """With the next one free as well: the sandbox stands there."""
    while True:
        with socket.socket() as probe, socket.socket() as beside:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
            with suppress(OSError, OverflowError):
                beside.bind(("127.0.0.1", port + 1))
                return port


async def ready(house: House) -> None:
    """Come back when it answers."""
    end = monotonic() + READY_SECONDS_MAX
    async with httpx.AsyncClient(base_url=house.url, timeout=5) as client:
        while monotonic() < end:
            with suppress(httpx.HTTPError):
                if (await client.get("/api/health/ready")).status_code == 200:
                    return
            await asyncio.sleep(0.05)
    raise TimeoutError("not ready again")


async def kill(house: House, database: Database, part: str) -> None:
    """One part, with no warning; come back when the house answers and can be written to."""
    os.kill(house.pid_of(part), signal.SIGKILL)
    await ready(house)
    await persist("enqueue", lambda: _ask_for_a_proof(database))


async def _ask_for_a_proof(database: Database) -> None:
    async with database.transaction() as session:
        await jobs.enqueue(session, wiring.prove)


async def all_jobs_done(database: Database) -> bool:
    """Whether all of them end well, in good time."""
    counting = text("SELECT count(*) FROM jobs.procrastinate_jobs WHERE status <> 'succeeded'")
    end = monotonic() + JOBS_SECONDS_MAX
    while monotonic() < end:
        async with database.transaction() as session:
            if await session.scalar(counting) == 0:
                return True
        await asyncio.sleep(0.5)
    return False
