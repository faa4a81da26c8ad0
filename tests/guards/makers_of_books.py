"""Makers of days of the business."""

from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("finance/days/{day}")
async def a_day(_owner: Owner) -> object:
    """One that is long over, and not closed."""
    return "2020-01-01"
