"""A million earned orders of a thousand merchants into bills, as the clock makes them, beside the
bare copy of the same lines in one statement.
"""

import asyncio
import os
from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

import psycopg

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.entry import wiring
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.invariants import prove
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.service import billing

ENTRIES = int(os.environ.get("HOUTAI_BENCH_ENTRIES", "1000000"))
CHINA = "Asia/Shanghai"
AGO = timedelta(days=40)
"""Long enough before today for every cycle and wait."""
MARK_SECONDS = 60


def run() -> Iterator[Figure]:
    """All bills that are due, and that they hold."""
    assert wiring.INVARIANTS  # The composition tells each module of the others.
    with server() as postgres:
        ground = fresh(postgres, "settlement")
        ground.run((SQL / "settlement.sql").read_text(), entries=ENTRIES, at=utc_now() - AGO)
        began = perf_counter()
        ground.run((SQL / "settlement_reference.sql").read_text())
        bare = perf_counter() - began
        seconds, breaches = asyncio.run(_billed(ground))
        lines, bills = _counted(ground)
        assert (lines, breaches) == (ENTRIES, 0), "something was billed twice, or not at all"
        yield Figure(
            f"{lines:,} earned orders into {bills:,} bills",
            seconds,
            "s",
            f"bare copy of the lines: {bare:.1f} s",
            bare,
            seconds / bare,
            f"< {MARK_SECONDS} s",
            seconds < MARK_SECONDS,
        )


async def _billed(ground: Ground) -> tuple[float, int]:
    """How long the sweep takes, and how many breaches its proofs find afterwards."""
    database, at = Database(ground.app_url), utc_now()
    began = perf_counter()
    while True:
        async with database.transaction() as session:
            if not await billing.make_due(session, at, time_zone=CHINA):
                break
    seconds = perf_counter() - began
    async with database.transaction() as session:
        verdicts = await prove(session, [one for one in INVARIANTS if "bill" in one.name])
    await database.close()
    return seconds, sum(len(one.breaches) for one in verdicts)


def _counted(ground: Ground) -> tuple[int, int]:
    counts = "SELECT count(*), count(DISTINCT bill_id) FROM settlement.bill_line"
    with psycopg.connect(ground.owner_url) as connection:
        row = connection.execute(counts.encode()).fetchone()
    assert row
    return int(row[0]), int(row[1])
