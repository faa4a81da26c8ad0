"""HTTP doors of marketing: those who make offers, and those who take them."""

from houtai.modules.marketing.api.counts import console as counts
from houtai.modules.marketing.api.coupons import console as coupons
from houtai.modules.marketing.api.promotions import console as promotions
from houtai.modules.marketing.api.shop import offers, shop

__all__ = ["console", "offers", "shop"]

console = [counts, promotions, coupons]
