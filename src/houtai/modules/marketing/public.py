"""What the house may use of marketing. Names only, no logic."""

from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.holds import held_in, hold_id, holding, releasing, spending
from houtai.modules.marketing.rules.holds import read as read_holds
from houtai.modules.marketing.rules.holds import written as written_holds
from houtai.modules.marketing.rules.offers import NO_OFFERS, Offer, Offers, offers_from
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import (
    GUEST,
    LINES_MAX,
    Buyer,
    Discount,
    FreightCoupon,
    Gift,
    Hold,
    Note,
    OfferLine,
    Priced,
    PricedLine,
    Why,
)

__all__ = [
    "GUEST",
    "LINES_MAX",
    "NO_OFFERS",
    "Buyer",
    "Coupon",
    "CouponKind",
    "Discount",
    "FreightCoupon",
    "Gift",
    "Hold",
    "Marks",
    "Note",
    "Offer",
    "OfferLine",
    "Offers",
    "Priced",
    "PricedLine",
    "Scope",
    "Why",
    "held_in",
    "hold_id",
    "holding",
    "offers_from",
    "price",
    "read_holds",
    "releasing",
    "spending",
    "written_holds",
]
