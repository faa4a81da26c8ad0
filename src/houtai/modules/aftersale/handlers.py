"""What cases hear: money that is back or is not, goods that go, and what the clock brings round."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderShipped
from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.aftersale.service import ending, falling_due


async def take_refunds(
    session: AsyncSession, events: Sequence[RefundSucceeded | RefundFailed]
) -> None:
    """Cases whose money is back come to their end."""
    await ending.hear_refunds(session, events, at=utc_now())


async def take_shipped(session: AsyncSession, events: Sequence[OrderShipped]) -> None:
    """Goods went while something was asked about them."""
    await falling_due.note_shipped(session, {one.order_id for one in events}, at=utc_now())


SUBSCRIBERS = (
    Subscriber[Any]("aftersale.refunds", (RefundSucceeded, RefundFailed), take_refunds),
    Subscriber("aftersale.shipped", (OrderShipped,), take_shipped),
)


async def _fall_due(session: AsyncSession, at: datetime) -> int:
    return await falling_due.fall_due(session, at)


SWEEPS = (Sweep("aftersale.fall_due", 20, _fall_due),)
