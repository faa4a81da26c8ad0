"""The machine room's doors: who may look, who may mend, and what mending does."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry import wiring
from houtai.kit import eventlog, jobs
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.environment import LANGUAGES
from houtai.kit.eventlog.deliver import deliver
from houtai.kit.eventlog.subscribe import open_cursors
from tests.conftest import OneTransaction

DOORS = "/api/console/machine"
LOOKS = Actor(
    uuid4(), frozenset({"machine.events.read", "machine.jobs.read", "machine.proofs.read"})
)
MENDS = Actor(
    uuid4(), frozenset({"machine.events.write", "machine.jobs.write", "machine.proofs.write"})
)


@dataclass(frozen=True)
class Rang(eventlog.Event, name="test.rang", key="bell"):
    bell: str
    number: int


@jobs.task("test.ring")
async def ring(context: jobs.Context) -> None: ...


@pytest.fixture
async def stuck(session, database):
    """A subscriber that failed at the first of two events of one key; it would work by now."""
    broken, heard = [True], []

    async def listen(_session: AsyncSession, events: Sequence[Rang]) -> None:
        if broken:
            raise RuntimeError("deaf")
        heard.extend(event.number for event in events)

    subscriber = eventlog.Subscriber("test.listener", (Rang,), listen)
    wiring.SUBSCRIBERS.append(subscriber)
    await open_cursors(session, subscriber, utc_now())
    await eventlog.emit(session, Rang("big", 1), Rang("big", 2))
    end = await session.scalar(text("SELECT max(position) FROM eventlog.event"))
    come = 0
    while come < end:  # a batch looks through a stretch; many positions went with other tests
        come = await deliver(OneTransaction(session, database), subscriber, 0, end)
    broken.clear()
    yield heard
    wiring.SUBSCRIBERS.remove(subscriber)


async def test_a_parked_event_is_seen_and_its_key_delivered_again(client_as, stuck):
    async with client_as(LOOKS) as client:
        lags = {lag["subscriber"]: lag for lag in (await client.get(f"{DOORS}/subscribers")).json()}
        lag = lags["test.listener"]
        assert (lag["failed_count"], lag["waiting_count"]) == (1, 1)
        shown = (await client.get(f"{DOORS}/parked", params={"state": "failed"})).json()
        [parked] = shown["items"]
        assert parked["error"] == "RuntimeError: deaf"
        assert parked["body"] == {"bell": "big", "number": 1}
        forbidden = await client.post(f"{DOORS}/parked/{parked['id']}/replay")
        assert forbidden.status_code == 403
    async with client_as(MENDS) as client:
        answer = await client.post(f"{DOORS}/parked/{parked['id']}/replay")
        assert answer.json() == {"done": 2, "left": 0, "error": None}
        again = await client.post(f"{DOORS}/parked/{parked['id']}/replay")
        assert (again.status_code, again.json()["code"]) == (404, "eventlog.not_parked")
    assert stuck == [1, 2]


async def test_a_skipped_event_stays_with_its_reason_and_the_rest_is_delivered(client_as, stuck):
    async with client_as(MENDS) as client:
        parked = (await client.get(f"{DOORS}/parked", params={"key": "big"})).json()["items"]
        by_state = {one["state"]: one["id"] for one in parked}
        place = f"{DOORS}/parked/{by_state['failed']}"
        assert (await client.post(f"{place}/skip", json={"reason": " "})).status_code == 422
        waiting = f"{DOORS}/parked/{by_state['waiting']}/skip"
        refused = await client.post(waiting, json={"reason": "no"})
        assert refused.json()["code"] == "eventlog.not_failed"
        assert (await client.post(f"{place}/skip", json={"reason": "twice"})).status_code == 204
        await client.post(f"{DOORS}/parked/{by_state['waiting']}/replay")
        skipped = (await client.get(f"{DOORS}/parked", params={"state": "skipped"})).json()
        assert skipped["items"][0]["reason"] == "twice"
        assert skipped["items"][0]["settled_by"] == str(MENDS.id)
        unknown = await client.post(f"{DOORS}/parked/{uuid4()}/skip", json={"reason": "x"})
        assert unknown.status_code == 404
    assert stuck == [2]


async def test_parked_events_of_a_subscriber_that_is_gone_cannot_be_replayed(
    client_as, stuck, session
):
    await session.execute(text("UPDATE eventlog.parked SET subscriber = 'test.gone'"))
    async with client_as(MENDS) as client:
        [parked, _] = (await client.get(f"{DOORS}/parked")).json()["items"]
        answer = await client.post(f"{DOORS}/parked/{parked['id']}/replay")
    assert (answer.status_code, answer.json()["code"]) == (404, "eventlog.unknown_subscriber")


async def test_failed_jobs_are_listed_and_tried_again(client_as, session):
    failed = await jobs.enqueue(session, ring)
    waiting = await jobs.enqueue(session, ring)
    await session.execute(
        text("UPDATE jobs.procrastinate_jobs SET status = 'failed' WHERE id = :id"), {"id": failed}
    )
    async with client_as(LOOKS) as client:
        shown = (await client.get(f"{DOORS}/jobs", params={"state": "failed"})).json()
        assert [job["id"] for job in shown["items"]] == [failed]
        page = (await client.get(f"{DOORS}/jobs", params={"limit": 1})).json()
        assert [job["id"] for job in page["items"]] == [waiting]
        next_page = {"limit": 1, "after": page["next"]}
        page = (await client.get(f"{DOORS}/jobs", params=next_page)).json()
        assert [job["id"] for job in page["items"]] == [failed]
        assert (await client.post(f"{DOORS}/jobs/{failed}/retry")).status_code == 403
    async with client_as(MENDS) as client:
        assert (await client.post(f"{DOORS}/jobs/{failed}/retry")).status_code == 204
        refused = await client.post(f"{DOORS}/jobs/{failed}/retry")
        assert (refused.status_code, refused.json()["code"]) == (409, "jobs.not_failed")
        assert (await client.post(f"{DOORS}/jobs/{2**63}/retry")).status_code == 422


async def test_a_proof_is_asked_for_once_and_names_what_is_broken(client_as, session, database):
    await session.execute(
        text("INSERT INTO eventlog.cursor VALUES ('test.ahead', 0, 1, 1000000000000, now())")
    )
    async with client_as(MENDS) as client:
        assert (await client.post(f"{DOORS}/proofs")).status_code == 202
        assert (await client.post(f"{DOORS}/proofs")).status_code == 202
    waiting = text(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'machine.prove'"
        " AND status = 'todo'"
    )
    assert await session.scalar(waiting) == 1
    here = OneTransaction(session, database)
    await wiring.prove(jobs.Context(database=here, at=utc_now(), job_id=1, attempt=1))
    async with client_as(LOOKS) as client:
        assert (await client.post(f"{DOORS}/proofs")).status_code == 403
        [proof, *_] = (await client.get(f"{DOORS}/proofs")).json()["items"]
    by_name = {verdict["name"]: verdict["breaches"] for verdict in proof["verdicts"]}
    assert proof["broken"] == 1
    assert by_name["eventlog.cursors_within"][0]["subject"] == "subscriber test.ahead[0]"
    assert {name.partition(".")[0] for name in by_name} >= {"eventlog", "ledger"}


@pytest.mark.parametrize("door", ["subscribers", "parked", "jobs", "proofs"])
async def test_nobody_looks_into_the_machine_room_without_permission(client_as, door):
    async with client_as(Actor(uuid4())) as client:
        assert (await client.get(f"{DOORS}/{door}")).status_code == 403
    async with client_as(None) as client:
        assert (await client.get(f"{DOORS}/{door}")).status_code == 401


async def test_jobs_are_counted_and_cancelled_by_who_may(client_as, session):
    job = await jobs.enqueue(session, ring)
    async with client_as(LOOKS) as client:
        counted = (await client.get(f"{DOORS}/job-counts")).json()
        assert {"task": "test.ring", "state": "todo", "count": 1, "oldest": job} in counted
        assert (await client.post(f"{DOORS}/jobs/{job}/cancel")).status_code == 403
    async with client_as(MENDS) as client:
        assert (await client.post(f"{DOORS}/jobs/{job}/cancel")).status_code == 204
        again = await client.post(f"{DOORS}/jobs/{job}/cancel")
        assert (again.status_code, again.json()["code"]) == (409, "jobs.not_stoppable")
        unknown = await client.post(f"{DOORS}/jobs/{2**62}/cancel")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "jobs.unknown")


async def test_what_the_clock_calls_is_listed_and_called_by_hand(client_as, session):
    async with client_as(LOOKS) as client:
        listed = (await client.get(f"{DOORS}/crons")).json()
        assert {one["task"] for one in listed} == {one.task.name for one in wiring.CRON}
        assert (await client.post(f"{DOORS}/crons/machine.prove/run")).status_code == 403
    async with client_as(MENDS) as client:
        assert (await client.post(f"{DOORS}/crons/machine.prove/run")).status_code == 204
        assert (await client.post(f"{DOORS}/crons/machine.prove/run")).status_code == 204
        assert (await client.post(f"{DOORS}/crons/no.such/run")).status_code == 404
    waiting = (
        "SELECT count(*) FROM jobs.procrastinate_jobs"
        " WHERE task_name = 'machine.prove' AND status = 'todo'"
    )
    assert await session.scalar(text(waiting)) == 1


async def test_everything_in_the_machine_room_has_a_name_for_people(client_as):
    for language in LANGUAGES:
        async with client_as(Actor(uuid4(), language=language)) as client:
            named = (await client.get(f"{DOORS}/names")).json()
        for names, composed in (
            (named["tasks"], wiring.TASKS),
            (named["subscribers"], wiring.SUBSCRIBERS),
            (named["promises"], [*wiring.INVARIANTS, *wiring.SLOW_INVARIANTS]),
        ):
            assert set(names) == {one.name for one in composed}
            assert [name for name, text in names.items() if text.endswith(name)] == []
