"""Makes offers, lines and coupons for prices, and promotions that stand in the database."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from houtai.kit.ids import name_id, new_id
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.kinds.amount_off import AmountOff, CrossAmountOff
from houtai.modules.marketing.rules.kinds.terms import Terms
from houtai.modules.marketing.rules.offers import Offer
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.rules.shapes import OfferLine

NOON = datetime(2026, 11, 11, 4, tzinfo=UTC)
BUYER_ID = name_id("tests", "buyer")


def shop_id(number: int) -> UUID:
    """A merchant by number."""
    return name_id("tests", "merchant", str(number))


def product_id(number: int) -> UUID:
    """A product by number."""
    return name_id("tests", "product", str(number))


def sku_id(number: int) -> UUID:
    """A SKU by number."""
    return name_id("tests", "sku", str(number))


def category_id(number: int) -> UUID:
    """A category by number."""
    return name_id("tests", "category", str(number))


def a_line(key: int = 0, fen: int = 10_000, quantity: int = 1, **changes: Any) -> OfferLine:
    """A line of the first shop; each key is a product of its own."""
    return OfferLine(
        **{
            "key": key,
            "sku_id": sku_id(key),
            "product_id": product_id(key),
            "merchant_id": shop_id(0),
            "category_path": (),
            "brand_id": None,
            "quantity": quantity,
            "list_fen": fen,
            **changes,
        }
    )


def an_offer(terms: Terms, **changes: Any) -> Offer:
    """An offer of the first shop on everything, live at noon."""
    return Offer(
        **{
            "id": new_id(),
            "merchant_id": shop_id(0),
            "name": terms.code,
            "terms": terms,
            "scope": Scope(),
            "starts_at": NOON - timedelta(days=1),
            "ends_at": NOON + timedelta(days=1),
            **changes,
        }
    )


def amount_off(*steps: tuple[int, int], **changes: Any) -> AmountOff:
    """满减 by pairs of threshold and amount."""
    written = [{"threshold_fen": one, "off_fen": off} for one, off in steps]
    return AmountOff.model_validate({"steps": written, **changes})


def cross_amount_off(*steps: tuple[int, int], **changes: Any) -> CrossAmountOff:
    """跨店满减 by pairs of threshold and amount."""
    written = [{"threshold_fen": one, "off_fen": off} for one, off in steps]
    return CrossAmountOff.model_validate({"steps": written, **changes})


def a_coupon(**changes: Any) -> Coupon:
    """The buyer's: ten yuan off one hundred, of the platform, for everything."""
    return Coupon(
        **{
            "id": new_id(),
            "batch_id": new_id(),
            "member_id": BUYER_ID,
            "merchant_id": None,
            "name": "ten off",
            "kind": CouponKind.AMOUNT,
            "threshold_fen": 10_000,
            "value": 1_000,
            "cap_fen": None,
            "scope": Scope(),
            "platform_permille": 1_000,
            "ends_at": NOON + timedelta(days=1),
            **changes,
        }
    )
