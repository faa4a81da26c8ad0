"""What the people of the house may set of orders: how long they wait, and what is unusual."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.settings import Duration, LineOfText, ListOf, Setting, WholeNumber
from houtai.modules.ordering.rules.risk import Limits

UNPAID = Setting(
    "ordering.unpaid_time",
    kind=Duration(timedelta(minutes=5), timedelta(days=7)),
    default=timedelta(minutes=30),
)
SHIPPING = Setting(
    "ordering.shipping_time",
    kind=Duration(timedelta(hours=1), timedelta(days=30)),
    default=timedelta(hours=48),
)
"""Sellers promise it to buyers; big platforms ask for 48 hours."""
HOLD_AMOUNT = Setting("ordering.hold_amount_fen", kind=WholeNumber(0, 10**12), default=2_000_000)
HOLD_ORDERS = Setting("ordering.hold_orders_an_hour", kind=WholeNumber(0, 1_000), default=20)
HOLD_ACCOUNT_HOURS = Setting("ordering.hold_account_hours", kind=WholeNumber(0, 720), default=0)
HOLD_WORDS: Setting[tuple[str, ...]] = Setting(
    "ordering.hold_address_words", kind=ListOf(LineOfText(40, required=True)), default=()
)


async def unpaid_time(session: AsyncSession) -> timedelta:
    """How long everything is held for a trade that is not paid."""
    return await settings.read(session, UNPAID)


async def shipping_time(session: AsyncSession) -> timedelta:
    """How long after it may be prepared an order must have gone."""
    return await settings.read(session, SHIPPING)


async def limits(session: AsyncSession) -> Limits:
    """What makes somebody look at an order before it is shipped."""
    read: Mapping[str, Any] = {
        "amount_fen": await settings.read(session, HOLD_AMOUNT),
        "orders_an_hour": await settings.read(session, HOLD_ORDERS),
        "account_hours": await settings.read(session, HOLD_ACCOUNT_HOURS),
        "words": await settings.read(session, HOLD_WORDS),
    }
    return Limits(**read)
