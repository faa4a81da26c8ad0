"""What finance asks of reconciliation: the composition hands in who knows it."""

from collections.abc import Awaitable, Callable
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

OpenSums = Callable[[AsyncSession, date], Awaitable[int]]
"""What differences of a day that nobody has handled come to, surpluses and shortfalls added up."""

_known: list[OpenSums] = []


def know_reconciliation(asked: OpenSums) -> None:
    """From now on this one is asked."""
    _known[:] = [asked]


async def unreconciled_fen(session: AsyncSession, day: date) -> int | None:
    """None as long as nobody knows."""
    return await _known[0](session, day) if _known else None
