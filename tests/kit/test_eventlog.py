"""The event log: telling, order, and effects that happen once."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import uuid4

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import eventlog
from houtai.kit.eventlog import events
from houtai.kit.eventlog.events import decode, encode
from houtai.kit.eventlog.horizon import Horizon
from houtai.kit.eventlog.wake import listening
from tests.kit.eventlog_room import (
    NOON,
    TELL,
    Counted,
    Other,
    Rich,
    connected,
    effects,
    has_effects,
    log,
    newest,
    open_cursors,
    running,
    subscriber_of,
    tell,
    told,
    until,
    writer,
)

__all__ = ["log"]


# --- telling ------------------------------------------------------------------------------------


async def test_what_was_told_in_a_transaction_that_failed_was_never_told(log):
    thing = str(uuid4())

    async def fail() -> None:
        async with log.transaction() as session:
            await eventlog.emit(session, Counted(thing, 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with log.transaction() as session:
        count = text("SELECT count(*) FROM eventlog.event WHERE key = :k")
        assert await session.scalar(count, {"k": thing}) == 0


async def test_one_call_is_one_statement_and_keeps_the_order_of_its_events(log):
    thing, statements = str(uuid4()), []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    async with log.transaction() as session:
        engine = log.engine.sync_engine
        sqlalchemy_event.listen(engine, "before_cursor_execute", note)
        await eventlog.emit(session, *(Counted(thing, number) for number in range(1000)))
        sqlalchemy_event.remove(engine, "before_cursor_execute", note)
        numbers = await session.scalars(
            text("SELECT body ->> 'number' FROM eventlog.event WHERE key = :k ORDER BY position"),
            {"k": thing},
        )
    assert [int(number) for number in numbers] == list(range(1000))
    assert len(statements) == 1


def test_an_event_comes_back_as_it_was_told():
    rich = Rich(uuid4(), NOON, ("a", "b"), None)
    [entry] = json.loads(encode([rich]))
    assert decode("test.rich", 1, json.dumps(entry["body"])) == rich


def test_fields_added_since_take_their_defaults_and_fields_gone_are_passed_over():
    old = f'{{"id": "{uuid4()}", "at": "2026-11-22T04:00:00Z", "gone": 1}}'
    assert decode("test.rich", 1, old).tags == ()


@pytest.mark.parametrize("body", ['{"thing": 1, "number": 1}', '{"thing": "a"}', "[]"])
def test_a_torn_body_is_refused(body):
    with pytest.raises(eventlog.Undecodable):
        decode("test.counted", 1, body)


def test_an_event_that_could_not_travel_is_refused_where_it_is_declared():
    class Loose(eventlog.Event, name="test.loose", key="id"):
        id: int

    @dataclass(frozen=True)
    class Holding(eventlog.Event, name="test.holding", key="id"):
        id: int
        things: list[str]

    @dataclass(frozen=True)
    class Keyless(eventlog.Event, name="test.keyless", key="nothing"):
        id: int

    for kind in (Loose, Holding, Keyless):
        with pytest.raises(TypeError):
            eventlog.Subscriber("test.refused", (kind,), writer("x"))
    with pytest.raises(TypeError, match="both called"):

        @dataclass(frozen=True)
        class Double(eventlog.Event, name="test.counted", key="id"):
            id: int

    for kind in (Loose, Holding, Keyless):
        del events._registry[kind.LABEL.name, 1]


# --- order --------------------------------------------------------------------------------------


async def test_events_of_a_contended_row_come_in_the_order_in_which_they_happened(log):
    """T1 has the lower transaction number, T2 gets the row first: order by number would lie."""
    thing = str(uuid4())
    subscriber = subscriber_of()
    await open_cursors(log, subscriber)
    first, second = await connected(log), await connected(log)
    await first.execute("INSERT INTO public.shelf VALUES (%s, 0)", [thing])
    await first.commit()
    take = "UPDATE public.shelf SET number = number + 1 WHERE thing = %s RETURNING number"
    await first.execute("SELECT pg_current_xact_id()")  # Such as by storing an idempotency key.
    [number] = await (await second.execute(take, [thing])).fetchone()
    await second.execute(TELL, told(thing, number))
    await second.commit()
    [number] = await (await first.execute(take, [thing])).fetchone()
    await first.execute(TELL, told(thing, number))
    await first.commit()
    by_xid = await first.execute(
        "SELECT body ->> 'number' FROM eventlog.event WHERE key = %s ORDER BY xmin::text::bigint",
        [thing],
    )
    assert [number for [number] in await by_xid.fetchall()] == ["2", "1"]
    async with running(log, subscriber):
        await until(has_effects(log, subscriber, 2))
    assert await effects(log, subscriber) == [(thing, 1), (thing, 2)]
    await first.close()
    await second.close()


async def test_a_late_commit_is_not_jumped_over(log):
    slow, fast = str(uuid4()), str(uuid4())
    subscriber = subscriber_of()
    late = await connected(log)
    async with running(log, subscriber):
        await late.execute(TELL, told(slow, 1))
        await tell(log, Counted(fast, 1))
        await asyncio.sleep(0.3)
        assert await effects(log, subscriber) == []
        await late.commit()
        await until(has_effects(log, subscriber, 2))
    assert await effects(log, subscriber) == [(slow, 1), (fast, 1)]
    await late.close()


async def test_the_newest_running_transaction_holds_the_horizon_though_no_snapshot_shows_it(log):
    """It lies above the snapshot's upper end, as long as nobody who came later has ended."""
    late, reader = await connected(log), await connected(log)
    await late.execute("SELECT pg_current_xact_id()")
    [position] = await (await late.execute(TELL, told(str(uuid4()), 1))).fetchone()
    snapshot = await reader.execute(
        "SELECT pg_snapshot_xmin(s) = pg_snapshot_xmax(s) FROM pg_current_snapshot() AS s"
    )
    assert await snapshot.fetchone() == (True,)
    await reader.commit()
    async with listening(log) as connection:
        horizon = Horizon(connection)
        await horizon.look()
        assert horizon.settled < position
        assert horizon.pending
        await late.rollback()
        assert await horizon.look()
        assert horizon.settled >= position
        assert not horizon.pending
    await late.close()
    await reader.close()


async def test_a_position_is_never_held_without_a_transaction_number(log):
    """Else its holder could not be seen; the sequence itself takes a number now and then only."""
    for _ in range(2):
        holder = await connected(log)
        await holder.execute("SELECT eventlog.take_position()")
        number = await holder.execute("SELECT pg_current_xact_id_if_assigned()")
        assert await number.fetchone() != (None,)
        await holder.close()


async def test_a_horizon_held_back_for_long_keeps_few_marks_and_then_catches_up(log):
    late = await connected(log)
    await late.execute("SELECT pg_current_xact_id()")
    async with listening(log) as connection:
        horizon = Horizon(connection)
        for number in range(100):
            await tell(log, Counted("many", number))
            await horizon.look()
        assert len(horizon._marks) == 64
        await late.rollback()
        while await horizon.look():
            pass
        assert horizon.settled == await newest(log)
    await late.close()


# --- once ---------------------------------------------------------------------------------------


async def test_a_death_between_effect_and_commit_leaves_nothing_and_loses_nothing(log):
    reached, go = asyncio.Event(), asyncio.Event()
    name = f"test.{uuid4()}"
    write = writer(name)

    async def write_and_wait(session: AsyncSession, events: Sequence[Counted]) -> None:
        await write(session, events)
        reached.set()
        await go.wait()

    subscriber = eventlog.Subscriber(name, (Counted,), write_and_wait, 1, True)
    thing = str(uuid4())
    async with running(log, subscriber):
        await tell(log, Counted(thing, 1))
        await asyncio.wait_for(reached.wait(), 10)
    assert await effects(log, subscriber) == []
    go.set()
    async with running(log, subscriber):
        await until(has_effects(log, subscriber, 1))
    assert await effects(log, subscriber) == [(thing, 1)]


async def test_two_workers_share_a_subscriber_without_doubles_and_in_order(log):
    subscriber = subscriber_of(lanes=4)
    things = [str(uuid4()) for _ in range(20)]
    async with running(log, subscriber), running(log, subscriber):

        async def produce(some: list[str]) -> None:
            for number in range(100):
                await tell(log, *(Counted(thing, number) for thing in some))

        await asyncio.gather(*(produce(things[start::4]) for start in range(4)))
        await until(has_effects(log, subscriber, 2000))
    shown = sorted(await effects(log, subscriber), key=lambda effect: effect[0])
    by_thing = {thing: [n for _, n in some] for thing, some in groupby(shown, lambda e: e[0])}
    assert by_thing == {thing: list(range(100)) for thing in things}


async def test_the_bell_brings_events_long_before_the_poll(log):
    subscriber = subscriber_of()
    async with running(log, subscriber, poll_seconds=60):
        await asyncio.sleep(0.3)
        started = time.monotonic()
        await tell(log, Counted(str(uuid4()), 1))
        await until(has_effects(log, subscriber, 1))
        assert time.monotonic() - started < 1


async def test_the_poll_brings_events_when_the_bell_was_not_heard(log):
    subscriber = subscriber_of()
    async with running(log, subscriber, poll_seconds=0.2):
        await asyncio.sleep(0.3)
        silent = await connected(log)
        await silent.execute(TELL, told(str(uuid4()), 1))
        await silent.commit()
        await until(has_effects(log, subscriber, 1))
        await silent.close()


async def test_the_poll_finds_lanes_that_are_behind_without_any_news(log):
    name, seen = f"test.{uuid4()}", []

    async def note(_: AsyncSession, batch: Sequence[Counted]) -> None:
        seen.extend(event.number for event in batch)

    subscriber = eventlog.Subscriber(name, (Counted,), note, 1, True)
    start = await newest(log)

    async def seen_twice() -> bool:
        return len(seen) == 2

    async def seen_once() -> bool:
        return len(seen) == 1

    async with running(log, subscriber, poll_seconds=0.2):
        await tell(log, Counted(str(uuid4()), 7))
        await until(seen_once)
        async with log.transaction() as session:
            await eventlog.rewind(session, name, start, NOON)
        await until(seen_twice)
    assert seen == [7, 7]


async def test_news_that_concern_nobody_cost_no_query_for_each_lane(log):
    subscribers = [subscriber_of(lanes=16) for _ in range(3)]
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    async with running(log, *subscribers, poll_seconds=60):
        await asyncio.sleep(1)
        sqlalchemy_event.listen(log.engine.sync_engine, "before_cursor_execute", note)
        for _ in range(5):
            await tell(log, Other(str(uuid4())))
            await asyncio.sleep(0.1)
        sqlalchemy_event.remove(log.engine.sync_engine, "before_cursor_execute", note)
    assert [statement for statement in statements if "cursor" in statement] == []
