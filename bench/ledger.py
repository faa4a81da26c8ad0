"""How fast chains are taken, spread and on one hot account, and what ten million entries cost."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from statistics import median, quantiles
from time import perf_counter

from sqlalchemy import text

from bench.ground import SQL, Ground, fresh, server
from bench.load import SELLABLE, SOLD, Load, rate
from bench.report import Figure
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database, Mode
from houtai.kit.embedded_pg import EmbeddedPostgres
from houtai.modules.ledger.public import read_statement, roll_up, totals_now

SECONDS = 8
ROUNDS = 3


def run() -> Iterator[Figure]:
    """All figures of the ledger."""
    with server() as postgres:
        yield from _speed(_with_accounts(postgres, "spread"))
        yield from _growth(_with_accounts(postgres, "empty"), _with_accounts(postgres, "full"))


def _with_accounts(postgres: EmbeddedPostgres, name: str) -> Ground:
    ground = fresh(postgres, name)
    ground.run((SQL / "accounts.sql").read_text())
    return ground


def _speed(ground: Ground) -> Iterator[Figure]:
    """Ours and the reference take turns, so that both meet the same weather."""
    spread, hot, reference, hot_reference = [], [], [], []
    for _ in range(ROUNDS):
        reference.append(ground.pgbench("place.sql", seconds=SECONDS))
        spread.append(_rate(ground, Load()))
        hot.append(_rate(ground, Load(hot=True)))
        hot_reference.append(ground.pgbench("place_hot.sql", seconds=SECONDS // 2))
    single = _rate(ground, Load(batch=1, lanes=16))
    ours, theirs = median(spread), median(reference)
    yield Figure(
        "chains of 3 limited debits, 10,000 accounts, batches of 256",
        ours,
        "chains/s",
        f"one chain a transaction, pgbench 16 clients: {theirs:,.0f}/s",
        theirs,
        ours / theirs,
        ">= 1.5 x",
        ours / theirs >= 1.5,
    )
    yield Figure(
        "the same, all on one hot account",
        median(hot),
        "chains/s",
        f"spread case: {ours:,.0f}/s (hot pgbench: {median(hot_reference):,.0f}/s)",
        ours,
        median(hot) / ours,
        ">= 1.0 x",
        median(hot) >= ours,
    )
    yield Figure(
        "batches of 256 against single chains",
        ours,
        "chains/s",
        f"one chain a call, 16 at once: {single:,.0f}/s",
        single,
        ours / single,
        ">= 2 x",
        ours / single >= 2,
    )


def _rate(ground: Ground, load: Load) -> float:
    return asyncio.run(rate(ground.app_url, load, seconds=SECONDS))


def _growth(empty: Ground, full: Ground) -> Iterator[Figure]:
    full.run((SQL / "history.sql").read_text())
    asyncio.run(_roll_up(full))
    small, large = [], []
    for _ in range(ROUNDS):
        small.append(_rate(empty, Load()))
        large.append(_rate(full, Load()))
    ratio = median(large) / median(small)
    yield Figure(
        "posting with 10,000,000 entries in the ledger",
        median(large),
        "chains/s",
        f"empty ledger: {median(small):,.0f}/s",
        median(small),
        ratio,
        ">= 0.85 x",
        ratio >= 0.85,
    )
    yield from asyncio.run(_reads(full))


async def _roll_up(ground: Ground) -> None:
    database = Database(ground.app_url)
    async with database.transaction() as session:
        await roll_up(session)
    await database.close()


async def _reads(ground: Ground) -> list[Figure]:
    """Each call in a transaction that is open already, as a page's other reads would find it."""
    await _roll_up(ground)
    database = Database(ground.app_url)
    async with database.transaction(mode=Mode.READ) as session:

        async def nothing(_: int) -> object:
            return await session.scalar(text("SELECT 1"))

        async def counted(n: int) -> object:
            return await totals_now(session, SYSTEM, [SELLABLE[n * 37 % len(SELLABLE)]])

        async def outside(_: int) -> object:
            return await totals_now(session, SYSTEM, [SOLD])

        async def page(n: int) -> object:
            account = SELLABLE[n * 37 % len(SELLABLE)]
            return await read_statement(session, SYSTEM, account, limit=50)

        async def hot_page(_: int) -> object:
            return await read_statement(session, SYSTEM, SOLD, limit=50)

        floor = await _p95_ms(nothing)
        figures = [
            await _read("balance of a counted account", counted, floor, 1),
            await _read("balance of the outside account with every entry", outside, floor, 1),
            await _read("statement page of 50 lines", page, floor, 10),
            await _read("statement page of the outside account", hot_page, floor, 10),
        ]
    await database.close()
    return figures


async def _read(
    what: str, call: Callable[[int], Awaitable[object]], floor: float, mark_ms: float
) -> Figure:
    measured = await _p95_ms(call)
    return Figure(
        f"{what}, 10,000,000 entries, p95",
        measured,
        "ms",
        f"SELECT 1 over the same connection: {floor:.2f} ms",
        floor,
        measured / floor,
        f"< {mark_ms:g} ms",
        measured < mark_ms,
    )


async def _p95_ms(call: Callable[[int], Awaitable[object]]) -> float:
    times = []
    for n in range(550):
        started = perf_counter()
        await call(n)
        times.append((perf_counter() - started) * 1_000)
    return quantiles(times[50:], n=20)[-1]
