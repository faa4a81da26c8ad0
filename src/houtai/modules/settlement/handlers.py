"""What settlement hears: orders that are paid, orders whose goods are received."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderPaid, OrderReceived
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.modules.settlement.service import earning


async def take_orders(session: AsyncSession, events: Sequence[OrderPaid | OrderReceived]) -> None:
    """Fees are fixed, and what is earned is booked. Where goods are received before their money is
    collected, it is earned with the money.
    """
    await earning.hear_orders(session, {one.order_id for one in events}, at=utc_now())


SUBSCRIBERS = (Subscriber[Any]("settlement.orders", (OrderPaid, OrderReceived), take_orders),)
