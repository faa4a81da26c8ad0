"""Ten kills in the middle of a load: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from uuid import UUID

import httpx
import psutil
import pytest
from sqlalchemy import text

from houtai.entry import wiring
from houtai.kit import jobs
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.embedded_pg import EmbeddedPostgres
from houtai.kit.embedded_pg.postmaster import find
from houtai.kit.ids import NIL, new_id
from houtai.kit.transient import persist
from houtai.modules.identity import public as identity
from houtai.modules.ledger import public as ledger

pytestmark = pytest.mark.faults

ROUNDS = 10
BUYERS = 8
READY_SECONDS_MAX = 60
GOODS = ledger.Kind("stock", "sellable")
OUTSIDE = ledger.Kind("stock", "outside", limited=False, counted=False)
PASSWORD = "correct-horse-battery-9"


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


@pytest.fixture
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="houtai-crash-"))
    folder.chmod(0o755)
    home = folder / "home"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = os.environ | {"HOUTAI_HOME": str(home), "HOUTAI_PORT": str(port)}
    child = subprocess.Popen([sys.executable, "-m", "houtai.entry.cli", "up"], env=settings)
    started = House(home, port, child, EmbeddedPostgres(home))
    try:
        asyncio.run(ready(started))
        yield started
    finally:
        started.database.leave()
        child.send_signal(signal.SIGINT)
        child.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


async def ready(house: House) -> None:
    end = monotonic() + READY_SECONDS_MAX
    async with httpx.AsyncClient(base_url=house.url, timeout=5) as client:
        while monotonic() < end:
            with suppress(httpx.HTTPError):
                if (await client.get("/api/health/ready")).status_code == 200:
                    return
            await asyncio.sleep(0.05)
    raise TimeoutError("not ready again")


@dataclass
class Load:
    """Buyers who each send one chain after the other, and again until it is acknowledged."""

    house: House
    token: str
    goods: UUID
    outside: UUID
    acknowledged: set[UUID] = field(default_factory=set)
    sent: set[UUID] = field(default_factory=set)
    over: bool = False

    async def run(self) -> None:
        await asyncio.gather(*(self._buyer() for _ in range(BUYERS)))

    async def _buyer(self) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with httpx.AsyncClient(
            base_url=self.house.url, headers=headers, timeout=10
        ) as client:
            while not self.over:
                await self._order(client, new_id())

    async def _order(self, client: httpx.AsyncClient, chain_id: UUID) -> None:
        step = {"act": "transfer", "id": str(new_id()), "amount": 1}
        step |= {"debit_id": str(self.goods), "credit_id": str(self.outside)}
        body = {"id": str(chain_id), "steps": [step], "reason": "sale"}
        body |= {"document_kind": "order", "document_id": str(chain_id)}
        self.sent.add(chain_id)
        key = {"Idempotency-Key": str(chain_id)}
        while True:
            with suppress(httpx.HTTPError):
                answer = await client.post("/api/console/ledger/chains", json=body, headers=key)
                if answer.status_code == 201:
                    self.acknowledged.add(chain_id)
                    return
                assert answer.status_code in {409, 500, 503}, answer.text
                assert answer.status_code != 500, answer.text
            if self.over:
                return
            await asyncio.sleep(0.05)


async def prepare(house: House, database: Database) -> Load:
    merchant = new_id()
    goods = ledger.AccountKey(GOODS, "sku", merchant, merchant)
    outside = ledger.AccountKey(OUTSIDE, "sku", merchant, merchant)
    async with database.transaction() as session:
        await ledger.open_accounts(session, [goods, outside], at=utc_now())
        filling = ledger.Transfer(new_id(), outside.id, goods.id, 10**9)
        chain = ledger.Chain(new_id(), (filling,), "opening", "opening", merchant, NIL)
        await ledger.take(session, chain, at=utc_now())
        command = identity.CreateAccount(
            login="crash", name="Crash", password=PASSWORD, role="administrator"
        )
        await identity.create_account(session, command, at=utc_now())
    async with httpx.AsyncClient(base_url=house.url) as client:
        signing = {"login": "crash", "password": PASSWORD, "bearer": True}
        answer = await client.post("/api/console/identity/sessions", json=signing)
        assert answer.status_code == 201, answer.text
    return Load(house, answer.json()["token"], goods.id, outside.id)


async def kill_again_and_again(house: House, database: Database) -> None:
    for number in range(ROUNDS):
        await asyncio.sleep(1)
        part = ("postgres", "serve", "worker")[number % 3]
        os.kill(house.pid_of(part), signal.SIGKILL)
        await ready(house)
        await persist("enqueue", lambda: ask_for_a_proof(database))
        await asyncio.sleep(0.5)


async def ask_for_a_proof(database: Database) -> None:
    async with database.transaction() as session:
        await jobs.enqueue(session, wiring.prove)


async def all_jobs_done(database: Database) -> bool:
    counting = text("SELECT count(*) FROM jobs.procrastinate_jobs WHERE status <> 'succeeded'")
    end = monotonic() + 90
    while monotonic() < end:
        async with database.transaction() as session:
            if await session.scalar(counting) == 0:
                return True
        await asyncio.sleep(0.5)
    return False


async def written(database: Database, load: Load) -> dict[UUID, int]:
    counting = text(
        "SELECT chain_id, count(*) FROM ledger.transfer"
        " WHERE debit_account_id = :goods GROUP BY chain_id"
    )
    async with database.transaction() as session:
        return {row[0]: row[1] for row in await session.execute(counting, {"goods": load.goods})}


def test_ten_kills_lose_and_double_nothing(house: House) -> None:
    async def story() -> tuple[Load, dict[UUID, int], int, bool]:
        database = Database(house.database.join().app_url)
        load = await prepare(house, database)
        buying = asyncio.create_task(load.run())
        await kill_again_and_again(house, database)
        load.over = True
        await buying
        rows = await written(database, load)
        async with database.transaction() as session:
            totals = await ledger.totals_now(session, SYSTEM, [load.goods])
        done = await all_jobs_done(database)
        await database.close()
        return load, rows, totals[load.goods].debits_posted, done

    load, rows, debits, jobs_done = asyncio.run(story())
    assert len(load.acknowledged) > 100
    assert load.acknowledged - rows.keys() == set()
    assert rows.keys() - load.sent == set()
    assert set(rows.values()) == {1}
    assert debits == len(rows)
    assert jobs_done
    checked = subprocess.run(
        [sys.executable, "-m", "houtai.entry.cli", "check", "--json"],
        env=os.environ | {"HOUTAI_HOME": str(house.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
