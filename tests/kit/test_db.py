"""Transactions: what one that reads is told besides its reach."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from houtai.kit import db
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id

ASKED = text("SELECT count(*) FROM pg_class WHERE relname = :name")


@pytest.fixture
async def one_connection(fresh_database):
    opened = db.Database(fresh_database("one_connection").app_url, connections_max=1)
    yield opened
    await opened.close()


async def generic_plans(database: db.Database, mode: db.Mode) -> int:
    """How often, of some askings in that mode, the plan kept for any value was taken."""
    for _ in range(20):
        async with database.transaction(mode=mode) as session:
            await session.execute(ASKED, {"name": "pg_class"})
    async with database.transaction() as session:
        found = await session.scalar(
            text(
                "SELECT sum(generic_plans) FROM pg_prepared_statements"
                " WHERE statement LIKE '%relname%' AND statement NOT LIKE '%generic_plans%'"
            )
        )
    return int(found or 0)


async def test_what_is_only_read_is_planned_for_what_is_asked(one_connection):
    assert await generic_plans(one_connection, db.Mode.READ) == 0
    assert await generic_plans(one_connection, db.Mode.WRITE) > 0


async def test_what_is_only_read_cannot_be_written(one_connection):
    with pytest.raises(DBAPIError, match="read-only"):
        async with one_connection.transaction(mode=db.Mode.READ) as session:
            await session.execute(text("CREATE TEMPORARY TABLE scrap (n bigint)"))


REACH = text("SELECT current_setting('houtai.merchants', true)")
LIMITED = Actor(new_id(), merchant_ids=frozenset())


async def test_a_wider_reach_ends_where_it_was_asked_for(one_connection):
    async with one_connection.transaction(LIMITED) as session:
        async with db.reaching_as(session, SYSTEM):
            assert await session.scalar(REACH) == "*"
            async with db.reaching_as(session, LIMITED):
                assert await session.scalar(REACH) == "{}"
            assert await session.scalar(REACH) == "*"
        assert await session.scalar(REACH) == "{}"


async def fail_with_a_wide_reach(session, failing: str) -> None:
    async with db.reaching_as(session, SYSTEM):
        await session.execute(text(failing))
        raise RuntimeError


@pytest.mark.parametrize("failing", ["SELECT 1 / 0", "SELECT 1"])
async def test_a_wider_reach_does_not_outlive_an_error(one_connection, failing):
    async with one_connection.transaction(LIMITED) as session:
        with pytest.raises((DBAPIError, RuntimeError)):
            await fail_with_a_wide_reach(session, failing)
        assert await session.scalar(REACH) == "{}"


async def test_a_connection_that_is_half_done_is_not_lent_again(one_connection):
    async with one_connection.engine.connect() as connection:
        left = (await connection.get_raw_connection()).driver_connection
        await connection.rollback()
        left.pgconn.enter_pipeline_mode()
    async with one_connection.transaction() as session:
        lent = (await (await session.connection()).get_raw_connection()).driver_connection
        assert await session.scalar(text("SELECT 7")) == 7
    assert lent is not left
