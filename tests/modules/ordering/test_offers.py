"""Orders with promotions and coupons: what was taken off, who bears it, what is held and spent."""

from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.public import Offers
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules.offers import Limits
from houtai.modules.marketing.tables import MemberCoupon
from houtai.modules.ordering.queries.own_orders import own_order
from houtai.modules.ordering.queries.trades import one_trade
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.commands import Checkout, WantedLine
from houtai.modules.ordering.service.moving import HOUSE
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.service.previewing import preview
from houtai.modules.ordering.tables import Line, LineDiscount, Trade
from tests.factories.logistics import make_freight_template
from tests.factories.marketing import amount_off, an_offer, cross_amount_off, make_promotion
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


async def test_a_reduction_over_two_shops_falls_on_the_lines_of_both_exactly(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=6_667)
    cup = await make_good(session, price_fen=3_334, merchant_id=other)
    offer = an_offer(cross_amount_off((10_000, 1_000)), merchant_id=None, platform_permille=500)
    wish = placement(who, (tea, 1), (cup, 1), agreed_fen=9_001)
    (placed,) = await place(session, wish, offers=Offers([offer]))
    assert isinstance(placed, PlacedView), placed
    discounts = (
        await session.scalars(select(LineDiscount).where(LineDiscount.member_id == who.member_id))
    ).all()
    assert sum(one.fen for one in discounts) == 1_000
    assert all(one.platform_fen + one.merchant_fen == one.fen for one in discounts)
    assert {one.offer_id for one in discounts} == {offer.id}
    lines = (await session.scalars(select(Line).where(Line.member_id == who.member_id))).all()
    assert sum(one.payable_fen for one in lines) == 9_001
    shown = await one_trade(session, placed.trade_id)
    assert [(one.offer_id, one.applied) for one in shown.explained] == [(offer.id, True)]
    assert await breaches_in(session) == {}


async def test_d6_a_threshold_counts_exactly_at_its_value(session):
    who = await make_shopper(session)
    offers = Offers([an_offer(amount_off((10_000, 500)), merchant_id=SELF_RUN_ID)])
    below, exact = await make_good(session, price_fen=9_999), await make_good(session, price_fen=1)
    wishes = [
        placement(who, (below, 1), agreed_fen=9_999),
        placement(who, (below, 1), (exact, 1), agreed_fen=9_500),
    ]
    answers = await place(session, *wishes, offers=offers)
    assert [type(one) for one in answers] == [PlacedView, PlacedView]


async def test_a_limit_per_person_holds_for_devices_that_order_at_once(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    offer = an_offer(
        amount_off((10_000, 500)), merchant_id=SELF_RUN_ID, limits=Limits(per_person=1)
    )
    wishes = [placement(who, (tea, 1), agreed_fen=9_500) for _ in range(5)]
    answers = await place(session, *wishes, offers=Offers([offer]))
    assert [isinstance(one, PlacedView) for one in answers] == [True] + [False] * 4
    assert {one.code for one in answers[1:]} == {"ordering.offer_used_up"}
    (later,) = await place(
        session, placement(who, (tea, 1), agreed_fen=9_500), offers=Offers([offer])
    )
    assert later.code == "ordering.price_changed"
    assert later.fields["payable_fen"] == 10_000


async def test_a_limit_is_free_again_when_the_trade_is_given_up(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    offer = an_offer(
        amount_off((10_000, 500)), merchant_id=SELF_RUN_ID, limits=Limits(per_person=1)
    )
    for _ in range(2):
        (placed,) = await place(
            session, placement(who, (tea, 1), agreed_fen=9_500), offers=Offers([offer])
        )
        await cancelling.cancel_trade(session, placed.trade_id, HOUSE, at=NOON)
    assert await breaches_in(session) == {}


async def test_d7_one_coupon_pays_for_one_of_two_checkouts(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    wishes = [placement(who, (tea, 1), agreed_fen=9_000, coupon_ids=[coupon_id]) for _ in range(2)]
    first, second = await place(session, *wishes)
    assert isinstance(first, PlacedView), first
    assert second.code == "ordering.offer_used_up"
    assert second.fields["what"] == "coupon"
    state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    assert await session.scalar(state) == "held"
    await pay(session, first, who)
    assert await session.scalar(state) == "used"
    assert await breaches_in(session) == {}


async def test_a_coupon_is_free_again_when_the_trade_is_given_up(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    for _ in range(2):
        (placed,) = await place(session, placement(who, (tea, 1), agreed_fen=9_000))
        assert isinstance(placed, PlacedView), placed
        await cancelling.cancel_trade(session, placed.trade_id, HOUSE, at=NOON)
    state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    assert await session.scalar(state) == "free"


async def test_anothers_coupon_is_no_ones_to_use(session):
    who, other = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, other, threshold_fen=10_000, value=1_000)
    (answer,) = await place(
        session, placement(who, (tea, 1), agreed_fen=9_000, coupon_ids=[coupon_id])
    )
    assert answer.code == "ordering.coupon_unusable"


async def test_a_coupon_for_freight_takes_off_freight_alone(session):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=merchant_id)
    await make_freight_template(session, merchant_id=merchant_id)
    coupon_id = await give_coupon(session, who, kind="freight", threshold_fen=0, value=5_000)
    (placed,) = await place(session, placement(who, (tea, 1), agreed_fen=10_000))
    assert isinstance(placed, PlacedView), placed
    (order,) = await orders_of(session, placed)
    assert order.freight_fen == order.freight_off_fen > 0
    state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    assert await session.scalar(state) == "held"


async def test_what_offers_give_costs_nothing_waits_for_nobody(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=1_000)
    offer = an_offer(amount_off((1_000, 1_000)), merchant_id=SELF_RUN_ID)
    (placed,) = await place(session, placement(who, (tea, 1), agreed_fen=0), offers=Offers([offer]))
    assert (placed.state, placed.payable_fen) == ("paid", 0)
    assert (await session.get(Trade, placed.trade_id)).state == "paid"


async def test_what_is_held_stands_in_the_ledger_under_the_trade(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    (placed,) = await place(session, placement(who, (tea, 1), agreed_fen=9_000))
    entries = await ledger.transfers_of_document(session, SYSTEM, placed.trade_id, limit=10)
    assert sorted(one.reason for one in entries) == ["order.place", "order.place"]


async def test_an_offers_english_name_goes_with_it_to_all_that_a_buyer_reads(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=6_000)
    named = {"name": "满50减5", "name_en": "5 off 50", "terms": amount_off((5_000, 500))}
    promotion_id = await make_promotion(session, live=True, **named)
    offers = Offers(await live_offers(session))
    asked = Checkout(lines=[WantedLine(sku_id=tea, quantity=1)])
    shown = await preview(session, who.member_id, asked, offers, at=NOON)
    assert [(one.name, one.name_en) for one in shown.explained] == [("满50减5", "5 off 50")]
    (off,) = shown.shops[0].lines[0].discounts
    assert (off.offer_id, off.name_en) == (promotion_id, "5 off 50")
    (trade,) = await place(session, placement(who, (tea, 1), agreed_fen=5_500), offers=offers)
    (order,) = await orders_of(session, trade)
    own = await own_order(session, who.member_id, order.id, at=NOON)
    assert [(one.name, one.name_en) for one in own.discounts] == [("满50减5", "5 off 50")]
    # What was written down before offers had two names is shown by the one that it has.
    kept = await session.get(Trade, trade.trade_id)
    (note,) = kept.explained["notes"]
    kept.explained = {"notes": [{key: note[key] for key in note.keys() - {"name_en"}}]}
    await session.flush()
    own = await own_order(session, who.member_id, order.id, at=NOON)
    assert [(one.name, one.name_en) for one in own.discounts] == [("满50减5", "")]
