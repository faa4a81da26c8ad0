"""What the clock does with days: those that are asked for are closed, due ones are asked for."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.environment import Environment
from houtai.kit.sweeps import Sweep
from houtai.modules.finance.service import closing


async def _carry_out(session: AsyncSession, at: datetime) -> int:
    return await closing.carry_out(session, at=at, time_zone=Environment.read().time_zone)


async def _ask(session: AsyncSession, at: datetime) -> int:
    return await closing.ask_by_clock(session, at=at, time_zone=Environment.read().time_zone)


DAY_SWEEPS = (
    Sweep("finance.close_days", 15, _carry_out),
    Sweep("finance.ask_for_days", 600, _ask),
)
