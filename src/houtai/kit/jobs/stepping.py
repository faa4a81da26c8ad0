"""The queue worked off step by step, for who decides himself which job is next: a simulation.

A job that dies on the way stays waiting, as one of a worker that died is made to.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.jobs.tables import Job
from houtai.kit.shapes import View

_DONE = text("SELECT jobs.procrastinate_finish_job_v1(:job_id, 'succeeded', false)")


class WaitingJob(View):
    """One that could be begun."""

    id: int
    task: str
    args: Mapping[str, Any]


async def waiting(session: AsyncSession, at: datetime) -> list[WaitingJob]:
    """In the order in which they were put there."""
    found = await session.execute(
        select(Job.id, Job.task_name.label("task"), Job.args)
        .where(Job.status == "todo", Job.scheduled_at.is_(None) | (Job.scheduled_at <= at))
        .order_by(Job.id)
    )
    return [WaitingJob.model_validate(row) for row in found]


async def finish(session: AsyncSession, job_id: int) -> None:
    """It was done."""
    await session.execute(_DONE, {"job_id": job_id})
