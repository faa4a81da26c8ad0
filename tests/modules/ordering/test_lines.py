"""Goods of an order are changed: before it is paid the trade is priced again, after that just the
share of what is taken out goes back, and what is added is a trade of its own.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.modules.marketing.public import NO_OFFERS, Offers
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.marketing.rules.offers import Limits
from houtai.modules.ordering.queries.orders import OrderUnknown, lines_of, story_of
from houtai.modules.ordering.rules.relining import Cut, SoldLine, kept_of
from houtai.modules.ordering.service import cancelling, lines, repricing
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView, SoldOut
from houtai.modules.ordering.service.requoting import OtherShop, SumWouldGrow
from houtai.modules.ordering.tables import Trade
from houtai.modules.payments.queries.payments import payments_of
from houtai.modules.payments.tables import Refund
from tests.factories.inventory import holdings
from tests.factories.marketing import amount_off, an_offer, make_promotion
from tests.factories.ordering import (
    NOON,
    breaches_in,
    give_coupon,
    make_bundle,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
    place,
    placement,
    promise_at_door,
)

STAFF = By("staff", SYSTEM.id)


async def changed(session, order, *wanted, offers=NO_OFFERS, actor=SYSTEM):
    command = lines.ChangeLines(
        version=order.version,
        lines=[
            lines.LineWish(sku_id=sku_id, quantity=quantity, is_gift=bool(of_gifts))
            for sku_id, quantity, *of_gifts in wanted
        ],
    )
    seen = await lines.preview(session, actor, order.id, command, offers, at=NOON)
    done = await lines.change(session, actor, order.id, command, offers, at=NOON)
    assert done.model_copy(update={"extra_trade_id": None}) == seen
    return done


async def order_of(session, trade, merchant_id=SELF_RUN_ID):
    return next(one for one in await orders_of(session, trade) if one.merchant_id == merchant_id)


async def bought(session, order):
    found = await lines_of(session, [order.id])
    return {one.sku_id: (one.quantity, one.payable_fen) for one in found[order.id]}


async def refunds_of(session, trade):
    found = await session.scalars(
        select(Refund.amount_fen).where(Refund.trade_id == trade.trade_id).order_by(Refund.id)
    )
    return found.all()


async def test_before_it_is_paid_the_trade_is_priced_again_and_holds_move_with_it(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, left=3), await make_good(session, price_fen=300, left=5)
    trade = await make_trade(session, who, (tea, 3), agreed_fen=3_000)
    order = await order_of(session, trade)
    view = await changed(session, order, (tea, 2), (cup, 1))
    assert (view.trade_payable_before_fen, view.trade_payable_fen) == (3_000, 2_300)
    order = await order_of(session, trade)
    assert (order.payable_fen, order.pieces_count) == (2_300, 3)
    assert await bought(session, order) == {tea: (2, 2_000), cup: (1, 300)}
    assert (await holdings(session, tea))["locked"] == 2
    assert (await holdings(session, cup))["locked"] == 1
    assert (await session.get(Trade, trade.trade_id)).payable_fen == 2_300
    assert await breaches_in(session) == {}
    await pay(session, trade.model_copy(update={"payable_fen": 2_300}), who)
    assert (await holdings(session, tea))["sales.sold"] == 2
    assert (await order_of(session, trade)).payment == "paid"
    assert await breaches_in(session) == {}


async def test_the_last_pieces_may_stay_where_they_are(session):
    """What is given back and what is wanted are one chain: nothing is free in between."""
    who = await make_shopper(session)
    cup = await make_good(session, price_fen=500, left=4)
    box = await make_bundle(session, {cup: 2}, price_fen=1_000)
    trade = await make_trade(session, who, (box, 2), agreed_fen=2_000)
    order = await order_of(session, trade)
    await changed(session, order, (box, 1), (cup, 2))
    assert (await holdings(session, cup))["locked"] == 4
    order = await order_of(session, trade)
    with pytest.raises(SoldOut):
        await changed(session, order, (box, 0), (cup, 5), offers=half_off())
    assert (await holdings(session, cup))["locked"] == 4
    assert await breaches_in(session) == {}


def half_off():
    return Offers([an_offer(amount_off((2_000, 1_500)), merchant_id=SELF_RUN_ID)])


async def test_nobody_is_asked_for_more_than_he_agreed_to(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    order = await order_of(session, trade)
    with pytest.raises(SumWouldGrow) as told:
        await changed(session, order, (tea, 2))
    assert told.value.fields["more_fen"] == 1_000
    # Lowered first by its seller it fits.
    price = repricing.ChangePrice(version=order.version, adjust_fen=-500)
    await repricing.change_price(session, SYSTEM, order.id, price, at=NOON)
    cheap = await make_good(session, price_fen=400)
    order = await order_of(session, trade)
    with pytest.raises(SumWouldGrow):
        await changed(session, order, (cheap, 1))


async def test_what_the_seller_took_off_a_line_goes_with_its_pieces(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, left=5), await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 3), (cup, 1), agreed_fen=4_000)
    order = await order_of(session, trade)
    price = repricing.ChangePrice(version=order.version, adjust_fen=-400)
    await repricing.change_price(session, SYSTEM, order.id, price, at=NOON)
    await changed(session, await order_of(session, trade), (tea, 1))
    order = await order_of(session, trade)
    assert (order.adjust_fen, order.payable_fen) == (-200, 1_800)
    assert await breaches_in(session) == {}


async def test_a_threshold_that_is_missed_now_gives_its_coupon_back(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=6_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    wish = placement(who, (tea, 2), agreed_fen=11_000, coupon_ids=[coupon_id])
    (trade,) = await place(session, wish)
    assert isinstance(trade, PlacedView), trade
    order = await order_of(session, trade)
    view = await changed(session, order, (tea, 1))
    assert view.trade_payable_fen == 6_000
    (again,) = await place(
        session, placement(who, (tea, 2), agreed_fen=11_000, coupon_ids=[coupon_id])
    )
    assert isinstance(again, PlacedView), again
    assert await breaches_in(session) == {}


async def test_a_coupon_and_a_limit_of_ones_own_are_not_used_up_for_oneself(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=10_000)
    coupon_id = await give_coupon(session, who, threshold_fen=10_000, value=1_000)
    promotion_id = await make_promotion(
        session, live=True, limits=Limits(per_person=1, budget_fen=1_000)
    )
    offers = Offers([one for one in await live_offers(session) if one.id == promotion_id])
    wish = placement(who, (tea, 2), agreed_fen=18_000, coupon_ids=[coupon_id])
    (trade,) = await place(session, wish, offers=offers)
    assert isinstance(trade, PlacedView), trade
    view = await changed(session, await order_of(session, trade), (tea, 1), offers=offers)
    assert view.trade_payable_fen == 8_000
    await pay(session, trade.model_copy(update={"payable_fen": 8_000}), who)
    order = await order_of(session, trade)
    assert order.payment == "paid"
    await cancelling.cancel_order(session, order.id, STAFF, at=NOON)
    (again,) = await place(session, wish_again(who, tea, coupon_id), offers=offers)
    assert isinstance(again, PlacedView), again
    assert await breaches_in(session) == {}


def wish_again(who, tea, coupon_id):
    return placement(who, (tea, 1), agreed_fen=8_000, coupon_ids=[coupon_id])


async def test_a_payment_that_was_begun_for_another_sum_is_closed(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    order = await order_of(session, trade)
    await changed(session, order, (tea, 1))
    await pay(session, trade, who)
    assert (await order_of(session, trade)).payment == "unpaid"


async def test_after_payment_just_the_share_of_what_is_taken_out_goes_back(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=333, left=9)
    cup = await make_good(session, price_fen=1_000, left=9)
    promotion_id = await make_promotion(
        session, live=True, terms=amount_off((1_000, 100)), limits=Limits(budget_fen=100)
    )
    offers = Offers([one for one in await live_offers(session) if one.id == promotion_id])
    wish = placement(who, (tea, 3), (cup, 1), agreed_fen=1_899)
    (trade,) = await place(session, wish, offers=offers)
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    order = await order_of(session, trade)
    paid = (await bought(session, order))[tea][1]
    view = await changed(session, order, (tea, 1))
    kept = (await bought(session, await order_of(session, trade)))[tea]
    assert kept == (1, paid - view.back_fen)
    assert await refunds_of(session, trade) == [view.back_fen]
    assert (await holdings(session, tea))["sales.sellable"] == 8
    assert await breaches_in(session) == {}
    order = await order_of(session, trade)
    await changed(session, order, (tea, 0))
    order = await order_of(session, trade)
    assert order.pieces_count == 1
    await cancelling.cancel_order(session, order.id, STAFF, at=NOON)
    assert sum(await refunds_of(session, trade)) == 1_899
    assert (await holdings(session, tea))["sales.sellable"] == 9
    assert (await holdings(session, cup))["sales.sellable"] == 9
    again = placement(who, (tea, 3), (cup, 1), agreed_fen=1_899)
    (placed,) = await place(session, again, offers=offers)
    assert isinstance(placed, PlacedView), placed
    story = [one.what for one in await story_of(session, SYSTEM, order.id)]
    assert story == ["place", "pay", "change_lines", "change_lines", "cancel_paid"]
    assert await breaches_in(session) == {}


async def with_gifts(session):
    """A paid order of two teas for 60 with a cup and a spoon, given from 100 and from 50 on."""
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=6_000, left=9)
    cup, spoon = [await make_good(session, left=5) for _ in range(2)]
    for threshold_fen, sku_id in ((10_000, cup), (5_000, spoon)):
        gift = {"threshold_fen": threshold_fen, "gifts": [{"sku_id": sku_id, "quantity": 2}]}
        terms = GiftWithPurchase(steps=[gift]).model_dump(mode="json")
        # Of one set only one takes effect.
        await make_promotion(
            session, live=True, terms=terms, combination_set=threshold_fen // 5_000
        )
    live = Offers(await live_offers(session))
    (trade,) = await place(session, placement(who, (tea, 2), agreed_fen=12_000), offers=live)
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    return trade, await order_of(session, trade), tea, cup, spoon


async def test_gifts_of_a_paid_order_go_alone_or_with_the_goods_that_earned_them(session):
    trade, order, tea, cup, spoon = await with_gifts(session)
    assert await bought(session, order) == {tea: (2, 12_000), cup: (2, 0), spoon: (2, 0)}
    with pytest.raises(lines.GiftNotFewer):
        await changed(session, order, (spoon, 3, True))
    alone = await changed(session, order, (spoon, 1, True))
    assert (alone.back_fen, alone.payable_fen) == (0, 12_000)
    assert (await holdings(session, spoon))["sales.sold"] == 1
    # Whether the promotions still run is no matter: their gifts were granted.
    order = await order_of(session, trade)
    view = await changed(session, order, (tea, 1))
    gifts = {one.sku_id: (one.before, one.after) for one in view.lines if one.is_gift}
    assert gifts == {cup: (2, 0), spoon: (1, 1)}
    order = await order_of(session, trade)
    assert await bought(session, order) == {tea: (1, 6_000), spoon: (1, 0)}
    assert (await holdings(session, cup)).get("sales.sold", 0) == 0
    assert order.pieces_count == 2
    assert await refunds_of(session, trade) == [6_000]
    assert await breaches_in(session) == {}


async def test_gifts_of_an_order_that_waits_follow_its_price_alone(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=3)
    order = await order_of(session, await make_trade(session, who, (tea, 3), agreed_fen=3_000))
    with pytest.raises(lines.GiftNotFewer):
        await changed(session, order, (tea, 1, True))


async def test_pieces_of_a_bundle_go_back_in_their_proportion(session):
    who = await make_shopper(session)
    cup, pot = await make_good(session, left=9), await make_good(session, left=9)
    box = await make_bundle(session, {cup: 2, pot: 1}, price_fen=1_000)
    trade = await make_trade(session, who, (box, 3), agreed_fen=3_000)
    await pay(session, trade, who)
    await changed(session, await order_of(session, trade), (box, 1))
    assert (await holdings(session, cup))["sales.sold"] == 2
    assert (await holdings(session, pot))["sales.sold"] == 1
    assert await breaches_in(session) == {}


async def test_at_the_door_less_is_collected(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 3), agreed_fen=3_000)
    await promise_at_door(session, who, trade)
    await changed(session, await order_of(session, trade), (tea, 1))
    (payment,) = await payments_of(session, trade.trade_id)
    assert (payment.state, payment.amount_fen) == ("pending", 1_000)
    assert await refunds_of(session, trade) == []
    assert await breaches_in(session) == {}


async def test_after_payment_what_is_added_is_a_trade_of_its_own_that_waits_to_be_paid(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, left=5), await make_good(session, price_fen=300)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    await pay(session, trade, who)
    order = await order_of(session, trade)
    view = await changed(session, order, (tea, 1), (cup, 2))
    assert (view.back_fen, view.extra_fen) == (1_000, 600)
    extra = await session.get(Trade, view.extra_trade_id)
    assert (extra.state, extra.payable_fen, extra.member_id) == ("waiting", 600, who.member_id)
    (added,) = await orders_of(session, PlacedView.model_construct(trade_id=extra.id))
    assert (added.supplements, added.detail) == (order.id, order.detail)
    (placed,) = await story_of(session, SYSTEM, added.id)
    assert (placed.what, placed.by_kind) == ("place", "staff")
    assert (await order_of(session, trade)).payable_fen == 1_000
    assert await breaches_in(session) == {}


async def test_what_makes_no_sense_is_refused_and_changes_nothing(session):
    who, other = await make_shopper(session), new_id()
    tea, theirs = await make_good(session, left=5), await make_good(session, merchant_id=other)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    order = await order_of(session, trade)
    for wanted, fault in (
        ([(tea, 0)], lines.NothingLeft),
        ([(tea, 2)], lines.NothingChanged),
        ([(tea, 1), (tea, 2)], repricing.LineNotOfOrder),
        ([(new_id(), 0)], repricing.LineNotOfOrder),
        ([(tea, 1), (theirs, 1)], OtherShop),
    ):
        with pytest.raises(fault):
            await changed(session, order, *wanted)
    stranger = Actor(id=new_id(), merchant_ids=frozenset({other}))
    with pytest.raises(OrderUnknown):
        await changed(session, order, (tea, 1), actor=stranger)
    assert (await order_of(session, trade)).version == 1
    assert (await holdings(session, tea))["locked"] == 2
    await cancelling.cancel_trade(session, trade.trade_id, STAFF, at=NOON)
    with pytest.raises(lines.LinesFixed):
        await changed(session, await order_of(session, trade), (tea, 1))


async def test_another_shops_order_of_the_same_trade_keeps_its_goods(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, left=5)
    cup = await make_good(session, left=5, merchant_id=other)
    trade = await make_trade(session, who, (tea, 2), (cup, 2), agreed_fen=4_000)
    seller = Actor(id=new_id(), merchant_ids=frozenset({other}))
    await changed(session, await order_of(session, trade, other), (cup, 1), actor=seller)
    await set_reach(session, SYSTEM)
    assert await bought(session, await order_of(session, trade)) == {tea: (2, 2_000)}
    assert await bought(session, await order_of(session, trade, other)) == {cup: (1, 1_000)}
    assert (await session.get(Trade, trade.trade_id)).payable_fen == 3_000
    assert await breaches_in(session) == {}


@st.composite
def sold(draw):
    quantity, list_fen = draw(st.integers(1, 50)), draw(st.integers(0, 10_000))
    left_fen = list_fen * quantity
    cuts = []
    for _ in range(draw(st.integers(0, 4))):
        fen = draw(st.integers(0, left_fen))
        platform_fen = draw(st.integers(0, fen))
        cuts.append(Cut(new_id(), new_id(), "promotion", fen, platform_fen, fen - platform_fen))
        left_fen -= fen
    adjust_fen = draw(st.integers(-left_fen, 10_000))
    off_fen = sum(one.fen for one in cuts)
    cost_fen = draw(st.none() | st.integers(0, 10_000))
    line = SoldLine(
        new_id(), new_id(), quantity, list_fen, off_fen, adjust_fen, cost_fen, tuple(cuts)
    )
    return line, draw(st.integers(0, quantity))


@given(sold())
def test_what_is_kept_of_a_line_is_exact_and_never_below_nothing(drawn):
    line, quantity = drawn
    kept = kept_of(line, quantity)
    assert 0 <= kept.payable_fen <= line.payable_fen
    assert sum(one.fen for one in kept.cuts) == kept.discount_fen
    for before, after in zip(line.cuts, kept.cuts, strict=True):
        assert 0 <= after.platform_fen <= before.platform_fen
        assert 0 <= after.merchant_fen <= before.merchant_fen
        assert after.platform_fen + after.merchant_fen == after.fen
    if quantity == 0:
        assert kept.payable_fen == 0
    # The share of so many pieces, to the fen.
    exact = line.payable_fen * quantity
    assert abs(kept.payable_fen * line.quantity - exact) < line.quantity
