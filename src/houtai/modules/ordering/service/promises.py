"""Until when goods must have gone: the platform's time, or a shorter one that a seller promises."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Case, case
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.ordering.service import policy
from houtai.modules.ordering.tables import Order

OwnPromises: TypeAlias = Callable[
    [AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, timedelta]]
]
"""Of those merchants who promise something of their own."""
_asked: list[OwnPromises] = []


def know_promises(own: OwnPromises) -> None:
    """Who sends goods stands above this module: from now on this one is asked."""
    _asked[:] = [own]


async def ship_by(
    session: AsyncSession, merchant_ids: Collection[UUID], at: datetime
) -> datetime | Case[datetime]:
    """What is written on orders of these merchants that may be prepared now."""
    usual = await policy.shipping_time(session)
    own = await _asked[0](session, merchant_ids) if _asked else {}
    earlier = {merchant_id: at + time for merchant_id, time in own.items() if time < usual}
    if not earlier:
        return at + usual
    return case(earlier, value=Order.merchant_id, else_=at + usual)
