"""The operation log on volume: every filter rides on an index in the order of the page."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event, text

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.paging import Listing
from houtai.modules.audit import public as audit
from tests.factories.audit import NOON
from tests.statements import count_statements

ENTRIES = 60_000
MERCHANT = UUID(int=17)
SEED = f"""
INSERT INTO audit.entry (position, id, deed_id, at, actor_id, actor_login, actor_name, merchant_id,
    warehouse_id, address, user_agent, door, method, path, thing, thing_id, name, changes, cut,
    status, refused, code, request_id, hash)
SELECT n, uuidv7(), uuidv7(), '2026-01-01Z'::timestamptz + n * '1min'::interval,
    lpad(to_hex(n * n % 97), 32, '0')::uuid, 'staff', '李雷',
    CASE WHEN n % 3 > 0 THEN lpad(to_hex(n % 30), 32, '0')::uuid END,
    CASE WHEN n % 7 = 0 THEN lpad(to_hex(n % 30), 32, '0')::uuid END,
    '10.0.0.' || n % 89, '', 'door_' || n % 41, 'PUT', '', 'kind.thing' || n % 13,
    (n % 7001)::text, '', '[]', 0, CASE WHEN n % 20 = 0 THEN 403 ELSE 204 END, n % 20 = 0,
    NULL, NULL, sha256(int8send(n))
FROM generate_series(1::bigint, {ENTRIES}) AS n;

INSERT INTO audit.entry_word
SELECT n, ARRAY['staff', '李雷', 'name' || n % 500] FROM generate_series(1::bigint, {ENTRIES}) AS n;

INSERT INTO audit.login (position, id, at, account_id, login, name, merchant_id, address,
    user_agent, refused, code, hash)
SELECT n, uuidv7(), '2026-01-01Z'::timestamptz + n * '1min'::interval,
    lpad(to_hex(n * n % 97), 32, '0')::uuid, 'staff' || n * n % 97, '',
    CASE WHEN n % 3 > 0 THEN lpad(to_hex(n % 30), 32, '0')::uuid END, '10.0.0.' || n % 89, '',
    n % 20 = 0, CASE WHEN n % 20 = 0 THEN 'x.y' END, sha256(int8send(n))
FROM generate_series(1::bigint, {ENTRIES}) AS n
"""
PLATFORM = SYSTEM
OF_MERCHANT = Actor(SYSTEM.id, merchant_ids=frozenset({MERCHANT}), place=Place(MERCHANT))


@pytest.fixture(scope="module")
async def volume(fresh_database):
    """Two logs of some weeks, analysed."""
    place = fresh_database("audit_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(SEED)
        connection.execute("VACUUM ANALYZE")
    opened = db.Database(place.app_url, connections_max=2)
    yield opened
    await opened.close()


@pytest.fixture
def plan_of(volume):
    """How the page of a list is read: the nodes of the plan, and the rows that were looked at."""

    async def plan(listing: Listing, select, reader: Actor, **values: object):
        sent: list[tuple[str, Any]] = []

        def hear(_connection, _cursor, statement, parameters, *_):
            sent.append((statement, parameters))

        wanted = listing.want(limit=50, values=values, after=None)
        statement = listing.arrange(select(reader), wanted)
        async with volume.transaction(reader, mode=db.Mode.READ) as session:
            event.listen(volume.engine.sync_engine, "before_cursor_execute", hear)
            try:
                await session.execute(statement)
            finally:
                event.remove(volume.engine.sync_engine, "before_cursor_execute", hear)
            asked, parameters = sent[-1]
            connection = await session.connection()
            explain = f"EXPLAIN (ANALYZE, FORMAT JSON) {asked}"
            rows = await connection.exec_driver_sql(explain, parameters)
            found = rows.scalar_one()
        tree = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
        return list(_nodes(tree))

    return plan


def _nodes(node):
    yield node
    for child in node.get("Plans", []):
        yield from _nodes(child)


def looked_at(nodes) -> float:
    """Rows that the plan touched, those that a filter threw away among them."""
    return max(
        (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
        for node in nodes
    )


FILTERS = [
    ({}, "ix_entry_at_position"),
    ({"actor": UUID(int=4)}, "ix_entry_actor_id_at_position"),
    ({"door": "door_7"}, "ix_entry_door_at_position"),
    ({"thing": "kind.thing3"}, "ix_entry_thing_at_position"),
    ({"thing": "kind.thing3", "thing_id": "77"}, "ix_entry_thing_id_at_position"),
    ({"address": "10.0.0.5"}, "ix_entry_address_at_position"),
    ({"result": "refused"}, "ix_entry_refused_at_position"),
    ({"text": "name77"}, "ix_entry_word_words"),
    ({"text": "李雷"}, "ix_entry_at_position"),
    ({"at_from": NOON - timedelta(days=290)}, "ix_entry_at_position"),
]


def test_every_filter_is_looked_at():
    named = {name for values, _ in FILTERS for name in values} | {"at_before"}
    assert named == set(audit.ENTRIES.filters)


@pytest.mark.parametrize(("values", "index"), FILTERS)
async def test_the_platform_reads_a_page_of_the_log_by_index(plan_of, values, index):
    nodes = await plan_of(audit.ENTRIES, audit.select_entries, PLATFORM, **values)
    assert index in {node.get("Index Name") for node in nodes}
    assert "Seq Scan" not in {node["Node Type"] for node in nodes}
    assert looked_at(nodes) <= 1_000


@pytest.mark.parametrize("values", [values for values, _ in FILTERS])
async def test_a_merchant_reads_a_page_of_the_log_by_index(plan_of, values):
    nodes = await plan_of(audit.ENTRIES, audit.select_entries, OF_MERCHANT, **values)
    assert "Seq Scan" not in {node["Node Type"] for node in nodes}
    assert looked_at(nodes) <= ENTRIES / 10


@pytest.mark.parametrize(
    ("values", "index"),
    [
        ({}, "ix_login_at_position"),
        ({"account": UUID(int=4)}, "ix_login_account_id_at_position"),
        ({"login": "staff4"}, "ix_login_login_at_position"),
        ({"address": "10.0.0.5"}, "ix_login_address_at_position"),
        ({"result": "refused"}, "ix_login_refused_at_position"),
    ],
)
async def test_a_page_of_the_login_log_is_read_by_index(plan_of, values, index):
    nodes = await plan_of(audit.LOGINS, audit.select_logins, PLATFORM, **values)
    assert index in {node.get("Index Name") for node in nodes}
    assert looked_at(nodes) <= 1_000


async def test_a_page_is_one_statement(volume):
    wanted = audit.ENTRIES.want(values={"text": "staff"})
    async with volume.transaction(mode=db.Mode.READ) as session:
        with count_statements(session) as statements:
            page = await audit.ENTRIES.page(
                session, audit.select_entries(SYSTEM), wanted, audit.LogEntryView
            )
    assert statements.count == 1
    assert len(page.items) == 50


async def test_the_wall_hides_what_is_foreign_even_without_a_condition(volume):
    counting = text("SELECT count(*), count(DISTINCT merchant_id), max(merchant_id::text)")
    async with volume.transaction(OF_MERCHANT) as session:
        statement = text(f"{counting.text} FROM audit.entry")
        rows, merchants, merchant = (await session.execute(statement)).one()
    assert (merchants, merchant) == (1, str(MERCHANT))
    assert 0 < rows < ENTRIES
