"""What can be done as a job: tasks, their patience, and when they come by themselves."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from houtai.kit.db import Database

SECONDS_MAX = 600
RETRIES = 8
PAUSE_SECONDS_FIRST = 10
PAUSE_SECONDS_MAX = 3600
_TAKEN = {"session", "task", "lock", "queueing_lock", "run_at", "timestamp"}


@dataclass(frozen=True)
class Context:
    """What a running job works with. `due_at` is set when the clock called it."""

    database: Database
    at: datetime
    job_id: int
    attempt: int
    """1 for the first."""
    due_at: datetime | None = None


Work = Callable[..., Awaitable[None]]
"""`async def send(context: Context, *, mail_id: str) -> None`; arguments as JSON knows them."""


@dataclass(frozen=True)
class Task:
    """A kind of job. A job may run again after a crash, so its effect must bear repeating."""

    name: str
    work: Work
    retries: int = RETRIES
    pause_seconds_first: int = PAUSE_SECONDS_FIRST
    pause_seconds_max: int = PAUSE_SECONDS_MAX
    seconds_max: int = SECONDS_MAX

    def __post_init__(self) -> None:
        taken = _TAKEN & set(inspect.signature(self.work).parameters)
        if taken:
            raise TypeError(f"{self.name}: no argument of a task may be called {taken}")

    async def __call__(self, context: Context, **args: Any) -> None:  # noqa: ANN401  # JSON
        """Do it here and now, without the queue."""
        await self.work(context, **args)

    def check(self, args: Mapping[str, object]) -> None:
        """Raises TypeError for arguments that the work does not take: now, not in the queue."""
        inspect.signature(self.work).bind(None, **args)

    def pause_seconds(self, attempts: int) -> int:
        """How long to wait after so many failures: doubling, up to a cap."""
        return min(self.pause_seconds_first << min(attempts, 32), self.pause_seconds_max)


def task(
    name: str,
    *,
    retries: int = RETRIES,
    pause_seconds_first: int = PAUSE_SECONDS_FIRST,
    pause_seconds_max: int = PAUSE_SECONDS_MAX,
    seconds_max: int = SECONDS_MAX,
) -> Callable[[Work], Task]:
    """Declare a function as a task; `entry/wiring.py` lists it for the worker."""

    def declare(work: Work) -> Task:
        return Task(name, work, retries, pause_seconds_first, pause_seconds_max, seconds_max)

    return declare


@dataclass(frozen=True)
class Cron:
    """A task that the clock enqueues, by a crontab line in UTC; while one waits, none is added.

    What fell due while no worker ran is made up for once, up to a day later.
    """

    task: Task
    line: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.task.check(self.args)

    @property
    def queueing_lock(self) -> str:
        """While a job with it waits, whoever called it, none is added."""
        return f"cron {self.task.name}"
