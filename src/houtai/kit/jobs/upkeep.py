"""Looking after the queue: jobs of dead workers, failed ones, finished ones, the list of all."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Select, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.jobs.tables import Failure, Job, JobState
from houtai.kit.jobs.tasks import Task
from houtai.kit.paging import Listing, any_of, equal
from houtai.kit.shapes import View, Word

KEPT = timedelta(days=7)
FORGOTTEN_AT_ONCE = 5000
ERROR_LENGTH_MAX = 4000
_log = structlog.get_logger("houtai.jobs")


class UnknownJob(NotFound):
    code = "jobs.unknown"


class JobNotFailed(Conflict):
    """Only a failed job can be tried again."""

    code = "jobs.not_failed"


class JobView(View):
    id: int
    task: str
    state: JobState
    args: dict[str, Any]
    lock: str | None
    attempts: int
    run_at: datetime | None
    error: str | None
    failed_at: datetime | None


LISTING = Listing(
    id=Job.id,
    sorts={"id": Job.id},
    default="-id",
    filters={"state": any_of(Job.status, JobState), "task": equal(Job.task_name, Word)},
)


def select_jobs() -> Select[Any]:
    """All jobs with their last error, for LISTING. Rides on ix_procrastinate_jobs_status_id."""
    return select(
        Job.id,
        Job.task_name.label("task"),
        Job.status.label("state"),
        Job.args,
        Job.lock,
        Job.attempts,
        Job.scheduled_at.label("run_at"),
        Failure.error,
        Failure.at.label("failed_at"),
    ).outerjoin(Failure, Failure.job_id == Job.id)


_BELL = """
    pg_notify('procrastinate_any_queue_v1',
              json_build_object('type', 'job_inserted', 'job_id', CAST(:job_id AS bigint))::text)
"""
_RETRY = text(f"SELECT jobs.procrastinate_retry_job_v2(:job_id, :at, NULL, NULL, NULL), {_BELL}")
_STATE = text("SELECT status FROM jobs.procrastinate_jobs WHERE id = :job_id FOR UPDATE")
_OF_DEAD_WORKERS = text(
    """
    SELECT job.id, job.task_name, job.attempts
      FROM jobs.procrastinate_jobs AS job
      LEFT JOIN jobs.procrastinate_workers AS worker ON worker.id = job.worker_id
     WHERE job.status = 'doing'
       AND (worker.id IS NULL OR worker.last_heartbeat < now() - CAST(:silence AS interval))
     ORDER BY job.id
       FOR UPDATE OF job SKIP LOCKED
    """
)
_GIVE_UP = text("SELECT jobs.procrastinate_finish_job_v1(:job_id, 'failed', false)")
_FORGET = text(
    """
    DELETE FROM jobs.procrastinate_jobs
     WHERE id IN (
         SELECT job.id
           FROM jobs.procrastinate_jobs AS job
          WHERE job.status IN ('succeeded', 'cancelled', 'aborted')
            AND :before > (
                SELECT max(at) FROM jobs.procrastinate_events AS event WHERE event.job_id = job.id
            )
          ORDER BY job.id
          LIMIT :at_once
            FOR UPDATE SKIP LOCKED
     )
    """
)


async def retry(session: AsyncSession, job_id: int, at: datetime) -> None:
    """Try a failed job once more. Raises UnknownJob, JobNotFailed."""
    state = await session.scalar(_STATE, {"job_id": job_id})
    if state is None:
        raise UnknownJob(id=job_id)
    if state != "failed":
        raise JobNotFailed(id=job_id, state=state)
    await session.execute(_RETRY, {"job_id": job_id, "at": at})


async def recover(
    session: AsyncSession, tasks: Mapping[str, Task], *, silence: timedelta, at: datetime
) -> int:
    """Queue the jobs of workers that died again; one that outlived its retries has failed."""
    found = (await session.execute(_OF_DEAD_WORKERS, {"silence": silence})).all()
    for job in found:
        task = tasks.get(job.task_name)
        given_up = task is not None and job.attempts >= task.retries
        _log.warning("worker died", task=job.task_name, job_id=job.id, given_up=given_up)
        if given_up:
            await session.execute(_GIVE_UP, {"job_id": job.id})
        else:
            await session.execute(_RETRY, {"job_id": job.id, "at": at})
        await note_failure(session, job.id, "the worker died while it was doing this job", at)
    return len(found)


async def note_failure(session: AsyncSession, job_id: int, error: str, at: datetime) -> None:
    """Keep why a job failed; the queue itself remembers only that it did."""
    row = {"job_id": job_id, "error": error.replace("\x00", "")[:ERROR_LENGTH_MAX], "at": at}
    put = insert(Failure).values(row)
    await session.execute(put.on_conflict_do_update(index_elements=["job_id"], set_=row))


async def forget_done(session: AsyncSession, at: datetime) -> int:
    """Drop jobs that ended a week ago, some thousands at a time; failed ones stay."""
    gone = await session.execute(_FORGET, {"before": at - KEPT, "at_once": FORGOTTEN_AT_ONCE})
    return int(gone.rowcount)  # type: ignore[attr-defined]  # a DELETE's result has it
