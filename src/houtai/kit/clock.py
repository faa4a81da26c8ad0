"""The only place that asks what time it is. Doors and handlers read it and pass `at` down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_source: list[Callable[[], datetime]] = [lambda: datetime.now(UTC)]


def utc_now() -> datetime:
    """Aware UTC time, of the machine or of the simulation that is running."""
    return _source[-1]()


@contextmanager
def clock_set_to(source: Callable[[], datetime]) -> Iterator[None]:
    """Let a simulation or a test say what time it is, for this process."""
    _source.append(source)
    try:
        yield
    finally:
        _source.pop()


def business_day(at: datetime, time_zone: str) -> date:
    """The calendar day on which people of the business see this moment."""
    return at.astimezone(ZoneInfo(time_zone)).date()


def day_bounds(day: date, time_zone: str) -> tuple[datetime, datetime]:
    """First moment of the day and first moment of the next one, in UTC."""
    zone = ZoneInfo(time_zone)
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    tomorrow = day + timedelta(days=1)
    end = datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)
