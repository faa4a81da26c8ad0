"""How fast the lists of orders come with ten million of them, beside the same with ten thousand.

For platform, merchant and buyer: every filter and sort that is offered, some filters together, from
the beginning and from deep inside.
"""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from json import dumps
from statistics import median
from typing import Any
from uuid import UUID

import httpx
import psycopg

from bench.ground import SQL, Ground, fresh, server
from bench.long_lists import (
    CALLS_TO_BE_SURE,
    house,
    named,
    p95_of,
    signed_in_as,
    times_ms,
)
from bench.report import Figure
from houtai.kit.auth import DECLARED, Actor, Place
from houtai.kit.embedded_pg import EmbeddedPostgres
from houtai.modules.ordering.queries import order_lists

MANY, FEW = 10_000_000, 10_000
MARK_MS = 50
RATIO_MAX = 2.0
DEPTHS = (0.0, 0.4, 0.95)
BIG, SMALL = named("merchant 1"), named("merchant 50")
BUYS_MUCH, BUYS_LITTLE = named("member 0"), named("member 7919")
STATES = (
    *("awaiting_payment", "awaiting_shipment", "awaiting_receipt"),
    *("completed", "cancelled", "closed"),
)
ORDERS: tuple[dict[str, str], ...] = (
    {},
    *({"state": one} for one in STATES),
    {"payment": "refunding"},
    {"payment": "refunded"},
    {"merchant_id": str(BIG)},
    {"merchant_id": str(SMALL)},
    {"member_id": str(BUYS_MUCH)},
    {"member_id": str(BUYS_LITTLE)},
    {"number": "O777"},
    {"number": "T777"},
    {"held": "true"},
    {"held": "false"},
    {"shipping": "overdue"},
    {"shipping": "due_soon"},
    {"shipping": "due"},
    {"flag": "red"},
    {"flag": "blue"},
    {"phone": "8888"},
    {"phone": "13800104729"},
    {"recipient": "王伟20"},
    {"recipient": "nobody"},
    {"placed_from": "2026-11-01T00:00:00Z"},
    {"placed_before": "2025-01-01T00:00:00Z"},
    {"paid_from": "2026-11-01T00:00:00Z"},
    {"paid_before": "2025-01-01T00:00:00Z"},
    {"payable_from": "90000"},
    {"payable_to": "1100"},
    {"text": "S1-1"},
    {"text": "S10-1"},  # Neither in most orders nor in few.
    {"text": "S99999-1"},
    {"text": "P77777"},
    {"state": "awaiting_shipment", "merchant_id": str(SMALL)},
    {"state": "completed", "flag": "blue"},
    {"held": "true", "state": "awaiting_shipment"},
)
TRADES: tuple[dict[str, str], ...] = (
    {},
    *({"state": one} for one in ("waiting", "on_delivery", "paid", "cancelled")),
    {"member_id": str(BUYS_MUCH)},
    {"member_id": str(BUYS_LITTLE)},
    {"number": "T777"},
    {"placed_from": "2026-11-01T00:00:00Z"},
    {"placed_before": "2025-01-01T00:00:00Z"},
)
FROM, BEFORE = ("placed_from", "paid_from"), ("placed_before", "paid_before")
OWN: tuple[dict[str, str], ...] = ({}, *({"state": one} for one in STATES))


@dataclass(frozen=True)
class Reader:
    """Somebody, and a list that he looks at."""

    name: str
    actor: Actor
    door: str
    table: str
    filters: tuple[dict[str, str], ...]
    sorts: tuple[str, ...]
    own: str = "true"
    """Whose rows a cursor is taken from."""
    tied: Mapping[str, str] = field(default_factory=dict)
    """Filters that are offered with one sort only."""

    @property
    def ways(self) -> Iterator[tuple[str, float, dict[str, str]]]:
        """Sort, depth and filter: all that is offered."""
        for sort, depth, wanted in product(self.sorts, DEPTHS, self.filters):
            fit = {self.tied[name].removeprefix("-") for name in wanted if name in self.tied}
            if sort.removeprefix("-") in (fit or {*self.sorts} - {"ship_by", "-ship_by"}):
                yield sort, depth, wanted


def _readers() -> list[Reader]:
    everything = frozenset(DECLARED)
    who: dict[str, Any] = {"department_ids": None, "category_ids": None, "all_fields": True}
    platform = Actor(named("reader"), everything, None, None, **who)
    merchant = Actor(named("reader"), everything, frozenset({BIG}), place=Place(BIG), **who)
    sorts = ("-placed_at", "placed_at", "-paid_at", "paid_at", "ship_by", "-ship_by")
    orders, trades = "/api/console/ordering/orders", "/api/console/ordering/trades"
    mine, tied = f"merchant_id = '{BIG}'", order_lists.ORDERS.tied
    return [
        Reader("platform", platform, orders, "ordering.orders", ORDERS, sorts, tied=tied),
        Reader("merchant", merchant, orders, "ordering.orders", ORDERS, sorts, mine, tied),
        Reader("platform, trades", platform, trades, "ordering.trade", TRADES, sorts[:2]),
        *(
            Reader(
                f"buyer of {kind}",
                Actor(id=member_id),
                "/api/shop/orders",
                "ordering.orders",
                OWN,
                ("-id", "id"),
                f"member_id = '{member_id}'",
            )
            for kind, member_id in {"much": BUYS_MUCH, "little": BUYS_LITTLE}.items()
        ),
    ]


def run() -> Iterator[Figure]:
    """For each reader the slowest way to ask, and the one that grew most."""
    with server() as postgres:
        few = asyncio.run(_measure(_ground(postgres, FEW), {}))
        many = asyncio.run(_measure(_ground(postgres, MANY), few))
    for reader in _readers():
        yield from _shown(reader.name, many[reader.name], few[reader.name])


def _ground(postgres: EmbeddedPostgres, orders: int) -> Ground:
    ground = fresh(postgres, f"orders_{orders}")
    ground.run((SQL / "product_list.sql").read_text(encoding="utf-8"))
    said = f"SELECT set_config('bench.orders', '{orders}', false);\n\n"
    ground.run(said + (SQL / "long_orders.sql").read_text(encoding="utf-8"))
    return ground


@dataclass(frozen=True)
class _Asked:
    """How one way of asking did."""

    p95: float
    typical: float


_All = dict[str, dict[str, _Asked]]


async def _measure(ground: Ground, before: _All) -> _All:
    found: _All = {}
    async with house(ground) as (app, client):
        for reader in _readers():
            app.state.authenticate = signed_in_as(reader.actor)
            found[reader.name] = {}
            for sort, depth, wanted in reader.ways:
                after = _cursor(ground, reader, sort, depth, wanted) if depth else {}
                way = f"{_words(wanted)}, sort={sort}, from {depth:.0%}"
                known = before.get(reader.name, {}).get(way)
                asked = {"sort": sort, **after, **wanted}
                found[reader.name][way] = await _ask(client, reader.door, asked, known)
            answer = await client.get(reader.door)
            assert answer.json()["items"], f"{reader.name} sees nothing, which is no test"
    return found


async def _ask(
    client: httpx.AsyncClient, door: str, wanted: Mapping[str, str], known: _Asked | None
) -> _Asked:
    times = await times_ms(client, door, wanted)
    slower = known is not None and median(times) > RATIO_MAX * known.typical
    if p95_of(times) > MARK_MS or slower:  # The way, or a moment of the machine?
        times = await times_ms(client, door, wanted, CALLS_TO_BE_SURE)
    return _Asked(p95_of(times), median(times))


def _shown(reader: str, many: dict[str, _Asked], few: dict[str, _Asked]) -> Iterator[Figure]:
    worst = max(many, key=lambda way: many[way].p95)
    yield Figure(
        f"{MANY:,} orders, {reader}: slowest of {len(many)} ways, {worst} (p95)",
        many[worst].p95,
        "ms",
        f"of {FEW:,}: {few[worst].p95:.1f} ms",
        few[worst].p95,
        many[worst].p95 / few[worst].p95,
        f"< {MARK_MS} ms",
        many[worst].p95 < MARK_MS,
    )
    grown = {way: many[way].typical / few[way].typical for way in many}
    most = max(grown, key=lambda way: grown[way])
    yield Figure(
        f"the same, what grew most: {most} (median)",
        many[most].typical,
        "ms",
        f"of {FEW:,}: {few[most].typical:.1f} ms",
        few[most].typical,
        grown[most],
        f"<= {RATIO_MAX:g} x",
        grown[most] <= RATIO_MAX,
    )


def _words(wanted: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in wanted.items()) or "no filter"


def _cursor(
    ground: Ground, reader: Reader, sort: str, depth: float, wanted: Mapping[str, str]
) -> dict[str, str]:
    """Where a page begins after so much of what he sees, within the stretch of time he asks for."""
    column, way = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    own = [reader.own, f"{column} IS NOT NULL"]
    own += [f"{column} >= '{value}'" for name, value in wanted.items() if name in FROM]
    own += [f"{column} < '{value}'" for name, value in wanted.items() if name in BEFORE]
    own += ["state = 'awaiting_shipment'"] if column == "ship_by" else []
    statement = (
        f"WITH seen AS MATERIALIZED (SELECT {column} AS sort, id FROM {reader.table}"
        f" WHERE {' AND '.join(own)})"
        f" SELECT sort, id FROM seen ORDER BY sort {way}, id {way}"
        f" OFFSET (SELECT floor(count(*) * {depth}) FROM seen) LIMIT 1"
    )
    with psycopg.connect(ground.owner_url) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    value = str(row[0]) if isinstance(row[0], UUID) else row[0].isoformat()
    place = dumps([sort, value, str(row[1])]).encode()
    return {"after": urlsafe_b64encode(place).decode().rstrip("=")}
