"""Putting work into the queue, in the transaction that decides on it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.jobs.tasks import Task

QUEUE = "default"
_ALREADY_WAITING = "procrastinate_jobs_queueing_lock_idx_v1"

_DEFER = text(
    """
    SELECT unnest(jobs.procrastinate_defer_jobs_v1(ARRAY[ROW(
        :queue, CAST(:task AS text), 0, CAST(:lock AS text), CAST(:queueing_lock AS text),
        CAST(:args AS jsonb), CAST(:run_at AS timestamptz)
    )::jobs.procrastinate_job_to_defer_v1]))
    """
)


async def enqueue(
    session: AsyncSession,
    task: Task,
    *,
    lock: str | None = None,
    queueing_lock: str | None = None,
    run_at: datetime | None = None,
    **args: Any,  # noqa: ANN401  # anything that JSON knows
) -> int | None:
    """Have it done once this transaction commits; return the job's number.

    Jobs of one `lock` run one after the other. While a job with this `queueing_lock` waits, no
    second one is added and None comes back. No sooner than `run_at`.
    """
    task.check(args)
    job = {
        "queue": QUEUE,
        "task": task.name,
        "lock": lock,
        "queueing_lock": queueing_lock,
        "args": json.dumps(args),
        "run_at": run_at,
    }
    if queueing_lock is None:
        return await _defer(session, job)
    try:
        async with session.begin_nested():
            return await _defer(session, job)
    except IntegrityError as conflict:
        if _ALREADY_WAITING in str(conflict.orig):
            return None
        raise


async def _defer(session: AsyncSession, job: Mapping[str, object]) -> int:
    number: int = (await session.execute(_DEFER, job)).scalar_one()
    return number
