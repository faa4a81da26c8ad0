"""What finance does when others tell of events, and when its clock strikes; each topic its own."""

from typing import Any

from houtai.kit.eventlog import Subscriber
from houtai.kit.jobs import Cron, Task
from houtai.kit.sweeps import Sweep
from houtai.modules.finance.handlers.books import DAY_SWEEPS

__all__ = ["CRON", "SUBSCRIBERS", "SWEEPS", "TASKS"]

SUBSCRIBERS: tuple[Subscriber[Any], ...] = ()
"""Who reads the event log; topics are joined here."""
TASKS: tuple[Task, ...] = ()
"""What a worker can do."""
CRON: tuple[Cron, ...] = ()
"""Which tasks the clock enqueues."""
SWEEPS: tuple[Sweep, ...] = (*DAY_SWEEPS,)
"""What falls due."""
