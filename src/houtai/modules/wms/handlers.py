"""What the clock brings round in the warehouse."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sweeps import Sweep
from houtai.modules.wms.service import here, sites


async def _follow(session: AsyncSession, at: datetime) -> int:
    return await sites.follow(session, at=at)


async def _forget(session: AsyncSession, at: datetime) -> int:
    return await here.forget_scans(session, at=at)


SWEEPS = (Sweep("wms.follow", 5, _follow), Sweep("wms.forget_scans", 3_600, _forget))
