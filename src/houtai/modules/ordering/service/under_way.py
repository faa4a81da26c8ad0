"""What is under way for an order is called back before the order is given up or changed.

Who sends goods stands above this module and is handed in by the composition. The order's row is
locked when it is asked, so that of calling back and handing over the first one decides.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderChanged
from houtai.kit import eventlog

CallBack: TypeAlias = Callable[[AsyncSession, Sequence[UUID], str, datetime], Awaitable[bool]]
"""Orders, why, when; false if something of them has gone to the carrier. Asked as the house."""

_callers: list[CallBack] = []


def know_shipments(call_back: CallBack) -> None:
    """From now on this one is asked."""
    _callers[:] = [call_back]


async def called_back(
    session: AsyncSession, order_ids: Sequence[UUID], why: str, *, at: datetime
) -> bool:
    """Whether nothing of them is under way any more; without anybody who sends, nothing ever is."""
    for call_back in _callers:
        if not await call_back(session, order_ids, why, at):
            return False
    return True


async def tell_changed(
    session: AsyncSession, order: Row[Any] | Row[UUID, UUID, UUID, str], what: str, *, at: datetime
) -> None:
    """Whoever prepares it begins anew."""
    await eventlog.emit(
        session, OrderChanged(order.id, order.merchant_id, order.member_id, what, at)
    )
