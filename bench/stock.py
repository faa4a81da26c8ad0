"""Stock of a million SKU × warehouse rows: do the layers agree, and how fast is the list."""

import asyncio
import gc
import logging
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from hashlib import md5
from json import dumps
from statistics import quantiles
from time import perf_counter
from typing import Any
from uuid import UUID

import httpx
import psycopg
import structlog
from fastapi import FastAPI, Request
from sqlalchemy import text

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.entry.http import build_app
from houtai.kit.auth import DECLARED, Actor, Authenticate, Place
from houtai.kit.db import Database, Mode
from houtai.kit.environment import Environment
from houtai.modules.inventory.queries.agreement import disagreements
from houtai.modules.inventory.queries.proofs import stale_levels

ROWS = 1_000_000
CHECK_SECONDS_MAX = 30.0
LIST_MS_MAX = 50.0
CALLS = 20
DEPTHS = (0.0, 0.3, 0.95)
SORTS = ("-changed_at", "changed_at", "good", "-good", "free", "-free")


def named(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


BIG, SMALL = named("merchant 1"), named("merchant 50")
HOUSE = named("warehouse 7")
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"warehouse_id": str(HOUSE)},
    {"warehouse_id": str(named("no warehouse"))},
    {"merchant_id": str(BIG)},
    {"merchant_id": str(SMALL)},
    {"merchant_id": str(SMALL), "warehouse_id": str(HOUSE)},
    {"sku_id": str(named("sku 4711"))},
    {"short_from": "1"},
    {"short_from": "3"},
)


def run() -> Iterator[Figure]:
    """The check beside a plain sum over the same accounts, then every way of asking the list."""
    with server() as postgres:
        ground = fresh(postgres, "stock")
        ground.run((SQL / "stock.sql").read_text())
        yield from asyncio.run(_check(ground))
        yield from asyncio.run(_lists(ground))


async def _check(ground: Ground) -> list[Figure]:
    database = Database(ground.app_url)
    async with database.transaction(mode=Mode.READ) as session:
        summed = text(
            "SELECT count(*), sum(credits_posted - debits_posted) FROM ledger.account"
            " WHERE book = 'stock' AND counted"
        )
        await session.execute(summed)
        reference = await _seconds(lambda: session.execute(summed))

        async def look() -> None:
            assert await disagreements(session, 100) == []

        async def compare() -> None:
            assert await stale_levels(session, 100) == []

        checked, compared = await _seconds(look), await _seconds(compare)
    await database.close()
    return [
        _timed("three-layer check", checked, reference),
        _timed("levels compared with the accounts", compared, reference),
    ]


async def _seconds(work: Callable[[], Awaitable[object]]) -> float:
    started = perf_counter()
    await work()
    return perf_counter() - started


def _timed(what: str, seconds: float, reference: float) -> Figure:
    return Figure(
        f"{what}, {ROWS:,} SKU × warehouse rows",
        seconds,
        "s",
        f"one sum over the same accounts: {reference:.2f} s",
        reference,
        seconds / reference,
        f"< {CHECK_SECONDS_MAX:g} s",
        seconds < CHECK_SECONDS_MAX,
    )


async def _lists(ground: Ground) -> list[Figure]:
    app = build_app(Environment.read())
    # No line for each of some ten thousand requests.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable()
    figures = []
    async with _client(app, ground) as client:
        for reader, actor in _readers().items():
            app.state.authenticate = _as(actor)
            figures.append(await _slowest(ground, client, reader))
    logging.disable(logging.NOTSET)
    return figures


@asynccontextmanager
async def _client(app: FastAPI, ground: Ground) -> AsyncIterator[httpx.AsyncClient]:
    app.state.database = Database(ground.app_url, connections_max=2)
    gc.freeze()  # As a server process does once it stands.
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
        yield client
    await app.state.database.close()


def _readers() -> dict[str, Actor]:
    everything = frozenset(DECLARED)
    return {
        "the platform": Actor(named("reader"), everything, None, None, all_fields=True),
        "a merchant": Actor(
            named("reader"), everything, frozenset({BIG}), place=Place(BIG), all_fields=True
        ),
        "a warehouse": Actor(
            named("reader"),
            everything,
            warehouse_ids=frozenset({HOUSE}),
            place=Place(warehouse_id=HOUSE),
        ),
    }


def _as(actor: Actor) -> Authenticate:
    async def authenticate(_request: Request) -> Actor:
        return actor

    return authenticate


async def _slowest(ground: Ground, client: httpx.AsyncClient, reader: str) -> Figure:
    asked: dict[str, float] = {}
    for sort in SORTS:
        for depth in DEPTHS:
            after = {"after": _cursor(ground, sort, depth)} if depth else {}
            for chosen in FILTERS:
                what = f"{' '.join(chosen) or 'no filter'}, sort={sort}, from {depth:.0%}"
                took = await _p95_ms(client, {"sort": sort, **after, **chosen})
                asked[what] = max(took, asked.get(what, 0.0))
    worst = max(asked, key=lambda what: asked[what])
    plain = asked[f"no filter, sort={SORTS[0]}, from 0%"]
    return Figure(
        f"stock list of {ROWS:,} rows, {reader}: slowest of {len(asked)} ways, {worst} (p95)",
        asked[worst],
        "ms",
        f"first page, no filter: {plain:.1f} ms",
        plain,
        asked[worst] / plain,
        f"< {LIST_MS_MAX:g} ms",
        asked[worst] < LIST_MS_MAX,
    )


def _cursor(ground: Ground, sort: str, depth: float) -> str:
    """Where a page begins after so much of the whole list."""
    column, way = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    statement = (
        f"SELECT {column}, id FROM inventory.level ORDER BY {column} {way}, id {way}"
        f" OFFSET {int(ROWS * depth)} LIMIT 1"
    )
    with psycopg.connect(ground.owner_url) as connection:
        row: tuple[Any, UUID] | None = connection.execute(statement.encode()).fetchone()
    assert row is not None
    value = row[0].isoformat() if isinstance(row[0], datetime) else row[0]
    place = dumps([sort, value, str(row[1])]).encode()
    return urlsafe_b64encode(place).decode().rstrip("=")


async def _p95_ms(client: httpx.AsyncClient, wanted: Mapping[str, str]) -> float:
    """After a first call, which finds the pages cold as no running house does, and is not counted.

    Of twenty calls the p95 lies between the two slowest; of fewer it would be guessed beyond.
    """
    door = "/api/console/inventory/levels"
    await client.get(door, params=wanted)
    seconds = []
    for _ in range(CALLS):
        started = perf_counter()
        answer = await client.get(door, params=wanted)
        seconds.append(perf_counter() - started)
        assert answer.is_success, answer.text
        if seconds[-1] > 1:
            break
    return (quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]) * 1_000
