"""The event log: bad events, cursors, promises, and how fast it all goes."""

import asyncio
import time
from collections.abc import Sequence
from itertools import groupby
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import eventlog, invariants
from houtai.kit.auth import SYSTEM
from houtai.kit.eventlog import deliver as delivering
from houtai.kit.eventlog import subscribe
from houtai.kit.eventlog.events import shard_of
from tests.kit.eventlog_room import (
    NOON,
    Counted,
    effects,
    has_effects,
    log,
    newest,
    open_cursors,
    parked,
    running,
    subscriber_of,
    tell,
    until,
    writer,
)

__all__ = ["log"]

DEADLOCK = "DO $$ BEGIN RAISE 'x' USING ERRCODE = 'deadlock_detected'; END $$"


# --- bad events ---------------------------------------------------------------------------------


async def test_a_bad_event_is_set_aside_its_key_waits_and_other_keys_go_on(log):
    fails_at = {7}
    subscriber = subscriber_of(fails_at=fails_at)
    await open_cursors(log, subscriber)
    sick, well = str(uuid4()), str(uuid4())
    await tell(log, *(Counted(sick, number) for number in range(5, 10)))
    await tell(log, *(Counted(well, number) for number in range(100, 200)))
    async with running(log, subscriber):
        await until(has_effects(log, subscriber, 102))
        await tell(log, Counted(sick, 10), Counted(well, 200))
        await until(has_effects(log, subscriber, 103))
    shown = await effects(log, subscriber)
    assert [number for thing, number in shown if thing == sick] == [5, 6]
    assert [number for thing, number in shown if thing == well] == list(range(100, 201))
    assert await parked(log, subscriber) == [
        (7, "failed"),
        (8, "waiting"),
        (9, "waiting"),
        (10, "waiting"),
    ]

    fails_at.clear()
    async with log.transaction() as session:
        view = await eventlog.replay(session, subscriber, sick, actor=SYSTEM, at=NOON)
    assert view == eventlog.ReplayView(done=4, left=0, error=None)
    async with running(log, subscriber):
        await tell(log, Counted(sick, 11))
        await until(has_effects(log, subscriber, 108))
    shown = await effects(log, subscriber)
    assert [number for thing, number in shown if thing == sick] == list(range(5, 12))
    async with log.transaction() as session:
        with pytest.raises(eventlog.NotParked):
            await eventlog.replay(session, subscriber, sick, actor=SYSTEM, at=NOON)


async def test_a_replay_that_fails_again_keeps_what_worked_and_a_skip_lets_the_rest_through(log):
    fails_at = {1, 3}
    subscriber = subscriber_of(fails_at=fails_at)
    await open_cursors(log, subscriber)
    thing = str(uuid4())
    await tell(log, *(Counted(thing, number) for number in range(1, 6)))
    await delivering.deliver(log, subscriber, 0, await newest(log))
    fails_at.remove(1)
    async with log.transaction() as session:
        view = await eventlog.replay(session, subscriber, thing, actor=SYSTEM, at=NOON)
    assert (view.done, view.left) == (2, 3)
    assert "choked" in view.error

    async with log.transaction() as session:
        row = await session.execute(
            text("SELECT id, state, attempts FROM eventlog.parked WHERE subscriber = :s"),
            {"s": subscriber.name},
        )
        by_state = {state: (id_, attempts) for id_, state, attempts in row}
        assert by_state["failed"][1] == 1
        waiting, failed = by_state["waiting"][0], by_state["failed"][0]
        with pytest.raises(eventlog.NotFailed):
            await eventlog.skip(session, waiting, reason="no", actor=SYSTEM, at=NOON)
        await eventlog.skip(session, failed, reason="a wrong number", actor=SYSTEM, at=NOON)
    async with log.transaction() as session:
        view = await eventlog.replay(session, subscriber, thing, actor=SYSTEM, at=NOON)
    assert view == eventlog.ReplayView(done=2, left=0, error=None)
    assert await effects(log, subscriber) == [(thing, 1), (thing, 2), (thing, 4), (thing, 5)]


async def test_a_constraint_that_waits_for_the_commit_blames_one_event(log):
    name = f"test.{uuid4()}"

    async def write(session: AsyncSession, events: Sequence[Counted]) -> None:
        rows = [{"n": event.number} for event in events]
        await session.execute(text("INSERT INTO public.late_rule VALUES (:n)"), rows)

    subscriber = eventlog.Subscriber(name, (Counted,), write, 1, True)
    await open_cursors(log, subscriber)
    numbers = [1, 2, 3, 2, 4]
    await tell(log, *(Counted(str(uuid4()), number) for number in numbers))
    await delivering.deliver(log, subscriber, 0, await newest(log))
    assert await parked(log, subscriber) == [(2, "failed")]
    async with log.transaction() as session:
        kept = await session.scalars(text("SELECT number FROM public.late_rule ORDER BY number"))
        assert list(kept) == [1, 2, 3, 4]


async def test_trouble_that_passes_is_tried_again_and_parks_nothing(log):
    name, tries = f"test.{uuid4()}", []
    write = writer(name)

    async def stumble(session: AsyncSession, events: Sequence[Counted]) -> None:
        tries.append(len(events))
        await write(session, events)
        if len(tries) <= 2:
            await session.execute(text(DEADLOCK))
        if len(tries) == 3:
            await session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    subscriber = eventlog.Subscriber(name, (Counted,), stumble, 1, True)
    async with running(log, subscriber):
        await tell(log, Counted(str(uuid4()), 1))
        await until(has_effects(log, subscriber, 1))
    assert len(tries) == 4
    assert await parked(log, subscriber) == []


async def test_trouble_that_passes_while_a_bad_event_is_looked_for_is_not_blamed_on_one(log):
    name, tries = f"test.{uuid4()}", []
    write = writer(name)

    async def stumble(session: AsyncSession, events: Sequence[Counted]) -> None:
        tries.append(len(events))
        if len(tries) == 1:
            raise RuntimeError("looks like a bad event")
        if len(tries) == 2:
            await session.execute(text(DEADLOCK))
        await write(session, events)

    subscriber = eventlog.Subscriber(name, (Counted,), stumble, 1, True)
    async with running(log, subscriber):
        await tell(log, Counted(str(uuid4()), 1))
        await until(has_effects(log, subscriber, 1))
    assert await parked(log, subscriber) == []


async def test_an_event_of_a_later_version_is_parked_and_the_others_go_on(log):
    subscriber = subscriber_of()
    await open_cursors(log, subscriber)
    future, thing = str(uuid4()), str(uuid4())
    async with log.transaction() as session:
        await session.execute(
            text(
                "INSERT INTO eventlog.event (name, version, shard, key, body)"
                " VALUES ('test.counted', 99, 0, :k, '{\"number\": 1}')"
            ),
            {"k": future},
        )
    await tell(log, Counted(thing, 1))
    await delivering.deliver(log, subscriber, 0, await newest(log))
    assert await parked(log, subscriber) == [(1, "failed")]
    assert await effects(log, subscriber) == [(thing, 1)]
    async with log.transaction() as session:
        bodies = eventlog.INVARIANTS[2]
        [verdict] = await invariants.prove(session, [bodies])
        assert "version 99" in verdict.breaches[-1].found


async def test_a_door_does_not_wait_for_ever_for_a_lane_in_use(log, monkeypatch):
    monkeypatch.setattr(subscribe, "LOCK_WAIT", "100ms")
    subscriber = subscriber_of(fails_at={1})
    await open_cursors(log, subscriber)
    thing = str(uuid4())
    await tell(log, Counted(thing, 1))
    await delivering.deliver(log, subscriber, 0, await newest(log))
    async with log.transaction() as busy:
        await busy.execute(
            text("SELECT FROM eventlog.cursor WHERE subscriber = :s FOR UPDATE"),
            {"s": subscriber.name},
        )
        assert await delivering.deliver(log, subscriber, 0, await newest(log)) is None
        async with log.transaction() as session:
            with pytest.raises(eventlog.LaneBusy):
                await eventlog.replay(session, subscriber, thing, actor=SYSTEM, at=NOON)
            await session.rollback()


# --- cursors ------------------------------------------------------------------------------------


async def test_lanes_grow_with_a_release_without_doubles_or_gaps_even_beside_the_old_one(log):
    few = subscriber_of(lanes=2)
    more = eventlog.Subscriber(few.name, few.events, few.handler, 8)
    await open_cursors(log, few)
    things = [str(uuid4()) for _ in range(40)]
    await tell(log, *(Counted(thing, 1) for thing in things))
    await delivering.deliver(log, few, 1, await newest(log))
    async with running(log, few), running(log, more):
        for number in range(2, 10):
            await tell(log, *(Counted(thing, number) for thing in things))
        await until(has_effects(log, few, 360))
        await asyncio.sleep(0.3)
    shown = sorted(await effects(log, few), key=lambda effect: effect[0])
    by_thing = {thing: [n for _, n in some] for thing, some in groupby(shown, lambda e: e[0])}
    assert by_thing == {thing: list(range(1, 10)) for thing in things}
    async with log.transaction() as session:
        assert await subscribe.open_cursors(session, few, NOON) == 8


async def test_a_rewind_brings_everything_again(log):
    name, seen = f"test.{uuid4()}", []

    async def note(_session: AsyncSession, events: Sequence[Counted]) -> None:
        seen.extend(event.number for event in events)

    subscriber = eventlog.Subscriber(name, (Counted,), note, 4, True)
    await open_cursors(log, subscriber)
    start = await newest(log)
    thing = str(uuid4())
    await tell(log, Counted(thing, 1), Counted(thing, 2))
    end, lane = await newest(log), shard_of(thing) % 4
    await delivering.deliver(log, subscriber, lane, end)
    async with log.transaction() as session:
        await eventlog.rewind(session, name, start, NOON)
    await delivering.deliver(log, subscriber, lane, end)
    assert seen == [1, 2, 1, 2]
    async with log.transaction() as session:
        with pytest.raises(eventlog.UnknownSubscriber):
            await eventlog.rewind(session, "test.nobody", 0, NOON)


async def test_the_lag_counts_positions_and_seconds_and_what_is_parked(log):
    subscriber = subscriber_of(fails_at={1})
    await open_cursors(log, subscriber)
    thing = str(uuid4())
    await tell(log, Counted(thing, 1), Counted(thing, 2))
    await asyncio.sleep(0.05)

    async def mine() -> eventlog.LagView:
        async with log.transaction() as session:
            [view] = [v for v in await eventlog.lag(session) if v.subscriber == subscriber.name]
        return view

    before = await mine()
    assert before.positions_behind == 2
    assert before.seconds_behind >= 0.05
    await delivering.deliver(log, subscriber, 0, await newest(log))
    after = await mine()
    assert (after.positions_behind, after.seconds_behind) == (0, 0)
    assert (after.failed_count, after.waiting_count) == (1, 1)


async def test_the_log_cannot_be_rewritten_by_the_application(log):
    for forbidden in ("UPDATE eventlog.event SET key = ''", "DELETE FROM eventlog.event"):
        async with log.transaction() as session:
            with pytest.raises(ProgrammingError, match="permission denied"):
                await session.execute(text(forbidden))
            await session.rollback()


async def test_invariants_name_what_is_wrong(log):
    subscriber = subscriber_of()
    await open_cursors(log, subscriber)
    async with log.transaction() as session:
        await session.execute(
            text("UPDATE eventlog.cursor SET position = 1e12 WHERE subscriber = :s"),
            {"s": subscriber.name},
        )
        await session.execute(
            text(
                "INSERT INTO eventlog.parked (id, subscriber, position, key, state, attempts,"
                " parked_at) VALUES (gen_random_uuid(), :s, 1e12, 'k', 'waiting', 0, now())"
            ),
            {"s": subscriber.name},
        )
        cursors, events, _ = await invariants.prove(session, eventlog.INVARIANTS)
        assert cursors.breaches[0].subject == f"subscriber {subscriber.name}[0]"
        assert events.breaches[0].expected == "event 1000000000000"
        await session.rollback()


# --- speed --------------------------------------------------------------------------------------


async def test_a_hundred_thousand_events_are_drained_in_batches(log):
    name, counted = f"test.{uuid4()}", []

    async def add_up(session: AsyncSession, events: Sequence[Counted]) -> None:
        counted.append(len(events))
        await session.execute(
            text(
                "INSERT INTO public.shelf"
                " SELECT t, n FROM unnest(CAST(:t AS text[]), CAST(:n AS int[])) AS new (t, n)"
                " ON CONFLICT (thing) DO UPDATE SET number = excluded.number"
            ),
            {"t": [f"{name}{e.number}" for e in events], "n": [e.number for e in events]},
        )

    subscriber = eventlog.Subscriber(name, (Counted,), add_up, 4, True)
    await open_cursors(log, subscriber)
    for start in range(0, 100_000, 5000):
        await tell(log, *(Counted(f"{n % 997}", n) for n in range(start, start + 5000)))
    started = time.perf_counter()

    async def drained() -> bool:
        return sum(counted) >= 100_000

    async with running(log, subscriber):
        await until(drained, 60)
        seconds = time.perf_counter() - started
    assert sum(counted) == 100_000
    assert max(counted) == eventlog.BATCH_MAX
    assert 100_000 / seconds > 5000
