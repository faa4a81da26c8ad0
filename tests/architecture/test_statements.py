"""The statement counter counts what the work asks, and nothing of the frame around it."""

from sqlalchemy import text

from tests.statements import count_statements

ONE = text("SELECT 1")


async def test_it_counts_the_statements_of_the_block_only(session):
    await session.execute(ONE)
    with count_statements(session) as statements:
        await session.execute(ONE)
        await session.execute(ONE)
    await session.execute(ONE)
    assert statements.count == 2
    assert statements.sent == ["SELECT 1", "SELECT 1"]


async def test_savepoints_and_reach_are_not_counted(database):
    with count_statements(database.engine) as statements:
        async with database.transaction() as session, session.begin_nested():
            await session.execute(ONE)
    assert statements.sent == ["SELECT 1"]


async def test_another_connection_of_the_engine_is_counted_by_the_engine_alone(database, session):
    with count_statements(session) as own, count_statements(database.engine) as all_of_them:
        async with database.transaction() as other:
            await other.execute(ONE)
    assert (own.count, all_of_them.count) == (0, 1)
