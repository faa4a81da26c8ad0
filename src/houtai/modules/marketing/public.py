"""What the house may use of marketing. Names only, no logic."""

from houtai.modules.marketing.queries.coupons import (
    HeldCouponView,
    coupons_named,
    coupons_of,
    free_coupons,
)
from houtai.modules.marketing.queries.limits import usage_of
from houtai.modules.marketing.queries.names import offer_names
from houtai.modules.marketing.queries.promotions import live_offers, offers_named
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.holds import held_in, hold_id, holding, releasing, spending
from houtai.modules.marketing.rules.holds import read as read_holds
from houtai.modules.marketing.rules.holds import written as written_holds
from houtai.modules.marketing.rules.offers import NO_OFFERS, Offer, Offers, offers_from
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.returning import GivenBack
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
    line_of,
)
from houtai.modules.marketing.rules.standing import cuts_earned, gifts_earned
from houtai.modules.marketing.service.asking import ACTS
from houtai.modules.marketing.service.batches import make as make_batch
from houtai.modules.marketing.service.batches import start as start_batch
from houtai.modules.marketing.service.commands import (
    ActVersion,
    MakeBatch,
    MakePromotion,
    StartPromotion,
)
from houtai.modules.marketing.service.coupons import CouponMark, mark_coupons
from houtai.modules.marketing.service.giving_back import Abandoned, give_back
from houtai.modules.marketing.service.price_sheet import TIMED_PRICES
from houtai.modules.marketing.service.promising import prepare_limits
from houtai.modules.marketing.service.promotions import make as make_promotion
from houtai.modules.marketing.service.running import start as start_promotion
from houtai.modules.marketing.service.sales import (
    Given,
    PastLine,
    PastTrade,
    PastTrades,
    know_sales,
)
from houtai.modules.marketing.service.snapshot import offers_now

__all__ = [
    "ACTS",
    "GUEST",
    "LINES_MAX",
    "NO_OFFERS",
    "TIMED_PRICES",
    "Abandoned",
    "ActVersion",
    "Buyer",
    "Coupon",
    "CouponKind",
    "CouponMark",
    "Discount",
    "FreightCoupon",
    "Gift",
    "Given",
    "GivenBack",
    "HeldCouponView",
    "Hold",
    "MakeBatch",
    "MakePromotion",
    "Marks",
    "Note",
    "Offer",
    "OfferLine",
    "Offers",
    "PastLine",
    "PastTrade",
    "PastTrades",
    "Priced",
    "PricedLine",
    "Scope",
    "StartPromotion",
    "Why",
    "coupons_named",
    "coupons_of",
    "cuts_earned",
    "free_coupons",
    "gifts_earned",
    "give_back",
    "held_in",
    "hold_id",
    "holding",
    "know_sales",
    "line_of",
    "live_offers",
    "make_batch",
    "make_promotion",
    "mark_coupons",
    "offer_names",
    "offers_from",
    "offers_named",
    "offers_now",
    "prepare_limits",
    "price",
    "read_holds",
    "releasing",
    "spending",
    "start_batch",
    "start_promotion",
    "usage_of",
    "written_holds",
]
