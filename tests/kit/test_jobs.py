"""The job queue on a real PostgreSQL, in a database of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from importlib import resources

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from houtai.kit import db, jobs, migrate

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
QUICK = jobs.Heartbeat(every_seconds=0.3, silence_seconds_max=1.5)
OBJECTS = """
SELECT 'function', p.proname, md5(p.prosrc), pg_get_function_identity_arguments(p.oid)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'jobs'
UNION ALL
SELECT 'index', indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'jobs'
UNION ALL
SELECT 'column', table_name, column_name,
       concat_ws(' ', udt_name, column_default, is_nullable, character_maximum_length)
  FROM information_schema.columns WHERE table_schema = 'jobs'
UNION ALL
SELECT 'trigger', tgname, pg_get_triggerdef(t.oid), '' FROM pg_trigger t
  JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
 WHERE nspname = 'jobs' AND NOT tgisinternal
UNION ALL
SELECT 'constraint', conname, pg_get_constraintdef(c.oid), '' FROM pg_constraint c
  JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = 'jobs'
UNION ALL
SELECT 'word', typname, string_agg(enumlabel, ' ' ORDER BY enumsortorder), ''
  FROM pg_enum JOIN pg_type t ON t.oid = enumtypid JOIN pg_namespace n ON n.oid = typnamespace
 WHERE nspname = 'jobs' GROUP BY 1, 2
"""
OURS = ("failure", "ix_procrastinate_jobs_status_id")

done: list[tuple] = []
trouble: list[Exception] = []


@jobs.task("test.note")
async def note(context: jobs.Context, *, word: str) -> None:
    done.append((word, context.attempt, context.due_at))


@jobs.task("test.stumble", retries=2, pause_seconds_first=0)
async def stumble(context: jobs.Context, *, word: str) -> None:
    done.append((word, context.attempt, None))
    if trouble:
        raise trouble.pop()


@jobs.task("test.linger", retries=1)
async def linger(context: jobs.Context, *, word: str) -> None:
    done.append((word, context.attempt, None))
    if context.attempt == 1:
        await asyncio.sleep(60)


TASKS = [note, stumble, linger]


@pytest.fixture(scope="module")
async def place(fresh_database):
    address = fresh_database("jobs")
    migrate.upgrade(address.owner_url)
    return address


@pytest.fixture(scope="module")
async def queue(place) -> AsyncIterator[db.Database]:
    opened = db.Database(place.app_url)
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
async def clean(queue):
    done.clear()
    trouble.clear()
    async with queue.transaction() as session:
        await session.execute(text("DELETE FROM jobs.procrastinate_periodic_defers"))
        await session.execute(text("DELETE FROM jobs.procrastinate_jobs"))


@asynccontextmanager
async def running(queue, *crons, **choices) -> AsyncIterator[asyncio.Task]:
    task = asyncio.create_task(jobs.run(queue, TASKS, crons, poll_seconds=0.2, **choices))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(condition: Callable[[], Awaitable[bool] | bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while True:
            met = condition()
            if met is True or (met is not False and await met):
                return
            await asyncio.sleep(0.02)


async def enqueue(queue, task, **choices) -> int | None:
    async with queue.transaction() as session:
        return await jobs.enqueue(session, task, **choices)


async def look(queue, **values) -> list[jobs.JobView]:
    async with queue.transaction() as session:
        wanted = jobs.LISTING.want(values=values)
        return (await jobs.LISTING.page(session, jobs.select_jobs(), wanted, jobs.JobView)).items


def is_in_state(queue, job_id: int, state: str):
    async def check() -> bool:
        return any(job.id == job_id and job.state == state for job in await look(queue))

    return check


def test_our_copy_of_the_queue_is_what_the_library_expects(place, fresh_database):
    """When this fails the library was upgraded: add a step made of the library's migrations."""
    fresh = fresh_database("queue_as_delivered")
    delivered = (resources.files("procrastinate.sql") / "schema.sql").read_text(encoding="utf-8")
    with psycopg.connect(fresh.owner_url) as connection:
        connection.execute("CREATE SCHEMA jobs")
        connection.execute("SET search_path = jobs")
        connection.execute(delivered)
        expected = {row for row in connection.execute(OBJECTS) if "procrastinate" in str(row)}
    with psycopg.connect(place.owner_url) as connection:
        connection.execute("SET search_path = jobs")
        found = {
            row for row in connection.execute(OBJECTS) if not any(ours in str(row) for ours in OURS)
        }
    assert found == expected
    assert len(found) > 60


async def test_a_job_of_a_transaction_that_failed_is_never_done(queue):
    async def fail() -> None:
        async with queue.transaction() as session:
            await jobs.enqueue(session, note, word="never")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with running(queue):
        await enqueue(queue, note, word="once")
        await until(lambda: bool(done))
    assert done == [("once", 1, None)]


async def test_a_job_is_done_soon_after_the_commit(queue):
    async with running(queue):
        await asyncio.sleep(0.5)
        job_id = await enqueue(queue, note, word="now")
        await until(lambda: bool(done), 2)
        await until(is_in_state(queue, job_id, "succeeded"))


async def test_a_queueing_lock_lets_one_wait_and_spares_the_rest_of_the_transaction(queue):
    async with queue.transaction() as session:
        first = await jobs.enqueue(session, note, queueing_lock="one", word="a")
        second = await jobs.enqueue(session, note, queueing_lock="one", word="b")
        await jobs.enqueue(session, note, word="c")
    assert (first is not None, second) == (True, None)
    assert [job.args["word"] for job in await look(queue)] == ["c", "a"]


async def test_a_lock_lets_one_run_at_a_time_and_run_at_is_kept(queue):
    later = datetime.now(UTC) + timedelta(hours=1)
    await enqueue(queue, linger, lock="same", word="long")
    await enqueue(queue, note, lock="same", word="behind")
    await enqueue(queue, note, run_at=later, word="later")
    async with running(queue):
        await until(lambda: bool(done))
        await asyncio.sleep(0.5)
    assert done == [("long", 1, None)]


async def test_a_waiting_job_is_taken_out_and_a_running_one_is_stopped(queue):
    waiting = await enqueue(queue, note, run_at=NOON + timedelta(days=900), word="never")
    async with queue.transaction() as session:
        await jobs.cancel(session, waiting)
    assert await is_in_state(queue, waiting, "cancelled")()
    async with running(queue):
        lingering = await enqueue(queue, linger, word="long")
        await until(lambda: bool(done))
        async with queue.transaction() as session:
            await jobs.cancel(session, lingering)
        await until(is_in_state(queue, lingering, "aborted"))
    assert [job.error for job in await look(queue)] == [None, None]
    async with queue.transaction() as session:
        for job_id, error in (
            (waiting, jobs.JobNotStoppable),
            (lingering, jobs.JobNotStoppable),
            (10**9, jobs.UnknownJob),
        ):
            with pytest.raises(error):
                await jobs.cancel(session, job_id)


async def test_what_is_not_done_is_counted_by_task_and_state(queue):
    await enqueue(queue, note, run_at=NOON + timedelta(days=900), word="a")
    oldest = await enqueue(queue, linger, run_at=NOON + timedelta(days=900), word="b")
    await enqueue(queue, linger, run_at=NOON + timedelta(days=900), word="c")
    async with queue.transaction() as session:
        found = {(one.task, one.state): one for one in await jobs.counts(session)}
    assert found["test.linger", "todo"].count == 2
    assert found["test.linger", "todo"].oldest == oldest
    assert found["test.note", "todo"].count == 1


async def test_what_the_clock_calls_is_listed_with_its_last_run(queue):
    crons = [
        jobs.Cron(note, "17 19 * * *", {"word": "daily"}),
        jobs.Cron(stumble, "*/5 * * * *", {"word": "often"}),
    ]
    async with queue.transaction() as session:
        job_id = await session.scalar(
            text(
                "SELECT jobs.procrastinate_defer_periodic_job_v2('default', NULL, NULL,"
                " 'test.note', 0, '', :due, '{}')"
            ),
            {"due": int(NOON.timestamp())},
        )
        await session.execute(
            text("UPDATE jobs.procrastinate_jobs SET status = 'failed' WHERE id = :id"),
            {"id": job_id},
        )
        await session.execute(
            text("INSERT INTO jobs.failure VALUES (:id, 'OSError: away', now())"), {"id": job_id}
        )
        daily, often = await jobs.list_crons(session, crons, NOON)
    assert daily.next_at == datetime(2026, 11, 22, 19, 17, tzinfo=UTC)
    assert (daily.last_due_at, daily.last_job) == (NOON, job_id)
    assert (daily.last_state, daily.last_error) == ("failed", "OSError: away")
    assert often.next_at == NOON + timedelta(minutes=5)
    assert (often.last_due_at, often.last_state) == (None, None)


async def test_what_the_clock_calls_may_be_called_by_hand_once(queue):
    crons = [jobs.Cron(note, "17 19 * * *", {"word": "daily"})]
    async with queue.transaction() as session:
        assert await jobs.run_now(session, crons, "test.note") is not None
        assert await jobs.run_now(session, crons, "test.note") is None
        with pytest.raises(jobs.UnknownCron):
            await jobs.run_now(session, crons, "test.linger")
    assert [job.args for job in await look(queue)] == [{"word": "daily"}]


async def test_wrong_arguments_are_refused_at_once(queue):
    for args in ({}, {"word": "a", "more": 1}):
        with pytest.raises(TypeError):
            await enqueue(queue, note, **args)
    with pytest.raises(TypeError):
        await enqueue(queue, note, word=NOON)
    with pytest.raises(TypeError):

        @jobs.task("test.taken")
        async def taken(context: jobs.Context, *, lock: str) -> None: ...


def test_pauses_double_up_to_a_cap():
    patient = jobs.Task("test.patient", note.work, pause_seconds_first=10, pause_seconds_max=100)
    assert [patient.pause_seconds(n) for n in (0, 1, 2, 3, 4, 1000)] == [10, 20, 40, 80, 100, 100]


async def test_a_job_that_fails_is_tried_again(queue):
    trouble.append(RuntimeError("first time"))
    job_id = await enqueue(queue, stumble, word="again")
    async with running(queue):
        await until(is_in_state(queue, job_id, "succeeded"))
    assert done == [("again", 1, None), ("again", 2, None)]


async def test_a_job_that_keeps_failing_is_kept_with_its_error_and_tried_again_on_request(queue):
    trouble.extend(RuntimeError(f"try {number}") for number in (3, 2, 1))
    job_id = await enqueue(queue, stumble, word="hopeless")
    async with running(queue):
        await until(is_in_state(queue, job_id, "failed"))
        [failed] = await look(queue, state=["failed"], task="test.stumble")
        assert (failed.error, failed.attempts) == ("RuntimeError: try 3", 3)
        with pytest.raises(jobs.UnknownJob):
            async with queue.transaction() as session:
                await jobs.retry(session, 10**12, NOON)
        async with queue.transaction() as session:
            await jobs.retry(session, job_id, datetime.now(UTC))
        await until(is_in_state(queue, job_id, "succeeded"), 3)
        with pytest.raises(jobs.JobNotFailed):
            async with queue.transaction() as session:
                await jobs.retry(session, job_id, NOON)


async def test_the_clock_enqueues_what_is_due_once_for_all_workers(queue):
    cron = jobs.Cron(note, "* * * * *", {"word": "tick"})
    async with running(queue, cron), running(queue, cron):
        await until(lambda: bool(done))
        await asyncio.sleep(0.5)
    assert len({due for _, _, due in done}) == len(done) <= 2
    assert done[0][2].second == 0


async def test_a_wrong_crontab_line_is_refused_at_the_start(queue):
    with pytest.raises(ValueError, match="61"):
        await jobs.run(queue, TASKS, [jobs.Cron(note, "61 * * * *", {"word": "x"})])


async def test_a_stopped_worker_gives_its_job_back(queue, monkeypatch):
    monkeypatch.setattr("houtai.kit.jobs.working.FINISH_SECONDS_MAX", 0.2)
    job_id = await enqueue(queue, linger, word="twice")
    async with running(queue):
        await until(lambda: bool(done))
    await until(is_in_state(queue, job_id, "todo"))
    async with running(queue):
        await until(is_in_state(queue, job_id, "succeeded"), 5)
    assert [attempt for _, attempt, _ in done] == [1, 2]


WORKER = """
import asyncio, sys
from houtai.kit import db, jobs

@jobs.task("test.linger", retries=1)
async def linger(context, *, word):
    print("begun", flush=True)
    await asyncio.sleep(60)

asyncio.run(jobs.run(db.Database(sys.argv[1]), [linger]))
"""


def lose_a_worker(url: str) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, url], stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert worker.stdout.readline() == b"begun\n"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()


async def test_jobs_run_on_after_their_worker_was_killed(queue, place):
    job_id = await enqueue(queue, linger, word="survivor")
    await asyncio.to_thread(lose_a_worker, place.app_url)
    assert await is_in_state(queue, job_id, "doing")()
    async with running(queue, heartbeat=QUICK):
        await until(is_in_state(queue, job_id, "succeeded"))
    assert done == [("survivor", 2, None)]


async def test_a_job_that_kills_its_workers_is_given_up(queue, place):
    job_id = await enqueue(queue, linger, word="killer")
    for _ in range(2):
        await asyncio.to_thread(lose_a_worker, place.app_url)
        await asyncio.sleep(0.1)
        async with queue.transaction() as session:
            found = await jobs.recover(
                session, {linger.name: linger}, silence=timedelta(0), at=datetime.now(UTC)
            )
            assert found == 1
    [job] = await look(queue)
    assert (job.id, job.state) == (job_id, "failed")
    assert "died" in job.error


async def test_the_queue_survives_that_its_connections_are_cut(queue, place):
    async with running(queue, heartbeat=QUICK):
        await enqueue(queue, note, word="before")
        await until(lambda: len(done) == 1)
        async with await psycopg.AsyncConnection.connect(
            place.owner_url, autocommit=True
        ) as connection:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        await asyncio.sleep(0.1)
        await enqueue_patiently(queue)
        await until(lambda: len(done) == 2)


async def enqueue_patiently(queue) -> None:
    for _ in range(10):
        try:
            await enqueue(queue, note, word="after")
        except OperationalError:
            await asyncio.sleep(0.1)
        else:
            return


async def test_jobs_done_long_ago_are_forgotten_and_failed_ones_are_not(queue):
    trouble.extend(RuntimeError(str(number)) for number in range(3))
    old = await enqueue(queue, note, word="old")
    failed = await enqueue(queue, stumble, word="failed")
    async with running(queue):
        await until(is_in_state(queue, old, "succeeded"))
        await until(is_in_state(queue, failed, "failed"))
    async with queue.transaction() as session:
        assert await jobs.forget_done(session, datetime.now(UTC)) == 0
        assert await jobs.forget_done(session, datetime.now(UTC) + timedelta(days=8)) == 1
    assert [job.id for job in await look(queue)] == [failed]
