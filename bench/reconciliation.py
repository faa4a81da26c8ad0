"""A million lines of a month of bills, matched day by day as the job does it, beside one bare join
of the same rows.
"""

import asyncio
import os
import resource
from collections.abc import Iterator
from time import perf_counter

import psycopg

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.entry import wiring
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.invariants import prove
from houtai.modules.reconciliation.queries.proofs import INVARIANTS
from houtai.modules.reconciliation.service import matching

LINES = int(os.environ.get("HOUTAI_BENCH_LINES", "1000000"))
MARK_SECONDS = 60
MARK_MEGABYTES = 1_000


def run() -> Iterator[Figure]:
    """All days that are due, and that they hold."""
    assert wiring.INVARIANTS  # The composition tells each module of the others.
    with server() as postgres:
        ground = fresh(postgres, "reconciliation")
        ground.run((SQL / "reconciliation.sql").read_text(), lines=LINES)
        began = perf_counter()
        ground.run((SQL / "reconciliation_reference.sql").read_text())
        bare = perf_counter() - began
        seconds, breaches = asyncio.run(_matched(ground))
        pairs, differences = _counted(ground)
        assert (pairs, breaches) == (LINES - 2 * (LINES // 1000), 0), "a line was left out"
        assert differences == 3 * (LINES // 1000), "a difference was missed, or opened twice"
        yield Figure(
            f"{LINES:,} lines of bills matched, {differences:,} differences",
            seconds,
            "s",
            f"bare join of the same rows: {bare:.1f} s",
            bare,
            seconds / bare,
            f"< {MARK_SECONDS} s",
            seconds < MARK_SECONDS,
        )
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Figure(
            "the most memory that the matching process held",
            used,
            "MB",
            "it holds no lines: the database pairs them",
            None,
            None,
            f"< {MARK_MEGABYTES} MB",
            used < MARK_MEGABYTES,
        )


async def _matched(ground: Ground) -> tuple[float, int]:
    """How long the job takes, and how many breaches its proofs find afterwards."""
    database = Database(ground.app_url)
    began = perf_counter()
    while True:
        async with database.transaction() as session:
            taken = await matching.take(session, utc_now())
        if taken is None:
            break
        async with database.transaction() as session:
            await matching.match(session, taken, at=utc_now())
    seconds = perf_counter() - began
    async with database.transaction() as session:
        verdicts = await prove(session, INVARIANTS)
    await database.close()
    return seconds, sum(len(one.breaches) for one in verdicts)


def _counted(ground: Ground) -> tuple[int, int]:
    counts = """
        SELECT (SELECT count(*) FROM reconciliation.pair),
               (SELECT count(*) FROM reconciliation.difference)
    """
    with psycopg.connect(ground.owner_url) as connection:
        row = connection.execute(counts.encode()).fetchone()
    assert row
    return int(row[0]), int(row[1])
