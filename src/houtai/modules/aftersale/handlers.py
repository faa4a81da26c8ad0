"""What cases hear: money that is back or is not, goods that go, and what the clock brings round."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import InterceptionAnswered, ParcelMoved, ParcelSigned
from houtai.events.ordering import OrderCancelled, OrderShipped
from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.aftersale.service import ending, falling_due, goods, intercepting, resending


async def take_refunds(
    session: AsyncSession, events: Sequence[RefundSucceeded | RefundFailed]
) -> None:
    """Cases whose money is back come to their end."""
    await ending.hear_refunds(session, events, at=utc_now())


async def take_shipped(session: AsyncSession, events: Sequence[OrderShipped]) -> None:
    """Goods went while something was asked about them."""
    await falling_due.note_shipped(session, {one.order_id for one in events}, at=utc_now())


async def take_resent(
    session: AsyncSession, events: Sequence[OrderShipped | OrderCancelled]
) -> None:
    """What goes out for cases has gone, or will not go."""
    await resending.hear_orders(session, events, at=utc_now())


async def take_parcels(
    session: AsyncSession, events: Sequence[InterceptionAnswered | ParcelMoved | ParcelSigned]
) -> None:
    """Parcels that were asked back turn back, or reach their receivers."""
    await intercepting.hear(session, events, at=utc_now())


async def take_returns(
    session: AsyncSession, events: Sequence[ReturnArrived | ReturnInspected]
) -> None:
    """Goods are back, or were looked at."""
    await goods.hear(session, events, at=utc_now())


SUBSCRIBERS = (
    Subscriber[Any]("aftersale.refunds", (RefundSucceeded, RefundFailed), take_refunds),
    Subscriber[Any]("aftersale.goods", (ReturnArrived, ReturnInspected), take_returns),
    Subscriber[Any](
        "aftersale.parcels", (InterceptionAnswered, ParcelMoved, ParcelSigned), take_parcels
    ),
    Subscriber("aftersale.shipped", (OrderShipped,), take_shipped),
    Subscriber[Any]("aftersale.resent", (OrderShipped, OrderCancelled), take_resent),
)


async def _fall_due(session: AsyncSession, at: datetime) -> int:
    return await falling_due.fall_due(session, at)


SWEEPS = (Sweep("aftersale.fall_due", 20, _fall_due),)
