"""Deposits that were written down in a time, of all merchants."""

from datetime import datetime

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.merchants.tables import DepositReceipt


async def deposits_received(session: AsyncSession, first: datetime, until: datetime) -> int:
    """In fen. A row for each payment of a merchant: few, so they are looked through."""
    asked = select(cast(func.coalesce(func.sum(DepositReceipt.amount_fen), 0), BigInteger)).where(
        DepositReceipt.recorded_at >= first, DepositReceipt.recorded_at < until
    )
    found: int | None = await session.scalar(asked)
    return found or 0
