"""What the clock brings round: alerts to open and close, values to add to their days."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.environment import Environment
from houtai.kit.sweeps import Sweep
from houtai.modules.inventory.service import alerts, value_days


async def _look_round(session: AsyncSession, at: datetime) -> int:
    return await alerts.look_round(session, at=at)


async def _roll_up_values(session: AsyncSession, _at: datetime) -> int:
    return await value_days.roll_up_values(session, time_zone=Environment.read().time_zone)


SWEEPS = (
    Sweep("inventory.look_round", 15, _look_round),
    Sweep("inventory.roll_up_values", 10, _roll_up_values),
)
"""How goods stand against their bounds, and what the days add up to."""
