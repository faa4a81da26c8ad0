"""What the clock brings round: letters and calls that are due, and what is old."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.notices.handlers.sending import enqueue_all
from houtai.modules.notices.service import calling, inbox


async def wake(session: AsyncSession, _at: datetime) -> int:
    """Put the senders to work when something is due; never asks to be called again at once."""
    await enqueue_all(session)
    return 0


async def give_up(session: AsyncSession, at: datetime) -> int:
    """End calls that nobody could make for days."""
    return await calling.give_up(session, at)


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete old messages, letters and calls, in bites."""
    return await inbox.forget(session, at)
