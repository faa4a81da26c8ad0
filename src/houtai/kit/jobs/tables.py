"""The queue's tables as far as the house reads them, and the last error of each job."""

from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import BigInteger, Enum, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from houtai.kit.db import Table

JobState = Literal["todo", "doing", "succeeded", "failed", "cancelled", "aborting", "aborted"]


class Queue(DeclarativeBase):
    """Base of tables that belong to the library: apart from ours, because we do not make them."""


class Job(Queue):
    __tablename__ = "procrastinate_jobs"
    __table_args__ = ({"schema": "jobs"},)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    task_name: Mapped[str]
    lock: Mapped[str | None]
    args: Mapped[dict[str, Any]] = mapped_column(JSONB)
    status: Mapped[JobState] = mapped_column(
        Enum(*get_args(JobState), name="procrastinate_job_status", schema="jobs")
    )
    scheduled_at: Mapped[datetime | None]
    attempts: Mapped[int]


class Failure(Table):
    """Why a job failed the last time; goes when the job goes."""

    __tablename__ = "failure"
    __table_args__ = ({"schema": "jobs"},)

    job_id: Mapped[int] = mapped_column(
        ForeignKey(Job.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    error: Mapped[str]
    at: Mapped[datetime]
