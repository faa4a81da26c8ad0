"""How long each party has, and until when something may be asked for."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.settings import Duration, Setting

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

WINDOW = Setting("aftersale.window", kind=Duration(_DAY, 365 * _DAY), default=15 * _DAY)
"""So long after an order was completed something may still be asked for."""
ANSWER = Setting("aftersale.seller_answers", kind=Duration(_HOUR, 30 * _DAY), default=2 * _DAY)
CHOOSE = Setting("aftersale.buyer_chooses", kind=Duration(_HOUR, 30 * _DAY), default=3 * _DAY)
APPEAL = Setting("aftersale.buyer_appeals", kind=Duration(_HOUR, 30 * _DAY), default=7 * _DAY)
SEND = Setting("aftersale.buyer_sends", kind=Duration(_HOUR, 30 * _DAY), default=7 * _DAY)
RECEIVE = Setting("aftersale.seller_receives", kind=Duration(_DAY, 60 * _DAY), default=10 * _DAY)
PAY_EXTRA = Setting("aftersale.buyer_pays_extra", kind=Duration(_HOUR, 30 * _DAY), default=3 * _DAY)
TURN_BACK = Setting("aftersale.parcel_turns_back", kind=Duration(_DAY, 30 * _DAY), default=7 * _DAY)
INSPECT = Setting("aftersale.seller_inspects", kind=Duration(_HOUR, 30 * _DAY), default=3 * _DAY)

_BY_STATE: Mapping[str, Setting[timedelta]] = {
    "applied": ANSWER,
    "proposed": CHOOSE,
    "rejected": APPEAL,
    "to_send": SEND,
    "returning": RECEIVE,
    "arrived": INSPECT,
    "intercepting": TURN_BACK,
}


async def due_at(session: AsyncSession, state: str, at: datetime) -> datetime | None:
    """When a case that comes into this state now moves by itself; None: it never does."""
    setting = _BY_STATE.get(state)
    return None if setting is None else at + await settings.read(session, setting)


async def pays_extra(session: AsyncSession) -> timedelta:
    """So long the buyer has to pay what other goods cost more."""
    return await settings.read(session, PAY_EXTRA)


async def window(session: AsyncSession) -> timedelta:
    """So long after it was completed an order may still be settled."""
    return await settings.read(session, WINDOW)
