"""What the clock brings round: violations about which their merchants said nothing in time."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sweeps import Sweep
from houtai.modules.violations.service import deciding


async def _expire(session: AsyncSession, at: datetime) -> int:
    return await deciding.expire_due(session, at=at)


SWEEPS = [Sweep("violations.expire", 30, _expire)]
