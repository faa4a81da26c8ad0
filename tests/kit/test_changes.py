"""What is kept is let go of when others change it, and when nobody could tell of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from uuid import UUID

import psycopg
import pytest

from houtai.kit import changes, db
from houtai.kit.changes import KEYS_PER_NOTE_MAX, NOTES_MAX, Ear
from houtai.kit.embedded_pg import Address
from houtai.kit.ids import new_id

TOPIC = "kit.trial"
SECONDS_MAX, PAUSE_SECONDS = 20, 0.02
LISTENERS = "FROM pg_stat_activity WHERE query = 'LISTEN changes' AND datname = current_database()"


class Keeper:
    """Somebody who keeps things, and what he was told to let go of."""

    def __init__(self) -> None:
        self.told: list[Collection[UUID] | None] = []

    def forget(self, keys: Collection[UUID] | None) -> None:
        self.told.append(keys)

    @property
    def keys(self) -> set[UUID]:
        return {key for keys in self.told if keys is not None for key in keys}


@pytest.fixture(scope="module")
def place(fresh_database: Callable[[str], Address]) -> Address:
    """A database of its own: it is closed to newcomers for a while."""
    return fresh_database("ear")


@pytest.fixture
async def teller(place: Address) -> AsyncIterator[db.Database]:
    opened = db.Database(place.app_url, connections_max=2)
    async with opened.transaction() as session:
        await changes.tell(session, TOPIC, [])
    yield opened
    await opened.close()


@pytest.fixture
async def heard(place: Address) -> AsyncIterator[tuple[Ear, Keeper]]:
    """An ear that listens, and a keeper who begins with nothing."""
    ear, keeper = Ear(), Keeper()
    ear.on(TOPIC, keeper.forget)
    ear.start(place.app_url)
    await until(lambda: ear.is_listening)
    keeper.told.clear()
    yield ear, keeper
    ear.close()


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(int(SECONDS_MAX / PAUSE_SECONDS)):
        if holds():
            return
        await asyncio.sleep(PAUSE_SECONDS)
    raise AssertionError("it did not come about")


async def tell(teller: db.Database, keys: Collection[UUID] | None, topic: str = TOPIC) -> None:
    async with teller.transaction() as session:
        await changes.tell(session, topic, keys)


async def all_heard(teller: db.Database, keeper: Keeper) -> None:
    """Until a last word has come, which came after all that was told before."""
    last = new_id()
    await tell(teller, [last])
    await until(lambda: last in keeper.keys)


def hang_up(place: Address) -> None:
    """The server ends the line to whoever listens."""
    with psycopg.connect(place.app_url, autocommit=True) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid) {LISTENERS}")


def listeners(place: Address) -> int:
    with psycopg.connect(place.app_url, autocommit=True) as connection:
        row = connection.execute(f"SELECT count(*) {LISTENERS}").fetchone()
    assert row is not None
    return int(row[0])


@asynccontextmanager
async def outage(place: Address, ear: Ear) -> AsyncIterator[None]:
    """The line breaks, and nobody new is let in until the end."""
    name = place.owner_url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(_neighbour(place), autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        try:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query = 'LISTEN changes' AND datname = %s",
                [name],
            )
            await until(lambda: not ear.is_listening)
            yield
        finally:
            connection.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')


def _neighbour(place: Address) -> str:
    """Another database of the same server, from which this one can be closed."""
    before, _, options = place.owner_url.partition("?")
    return f"{before.rpartition('/')[0]}/postgres?{options}"


async def test_what_is_told_is_heard_once_it_is_committed(teller, heard):
    _, keeper = heard
    kept, undone = new_id(), new_id()
    async with teller.transaction() as session:
        await changes.tell(session, TOPIC, [kept])
        await asyncio.sleep(0.2)
        assert keeper.told == []
    with pytest.raises(ZeroDivisionError):
        await _undone(teller, undone)
    await tell(teller, [new_id()], topic="kit.another")
    await all_heard(teller, keeper)
    assert kept in keeper.keys
    assert undone not in keeper.keys
    assert len(keeper.keys) == 2


async def _undone(teller: db.Database, key: UUID) -> None:
    async with teller.transaction() as session:
        await changes.tell(session, TOPIC, [key])
        raise ZeroDivisionError


async def test_many_keys_come_in_several_notes_and_very_many_mean_all(teller, heard):
    _, keeper = heard
    many = {new_id() for _ in range(2 * KEYS_PER_NOTE_MAX + 1)}
    await tell(teller, many)
    await all_heard(teller, keeper)
    assert many < keeper.keys
    assert None not in keeper.told
    await tell(teller, [new_id() for _ in range(KEYS_PER_NOTE_MAX * NOTES_MAX + 1)])
    await tell(teller, None)
    await all_heard(teller, keeper)
    assert keeper.told.count(None) == 2


async def test_a_line_that_broke_is_taken_up_again(place, teller, heard):
    ear, keeper = heard
    hang_up(place)
    await until(lambda: keeper.told.count(None) == 2)
    await until(lambda: ear.is_listening)
    await all_heard(teller, keeper)


async def test_what_was_told_while_nobody_heard_makes_everything_old(place, teller, heard):
    ear, keeper = heard
    missed = new_id()
    async with outage(place, ear):
        # At once, not only when the line is back: until then nobody says what is old.
        assert keeper.told == [None]
        await tell(teller, [missed])
    await until(lambda: ear.is_listening)
    assert keeper.told == [None, None]
    await all_heard(teller, keeper)
    assert missed not in keeper.keys


async def test_a_closed_ear_hears_nothing_more(place, teller, heard):
    ear, keeper = heard
    ear.close()
    assert not ear.is_listening
    await until(lambda: not listeners(place))
    before = [*keeper.told]
    await tell(teller, [new_id()])
    await asyncio.sleep(0.2)
    assert keeper.told == before
