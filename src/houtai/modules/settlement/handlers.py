"""What settlement hears: orders that are paid, orders whose goods are received; and what the clock
brings round: bills to be made, bills about which nobody said anything in time.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderPaid, OrderReceived
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.settlement.service import agreeing, billing, earning


async def take_orders(session: AsyncSession, events: Sequence[OrderPaid | OrderReceived]) -> None:
    """Fees are fixed, and what is earned is booked. Where goods are received before their money is
    collected, it is earned with the money.
    """
    await earning.hear_orders(session, {one.order_id for one in events}, at=utc_now())


SUBSCRIBERS = (Subscriber[Any]("settlement.orders", (OrderPaid, OrderReceived), take_orders),)


async def _make_bills(session: AsyncSession, at: datetime) -> int:
    return await billing.make_due(session, at, time_zone=Environment.read().time_zone)


async def _confirm_bills(session: AsyncSession, at: datetime) -> int:
    return await agreeing.confirm_due(session, at=at)


SWEEPS = [
    Sweep("settlement.make_bills", 60, _make_bills),
    Sweep("settlement.confirm_bills", 30, _confirm_bills),
]
