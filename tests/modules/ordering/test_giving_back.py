"""Offers of paid orders that are given up: shares of budgets, limits and coupons, to the fen."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import settings
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.public import Hold
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.offers import Limits, Offers
from houtai.modules.marketing.service import giving_back
from houtai.modules.marketing.tables import MemberCoupon
from houtai.modules.ordering.rules.giving_back import Part, given_up, still_out
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView
from tests.factories.marketing import cross_amount_off, make_promotion
from tests.factories.ordering import (
    NOON,
    breaches_in,
    give_coupon,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)


async def offers_of(session, promotion_id):
    return Offers([one for one in await live_offers(session) if one.id == promotion_id])


async def bought(session, who, *wanted, agreed_fen, offers):
    """Placed and paid."""
    (placed,) = await place(session, placement(who, *wanted, agreed_fen=agreed_fen), offers=offers)
    assert isinstance(placed, PlacedView), placed
    await pay(session, placed, who)
    return placed


async def given_up_order(session, trade, merchant_id):
    order = next(one for one in await orders_of(session, trade) if one.merchant_id == merchant_id)
    await cancelling.cancel_order(session, order.id, By("staff", SYSTEM.id), at=NOON)


async def left_of(session, promotion_id, kind=accounts.BUDGET, unit=accounts.FEN):
    key = accounts.of_promotion(kind, unit, promotion_id, accounts.PLATFORM)
    return (await ledger.totals_now(session, SYSTEM, [key.id]))[key.id].free


async def test_each_of_two_orders_gives_back_just_its_share_of_a_budget(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=6_667)
    cup = await make_good(session, price_fen=3_334, merchant_id=other)
    promotion_id = await make_promotion(
        session,
        live=True,
        owner="platform",
        terms=cross_amount_off((10_000, 1_000)),
        limits=Limits(budget_fen=5_000, uses=10),
        platform_permille=500,
    )
    offers = await offers_of(session, promotion_id)
    trade = await bought(session, who, (tea, 1), (cup, 1), agreed_fen=9_001, offers=offers)
    assert await left_of(session, promotion_id) == 4_000
    uses = {"kind": accounts.LIMIT, "unit": accounts.ORDERS}
    await given_up_order(session, trade, SELF_RUN_ID)
    mine = await left_of(session, promotion_id)
    assert mine == 4_000 + 667
    assert await left_of(session, promotion_id, **uses) == 9
    await given_up_order(session, trade, other)
    assert await left_of(session, promotion_id) == 5_000
    assert await left_of(session, promotion_id, **uses) == 10
    assert await breaches_in(session) == {}


async def test_a_limit_per_person_is_free_again_and_can_be_raised_after(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    flash = KINDS["timed_price"].model_validate({"pay_permille": 500})
    promotion_id = await make_promotion(
        session, live=True, terms=flash, limits=Limits(per_person=2)
    )
    offers = await offers_of(session, promotion_id)
    for _ in range(3):
        trade = await bought(session, who, (tea, 2), agreed_fen=10_000, offers=offers)
        await given_up_order(session, trade, SELF_RUN_ID)
    await bought(session, who, (tea, 2), agreed_fen=10_000, offers=offers)
    wish = placement(who, (tea, 1), agreed_fen=5_000)
    (refused,) = await place(session, wish, offers=offers)
    assert refused.fields["payable_fen"] == 10_000
    assert await breaches_in(session) == {}


async def test_a_coupon_comes_back_with_the_last_order_that_has_something_of_it(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=6_000)
    cup = await make_good(session, price_fen=4_000, merchant_id=other)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    trade = await bought(session, who, (tea, 1), (cup, 1), agreed_fen=9_000, offers=Offers([]))
    state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    await given_up_order(session, trade, other)
    assert await session.scalar(state) == "used"
    await given_up_order(session, trade, SELF_RUN_ID)
    assert await session.scalar(state) == "free"
    (again,) = await place(session, placement(who, (tea, 2), agreed_fen=11_000))
    assert isinstance(again, PlacedView), again
    assert await session.scalar(state) == "held"
    assert await breaches_in(session) == {}


@pytest.mark.parametrize(("days", "left"), [(0, 7), (30, 30)])
async def test_what_comes_back_keeps_its_time_or_gets_some_days(session, monkeypatch, days, left):
    answers = {giving_back.GIVE_BACK: True, giving_back.LONGER: days}
    read = settings.read

    async def set_otherwise(session, setting):
        return answers[setting] if setting in answers else await read(session, setting)

    monkeypatch.setattr(settings, "read", set_otherwise)
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    trade = await bought(session, who, (tea, 1), agreed_fen=9_000, offers=Offers([]))
    await given_up_order(session, trade, SELF_RUN_ID)
    ends_at = select(MemberCoupon.ends_at).where(MemberCoupon.id == coupon_id)
    assert await session.scalar(ends_at) == NOON + timedelta(days=left)


async def test_where_the_setting_says_so_a_coupon_stays_used(session, monkeypatch):
    read = settings.read

    async def set_otherwise(session, setting):
        return False if setting is giving_back.GIVE_BACK else await read(session, setting)

    monkeypatch.setattr(settings, "read", set_otherwise)
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    trade = await bought(session, who, (tea, 1), agreed_fen=9_000, offers=Offers([]))
    await given_up_order(session, trade, SELF_RUN_ID)
    state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    assert await session.scalar(state) == "used"


def a_hold(kind, amount=1, home_id=accounts.PLATFORM, sku_id=None):
    return Hold(kind, new_id(), home_id, amount, sku_id)


def test_what_stands_on_no_line_comes_back_with_the_last_order_of_who_offers_it():
    shop, other = new_id(), new_id()
    first, second = new_id(), new_id()
    gift, freight = a_hold("uses", home_id=shop), a_hold("coupon")
    parts = [Part(first, shop, stands=False), Part(second, other, stands=True)]
    back = given_up([gift, freight], first, parts, {}, {})
    assert [(one.hold, one.amount) for one in back] == [(gift, 1)]
    parts = [Part(first, shop, stands=False), Part(second, other, stands=False)]
    back = given_up([freight], second, parts, {}, {})
    assert [one.hold for one in back] == [freight]
    assert still_out([gift, freight], back) == (gift,)
