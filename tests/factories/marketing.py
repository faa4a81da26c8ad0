"""Makes offers, lines and coupons for prices, and promotions that stand in the database."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import name_id, new_id
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.kinds.amount_off import AmountOff, CrossAmountOff
from houtai.modules.marketing.rules.kinds.terms import Terms
from houtai.modules.marketing.rules.offers import Offer
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.rules.shapes import OfferLine
from houtai.modules.marketing.service import batches, commands, promotions, running

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
            "name": terms.kind,
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


async def make_promotion(
    session: AsyncSession, actor: Actor = SYSTEM, *, live: bool = False, **changes: Any
) -> UUID:
    """A draft of the platform's own shop, or one that is live: ten yuan off one hundred."""
    command = commands.MakePromotion(
        **{
            "name": "满100减10",
            "starts_at": NOON - timedelta(days=1),
            "ends_at": NOON + timedelta(days=365),
            "terms": amount_off((10_000, 1_000)),
            **changes,
        }
    )
    promotion_id = await promotions.make(session, actor, command, at=NOON)
    if live:
        start = commands.StartPromotion(version=1)
        await running.start(session, actor, promotion_id, start, at=NOON)
    return promotion_id


async def make_batch(
    session: AsyncSession, actor: Actor = SYSTEM, *, live: bool = False, **changes: Any
) -> UUID:
    """A draft of the platform's own shop, or one that is live: ten coupons, one for each."""
    command = commands.MakeBatch(
        **{
            "name": "满100减10",
            "kind": "amount",
            "threshold_fen": 10_000,
            "value": 1_000,
            "count_max": 10,
            "take_from": NOON - timedelta(days=1),
            "take_until": NOON + timedelta(days=365),
            "valid_days": 30,
            **changes,
        }
    )
    batch_id = await batches.make(session, actor, command, at=NOON)
    if live:
        act = commands.ActVersion(version=1)
        await batches.start(session, actor, batch_id, act, at=NOON)
    return batch_id
