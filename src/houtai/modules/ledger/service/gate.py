"""The gate behind closed days: nothing is dated before it any more."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement


async def shut_until(session: AsyncSession, moment: datetime) -> None:
    """Whatever is written from now on is dated at this moment or later; it only moves on.

    Statements that began before this transaction has ended may not know it yet: ask
    `is_shut` later, before sums of the time before are taken for final.
    """
    await session.execute(statement(__package__, "shut_until"), {"moment": moment})


async def is_shut(session: AsyncSession, moment: datetime) -> bool:
    """Whether the gate stands there, everybody who may not have seen it has ended, and what they
    wrote is summed up.
    """
    found = await session.scalar(statement(__package__, "is_shut"), {"moment": moment})
    return bool(found)
