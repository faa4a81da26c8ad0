"""Statements past the mapper: in the transaction of the session, with its savepoints and errors."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select, text
from sqlalchemy.exc import IntegrityError

from houtai.kit import direct

PUT = text("INSERT INTO pg_temp.direct (id, word) VALUES (:id, :word)")
WORDS = text("SELECT id, word FROM pg_temp.direct WHERE id = ANY (CAST(:ids AS uuid[]))")
ONE_OF = select(func.count().label("found")).where(
    bindparam("id", type_=Uuid) == any_(bindparam("ids", type_=ARRAY(Uuid)))
)


@pytest.fixture
async def ground(session):
    await session.execute(text("SELECT 1"))
    await session.execute(text("CREATE TEMPORARY TABLE direct (id uuid PRIMARY KEY, word text)"))
    return session


async def words(session, *ids: UUID) -> list[str]:
    return [row.word for row in await direct.rows(session, WORDS, {"ids": list(ids)})]


async def test_rows_have_names_and_counts_are_of_rows_written(ground):
    one, other = uuid4(), uuid4()
    assert await direct.count(ground, PUT, {"id": one, "word": "甲"}) == 1
    assert await words(ground, one, other) == ["甲"]
    [row] = await direct.rows(ground, ONE_OF, {"id": one, "ids": [one, other]})
    assert row.found == 1


async def test_what_a_savepoint_takes_back_is_gone(ground):
    kept, undone = uuid4(), uuid4()
    await direct.count(ground, PUT, {"id": kept, "word": "kept"})
    async with ground.begin_nested() as savepoint:
        await direct.count(ground, PUT, {"id": undone, "word": "undone"})
        async with ground.begin_nested():
            await direct.count(ground, PUT, {"id": uuid4(), "word": "inner"})
        await savepoint.rollback()
    assert await words(ground, kept, undone) == ["kept"]
    again = uuid4()
    await direct.count(ground, PUT, {"id": again, "word": "again"})
    assert await words(ground, again) == ["again"]


async def test_errors_are_those_of_the_session(ground):
    twice = uuid4()
    await direct.count(ground, PUT, {"id": twice, "word": "first"})
    with pytest.raises(IntegrityError):
        async with ground.begin_nested():
            await direct.count(ground, PUT, {"id": twice, "word": "second"})
    assert await words(ground, twice) == ["first"]
