"""What tests of the event log share: a database of their own, events, a handler that writes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import db, eventlog, migrate
from houtai.kit.eventlog import subscribe
from houtai.kit.eventlog.events import shard_of

PAUSE_SECONDS = 0.02
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
EFFECTS = """
CREATE TABLE public.effect (
    id bigserial PRIMARY KEY,
    subscriber text NOT NULL,
    thing text NOT NULL,
    number bigint NOT NULL,
    UNIQUE (subscriber, thing, number)
);
CREATE TABLE public.late_rule (
    number bigint,
    CONSTRAINT once EXCLUDE USING btree (number WITH =) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE public.shelf (thing text PRIMARY KEY, number bigint NOT NULL);
GRANT ALL ON public.effect, public.late_rule, public.shelf, public.effect_id_seq TO houtai_app;
"""


@dataclass(frozen=True)
class Counted(eventlog.Event, name="test.counted", key="thing"):
    thing: str
    number: int


@dataclass(frozen=True)
class Other(eventlog.Event, name="test.other", key="thing"):
    thing: str


@dataclass(frozen=True)
class Rich(eventlog.Event, name="test.rich", key="id"):
    id: UUID
    at: datetime
    tags: tuple[str, ...] = ()
    note: str | None = None
    name: str = "a field may be called like this"


@pytest.fixture(scope="module")
async def log(fresh_database, request) -> AsyncIterator[db.Database]:
    place = fresh_database(request.path.stem.removeprefix("test_"))
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(EFFECTS)
    opened = db.Database(place.app_url, connections_max=30)
    yield opened
    await opened.close()


def writer(subscriber: str, *, fails_at: set[int] | None = None):
    """A set-based handler that writes one row for each event, and chokes on some."""
    bad = set() if fails_at is None else fails_at

    async def write(session: AsyncSession, events: Sequence[Counted]) -> None:
        rows = [{"s": subscriber, "t": event.thing, "n": event.number} for event in events]
        await session.execute(
            text("INSERT INTO public.effect (subscriber, thing, number) VALUES (:s, :t, :n)"), rows
        )
        if any(event.number in bad for event in events):
            raise RuntimeError("choked")

    return write


def subscriber_of(handler_maker=writer, *, lanes: int = 1, **choices) -> eventlog.Subscriber:
    name = f"test.{uuid4()}"
    return eventlog.Subscriber(name, (Counted,), handler_maker(name, **choices), lanes, True)


@asynccontextmanager
async def running(log, *subscribers, **choices) -> AsyncIterator[asyncio.Task]:
    task = asyncio.create_task(eventlog.run(log, subscribers, **choices))
    await until(lambda: has_cursors(log, subscribers))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def has_cursors(log, subscribers) -> bool:
    async with log.transaction() as session:
        known = await session.scalars(text("SELECT subscriber FROM eventlog.cursor"))
        return {subscriber.name for subscriber in subscribers} <= set(known)


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    for _ in range(int(seconds / PAUSE_SECONDS)):
        if await condition():
            return
        await asyncio.sleep(PAUSE_SECONDS)
    raise AssertionError(f"it did not come true in {seconds} seconds")


async def tell(log, *events: eventlog.Event) -> None:
    async with log.transaction() as session:
        await eventlog.emit(session, *events)


async def effects(log, subscriber) -> list[tuple[str, int]]:
    async with log.transaction() as session:
        rows = await session.execute(
            text("SELECT thing, number FROM public.effect WHERE subscriber = :s ORDER BY id"),
            {"s": subscriber.name},
        )
        return [tuple(row) for row in rows]


def has_effects(log, subscriber, count: int):
    async def enough() -> bool:
        return len(await effects(log, subscriber)) >= count

    return enough


async def parked(log, subscriber) -> list[tuple[int, str]]:
    async with log.transaction() as session:
        rows = await session.execute(
            text(
                "SELECT (body ->> 'number')::bigint, state FROM eventlog.parked"
                " JOIN eventlog.event USING (position) WHERE subscriber = :s ORDER BY position"
            ),
            {"s": subscriber.name},
        )
        return [tuple(row) for row in rows]


async def open_cursors(log, subscriber) -> None:
    async with log.transaction() as session:
        await subscribe.open_cursors(session, subscriber, NOON)


async def newest(log) -> int:
    async with log.transaction() as session:
        return await session.scalar(text("SELECT last_value FROM eventlog.event_position"))


async def connected(log) -> psycopg.AsyncConnection:
    return await psycopg.AsyncConnection.connect(log.url)


TELL = (
    "INSERT INTO eventlog.event (name, version, shard, key, body)"
    " VALUES ('test.counted', 1, %s, %s, jsonb_build_object('thing', %s::text, 'number', %s::int))"
    " RETURNING position"
)


def told(thing: str, number: int) -> list:
    return [shard_of(thing), thing, thing, number]
