"""What ordering hears of money, and what the clock brings round."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import (
    PaymentFailed,
    PaymentPromised,
    PaymentSucceeded,
    RefundSucceeded,
)
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.ordering.service import at_door, cancelling, carts, paying


async def take_payments(session: AsyncSession, events: Sequence[PaymentSucceeded]) -> None:
    """Trades are paid; money that none has a use for becomes a case."""
    await paying.take_payments(session, events, at=utc_now())


async def take_promises(session: AsyncSession, events: Sequence[PaymentPromised]) -> None:
    """Trades that are paid at the door are prepared."""
    await at_door.take_promises(session, events, at=utc_now())


async def take_failures(session: AsyncSession, events: Sequence[PaymentFailed]) -> None:
    """What was collected was not what is due."""
    await at_door.take_failures(session, events, at=utc_now())


async def take_refunds(session: AsyncSession, events: Sequence[RefundSucceeded]) -> None:
    """Money of cancelled orders has gone back."""
    await cancelling.take_refunds(session, events, at=utc_now())


SUBSCRIBERS = (
    Subscriber("ordering.payments", (PaymentSucceeded,), take_payments),
    Subscriber("ordering.promises", (PaymentPromised,), take_promises),
    Subscriber("ordering.payment_failures", (PaymentFailed,), take_failures),
    Subscriber("ordering.refunds", (RefundSucceeded,), take_refunds),
)


async def _expire(session: AsyncSession, at: datetime) -> int:
    return await cancelling.expire_due(session, at)


SWEEPS = (
    Sweep("ordering.expire", 1, _expire),
    Sweep("ordering.forget_carts", 3_600, carts.forget),
)
