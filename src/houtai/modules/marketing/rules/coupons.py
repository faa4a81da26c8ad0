"""Coupons as a price sees them: what a buyer holds, and what each would take off."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from houtai.modules.marketing.rules.kinds.terms import Gain, Miss, Off, Rate, Touched, below
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.rules.shapes import Why


class CouponKind(StrEnum):
    """What `Coupon.value` means: fen, thousandths off, fen off the freight."""

    AMOUNT = "amount"
    PERCENT = "percent"
    FREIGHT = "freight"


@dataclass(frozen=True, slots=True)
class Coupon:
    """One that the buyer holds. One of each merchant and one of the platform's count in a cart."""

    id: UUID
    batch_id: UUID
    member_id: UUID
    merchant_id: UUID | None
    """None: the platform's."""
    name: str
    kind: CouponKind
    threshold_fen: int
    value: int
    cap_fen: int | None
    scope: Scope
    platform_permille: int
    ends_at: datetime

    @property
    def rank(self) -> tuple[datetime, UUID]:
        """Of equally good ones the one that ends first is spent."""
        return (self.ends_at, self.id)

    def gain(self, touched: Touched) -> Gain:
        """What it takes off goods, or why it does not."""
        if touched.pieces == 0:
            return Miss(Why.NO_GOODS)
        if touched.list_fen < self.threshold_fen:
            off_fen = self.value if self.kind is CouponKind.AMOUNT else None
            return below(self.threshold_fen, touched, off_fen=off_fen)
        if self.kind is CouponKind.PERCENT:
            return Rate(self.value, self.cap_fen)
        return Off(self.value)
