"""Makers of what belongs to marketing, and what its doors must be told."""

from datetime import timedelta

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from tests.factories.catalog import make_product, make_sku
from tests.factories.marketing import make_batch, make_promotion
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.registry import makes

TERMS = {"kind": "amount_off", "steps": [{"threshold_fen": 10_000, "off_fen": 1_000}]}


def _maker(owner: Owner) -> Actor:
    """The house, working for the merchant whose things are made."""
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    return Actor(SYSTEM.id, merchant_ids=None, place=Place(merchant_id))


@makes("marketing/promotions/{promotion_id}", by_merchant=True)
async def a_promotion(owner: Owner) -> object:
    return await make_promotion(owner.session, _maker(owner))


@makes("marketing/coupon-batches/{batch_id}", by_merchant=True)
async def a_coupon_batch(owner: Owner) -> object:
    return await make_batch(owner.session, _maker(owner), way="code")


@makes("marketing/members/{member_id}", nobodys="members are the platform's, whoever sold to them")
async def a_member_with_coupons(_owner: Owner) -> object:
    """Whoever it is: nobody has any until he takes one."""
    return new_id()


@says("marketing_make_promotion")
async def a_promotion_written(_owner: Owner) -> dict[str, object]:
    now = utc_now()
    begins, ends = now.isoformat(), (now + timedelta(days=1)).isoformat()
    return {"name": "满减", "starts_at": begins, "ends_at": ends, "terms": TERMS}


@says("marketing_edit_promotion")
async def a_promotion_otherwise(owner: Owner) -> dict[str, object]:
    return {**await a_promotion_written(owner), "version": 1}


@says("marketing_make_coupon_batch")
async def a_batch_written(_owner: Owner) -> dict[str, object]:
    now = utc_now()
    begins, ends = now.isoformat(), (now + timedelta(days=1)).isoformat()
    kept = {"name": "优惠券", "kind": "amount", "value": 500, "count_max": 10, "valid_days": 7}
    return {**kept, "take_from": begins, "take_until": ends}


@says("marketing_edit_coupon_batch")
async def a_batch_otherwise(owner: Owner) -> dict[str, object]:
    return {**await a_batch_written(owner), "version": 1}


@says("marketing_try_price")
async def goods_of_ones_own(owner: Owner) -> dict[str, object]:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    product = await make_product(owner.session, merchant_id=merchant_id)
    sku = await make_sku(owner.session, product)
    return {"lines": [{"sku_id": str(sku.id), "quantity": 2}]}


@says("marketing_simulate_promotion")
async def a_promotion_on_past_orders(owner: Owner) -> dict[str, object]:
    now = utc_now()
    return {
        "promotion": await a_promotion_written(owner),
        "placed_from": (now - timedelta(days=30)).isoformat(),
        "placed_below": now.isoformat(),
    }


@says("marketing_send_coupons")
async def to_everybody(_owner: Owner) -> dict[str, object]:
    return {"segment": {}}
