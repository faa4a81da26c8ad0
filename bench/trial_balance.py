"""How long the trial balance of a month takes over ten million entries of two years."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from time import perf_counter

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.kit.db import Database, Mode
from houtai.modules.ledger.public import KindSums, roll_up, trial_balance

TRANSFERS = int(os.environ.get("HOUTAI_BENCH_TRANSFERS", "5000000"))
"""Each is two entries."""
CALLS = 20
MARK_MS = 1_000


def run() -> Iterator[Figure]:
    """Rolled up, as the house has it all the time, and with the last of it not rolled up yet."""
    with server() as postgres:
        ground = fresh(postgres, "trial")
        ground.run((SQL / "trial_balance.sql").read_text(), transfers=TRANSFERS)
        yield from asyncio.run(_figures(ground))


async def _figures(ground: Ground) -> list[Figure]:
    database = Database(ground.app_url)
    started = perf_counter()
    async with database.transaction() as session:
        await roll_up(session)
    rolled = Figure(f"rolling up {TRANSFERS:,} transfers at once", perf_counter() - started, "s")
    sums = await _month(database)
    assert sum(one.debits for one in sums) == sum(one.credits for one in sums)
    found: list[float] = []
    for _ in range(CALLS):
        started = perf_counter()
        await _month(database)
        found.append((perf_counter() - started) * 1_000)
    p95 = quantiles(found, n=20)[-1]
    await database.close()
    what = f"trial balance of a month over {2 * TRANSFERS:,} entries, p95"
    mark = f"< {MARK_MS:,} ms"
    return [rolled, Figure(what, p95, "ms", mark=mark, kept=p95 < MARK_MS)]


async def _month(database: Database) -> list[KindSums]:
    until = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    async with database.transaction(mode=Mode.READ) as session:
        return await trial_balance(session, "money", until - timedelta(days=30), until)
