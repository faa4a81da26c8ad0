"""How fast the lists of the consoles come with a million rows: all pages, filters, sorts.

The people are 20,000, as many as somebody may ever employ, the products 100,000.
"""

import asyncio
import gc
import logging
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
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

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.entry.http import build_app
from houtai.kit.auth import DECLARED, Actor, Authenticate, Place
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.modules.ledger import public as ledger

ROWS = 1_000_000
PEOPLE = 20_000
PRODUCTS = 100_000
CALLS = 20
CALLS_TO_BE_SURE = 200
MARK_MS = 50
DEPTHS = (0.0, 0.4, 0.95)
"""From the beginning, and after so much of the list."""


def named(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


MERCHANT_ID = named("merchant 1")
HALF_OF_THEM = named("id 1")


@dataclass(frozen=True)
class LongList:
    """A door, its table, and what may be asked of it: several values for each filter."""

    door: str
    table: str
    filters: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    sorts: tuple[str, ...] = ("id",)
    id: str = "id"
    to_merchants: bool = True
    rows: int = ROWS


LISTS = (
    LongList(
        "/audit/logins",
        "audit.login",
        {
            "at_from": ("2026-03-01T00:00:00Z",),
            "at_before": ("2026-03-01T00:00:00Z",),
            "account": (named("person 1"),),
            "login": ("staff1", "nobody"),
            "address": ("10.1.0.7", "192.0.2.1"),
            "result": ("done", "refused"),
        },
        sorts=("at",),
        id="position",
    ),
    LongList(
        "/ledger/accounts",
        "ledger.account",
        {
            "home_id": (MERCHANT_ID,),
            "book": ("stock", "points"),
            "kind": ("bench.kind1", "bench.none"),
            "unit": ("sku 1", "sku none"),
            "owner_id": (named("person 1"),),
        },
    ),
    LongList(
        "/files",
        "files.file",
        {
            "state": ("stored", "deleted"),
            "purpose": ("avatar", "none"),
            "name": ("contract 1", "contract 777.pdf", "龘"),
        },
    ),
    LongList(
        "/identity/accounts",
        "identity.account",
        {
            "state": ("active", "disabled", "left"),
            "merchant_id": (MERCHANT_ID,),
            "text": ("staff77", "王", "王伟", "龘龘"),
        },
        sorts=("id", "login", "name"),
        rows=PEOPLE,
    ),
    LongList(
        "/identity/sessions",
        "identity.session",
        {"account_id": (named("person 1"),), "login": ("staff1", "staff4321", "nobody")},
    ),
    LongList(
        "/notices/messages",
        "notices.message",
        {
            "template": ("approvals.task_waiting", "identity.new_address", "none"),
            "unread": ("true", "false"),
        },
    ),
    LongList(
        "/notices/deliveries",
        "notices.delivery",
        {
            "state": ("sent", "failed", "waiting", "no_address"),
            "channel": ("email", "sms"),
            "template": ("approvals.task_waiting", "identity.new_address", "none"),
            "account_id": (named("person 1"),),
            "created_from": ("2026-03-01T00:00:00Z",),
            "created_before": ("2026-03-01T00:00:00Z",),
        },
        sorts=("created_at",),
        to_merchants=False,
    ),
    LongList(
        "/notices/webhook-calls",
        "notices.webhook_call",
        {
            "webhook_id": (named("webhook 1"),),
            "state": ("delivered", "failed", "waiting"),
            "kind": ("approvals.asked", "approvals.ended", "none"),
        },
    ),
    LongList(
        "/approvals/requests",
        "approvals.request",
        {
            "state": ("done", "waiting", "refused", "expired"),
            "act": ("identity.role.edit", "identity.membership.edit", "none"),
            "number": ("A77777",),
            "asked_by": (named("person 1"),),
            "merchant_id": (MERCHANT_ID,),
            "thing_id": ("7", "none"),
        },
    ),
    LongList(
        "/catalog/products",
        "catalog.product",
        {
            "state": ("on_shelf", "off_shelf", "draft", "approved", "in_review", "recycled"),
            "text": ("P777", "岩茶", "岩茶 家用", "青瓷", "龘"),
            "number": ("P777",),
            "code": ("T777",),
            "barcode": ("0000000000777", "1"),
            "sku_code": ("S777-1",),
            "category_id": (named("c1 1"), named("c3 7")),
            "brand_id": (named("brand 7"),),
            "merchant_id": (MERCHANT_ID,),
            "kind": ("physical", "virtual", "card_key"),
            "composition": ("bundle", "gift_pack"),
            "price_from": ("50000", "90000"),
            "price_to": ("200", "60000"),
            "changed_from": ("2026-01-20T00:00:00Z", "2026-03-05T00:00:00Z"),
            "changed_to": ("2026-01-02T00:00:00Z", "2026-02-01T00:00:00Z"),
        },
        sorts=("id", "changed_at", "price_fen_min"),
        rows=PRODUCTS,
    ),
)


def run() -> Iterator[Figure]:
    """For each list and reader its slowest filter, sort and depth; the reference asks for none."""
    with server() as postgres:
        ground = fresh(postgres, "long_lists")
        ground.run((SQL / "long_lists.sql").read_text())
        ground.run((SQL / "product_list.sql").read_text())
        yield from asyncio.run(_measure(ground))


async def _measure(ground: Ground) -> list[Figure]:
    figures = []
    async with house(ground) as (app, client):
        async with app.state.database.transaction() as session:
            await ledger.roll_up(session)  # As the clock does every ten seconds.
        for reader, actor in _readers().items():
            app.state.authenticate = signed_in_as(actor)
            for one in LISTS:
                if one.to_merchants or actor.place.merchant_id is None:
                    figures.append(await _list(ground, client, reader, one))
                    print(f"  {figures[-1].what}: {figures[-1].measured:.1f} ms", flush=True)
            figures.append(await _statement(ground, client, reader))
    return figures


@asynccontextmanager
async def house(ground: Ground) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """The application in this process, and a client of it."""
    app = build_app(Environment.read())
    # No line for each of some ten thousand requests.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable()
    app.state.database = Database(ground.app_url, connections_max=2)
    gc.freeze()  # As a server process does once it stands.
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
        yield app, client
    await app.state.database.close()


def _readers() -> dict[str, Actor]:
    reader = named("reader")
    everything = frozenset(DECLARED)
    return {
        "the platform": Actor(
            reader,
            everything,
            None,
            None,
            department_ids=None,
            category_ids=None,
            all_fields=True,
        ),
        "a merchant": Actor(
            reader,
            everything,
            frozenset({MERCHANT_ID}),
            category_ids=None,
            place=Place(MERCHANT_ID),
            all_fields=True,
        ),
    }


def signed_in_as(actor: Actor) -> Authenticate:
    """Whoever asks is he."""

    async def authenticate(_request: Request) -> Actor:
        return actor

    return authenticate


async def _list(ground: Ground, client: httpx.AsyncClient, reader: str, one: LongList) -> Figure:
    asked: dict[str, float] = {}
    searches = [(name, value) for name, values in one.filters.items() for value in values]
    for sort in [way for name in one.sorts for way in (name, f"-{name}")]:
        for depth in DEPTHS:
            after = cursor(ground, one, sort, depth) if depth else {}
            for name, value in [("", ""), *searches]:
                wanted = {"sort": sort, **after, **({name: str(value)} if name else {})}
                what = f"{name}={value} sort={sort} from {depth:.0%}"
                asked[what] = await p95_ms(client, f"/api/console{one.door}", wanted)
                if asked[what] > MARK_MS:  # The way, or a moment of the machine?
                    asked[what] = await p95_ms(
                        client, f"/api/console{one.door}", wanted, CALLS_TO_BE_SURE
                    )
    plain = asked[f"= sort={one.sorts[0]} from 0%"]
    found = await client.get(f"/api/console{one.door}")
    assert found.json()["items"], f"{reader} sees nothing in {one.door}, which is no test"
    worst = max(asked, key=lambda what: asked[what])
    return Figure(
        f"{one.door} of {one.rows:,}, {reader}: slowest of {len(asked)} ways, {worst} (p95)",
        asked[worst],
        "ms",
        f"first page, no filter: {plain:.2f} ms",
        plain,
        asked[worst] / plain,
        f"< {MARK_MS} ms",
        asked[worst] < MARK_MS,
    )


async def _statement(ground: Ground, client: httpx.AsyncClient, reader: str) -> Figure:
    """The entries of one account that stands in each of a million transfers."""
    door = f"/api/console/ledger/accounts/{HALF_OF_THEM}/entries"
    first = await p95_ms(client, door, {})
    at, _ = _row(ground, LongList(door, "ledger.transfer"), "-at", DEPTHS[-1])
    deep = await p95_ms(client, door, {"until": _told(at)})
    return Figure(
        f"statement of an account with {ROWS:,} entries, {reader} (p95, from the end)",
        deep,
        "ms",
        f"first page: {first:.2f} ms",
        first,
        deep / first,
        f"< {MARK_MS} ms",
        max(first, deep) < MARK_MS,
    )


def cursor(ground: Ground, one: LongList, sort: str, depth: float) -> dict[str, str]:
    """Where a page begins after so much of the whole list."""
    place = [sort, *_row(ground, one, sort, depth)]
    return {"after": urlsafe_b64encode(dumps(place, default=_told).encode()).decode().rstrip("=")}


def _told(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _row(ground: Ground, one: LongList, sort: str, depth: float) -> tuple[Any, Any]:
    """Sort value and id of the row at that depth."""
    way, column = "DESC" if sort.startswith("-") else "ASC", sort.removeprefix("-")
    statement = (
        f"SELECT {column}, {one.id} FROM {one.table} ORDER BY {column} {way}, {one.id} {way}"
        f" OFFSET {int(one.rows * depth)} LIMIT 1"
    )
    with psycopg.connect(ground.owner_url) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0], row[1]


async def p95_ms(
    client: httpx.AsyncClient, door: str, wanted: Mapping[str, str], calls: int = CALLS
) -> float:
    """Of twenty calls the p95 lies between the two slowest, so that one stall of the machine among
    thousands of ways makes it; whatever misses is asked ten times as often before it is told.
    """
    return p95_of(await times_ms(client, door, wanted, calls))


def p95_of(times: Sequence[float]) -> float:
    """Of one that took a second there is nothing more to know."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


async def times_ms(
    client: httpx.AsyncClient, door: str, wanted: Mapping[str, str], calls: int = CALLS
) -> list[float]:
    """After a first call, which finds the pages cold as no running house does."""
    await client.get(door, params=wanted)
    times: list[float] = []
    for _ in range(calls):
        started = perf_counter()
        answer = await client.get(door, params=wanted)
        times.append((perf_counter() - started) * 1_000)
        assert answer.is_success, answer.text
        if times[-1] > 1_000:
            break
    return times
