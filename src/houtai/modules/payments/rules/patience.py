"""When the house asks a gateway again."""

from datetime import datetime, timedelta

LEASE = timedelta(seconds=60)
"""How long a job may take before another believes that it died."""
PAUSE_SECONDS_FIRST = 15
PAUSE_SECONDS_MAX = 600
REFUND_PAUSE_SECONDS_FIRST = 5
REFUND_PAUSE_SECONDS_MAX = 3_600
BILL_PAUSE_SECONDS_FIRST = 120
BILL_PAUSE_SECONDS_MAX = 7_200
BILL_LEASE = timedelta(minutes=10)
"""Bills are large, and reading one takes its time."""
TRIES_MAX = 12
"""Of a refund that a gateway keeps refusing to answer; then a person looks at it."""


def next_look(attempts: int, *, expires_at: datetime, at: datetime) -> datetime:
    """When a payment that waits is asked about again; never after its end, which closes it."""
    seconds = min(PAUSE_SECONDS_FIRST << min(max(attempts - 1, 0), 10), PAUSE_SECONDS_MAX)
    wanted = at + timedelta(seconds=seconds)
    return wanted if expires_at <= at else min(wanted, expires_at)


def next_refund_try(attempts: int, at: datetime) -> datetime:
    """When a refund that is under way is asked about, or asked for, again."""
    pause = REFUND_PAUSE_SECONDS_FIRST << min(max(attempts - 1, 0), 10)
    return at + timedelta(seconds=min(pause, REFUND_PAUSE_SECONDS_MAX))


def next_bill_try(attempts: int, at: datetime) -> datetime:
    """When a bill that did not come is asked for again."""
    pause = BILL_PAUSE_SECONDS_FIRST << min(max(attempts - 1, 0), 10)
    return at + timedelta(seconds=min(pause, BILL_PAUSE_SECONDS_MAX))
