"""Telling open pages: after the commit, to whom it concerns, over a line that may break."""

import asyncio
from uuid import uuid4

import psycopg
import pytest

from houtai.kit import push
from tests.kit.eventlog_room import until


@pytest.fixture
async def hub():
    opened = push.Hub()
    yield opened
    opened.close()


async def listening(address) -> bool:
    """Whether some connection of the database has said LISTEN; asked as the owner."""
    async with await psycopg.AsyncConnection.connect(address.owner_url) as connection:
        found = await connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND query = 'LISTEN push'"
        )
        row = await found.fetchone()
        return row is not None and row[0] > 0


async def test_news_comes_after_the_commit_and_to_its_person_only(database, hub, address):
    person, other = uuid4(), uuid4()
    async with hub.listen(database, person) as news, hub.listen(database, other) as others:
        assert await news.wait(5)  # Once the line stands, everybody looks.
        assert await others.wait(5)
        async with database.transaction() as session:
            push.tell(session, [person])
            assert not await news.wait(0.2)
        assert await news.wait(5)
        assert not await others.wait(0.2)


async def tell_and_fail(database, person):
    async with database.transaction() as session:
        push.tell(session, [person])
        raise RuntimeError


async def test_what_is_rolled_back_was_never_told(database, hub):
    person = uuid4()
    async with hub.listen(database, person) as news:
        assert await news.wait(5)
        with pytest.raises(RuntimeError):
            await tell_and_fail(database, person)
        assert not await news.wait(0.3)


async def test_many_persons_are_told_in_notes_that_fit(database, hub):
    persons = [uuid4() for _ in range(400)]
    async with hub.listen(database, persons[-1]) as news:
        assert await news.wait(5)
        async with database.transaction() as session:
            push.tell(session, persons)
        assert await news.wait(5)


def test_of_very_many_everybody_is_told_to_look():
    many = [uuid4() for _ in range(push.PERSONS_PER_NOTE_MAX * push.NOTES_MAX + 1)]
    assert push._notes(many) == ['["*"]']
    assert all(len(note) < 8_000 for note in push._notes(many[:-1]))


async def test_a_line_that_broke_is_made_anew_and_everybody_looks(database, hub, address):
    async with hub.listen(database, uuid4()) as news:
        assert await news.wait(5)
        async with await psycopg.AsyncConnection.connect(address.owner_url) as connection:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query = 'LISTEN push'"
            )
        assert await news.wait(10)
        await until(lambda: listening(address))


async def test_the_oldest_page_of_a_person_gives_way(database, hub):
    person = uuid4()
    pages = [hub.listen(database, person) for _ in range(push.LISTENERS_PER_PERSON_MAX + 1)]
    opened = [await page.__aenter__() for page in pages]
    assert [news.is_over() for news in opened] == [True] + [False] * (len(pages) - 1)
    for page in pages:
        await page.__aexit__(None, None, None)


async def test_a_full_process_turns_pages_away_and_takes_them_again(database, hub, monkeypatch):
    monkeypatch.setattr(push, "LISTENERS_MAX", 1)
    async with hub.listen(database, uuid4()):
        with pytest.raises(push.TooManyListeners):
            hub.refuse_if_full()
    hub.refuse_if_full()


async def test_closing_ends_all_waiting_at_once(database):
    hub = push.Hub()
    async with hub.listen(database, uuid4()) as news:
        waiting = asyncio.create_task(news.wait(60))
        await asyncio.sleep(0)
        hub.close()
        async with asyncio.timeout(1):
            await waiting
        assert news.is_over()
    with pytest.raises(push.TooManyListeners):
        hub.refuse_if_full()


async def test_news_that_the_database_did_not_take_are_told_again(database, hub, monkeypatch):
    refused, person, notes = [], uuid4(), push._notes

    def fail_once(persons):
        if not refused:
            refused.append(persons)
            raise psycopg.OperationalError
        return notes(persons)

    monkeypatch.setattr(push, "AGAIN_SECONDS", 0.01)
    async with hub.listen(database, person) as news:
        assert await news.wait(5)
        monkeypatch.setattr(push, "_notes", fail_once)
        async with database.transaction() as session:
            push.tell(session, [person])
        assert await news.wait(5)
    assert refused == [{person}]
