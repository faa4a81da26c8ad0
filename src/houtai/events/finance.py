"""What becomes of the house's money: days that are closed."""

from dataclasses import dataclass
from datetime import date, datetime

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class DayClosed(Event, name="finance.day_closed", key="day"):
    """A day of the business is frozen; what comes later is dated behind it."""

    day: date
    lines_off: int
    """How many of its lines did not tie."""
    hash: str
    at: datetime
