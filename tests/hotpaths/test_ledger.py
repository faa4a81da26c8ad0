"""The ledger's hot statements on volume: they ride on their indexes, and they are few."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import NOON, SELLABLE, SOLD, chain_of, make_key, move, post, reserve
from tests.statements import count_statements

ACCOUNTS, TRANSFERS, HOLDS = 100_000, 200_000, 50_000
HOME, OUTSIDE, SPARSE = UUID(int=1), UUID(int=2), UUID(int=3)
SHELF = "('00000000-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid"
SEED = f"""
INSERT INTO ledger.account
SELECT id, '{HOME}', 'stock', 'sku-1', '{HOME}', 'outside', 'debit', false, false, 0, 0, 0, 0,
    '2026-01-01Z'
FROM (VALUES ('{OUTSIDE}'::uuid), ('{SPARSE}')) AS outside (id);

INSERT INTO ledger.account
SELECT {SHELF.format(n="n")}, '{HOME}', 'stock',
    CASE WHEN n <= {ACCOUNTS} THEN 'sku-1' ELSE 'sku-' || n END, '{HOME}', 'sellable', 'credit',
    true, true, 0, 0, 0, 1000000, '2026-01-01Z'
FROM generate_series(1, {ACCOUNTS} * 3 / 2) AS n;

INSERT INTO ledger.transfer (id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at)
SELECT uuidv7(), '{HOME}', '{HOME}', uuidv7(), 'transfer', '{OUTSIDE}',
    {SHELF.format(n=f"n % {ACCOUNTS} + 1")}, 1, 0, 'receipt', 'delivery', uuidv7(), '{HOME}',
    '2026-01-01Z'::timestamptz + n * '1min'::interval
FROM generate_series(1, {TRANSFERS}) AS n;

INSERT INTO ledger.hold
SELECT uuidv7(), '{HOME}', '{HOME}', {SHELF.format(n="n")}, '{OUTSIDE}', 1,
    '2026-06-01Z'::timestamptz + n * '10min'::interval
FROM generate_series(1, {HOLDS}) AS n;

UPDATE ledger.account SET debits_pending = 1
WHERE counted AND id IN (SELECT debit_account_id FROM ledger.hold);
"""
RELATIONS = {"account", "transfer", "hold", "day_total"}
PARAMETER = re.compile(r"%\((\w+)\)s(::[A-Z][A-Z ]*(?:\[\])?)?")


@pytest.fixture(scope="module")
async def volume(fresh_database):
    """A database with a year behind it, rolled up and analysed."""
    place = fresh_database("ledger_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(SEED)
    opened = db.Database(place.app_url, connections_max=2)
    rolled_count = 0
    while rolled_count < TRANSFERS:  # whoever writes anywhere on the server is waited for
        async with opened.transaction() as session:
            rolled_count += await ledger.roll_up(session)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    yield opened
    await opened.close()


def shelf(n: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-{n * 389 % ACCOUNTS + 1:012x}")


def plain_chains(size: int) -> list[ledger.Chain]:
    return [chain_of(move(shelf(n), OUTSIDE), move(shelf(n + 7), shelf(n))) for n in range(size)]


class Heard(list[tuple[str, dict[str, Any]]]):
    """Statements with their parameters, as they were sent."""

    def about(self, sign: str) -> tuple[str, dict[str, Any]]:
        found = [one for one in self if sign in one[0]]
        assert found, f"no statement with {sign!r} was sent"
        return found[0]


@contextmanager
def heard(database: db.Database) -> Iterator[Heard]:
    sent = Heard()

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    try:
        yield sent
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", hear)


def typed(value: Any) -> str:
    """The type that the driver says a value has; arrays as text say it in the statement."""
    match value:
        case bool():
            return "::boolean"
        case int():
            return "::bigint"
        case datetime():
            return "::timestamptz"
        case UUID():
            return "::uuid"
        case list():
            return "::uuid[]"
    return ""


def numbered(statement: str, parameters: dict[str, Any]) -> str:
    """The statement as the server prepares it, its values not known."""
    names = list(parameters)

    def place(found: re.Match[str]) -> str:
        cast = found[2] or typed(parameters[found[1]])
        return f"${names.index(found[1]) + 1}{cast}"

    return PARAMETER.sub(place, statement)


async def scans_of(session, statement: str, parameters: dict[str, Any], *, generic: bool):
    """Per relation of the ledger, how it is reached: the names of the indexes, or `Seq Scan`."""
    connection = await session.connection()
    asked = statement.strip().rstrip(";")
    if generic:
        explain = f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {numbered(asked, parameters)}"
        # Without parameters the driver leaves the statement alone.
        rows = await connection.exec_driver_sql(explain)
    else:
        rows = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", parameters)
    plan = rows.scalar_one()
    return set(_scans((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))


def _scans(node: dict[str, Any], over: str | None = None) -> Iterator[tuple[str, str]]:
    relation = node.get("Relation Name", over)
    if node["Node Type"] == "Seq Scan" and relation in RELATIONS:
        yield relation, "Seq Scan"
    if "Index Name" in node:
        yield relation or "?", node["Index Name"]
    for child in node.get("Plans", []):
        yield from _scans(child, relation if node["Node Type"] == "Bitmap Heap Scan" else None)
        if node["Node Type"] == "Bitmap Heap Scan":
            continue


async def assert_rides_on(session, sent: Heard, sign: str, *wanted: str) -> None:
    """With the values known and not known: these indexes, and no table read from end to end."""
    statement, parameters = sent.about(sign)
    for generic in (False, True):
        scans = await scans_of(session, statement, parameters, generic=generic)
        seen = f"{sign!r}, generic plan: {generic}: {sorted(scans)}"
        assert "Seq Scan" not in {how for _, how in scans}, seen
        assert set(wanted) <= {how for _, how in scans}, seen


BOTH_SIDES = ("ix_transfer_debit_account_id_at_id", "ix_transfer_credit_account_id_at_id")


@pytest.mark.parametrize("size", [1, 16, 256])
async def test_taking_chains_rides_on_the_keys(volume, size):
    held = [reserve(shelf(n), OUTSIDE) for n in range(size)]
    async with volume.transaction() as session:
        with heard(volume) as sent:
            await ledger.submit(session, plain_chains(size), at=NOON)
            await ledger.submit(session, [chain_of(one) for one in held], at=NOON)
        await assert_rides_on(session, sent, "INSERT INTO ledger.transfer", "pk_transfer")
        await assert_rides_on(session, sent, "UPDATE ledger.account", "pk_account")
        await assert_rides_on(session, sent, "SELECT count(*) FROM ledger.account", "pk_account")
        with heard(volume) as sent:
            outcomes = await ledger.submit(session, [chain_of(post(one)) for one in held], at=NOON)
        assert all(outcome.taken for outcome in outcomes)
        await assert_rides_on(session, sent, "FROM ledger.hold", "pk_hold")
        await assert_rides_on(session, sent, "UPDATE ledger.hold", "pk_hold")


@pytest.mark.parametrize("size", [1, 16, 256])
async def test_contested_chains_ride_on_the_keys_too(volume, size):
    chains = [*plain_chains(size), chain_of(move(shelf(0), OUTSIDE, ledger.AMOUNT_MAX))]
    async with volume.transaction() as session:
        with heard(volume) as sent:
            outcomes = await ledger.submit(session, chains, at=NOON)
        assert [outcome.taken for outcome in outcomes] == [True] * size + [False]
        await assert_rides_on(session, sent, "account.counted \nFROM", "pk_account")
        await assert_rides_on(session, sent, "FOR NO KEY UPDATE", "pk_account")
        await assert_rides_on(session, sent, "FROM ledger.transfer \nWHERE", "pk_transfer")


async def test_what_is_due_is_found_by_its_time(volume):
    async with volume.transaction() as session:
        with heard(volume) as sent:
            due = datetime.fromisoformat("2026-06-02T00:00:00+00:00")
            assert await ledger.expire_due(session, at=due) == 144
        await assert_rides_on(session, sent, "FROM ledger.hold", "ix_hold_expires_at")
        await assert_rides_on(session, sent, "DELETE FROM ledger.hold", "pk_hold")


@pytest.mark.parametrize("merchant", [SYSTEM, Actor(SYSTEM.id, merchant_ids=frozenset({HOME}))])
async def test_balances_ride_on_the_keys(volume, merchant):
    async with volume.transaction(merchant, mode=db.Mode.READ) as session:
        with heard(volume) as sent:
            counted = [shelf(n) for n in range(50)]
            await ledger.totals_now(session, merchant, counted)
        await assert_rides_on(session, sent, "AS MATERIALIZED", "pk_account")
        with heard(volume) as sent:
            totals = await ledger.totals_now(session, merchant, [OUTSIDE])
        assert totals[OUTSIDE].debits_posted == TRANSFERS
        keys = ("pk_account", "pk_day_total", "ix_transfer_xid")
        await assert_rides_on(session, sent, "AS MATERIALIZED", *keys)


@pytest.mark.parametrize("account_id", [OUTSIDE, SPARSE, shelf(5)])
async def test_balances_of_the_past_ride_on_days_and_both_sides(volume, account_id):
    async with volume.transaction(mode=db.Mode.READ) as session:
        with heard(volume) as sent:
            await ledger.totals_at(session, SYSTEM, account_id, NOON - timedelta(days=200))
        keys = ("pk_account", "pk_day_total", *BOTH_SIDES)
        await assert_rides_on(session, sent, "date_trunc", *keys)


@pytest.mark.parametrize("account_id", [OUTSIDE, SPARSE, shelf(5)])
async def test_a_statement_page_rides_on_both_sides(volume, account_id):
    async with volume.transaction(mode=db.Mode.READ) as session:
        with heard(volume) as sent:
            page = await ledger.read_statement(session, SYSTEM, account_id, limit=50)
        assert page is not None
        await assert_rides_on(session, sent, "UNION ALL\nSELECT * FROM credit", *BOTH_SIDES)


async def test_what_a_document_wrote_is_found_by_it(volume):
    async with volume.transaction(mode=db.Mode.READ) as session:
        with heard(volume) as sent:
            await ledger.transfers_of_document(session, SYSTEM, new_id(), limit=50)
        wanted = "ix_transfer_document_id_id"
        await assert_rides_on(session, sent, "transfer.document_id =", wanted)


async def test_rolling_up_reads_only_what_is_new(volume):
    async with volume.transaction() as session:
        await ledger.submit(session, plain_chains(16), at=NOON)
    async with volume.transaction() as session:
        with heard(volume) as sent:
            await ledger.roll_up(session)
        await assert_rides_on(session, sent, "INSERT INTO ledger.day_total", "ix_transfer_xid")


@pytest.mark.parametrize("size", [1, 256])
async def test_a_batch_takes_few_statements_whatever_its_size(session, size):
    home_id = new_id()
    shelf_key, sold = (make_key(kind, home_id=home_id) for kind in (SELLABLE, SOLD))
    keys = [shelf_key, sold]
    await ledger.open_accounts(session, keys, at=NOON)
    await ledger.submit(session, [chain_of(move(sold.id, shelf_key.id, 10**6))], at=NOON)
    chains = [chain_of(move(shelf_key.id, sold.id)) for _ in range(size)]
    with count_statements(session) as simple:
        await ledger.submit(session, chains, at=NOON)
    assert simple.count <= 3  # and a savepoint and its end
    held = [reserve(shelf_key.id, sold.id) for _ in range(size)]
    with count_statements(session) as reserving:
        await ledger.submit(session, [chain_of(one) for one in held], at=NOON)
    assert reserving.count <= 4
    with count_statements(session) as posting:
        await ledger.submit(session, [chain_of(post(one)) for one in held], at=NOON)
    assert posting.count <= 5
    with count_statements(session) as again:
        await ledger.submit(session, chains, at=NOON)
    assert again.count <= 8


async def test_the_largest_batch_has_the_same_few_statements_as_the_first(session):
    key, sold = make_key(SELLABLE), make_key(SOLD)
    await ledger.open_accounts(session, [key, sold], at=NOON)
    chains = [chain_of(move(sold.id, key.id)) for _ in range(ledger.CHAINS_MAX)]
    with count_statements(session) as statements:
        outcomes = await ledger.submit(session, chains, at=NOON)
    assert all(outcome.taken for outcome in outcomes)
    assert statements.count <= 3
