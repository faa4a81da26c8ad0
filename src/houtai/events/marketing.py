"""What happens to offers: promotions that change, coupons that are taken."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class PromotionChanged(Event, name="marketing.promotion_changed", key="promotion_id"):
    """What a promotion asks or gives, or whether it counts, is other than before."""

    promotion_id: UUID
    merchant_id: UUID | None
    """None: the platform's."""
    state: str
    """`draft`, `live`, `paused` or `ended`."""
    at: datetime


@dataclass(frozen=True)
class CouponTaken(Event, name="marketing.coupon_taken", key="member_id"):
    """A member holds one more coupon."""

    coupon_id: UUID
    batch_id: UUID
    member_id: UUID
    at: datetime
