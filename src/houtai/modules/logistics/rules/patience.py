"""When carriers and trackers are asked again."""

from datetime import datetime, timedelta

LEASE = timedelta(seconds=60)
"""How long a job may take before another believes that it died."""
PAUSE_SECONDS_FIRST = 2
PAUSE_SECONDS_MAX = 300
TRIES_MAX = 10
"""Of a waybill that nobody answers for; then a person looks at it."""
LOOK_PAUSE_MINUTES_FIRST = 1
LOOK_PAUSE_MINUTES_MAX = 240


def next_try(attempts: int, at: datetime) -> datetime:
    """When a waybill is asked for, or given back, again."""
    seconds = PAUSE_SECONDS_FIRST << min(max(attempts - 1, 0), 10)
    return at + timedelta(seconds=min(seconds, PAUSE_SECONDS_MAX))


def next_look(looks: int, at: datetime) -> datetime:
    """When a tracker that did not answer is asked again."""
    minutes = LOOK_PAUSE_MINUTES_FIRST << min(max(looks - 1, 0), 10)
    return at + timedelta(minutes=min(minutes, LOOK_PAUSE_MINUTES_MAX))
