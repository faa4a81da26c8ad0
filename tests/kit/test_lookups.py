"""Single statements outside of any transaction: fresh, and there again after an outage."""

import asyncio

import psycopg
import pytest
from sqlalchemy import Integer, bindparam, column, func, literal, select, table

from houtai.kit.db import Database
from houtai.kit.errors import Unavailable
from houtai.kit.lookups import Lookups

ROLE = table("role", column("code"), column("name"), schema="identity")
NAMED = select(ROLE.c.name).where(ROLE.c.code == bindparam("code"))
BACKEND = select(func.pg_backend_pid().label("pid"))
TWICE = select((bindparam("number", type_=Integer) * literal(2)).label("doubled"))


@pytest.fixture
async def lookups(address):
    opened = Lookups(address.app_url)
    yield opened
    await opened.close()


async def test_it_binds_values_and_names_columns(lookups):
    (row,) = await lookups.rows(TWICE, {"number": 21})
    assert row.doubled == 42


async def test_it_sees_what_was_committed_a_moment_ago(lookups, address):
    with psycopg.connect(address.owner_url, autocommit=True) as owner:
        before = await lookups.rows(NAMED, {"code": "lookups-test"})
        owner.execute(
            "INSERT INTO identity.role (id, code, name, permissions)"
            " VALUES (uuidv7(), 'lookups-test', 'there', '{}')"
        )
        after = await lookups.rows(NAMED, {"code": "lookups-test"})
        owner.execute("DELETE FROM identity.role WHERE code = 'lookups-test'")
    assert (before, [row.name for row in after]) == ([], ["there"])


async def test_it_goes_on_when_the_server_dropped_its_connections(lookups, address):
    (first,) = await lookups.rows(BACKEND, {})
    with psycopg.connect(address.owner_url, autocommit=True) as owner:
        owner.execute("SELECT pg_terminate_backend(%s)", (first.pid,))
    (second,) = await lookups.rows(BACKEND, {})
    assert second.pid != first.pid


async def test_it_cannot_write(lookups):
    rights = select(func.current_setting("transaction_read_only").label("read_only"))
    (row,) = await lookups.rows(rights, {})
    assert row.read_only == "on"


async def test_many_at_once_share_a_few_connections(lookups):
    asked = [lookups.rows(TWICE, {"number": number}) for number in range(50)]
    rows = await asyncio.gather(*asked)
    assert [row.doubled for (row,) in rows] == [number * 2 for number in range(50)]


async def test_no_server_at_all_is_said_plainly(monkeypatch):
    monkeypatch.setattr("houtai.kit.lookups.WAIT_SECONDS_MAX", 0.3)
    gone = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable):
        await gone.lookups.rows(BACKEND, {})
    await gone.close()
