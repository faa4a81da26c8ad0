"""Ten kills in the middle of a load: nothing acknowledged is lost, nothing is doubled."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import NIL, new_id
from houtai.modules.identity import public as identity
from houtai.modules.ledger import public as ledger
from tests.journeys.houses import House, all_jobs_done, kill, started

pytestmark = pytest.mark.faults

ROUNDS = 10
BUYERS = 8
GOODS = ledger.Kind("stock", "sellable")
OUTSIDE = ledger.Kind("stock", "outside", limited=False, counted=False)
PASSWORD = "correct-horse-battery-9"


@pytest.fixture
def house() -> Iterator[House]:
    with started() as made:
        yield made


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
    async with httpx.AsyncClient(base_url=house.url, timeout=30) as client:
        signing = {"login": "crash", "password": PASSWORD, "bearer": True}
        answer = await client.post("/api/console/identity/sessions", json=signing)
        assert answer.status_code == 201, answer.text
    return Load(house, answer.json()["token"], goods.id, outside.id)


async def kill_again_and_again(house: House, database: Database) -> None:
    for number in range(ROUNDS):
        await asyncio.sleep(1)
        await kill(house, database, ("postgres", "serve", "worker")[number % 3])
        await asyncio.sleep(0.5)


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
    checked = house.check()
    assert checked.returncode == 0, checked.stdout
