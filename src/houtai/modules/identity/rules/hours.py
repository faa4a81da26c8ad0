"""Working hours: weekdays and a span of local time, which may run over midnight."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True)
class Hours:
    """From a minute of the day up to another one, on the weekdays named (Monday is 1).

    What runs over midnight belongs to the day on which it began.
    """

    weekdays: Collection[int]
    from_minute: int
    to_minute: int

    def holds_at(self, local: datetime) -> bool:
        """Whether a moment, told in local time, lies within."""
        minute, today = local.hour * 60 + local.minute, local.isoweekday()
        if self.from_minute < self.to_minute:
            return today in self.weekdays and self.from_minute <= minute < self.to_minute
        yesterday = (local - timedelta(days=1)).isoweekday()
        return (today in self.weekdays and minute >= self.from_minute) or (
            yesterday in self.weekdays and minute < self.to_minute
        )
