"""Ids grow with time, so an id says where a day begins."""

from datetime import datetime, timedelta
from uuid import UUID

_TIME_BITS_BEGIN = 80


def id_at(at: datetime) -> UUID:
    """The smallest id that a row of this moment can have."""
    return UUID(int=int(at.timestamp() * 1000) << _TIME_BITS_BEGIN)


def at_days_ago(at: datetime, days: int) -> UUID:
    """The same so many days before."""
    return id_at(at - timedelta(days=days))
