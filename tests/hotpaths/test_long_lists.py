"""Long lists of the consoles on volume: no page of any filter touches more than a little."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import md5
from importlib import import_module
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event, func, select

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.paging import Listing, Page, Wanted
from houtai.modules.approvals.queries.requests import REQUESTS, list_all
from houtai.modules.files.queries.files import FILES, list_files
from houtai.modules.identity.queries.accounts import ACCOUNTS, list_accounts
from houtai.modules.notices.queries.webhooks import CALLS, list_calls


def named(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


ROWS, PEOPLE, MERCHANTS = 100_000, 20_000, 20
PAGES_OF_A_LIST_MAX = 900
"""A place has 5,000 rows of each long list: walking them all touches more."""
PAGES_OF_PEOPLE_MAX = 25_000
"""Once through the people and their memberships by an index, and no more."""
MERCHANT, HOUSE = named("merchant 1"), named("warehouse 1")
SEED = f"""
CREATE TEMPORARY TABLE made AS
SELECT n, CASE WHEN n % {MERCHANTS} > 0 THEN md5('merchant ' || n % {MERCHANTS})::uuid END
        AS merchant_id,
    CASE WHEN n % {MERCHANTS} = 1 AND n % 40 > 1 THEN md5('warehouse 1')::uuid END AS warehouse_id,
    md5('person ' || n % {PEOPLE})::uuid AS person_id, '2026-01-01Z'::timestamptz AS at,
    (lpad(to_hex(n), 12, '0') || '7' || substr(md5('v7 ' || n), 1, 19))::uuid AS id
  FROM generate_series(1, {ROWS}) AS n;

INSERT INTO identity.account (id, login, name, password_hash, password_set_at,
    must_change_password, state, language, created_at)
SELECT md5('person ' || n)::uuid, 'staff' || n, '王' || n % 100, 'x', now(), false,
    CASE WHEN n % 50 = 0 THEN 'disabled' ELSE 'active' END, 'zh-CN', now()
  FROM generate_series(0, {PEOPLE - 1}) AS n;

INSERT INTO identity.membership (id, account_id, role_id, merchant_id)
SELECT md5('membership ' || n)::uuid, md5('person ' || n)::uuid, role.id,
    md5('merchant ' || n % {MERCHANTS})::uuid
  FROM generate_series(0, {PEOPLE - 1}) AS n, identity.role
 WHERE role.merchant_id IS NULL AND role.warehouse_id IS NULL AND role.code = 'merchant_clerk';

INSERT INTO approvals.request (id, number, act, state, asked_by, merchant_id, warehouse_id, thing,
    thing_id, title, command, differences, steps, step, at, due_at, ended_at)
SELECT id, 'A' || n, CASE WHEN merchant_id IS NULL AND n % 40 = 0 THEN 'x.rare' ELSE 'x.usual' END,
    CASE WHEN n % 3 = 0 AND merchant_id IS NULL THEN 'waiting' WHEN n % 20 = 1 THEN 'refused'
        ELSE 'done' END, person_id, merchant_id, warehouse_id, 'x', n::text, '', '{{}}', '[]',
    '[{{"name": {{}}}}]', 0, at, CASE WHEN n % 3 = 0 AND merchant_id IS NULL THEN at END,
    CASE WHEN n % 3 > 0 OR merchant_id IS NOT NULL THEN at END
  FROM made;

INSERT INTO files.file (id, merchant_id, warehouse_id, purpose, name, media_type, size_bytes,
    sha256, is_shared, state, uploaded_by, uploaded_at, deleted_at)
SELECT id, merchant_id, warehouse_id, CASE WHEN n % 5 = 0 THEN 'avatar' ELSE 'attachment' END,
    CASE WHEN n % {MERCHANTS} = 1 THEN 'invoice ' ELSE 'contract ' END || n, 'text/csv', 9,
    sha256(int8send(n)), false, CASE WHEN n % 5 = 0 THEN 'deleted' ELSE 'stored' END, person_id, at,
    CASE WHEN n % 5 = 0 THEN at END
  FROM made;

INSERT INTO notices.webhook (id, merchant_id, name, url, secret_salt, kinds, language, enabled,
    version, created_at, created_by)
SELECT md5('webhook ' || n)::uuid, CASE WHEN n > 0 THEN md5('merchant ' || n)::uuid END, 'hook',
    'https://example.com', 'x'::bytea, '{{}}', 'zh-CN', true, 1, now(), md5('person 1')::uuid
  FROM generate_series(0, {MERCHANTS - 1}) AS n;

INSERT INTO notices.webhook_call (id, webhook_id, merchant_id, kind, source, body, state, attempts,
    tries, created_at, finished_at)
SELECT id, md5('webhook ' || n % {MERCHANTS})::uuid, merchant_id,
    CASE WHEN n % 30 = 0 THEN 'x.rare' ELSE 'x.usual' END, n::text, '{{}}',
    CASE WHEN n % 5 = 0 THEN 'failed' ELSE 'delivered' END, 1, 1, at, at
  FROM made;
"""
READERS = {
    "platform": SYSTEM,
    "merchant": Actor(named("reader"), merchant_ids=frozenset({MERCHANT}), place=Place(MERCHANT)),
    "warehouse": Actor(
        named("reader"),
        merchant_ids=frozenset({MERCHANT}),
        warehouse_ids=frozenset({HOUSE}),
        place=Place(MERCHANT, HOUSE),
    ),
}
Values = Mapping[str, object]


@dataclass(frozen=True)
class LongList:
    """A list as its door asks for it, and what may be asked."""

    listing: Listing
    read: Callable[..., Awaitable[Page[Any]]]
    filters: tuple[Values, ...]
    pages_max: int = PAGES_OF_A_LIST_MAX


LISTS = {
    "requests": LongList(
        REQUESTS,
        list_all,
        (
            *({"state": ["done"]}, {"state": ["refused"]}, {"state": ["waiting"]}),
            *({"act": "x.usual"}, {"act": "x.rare"}, {"asked_by": named("person 1")}),
            *({"merchant_id": MERCHANT}, {"thing_id": "7"}, {"number": "A7"}),
        ),
    ),
    "files": LongList(
        FILES,
        list_files,
        (
            *({"state": "stored"}, {"state": "deleted"}, {"name": "contract 99"}),
            *({"purpose": ["avatar"]}, {"purpose": ["attachment"]}, {"purpose": ["none"]}),
        ),
    ),
    "calls": LongList(
        CALLS,
        list_calls,
        (
            *({"webhook_id": named("webhook 1")}, {"webhook_id": named("webhook 0")}),
            *({"state": ["failed"]}, {"state": ["waiting"]}, {"kind": "x.rare"}),
        ),
    ),
    "people": LongList(
        ACCOUNTS,
        list_accounts,
        (
            *({"state": "active"}, {"state": "disabled"}, {"state": "left"}),
            *({"merchant_id": MERCHANT}, {"text": "staff77"}, {"text": "王"}, {"text": "龘"}),
        ),
        PAGES_OF_PEOPLE_MAX,
    ),
}
WAYS = [
    pytest.param(name, reader, values, id=f"{name}-{reader}-{values}")
    for name, one in LISTS.items()
    for reader in READERS
    for values in ({}, *one.filters)
]


@pytest.fixture(scope="module")
async def volume(fresh_database):
    """A hundred thousand rows of each list, and twenty thousand people."""
    import_module("houtai.entry.wiring")  # What people are called is known by composition.
    place = fresh_database("long_lists_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(SEED)
        connection.execute("VACUUM ANALYZE")
    opened = db.Database(place.app_url, connections_max=2)
    yield opened
    await opened.close()


@pytest.fixture
def sent(volume) -> Iterator[list[tuple[str, Any]]]:
    """The statements of pages, with their parameters."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "page_sort" in statement and "EXPLAIN" not in statement:
            heard.append((statement, parameters))

    event.listen(volume.engine.sync_engine, "before_cursor_execute", hear)
    yield heard
    event.remove(volume.engine.sync_engine, "before_cursor_execute", hear)


async def pages_touched(session, statement: str, values: Any) -> tuple[int, str]:
    connection = await session.connection()
    asked = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}"
    found = (await connection.exec_driver_sql(asked, values)).scalar_one()
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], json.dumps(plan, indent=1)


async def first_and_half_way(session, listing: Listing, sort: str, values: Values) -> list[Wanted]:
    """The first page, and the one that begins after half of the whole list."""
    column, way = listing.sorts[sort.removeprefix("-")], sort.startswith("-")
    order = [one.desc() if way else one.asc() for one in (column, listing.id)]
    half = select(func.count() / 2).select_from(listing.id.class_).scalar_subquery()
    found = await session.execute(select(column, listing.id).order_by(*order).offset(half).limit(1))
    value, row_id = found.one()
    first = listing.want(sort=sort, values=values)
    return [first, replace(first, after=(value, row_id))]


@pytest.mark.parametrize(("name", "reader", "values"), WAYS)
async def test_no_page_of_a_long_list_touches_much(volume, sent, name, reader, values):
    one, actor = LISTS[name], READERS[reader]
    for sort in [way for column in one.listing.sorts for way in (column, f"-{column}")]:
        async with volume.transaction() as session:
            wanted = await first_and_half_way(session, one.listing, sort, values)
        sent.clear()
        async with volume.transaction(actor, mode=db.Mode.READ) as session:
            for page in wanted:
                await one.read(session, actor, page)
            assert len(sent) == len(wanted)
            for statement, parameters in list(sent):
                touched, plan = await pages_touched(session, statement, parameters)
                assert touched <= one.pages_max, plan
