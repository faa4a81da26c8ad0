"""Inboxes, deliveries and calls on volume: every page of every list rides on an index."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM, Actor, reading_as
from houtai.modules.notices.queries import deliveries, inbox, webhooks
from houtai.modules.notices.service import calling, letters
from houtai.modules.notices.tables.people import Delivery, Message

ROWS, PEOPLE = 100_000, 500
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
READER, MERCHANT = UUID(int=7), UUID(int=9)
SEED = f"""
INSERT INTO notices.message
SELECT uuidv7(), uuidv7(), lpad(to_hex(n % {PEOPLE}), 32, '0')::uuid,
       CASE WHEN n % 1000 = 7 THEN 'rare' ELSE 'approvals.done' END, 's', 'b', '/',
       '2026-01-01Z'::timestamptz + n * '1min'::interval,
       CASE WHEN n % 3 > 0 THEN '2026-06-01Z'::timestamptz END
  FROM generate_series(1, {ROWS}) AS n;

INSERT INTO notices.delivery
SELECT uuidv7(), uuidv7(), lpad(to_hex(n % {PEOPLE}), 32, '0')::uuid,
       CASE WHEN n % 1000 = 0 THEN 'rare' ELSE 'approvals.done' END,
       CASE WHEN n % 100 = 0 THEN 'sms' ELSE 'email' END, 'a@example.com', 's', 'b',
       state, 1, CASE WHEN state = 'waiting' THEN at END, NULL, at,
       CASE WHEN state <> 'waiting' THEN at END
  FROM (SELECT n, CASE WHEN n % 500 = 1 THEN 'failed' WHEN n % 5000 = 0 THEN 'waiting'
               ELSE 'sent' END AS state, '2026-01-01Z'::timestamptz + n * '1min'::interval AS at
          FROM generate_series(1, {ROWS}) AS n) AS made;

INSERT INTO notices.webhook (id, merchant_id, name, url, secret_salt, kinds, language, enabled,
    version, created_at, created_by)
SELECT lpad(to_hex(n), 32, '0')::uuid, CASE WHEN n % 2 = 1 THEN lpad(to_hex(n), 32, '0')::uuid END,
       'w', 'https://example.com', 's', '{{a}}', 'zh-CN', true, 1, '2026-01-01Z', uuidv7()
  FROM generate_series(1, 50) AS n;

INSERT INTO notices.webhook_call
SELECT uuidv7(), webhook.id, webhook.merchant_id, CASE WHEN n % 1000 = 0 THEN 'rare' ELSE 'a' END,
       n::text, '{{}}', state, 1, 1,
       CASE WHEN state = 'waiting' THEN '2026-06-01Z'::timestamptz END, 200,
       NULL, '2026-01-01Z', CASE WHEN state <> 'waiting' THEN '2026-01-01Z'::timestamptz END
  FROM (SELECT n, CASE WHEN n % 500 = 1 THEN 'failed' WHEN n % 5000 = 0 THEN 'waiting'
               ELSE 'delivered' END AS state FROM generate_series(1, {ROWS}) AS n) AS made
  JOIN notices.webhook ON webhook.id = lpad(to_hex(n % 50 + 1), 32, '0')::uuid;
"""


@pytest.fixture(scope="module")
async def volume(fresh_database):
    place = fresh_database("notices_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(SEED)
        connection.execute("VACUUM ANALYZE")
    opened = db.Database(place.app_url, connections_max=2)
    yield opened
    await opened.close()


def nodes(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["Node Type"]
    for part in plan.get("Plans", []):
        yield from nodes(part)


async def plan_of(session, statement) -> dict[str, Any]:
    dialect = postgresql.dialect(paramstyle="named")
    text = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    connection = await session.connection()
    found = (await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {text}")).scalar_one()
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


LATER = BEGIN + timedelta(days=20)
DELIVERY_FILTERS = [
    {},
    {"state": ["failed"]},
    {"state": ["waiting"]},
    {"channel": "sms"},
    {"template": "rare"},
    {"account_id": READER},
    {"created_from": BEGIN, "created_before": LATER},
    {"created_from": LATER},
    {"state": ["failed"], "created_before": LATER},
]


@pytest.mark.parametrize("values", DELIVERY_FILTERS, ids=str)
@pytest.mark.parametrize("sort", ["created_at", "-created_at"])
async def test_no_page_of_deliveries_looks_at_all_of_them(volume, values, sort):
    listing = deliveries.DELIVERIES
    with reading_as(SYSTEM):
        wanted = listing.want(sort=sort, values=values)
    async with volume.transaction() as session:
        plan = await plan_of(session, listing.arrange(select(Delivery.id), wanted))
    assert "Seq Scan" not in set(nodes(plan))
    assert plan["Total Cost"] < 3_000


@pytest.mark.parametrize("values", [{}, {"unread": True}, {"unread": False}, {"template": "rare"}])
async def test_an_inbox_is_read_by_its_persons_index(volume, values):
    statement = select(Message.id).where(Message.account_id == READER)
    wanted = inbox.MESSAGES.want(values=values)
    async with volume.transaction() as session:
        plan = await plan_of(session, inbox.MESSAGES.arrange(statement, wanted))
    assert "Seq Scan" not in set(nodes(plan))
    assert plan["Total Cost"] < 1_000


CALL_FILTERS = [{}, {"webhook_id": UUID(int=3)}, {"state": ["failed"]}, {"kind": "rare"}]


@pytest.mark.parametrize("values", CALL_FILTERS, ids=str)
@pytest.mark.parametrize("reach", [None, frozenset({MERCHANT})], ids=["platform", "merchant"])
async def test_no_page_of_calls_looks_at_all_of_them(volume, values, reach):
    actor = Actor(READER, merchant_ids=reach)
    wanted = webhooks.CALLS.want(values=values)
    async with volume.transaction(actor) as session:
        plan = await plan_of(session, webhooks.CALLS.arrange(webhooks.select_calls(actor), wanted))
    assert plan["Total Cost"] < 6_000
    calls = [one for one in leaves(plan) if one.get("Relation Name") == "webhook_call"]
    assert all(one["Node Type"] != "Seq Scan" for one in calls)


def leaves(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from leaves(part)


async def test_what_is_due_is_found_among_all_that_was_sent(volume):
    at = datetime(2026, 12, 1, tzinfo=UTC)
    async with volume.transaction() as session:
        assert await deliveries.anything_due(session, at)
        taken = await letters.take(session, at)
        called = await calling.take(session, at)
    assert len(taken) == letters.TAKEN_AT_ONCE
    assert called
