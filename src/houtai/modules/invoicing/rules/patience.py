"""When a tax provider is asked again."""

from datetime import datetime, timedelta

LEASE = timedelta(seconds=60)
"""How long a job may take before another believes that it died."""
PAUSE_SECONDS_FIRST = 2
PAUSE_SECONDS_MAX = 600
TRIES_MAX = 12
"""Then a person looks at it."""


def next_try(attempts: int, at: datetime) -> datetime:
    """When an invoice is asked for again."""
    seconds = PAUSE_SECONDS_FIRST << min(max(attempts - 1, 0), 10)
    return at + timedelta(seconds=min(seconds, PAUSE_SECONDS_MAX))
