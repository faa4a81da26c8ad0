"""When a gateway is asked again, and until when money may still come back."""

from datetime import datetime, timedelta

LEASE = timedelta(seconds=60)
"""How long a job may take before another believes that it died."""
PAUSE_SECONDS_FIRST = 2
PAUSE_SECONDS_MAX = 3_600
LOOKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=3))
"""After it was paid: banks return what they could not credit."""


def next_try(tries: int, at: datetime) -> datetime:
    """When an outcome that nobody knows is asked for again; nobody ever takes it for a failure."""
    seconds = PAUSE_SECONDS_FIRST << min(max(tries - 1, 0), 11)
    return at + timedelta(seconds=min(seconds, PAUSE_SECONDS_MAX))


def next_look(paid_at: datetime, at: datetime) -> datetime | None:
    """When it is looked at for a return; None: not any more."""
    return next((paid_at + wait for wait in LOOKS if paid_at + wait > at), None)
