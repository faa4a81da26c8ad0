"""Pages that a web process keeps: given again while they are true, let go of when they are not."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
import pytest

from houtai.kit import changes
from houtai.kit.changes import Ear
from houtai.kit.ids import new_id
from houtai.kit.lookups import Lookups, Statement
from houtai.modules.catalog.tables import Product
from houtai.modules.storefront.queries.pages import ProductUnknown
from houtai.modules.storefront.service import refreshing
from houtai.modules.storefront.service.snapshot import PAGE_COST, TOPIC, Snapshot
from tests.factories.storefront import NOON, put_on_shelf

SECONDS_MAX, PAUSE_SECONDS = 20, 0.02


class Asked(Lookups):
    """The lookups of the house, with a count of how often they were asked; and what happens
    between the question and its answer.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.count = 0
        self.meanwhile = lambda: None

    async def rows(self, statement: Statement, values: Mapping[str, object]) -> Sequence[Any]:
        self.count += 1
        found = await super().rows(statement, values)
        self.meanwhile()
        return found


@pytest.fixture
async def asked(database) -> AsyncIterator[Asked]:
    opened = Asked(database.url)
    yield opened
    await opened.close()


@pytest.fixture
async def ear(address) -> AsyncIterator[Ear]:
    made = Ear()
    yield made
    made.close()


@pytest.fixture
async def snapshot(ear, address, tea) -> Snapshot:
    """Of a process whose ear listens since the tea is there."""
    made = Snapshot(ear)
    ear.start(address.app_url)
    await until(lambda: ear.is_listening)
    return made


@pytest.fixture
async def tea(database) -> UUID:
    """A product that everybody sees."""
    async with database.transaction() as session:
        return (await put_on_shelf(session, "正岩水仙")).id


async def until(holds) -> None:
    for _ in range(int(SECONDS_MAX / PAUSE_SECONDS)):
        if holds():
            return
        await asyncio.sleep(PAUSE_SECONDS)
    raise AssertionError("it did not come about")


async def rename(database, product_id: UUID, name: str) -> int:
    """Give it another name and make its page anew; how many pages changed."""
    async with database.transaction() as session:
        product = await session.get_one(Product, product_id)
        product.name = name
        await session.flush()
        return await refreshing.refresh(session, [product_id], NOON)


async def test_a_page_is_looked_up_once_until_it_changes(snapshot, asked, database, tea):
    first = await snapshot.page(asked, tea)
    assert await snapshot.page(asked, tea) is first
    assert asked.count == 1

    assert await rename(database, tea, "老枞水仙") == 1
    await until(lambda: snapshot.kept(tea) is None)
    second = await snapshot.page(asked, tea)
    assert asked.count == 2
    assert "老枞水仙" in second.body.decode()
    assert "老枞水仙" not in first.body.decode()
    assert second.tag != first.tag


async def test_a_page_that_is_made_anew_and_stays_the_same_is_kept(
    snapshot, asked, ear, database, tea
):
    heard: list[object] = []
    ear.on(TOPIC, heard.append)
    page = await snapshot.page(asked, tea)
    assert await rename(database, tea, "正岩水仙") == 0
    last = new_id()
    async with database.transaction() as session:
        await changes.tell(session, TOPIC, [last])
    await until(lambda: [last] in heard)
    assert snapshot.kept(tea) is page


async def test_what_changes_while_it_is_read_is_answered_and_not_kept(snapshot, asked, ear, tea):
    asked.meanwhile = lambda: ear.hear(f"{TOPIC} {tea}")
    page = await snapshot.page(asked, tea)
    assert page.body
    assert snapshot.kept(tea) is None
    asked.meanwhile = lambda: None
    await snapshot.page(asked, tea)
    assert snapshot.kept(tea) is not None


async def test_a_process_that_does_not_hear_keeps_nothing(asked, ear, tea):
    deaf = Snapshot(ear)
    await deaf.page(asked, tea)
    assert deaf.kept(tea) is None
    await deaf.page(asked, tea)
    assert asked.count == 2


async def test_when_the_line_breaks_no_old_page_is_given(snapshot, asked, ear, address, tea):
    await snapshot.page(asked, tea)
    with psycopg.connect(address.app_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query = 'LISTEN changes' AND datname = current_database()"
        )
    await until(lambda: snapshot.kept(tea) is None)
    await until(lambda: ear.is_listening)
    await snapshot.page(asked, tea)
    assert snapshot.kept(tea) is not None


async def test_of_too_many_pages_the_least_asked_for_gives_way(ear, asked, database, address):
    async with database.transaction() as session:
        ids = [(await put_on_shelf(session, f"茶{n}")).id for n in range(3)]
    sizes = [len((await Snapshot(ear).page(asked, one)).body) + PAGE_COST for one in ids]
    small = Snapshot(ear, bytes_max=max(sizes) * 2 + PAGE_COST)
    ear.start(address.app_url)
    await until(lambda: ear.is_listening)
    for one in (ids[0], ids[1], ids[0], ids[2]):
        await small.page(asked, one)
    assert [small.kept(one) is not None for one in ids] == [True, False, True]


async def test_what_is_not_there_is_not_kept(snapshot, asked):
    unknown = new_id()
    for _ in range(2):
        with pytest.raises(ProductUnknown):
            await snapshot.page(asked, unknown)
    assert asked.count == 2
