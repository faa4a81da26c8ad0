"""Stock on volume: every page of the list rides on an index, and moving takes few statements."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import md5
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Select, event
from sqlalchemy.dialects import postgresql

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries.levels import LEVELS, cut_levels
from houtai.modules.inventory.queries.sellable import Occasion, sellable
from houtai.modules.inventory.rules.sales import Piece
from houtai.modules.inventory.service import levels, making_good, sales, warehouse
from houtai.modules.inventory.service.sales import OrderLock
from tests.factories.inventory import (
    NOON,
    SHARED_POOL,
    cause,
    goods,
    line,
    make_stock,
)
from tests.statements import count_statements


def named(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


SKUS, SPREAD = 25_000, 4
MERCHANT, HOUSE = named("merchant 3"), named("warehouse 7")
SEED = f"""
INSERT INTO inventory.level (merchant_id, sku_id, warehouse_id, good, free, short, changed_at)
SELECT md5('merchant ' || n % 20)::uuid, md5('sku ' || n)::uuid,
    md5('warehouse ' || (n + w * 5) % 20)::uuid, (n * 7919) % 500,
    CASE WHEN n % 2 = 1 THEN (n * 7907) % 400 ELSE 0 END,
    CASE WHEN (n % 1000 = 7 OR n % 4 = 2) AND w = 1 THEN 1 ELSE 0 END,
    '2026-01-01Z'::timestamptz + (n * 37 % 9000) * '1min'::interval
FROM generate_series(1, {SKUS}) AS n, generate_series(1, {SPREAD}) AS w;

INSERT INTO inventory.valuation (sku_id, warehouse_id, merchant_id, quantity, value_fen,
    still_since, changed_at)
SELECT sku_id, warehouse_id, merchant_id, 1 + good, 100, changed_at, changed_at
FROM inventory.level;

INSERT INTO inventory.sku_level (sku_id, merchant_id, sellable, oversold, changed_at)
SELECT md5('sku ' || n)::uuid, md5('merchant ' || n % 20)::uuid, 5,
    CASE WHEN n % 1000 = 8 THEN 1 ELSE 0 END, '2026-01-01Z'
FROM generate_series(1, {SKUS}) AS n;

INSERT INTO inventory.pool (id, merchant_id, kind, name, state)
SELECT md5('pool ' || n)::uuid, md5('merchant ' || n)::uuid, 'shared', '', 'open'
FROM generate_series(0, 19) AS n;

INSERT INTO inventory.pool_level (sku_id, pool_id, merchant_id, sellable, changed_at)
SELECT md5('sku ' || n)::uuid, md5('pool ' || n % 20)::uuid, md5('merchant ' || n % 20)::uuid, 5,
    '2026-01-01Z'
FROM generate_series(1, {SKUS}) AS n;

INSERT INTO ledger.account (id, home_id, book, unit, owner_id, kind, side, limited, counted,
    credits_posted, opened_at)
SELECT uuidv7(), md5('merchant ' || n % 20)::uuid, 'stock', md5('sku ' || n)::uuid::text,
    md5('warehouse ' || n % 20)::uuid, kind, 'credit', true, true, 5, '2026-01-01Z'
FROM generate_series(1, {SKUS}) AS n, unnest(ARRAY['warehouse.good', 'dispatch.free']) AS kind;
"""
READERS = {
    "platform": SYSTEM,
    "merchant": Actor(new_id(), merchant_ids=frozenset({MERCHANT}), place=Place(MERCHANT)),
    "warehouse": Actor(new_id(), warehouse_ids=frozenset({HOUSE}), place=Place(warehouse_id=HOUSE)),
}
FILTERS: list[dict[str, Any]] = [
    {},
    {"warehouse_id": HOUSE},
    {"merchant_id": MERCHANT},
    {"merchant_id": MERCHANT, "warehouse_id": HOUSE},
    {"sku_id": [named("sku 4711")]},
    {"short_from": 1},
    {"warehouse_id": named("nowhere")},
]


@pytest.fixture(scope="module")
async def volume(fresh_database):
    """A hundred thousand rows of SKU and warehouse."""
    place = fresh_database("stock_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(SEED)
        connection.execute("VACUUM ANALYZE")
    opened = db.Database(place.app_url, connections_max=2)
    yield opened
    await opened.close()


def parts(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from parts(part)


async def explained(
    session, statement: str, values: Any = None, how: str = ""
) -> list[dict[str, Any]]:
    connection = await session.connection()
    rows = await connection.exec_driver_sql(f"EXPLAIN ({how}FORMAT JSON) {statement}", values)
    found = rows.scalar_one()
    return list(parts((json.loads(found) if isinstance(found, str) else found)[0]["Plan"]))


def assert_nothing_read_whole(plan: list[dict[str, Any]], *tables: str) -> None:
    whole = {one["Relation Name"] for one in plan if one["Node Type"] == "Seq Scan"}
    assert not whole & set(tables)


@pytest.mark.parametrize("sort", ["changed_at", "-changed_at", "good", "-good", "free", "-free"])
@pytest.mark.parametrize("values", FILTERS, ids="+".join)
@pytest.mark.parametrize("reader", READERS)
async def test_no_page_of_the_stock_list_looks_at_all_of_it(volume, reader, values, sort):
    actor = READERS[reader]
    statement = cut_levels(actor, LEVELS.want(sort=sort, values=values))
    dialect = postgresql.dialect(paramstyle="named")
    sent = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    async with volume.transaction(actor) as session:
        plan = await explained(session, sent)
    assert_nothing_read_whole(plan, "level", "sku_level", "valuation")
    assert plan[0]["Total Cost"] < 3_000


async def pages_touched(session, page: Select[Any]) -> int:
    """Of the database's memory, by one page of the list as it is really read."""
    dialect = postgresql.dialect(paramstyle="named")
    sent = str(page.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    plan = await explained(session, sent, how="ANALYZE, BUFFERS, ")
    touched: int = plan[0]["Shared Hit Blocks"] + plan[0]["Shared Read Blocks"]
    return touched


@pytest.mark.parametrize("values", [*FILTERS, {"short_from": 2}], ids="+".join)
@pytest.mark.parametrize("reader", READERS)
async def test_where_half_of_the_stock_ties_no_page_walks_through_it(volume, reader, values):
    """Of nothing there is a lot, and a comparison of pairs is expected to be rid of it."""
    actor = READERS[reader]
    wanted = replace(LEVELS.want(sort="-free", values=values), after=(0, UUID(int=2**128 - 1)))
    async with volume.transaction(actor) as session:
        assert await pages_touched(session, cut_levels(actor, wanted)) < 1_500


@pytest.mark.parametrize("sort", ["changed_at", "-changed_at", "good", "-good", "free", "-free"])
async def test_what_is_missing_is_read_in_every_order_without_walking(volume, sort):
    """Where something is missing nothing is free: it lies at one end of what is sorted by that."""
    page = cut_levels(SYSTEM, LEVELS.want(sort=sort, values={"short_from": 1}))
    async with volume.transaction() as session:
        assert await pages_touched(session, page) < 1_500


class Heard(list[tuple[str, Any]]):
    """Statements with their parameters, as they were sent."""


@pytest.fixture
def heard(volume):
    sent = Heard()

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "WITH", "--")):
            sent.append((statement, parameters))

    event.listen(volume.engine.sync_engine, "before_cursor_execute", hear)
    yield sent
    event.remove(volume.engine.sync_engine, "before_cursor_execute", hear)


HOT = ("level", "pool_level", "sku_level", "account")


async def assert_rides(session, sent: Heard) -> None:
    for statement, parameters in list(sent):
        if "set_config" not in statement:
            plan = await explained(session, statement, parameters)
            assert_nothing_read_whole(plan, *HOT)


async def test_levels_of_some_skus_are_brought_up_to_date_by_their_keys(volume, heard):
    async with volume.transaction() as session:
        await levels.refresh(session, [named(f"sku {n}") for n in range(1, 50)], at=NOON)
        await assert_rides(session, heard)


async def test_what_can_be_sold_is_read_by_its_keys(volume, heard):
    async with volume.transaction() as session:
        skus = [named(f"sku {n}") for n in range(1, 50)]
        found = await sellable(session, skus, Occasion(datetime.now(UTC), new_id()))
        assert set(found.values()) == {5}
        await assert_rides(session, heard)


async def test_what_is_missing_is_found_among_all_that_is_there(volume, heard):
    async with volume.transaction() as session:
        await making_good.sweep(session, at=NOON)
        await assert_rides(session, heard)


@pytest.mark.parametrize("size", [1, 100])
async def test_locking_takes_few_statements_however_many_orders(session, size):
    sku_id, _ = await make_stock(session, 1_000)
    orders = [
        OrderLock(new_id(), (Piece(new_id(), goods(sku_id), SHARED_POOL, 1),)) for _ in range(size)
    ]
    with count_statements(session) as locking:
        await sales.lock(session, orders, expires_at=None, at=NOON)
    assert locking.count <= 4
    with count_statements(session) as deducting:
        await sales.deduct(session, orders, at=NOON)
    assert deducting.count <= 5


@pytest.mark.parametrize("size", [1, 500])
async def test_a_receipt_takes_few_statements_however_many_lines(session, size):
    sku_id, house = await make_stock(session, 1)
    lines = [line(sku_id) for _ in range(size)]
    with count_statements(session) as statements:
        await warehouse.receive(session, SYSTEM, house, lines, cause(), at=NOON)
    assert statements.count <= 12, "\n".join(" ".join(e.split()[:9]) for e in statements.sent)
