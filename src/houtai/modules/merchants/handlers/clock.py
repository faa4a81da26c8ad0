"""What the clock brings round: papers that end, deposits to be topped up."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import business_day
from houtai.kit.environment import Environment
from houtai.modules.merchants.service import ending, topping_up


async def fall_due(session: AsyncSession, at: datetime) -> int:
    """End papers whose last day has passed, where the house lives, and warn of others."""
    today = business_day(at, Environment.read().time_zone)
    return await ending.fall_due(session, at=at, today=today)


async def restrict_late(session: AsyncSession, at: datetime) -> int:
    """Whoever did not top up his deposit in time may not sell."""
    return await topping_up.restrict_late(session, at=at)
