"""Working through the queue: Procrastinate's worker, kept going through outages."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import procrastinate
import psycopg
import structlog
from procrastinate import exceptions, jobs
from procrastinate.app import WorkerOptions
from procrastinate.job_context import AbortReason, JobContext
from procrastinate.periodic import PeriodicTask
from procrastinate.worker import Worker

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.jobs.tasks import Context, Cron, Task
from houtai.kit.jobs.upkeep import note_failure, recover
from houtai.kit.jobs.waiting import QUEUE
from houtai.kit.transient import is_transient, persist

AT_ONCE = 8
POLL_SECONDS = 5.0
CONNECTIONS_MAX = 3
ANSWER_SECONDS_MAX = 3
FINISH_SECONDS_MAX = 5
MADE_UP_FOR_SECONDS_MAX = 86_400
_log = structlog.get_logger("houtai.jobs")


@dataclass(frozen=True)
class Heartbeat:
    """How often a worker says that it lives, and how long a silence means death.

    A worker that was only asleep may find its job being done by another: tasks bear repeating.
    """

    every_seconds: float = 10
    silence_seconds_max: float = 30


USUAL_HEARTBEAT = Heartbeat()


class Patience(procrastinate.BaseRetryStrategy):
    """The task's own retries, in the form that the queue asks for."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def get_retry_decision(
        self, *, exception: BaseException, job: jobs.Job
    ) -> procrastinate.RetryDecision | None:
        """When to try again; None to give up. Being stopped with the worker is no failure."""
        if isinstance(exception, asyncio.CancelledError):
            return procrastinate.RetryDecision(retry_at=utc_now())
        if job.attempts >= self._task.retries:
            return None
        pause = timedelta(seconds=self._task.pause_seconds(job.attempts))
        return procrastinate.RetryDecision(retry_at=utc_now() + pause)


async def run(
    database: Database,
    tasks: Sequence[Task],
    crons: Sequence[Cron] = (),
    *,
    at_once: int = AT_ONCE,
    poll_seconds: float = POLL_SECONDS,
    heartbeat: Heartbeat = USUAL_HEARTBEAT,
) -> None:
    """Do jobs until cancelled; those running then get some seconds to finish, or start over."""
    # Outcomes are logged here in our own form; the library would print arguments as well.
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

    _app_for(database, tasks, crons)
    options: WorkerOptions = {
        "concurrency": at_once,
        "fetch_job_polling_interval": poll_seconds,
        "install_signal_handlers": False,
        "shutdown_graceful_timeout": FINISH_SECONDS_MAX,
        "update_heartbeat_interval": heartbeat.every_seconds,
        "stalled_worker_timeout": heartbeat.silence_seconds_max,
        "worker_middleware": [_note_failures_in(database)],
    }

    async def work() -> None:
        await _work(_app_for(database, tasks, crons), options)

    async def look_after() -> None:
        await _look_after_the_dead(database, tasks, heartbeat)

    async with asyncio.TaskGroup() as group:
        group.create_task(persist("job queue", work), name="job queue")
        group.create_task(persist("jobs of dead workers", look_after), name="dead workers")


async def _work(app: procrastinate.App, options: WorkerOptions) -> None:
    try:
        async with app.open_async():
            await app.run_worker_async(**options)
    except exceptions.ConnectorException as outage:
        raise outage.__cause__ or outage from outage
    # It only returns when one of its side tasks failed, which it has then logged itself.
    raise ConnectionError("the job queue lost its connection")


def _app_for(database: Database, tasks: Sequence[Task], crons: Sequence[Cron]) -> procrastinate.App:
    connector = procrastinate.PsycopgConnector(
        conninfo=database.url,
        kwargs={"connect_timeout": ANSWER_SECONDS_MAX},
        min_size=1,
        max_size=CONNECTIONS_MAX,
        timeout=ANSWER_SECONDS_MAX,
        configure=_find_the_queue,
    )
    app = procrastinate.App(
        connector=connector, periodic_defaults={"max_delay": MADE_UP_FOR_SECONDS_MAX}
    )
    for task in tasks:
        declare = app.task(name=task.name, queue=QUEUE, pass_context=True, retry=Patience(task))
        declare(_perform(database, task))
    for cron in crons:
        periodic: PeriodicTask[..., object, ...] = app.periodic_registry.register_task(
            task=app.tasks[cron.task.name],
            cron=cron.line,
            periodic_id="",
            configure_kwargs={
                "queueing_lock": cron.queueing_lock,
                "task_kwargs": dict(cron.args),
            },
        )
        # The library would notice a wrong crontab line only when it is due.
        assert periodic.croniter
    return app


async def _find_the_queue(connection: psycopg.AsyncConnection) -> None:
    await connection.execute("SET search_path = jobs")
    await connection.execute("SET timezone = 'UTC'")
    await connection.commit()


def _perform(database: Database, task: Task) -> Callable[..., Awaitable[None]]:
    async def perform(running: JobContext, timestamp: int | None = None, **args: Any) -> None:  # noqa: ANN401  # JSON
        assert running.job.id is not None
        context = Context(
            database=database,
            at=utc_now(),
            job_id=running.job.id,
            attempt=running.job.attempts + 1,
            due_at=None if timestamp is None else datetime.fromtimestamp(timestamp, UTC),
        )
        try:
            async with asyncio.timeout(task.seconds_max):
                await task(context, **args)
        except asyncio.CancelledError as stopped:
            if running.abort_reason() is AbortReason.USER_REQUEST:
                raise exceptions.JobAborted from stopped
            raise

    return perform


def _note_failures_in(database: Database) -> Callable[..., Awaitable[Any]]:
    async def note(call: Callable[[], Awaitable[Any]], running: JobContext, _: Worker) -> Any:  # noqa: ANN401  # the library's shape
        try:
            return await call()
        except exceptions.JobAborted:
            raise
        except Exception as error:
            job = running.job
            _log.exception(
                "job failed", task=job.task_name, job_id=job.id, attempt=job.attempts + 1
            )
            assert job.id is not None
            words = f"{type(error).__name__}: {error}"
            try:
                async with database.transaction() as session:
                    await note_failure(session, job.id, words, utc_now())
            except Exception as outage:
                if not is_transient(outage):
                    raise
            raise

    return note


async def _look_after_the_dead(
    database: Database, tasks: Sequence[Task], heartbeat: Heartbeat
) -> None:
    by_name = {task.name: task for task in tasks}
    silence = timedelta(seconds=heartbeat.silence_seconds_max)
    while True:
        async with database.transaction() as session:
            await recover(session, by_name, silence=silence, at=utc_now())
        await asyncio.sleep(heartbeat.every_seconds)
