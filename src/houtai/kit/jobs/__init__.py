"""Jobs: single acts done later, outside the transaction that asked for them."""

from houtai.kit.jobs.overseeing import (
    CountView,
    CronView,
    JobNotStoppable,
    UnknownCron,
    cancel,
    counts,
    list_crons,
    run_now,
)
from houtai.kit.jobs.stepping import WaitingJob, finish, waiting
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
    "CountView",
    "Cron",
    "CronView",
    "Heartbeat",
    "JobNotFailed",
    "JobNotStoppable",
    "JobView",
    "Task",
    "UnknownCron",
    "UnknownJob",
    "WaitingJob",
    "cancel",
    "counts",
    "enqueue",
    "finish",
    "forget_done",
    "list_crons",
    "recover",
    "retry",
    "run",
    "run_now",
    "select_jobs",
    "task",
    "waiting",
]
