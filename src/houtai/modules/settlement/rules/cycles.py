"""When bills are made, and up to when they reach."""

from datetime import date, datetime, timedelta
from typing import Literal

from houtai.kit.clock import day_bounds

Cycle = Literal["daily", "weekly", "monthly"]


def last_day(cycle: Cycle, today: date) -> date:
    """The newest day of the cycle that is not to come: today, Monday, the first of the month."""
    if cycle == "weekly":
        return today - timedelta(days=today.weekday())
    return today.replace(day=1) if cycle == "monthly" else today


def cut(day: date, wait_days: int, time_zone: str) -> datetime:
    """A bill of that day reaches up to the first moment of the day that lies so many days before.
    With no day to wait, yesterday is whole in it.
    """
    first, _ = day_bounds(day - timedelta(days=wait_days), time_zone)
    return first


def reserve_of(subtotal_fen: int, permille: int) -> int:
    """What is kept back of what orders brought, in whole fen rounded down; nothing of nothing."""
    return max(subtotal_fen, 0) * permille // 1000
