"""The queue as people watch it: what waits or failed, what the clock calls, how to stop one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

from procrastinate.periodic import PeriodicTask
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.jobs.tables import Job, JobState
from houtai.kit.jobs.tasks import Cron
from houtai.kit.jobs.upkeep import UnknownJob
from houtai.kit.jobs.waiting import enqueue
from houtai.kit.shapes import View

# What succeeded is left out: it is plenty, and nobody needs to do anything about it.
_COUNTED: tuple[JobState, ...] = ("todo", "doing", "failed", "cancelled", "aborting", "aborted")


class UnknownCron(NotFound):
    code = "jobs.unknown_cron"


class JobNotStoppable(Conflict):
    """It is over already."""

    code = "jobs.not_stoppable"


class CountView(View):
    """How many jobs of one task are in one state."""

    task: str
    state: JobState
    count: int
    oldest: int
    """Number of the oldest of them."""


class CronView(View):
    """A task that the clock calls. The last run is told until its job is forgotten."""

    task: str
    line: str
    """Crontab, in UTC."""
    next_at: datetime
    last_due_at: datetime | None
    last_job: int | None
    last_state: JobState | None
    last_error: str | None


_LAST = text(
    """
    SELECT DISTINCT ON (called.task_name)
           called.task_name AS task, called.defer_timestamp AS due, called.job_id,
           job.status AS state, failure.error
      FROM jobs.procrastinate_periodic_defers AS called
      LEFT JOIN jobs.procrastinate_jobs AS job ON job.id = called.job_id
      LEFT JOIN jobs.failure AS failure ON failure.job_id = job.id
     ORDER BY called.task_name, called.defer_timestamp DESC
    """
)
_CANCEL = text("SELECT jobs.procrastinate_cancel_job_v1(:job_id, true, false)")
_STATE = text("SELECT status FROM jobs.procrastinate_jobs WHERE id = :job_id")


async def counts(session: AsyncSession) -> list[CountView]:
    """Jobs that are not done, by task and state. Rides on ix_procrastinate_jobs_status_id."""
    statement = (
        select(
            Job.task_name.label("task"),
            Job.status.label("state"),
            func.count().label("count"),
            func.min(Job.id).label("oldest"),
        )
        .where(Job.status.in_(_COUNTED))
        .group_by(Job.task_name, Job.status)
        .order_by(Job.task_name, Job.status)
    )
    return [CountView.model_validate(row) for row in await session.execute(statement)]


async def list_crons(session: AsyncSession, crons: Sequence[Cron], at: datetime) -> list[CronView]:
    """What the clock calls, when next, and how it went the last time."""
    last = {row.task: row for row in await session.execute(_LAST)}
    return [_view(cron, last.get(cron.task.name), at) for cron in crons]


async def run_now(session: AsyncSession, crons: Sequence[Cron], task: str) -> int | None:
    """Call it before its time; None while one waits already. Raises UnknownCron."""
    for cron in crons:
        if cron.task.name == task:
            lock = cron.queueing_lock
            return await enqueue(session, cron.task, queueing_lock=lock, **cron.args)
    raise UnknownCron


async def cancel(session: AsyncSession, job_id: int) -> None:
    """Take a waiting job out of the queue, or stop a running one where it waits next.

    Raises UnknownJob, JobNotStoppable.
    """
    if await session.scalar(_CANCEL, {"job_id": job_id}) is not None:
        return
    state = await session.scalar(_STATE, {"job_id": job_id})
    if state is None:
        raise UnknownJob(id=job_id)
    raise JobNotStoppable(state=state)


def _view(cron: Cron, last: object, at: datetime) -> CronView:
    due = getattr(last, "due", None)
    return CronView(
        task=cron.task.name,
        line=cron.line,
        next_at=_next(cron.line, at),
        last_due_at=None if due is None else datetime.fromtimestamp(due, UTC),
        last_job=getattr(last, "job_id", None),
        last_state=getattr(last, "state", None),
        last_error=getattr(last, "error", None),
    )


def _next(line: str, at: datetime) -> datetime:
    """As the library, which calls it, reads the line."""
    read: PeriodicTask[..., object, ...] = PeriodicTask(
        task=cast("Any", None), cron=line, periodic_id="", configure_kwargs={}
    )
    return cast("datetime", read.croniter.get_next(datetime, start_time=at))
