"""What people may do to stock on their own, and when the house speaks up; set on the settings."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.clock import business_day
from houtai.kit.environment import Environment
from houtai.modules.inventory.rules.alerts import Limits
from houtai.modules.inventory.rules.documents import Bounds

PIECES = settings.Setting(
    "inventory.adjustment_pieces_max", kind=settings.WholeNumber(0, 1_000_000), default=50
)
VALUE_YUAN = settings.Setting(
    "inventory.adjustment_value_yuan_max", kind=settings.WholeNumber(0, 10_000_000), default=2_000
)
LOW = settings.Setting("inventory.low_quantity", kind=settings.WholeNumber(0, 1_000_000), default=5)
OVER = settings.Setting(
    "inventory.over_quantity", kind=settings.WholeNumber(0, 10_000_000), default=0
)
AGEING = settings.Setting("inventory.ageing_days", kind=settings.WholeNumber(0, 3_650), default=180)
NEAR_EXPIRY = settings.Setting(
    "inventory.near_expiry_days", kind=settings.WholeNumber(0, 3_650), default=30
)


async def bounds(session: AsyncSession) -> Bounds:
    """Up to where an adjustment needs nobody's agreement."""
    return Bounds(
        pieces=await settings.read(session, PIECES),
        value_fen=await settings.read(session, VALUE_YUAN) * 100,
    )


async def usual_limits(session: AsyncSession) -> Limits:
    """The limits of goods for which nobody has set any."""
    low = await settings.read(session, LOW)
    over = await settings.read(session, OVER)
    ageing = await settings.read(session, AGEING)
    near_expiry = await settings.read(session, NEAR_EXPIRY)
    return Limits(
        low_quantity=low,
        over_quantity=over,
        ageing_days=ageing,
        near_expiry_days=near_expiry,
    )


def business_today(at: datetime) -> date:
    """The day that it is then where the house does business."""
    return business_day(at, Environment.read().time_zone)
