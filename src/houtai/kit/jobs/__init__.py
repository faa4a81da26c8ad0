"""Jobs: single acts done later, outside the transaction that asked for them."""

from houtai.kit.jobs.tasks import Context, Cron, Task, task
from houtai.kit.jobs.upkeep import (
    LISTING,
    JobNotFailed,
    JobView,
    UnknownJob,
    forget_done,
    recover,
    retry,
    select_jobs,
)
from houtai.kit.jobs.waiting import enqueue
from houtai.kit.jobs.working import Heartbeat, run

__all__ = [
    "LISTING",
    "Context",
    "Cron",
    "Heartbeat",
    "JobNotFailed",
    "JobView",
    "Task",
    "UnknownJob",
    "enqueue",
    "forget_done",
    "recover",
    "retry",
    "run",
    "select_jobs",
    "task",
]
