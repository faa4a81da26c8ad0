"""How fast any page of the operation log comes, by every filter, with a million entries in it."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import md5
from itertools import product
from statistics import quantiles
from time import perf_counter
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.ground import SQL, Ground, fresh, server
from bench.report import Figure
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.db import Database, Mode
from houtai.modules.audit import public as audit
from houtai.modules.audit.rules.words import words_of

ENTRIES = 1_000_000
CALLS = 30
PAGE = 50
MARK_MS = 50
DEPTHS = (0.0, 0.3, 0.9)
"""The newest page, and pages after so much of the log."""
SURNAMES, GIVEN = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗",
    "伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚",
)


def name_id(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


MERCHANT = name_id("merchant 17")
READERS = {
    "the platform": SYSTEM,
    "a merchant": Actor(
        SYSTEM.id, merchant_ids=frozenset({MERCHANT}), place=Place(merchant_id=MERCHANT)
    ),
}
RANGE = {
    "at_from": datetime(2026, 3, 1, tzinfo=UTC),
    "at_before": datetime(2026, 6, 1, tzinfo=UTC),
}
SEARCHES: dict[str, Mapping[str, object]] = {
    "no filter": {},
    "a busy person": {"actor": name_id("person 0")},
    "a rare person": {"actor": name_id("person 199")},
    "a common door": {"door": "door_0"},
    "a rare door": {"door": "door_59"},
    "a kind of thing": {"thing": "kind.thing3"},
    "one thing": {"thing": "kind.thing3", "thing_id": "4711"},
    "refused": {"result": "refused"},
    "done": {"result": "done"},
    "a common address": {"address": "10.1.0.0"},
    "a rare address": {"address": "10.1.19.199"},
    "a name": {"text": "王伟"},
    "a rare name": {"text": "罗刚平"},
    "one character": {"text": "伟"},
    "the beginning of a login": {"text": "staff1"},
    "a word of every entry": {"text": "staff"},
    "what nobody is called": {"text": "龘龘"},
    "three months": RANGE,
    "a person, three months": {"actor": name_id("person 3"), **RANGE},
    "a person, refused": {"actor": name_id("person 3"), "result": "refused"},
    "a person, a door": {"actor": name_id("person 150"), "door": "door_0"},
    "a door, refused, three months": {"door": "door_5", "result": "refused", **RANGE},
    "a name, refused": {"text": "王伟", "result": "refused"},
}


def run() -> Iterator[Figure]:
    """All figures of the operation log."""
    with server() as postgres:
        ground = fresh(postgres, "audit")
        _seed(ground)
        for reader, search in product(READERS, SEARCHES):
            yield asyncio.run(_pages(ground, reader, search))
        yield asyncio.run(_proof(ground))


def _seed(ground: Ground) -> None:
    names = [f"{a}{b}{c}" for a, b, c in product(SURNAMES, GIVEN, ["", *GIVEN])][:5300]
    with psycopg.connect(ground.owner_url, autocommit=True) as connection:
        connection.execute(
            "CREATE TEMP TABLE bench_name (number int PRIMARY KEY, name text, words text[])"
        )
        rows = [
            (n, name, words_of([name] if n >= 300 else [name, f"staff{n}"]))
            for n, name in enumerate(names)
        ]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO bench_name VALUES (%s, %s, %s)", rows)
        for statement in (SQL / "audit_log.sql").read_text().split(";\n\n"):
            connection.execute(statement.encode())


async def _pages(ground: Ground, reader: str, search: str) -> Figure:
    """One search from several depths, beside the newest page without any filter."""
    database = Database(ground.app_url, connections_max=1)
    actor, values = READERS[reader], SEARCHES[search]
    async with database.transaction(actor, mode=Mode.READ) as session:
        plain = await _p95_ms(session, actor, {}, 0.0)
        worst = max([await _p95_ms(session, actor, values, depth) for depth in DEPTHS])
    await database.close()
    return Figure(
        f"log of {ENTRIES:,}, {reader}: {search} (p95, slowest of {len(DEPTHS)} depths)",
        worst,
        "ms",
        f"newest page, no filter: {plain:.2f} ms",
        plain,
        worst / plain,
        f"< {MARK_MS} ms",
        worst < MARK_MS,
    )


async def _p95_ms(
    session: AsyncSession, actor: Actor, values: Mapping[str, object], depth: float
) -> float:
    wanted = audit.ENTRIES.want(values=values, limit=PAGE)
    if depth:
        position = int(ENTRIES * (1 - depth))
        at = await session.scalar(
            text("SELECT '2026-01-01Z'::timestamptz + :n * '31s'::interval"), {"n": position}
        )
        wanted = replace(wanted, after=(at, position))
    seconds = []
    for _ in range(CALLS):
        started = perf_counter()
        await audit.ENTRIES.page(session, audit.select_entries(actor), wanted, audit.LogEntryView)
        seconds.append(perf_counter() - started)
    return quantiles(seconds, n=20)[-1] * 1000


async def _proof(ground: Ground) -> Figure:
    """What the quick proof of a sealed log costs: the seed's hashes are made up, so seal them."""
    with psycopg.connect(ground.owner_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO audit.checkpoint SELECT 'entries', position, hash, 0, now()"
            " FROM audit.entry ORDER BY position DESC LIMIT 1"
        )
        owner.execute(
            "UPDATE audit.head SET position = newest.position, hash = newest.hash"
            " FROM (SELECT position, hash FROM audit.entry ORDER BY position DESC LIMIT 1) newest"
            " WHERE chain = 'entries'"
        )
    database = Database(ground.app_url, connections_max=2)
    async with database.transaction(mode=Mode.READ) as session:
        started = perf_counter()
        breaches = await audit.INVARIANTS[0].breaches(session, 1)
        seconds = perf_counter() - started
    await database.close()
    assert not breaches, breaches
    return Figure(
        f"quick proof of {ENTRIES:,} sealed entries", seconds, "s", mark="< 5 s", kept=seconds < 5
    )
