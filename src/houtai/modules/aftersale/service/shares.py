"""Before money goes back, whoever shared it out takes back what was shared out of it.

He stands beside this module: the composition hands him in.
"""

from collections.abc import Awaitable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession


class GiveBack(Protocol):
    """Order, refund, and how much of each line; freight under the order's id."""

    def __call__(
        self,
        session: AsyncSession,
        order_id: UUID,
        refund_id: UUID,
        lines: Mapping[UUID, int],
        *,
        at: datetime,
    ) -> Awaitable[None]:
        """In the transaction in which the refund is asked for."""


_asked: list[GiveBack] = []


def know_shares(give_back: GiveBack) -> None:
    """From now on this one is asked."""
    _asked[:] = [give_back]


async def tell(
    session: AsyncSession,
    order_id: UUID,
    refund_id: UUID,
    lines: Mapping[UUID, int],
    *,
    at: datetime,
) -> None:
    """So much of each line goes back now."""
    for give_back in _asked:
        await give_back(session, order_id, refund_id, lines, at=at)
