"""Drives the ledger as the order desk will: chains arrive one by one, a batcher gathers them."""

import asyncio
import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from uuid import UUID

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.ledger.public import Chain, Outcome, Transfer, submit

ACCOUNTS = 10_000
HOME = UUID(hashlib.md5(b"home").hexdigest())
SOLD = UUID(hashlib.md5(b"sold").hexdigest())
SELLABLE = [UUID(hashlib.md5(f"account {n}".encode()).hexdigest()) for n in range(1, ACCOUNTS + 1)]


@dataclass(frozen=True)
class Load:
    """How chains are put together and how many travel at once."""

    batch: int = 256
    lanes: int = 2
    hot: bool = False


def chain(*, hot: bool) -> Chain:
    """Three limited debits of one unit, as an order of three lines makes them."""
    places = [SELLABLE[0]] * 3 if hot else random.choices(SELLABLE, k=3)
    steps = tuple(Transfer(new_id(), place, SOLD, 1) for place in places)
    return Chain(new_id(), steps, "sale", "order", new_id(), HOME)


async def rate(url: str, load: Load, *, seconds: float) -> float:
    """Chains a second that were acknowledged durable; every one is checked."""
    database = Database(url, connections_max=load.lanes)
    taken = 0

    async def lane(until: float) -> None:
        nonlocal taken
        while perf_counter() < until:
            chains = [chain(hot=load.hot) for _ in range(load.batch)]
            count = _count(await _submit(database, chains))
            taken += count  # Not in one line: `+=` would read the old sum before the wait.

    await asyncio.gather(*(lane(perf_counter() + 0.5) for _ in range(load.lanes)))
    taken, started = 0, perf_counter()
    await asyncio.gather(*(lane(started + seconds) for _ in range(load.lanes)))
    await database.close()
    return taken / (perf_counter() - started)


async def _submit(database: Database, chains: Sequence[Chain]) -> list[Outcome]:
    async with database.transaction() as session:
        return await submit(session, chains, at=utc_now())


def _count(outcomes: Sequence[Outcome]) -> int:
    assert all(outcome.taken for outcome in outcomes)
    return len(outcomes)
