"""Cash on delivery: prepared before it is paid, paid when it is handed over, or given up."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ordering.queries.orders import story_of
from houtai.modules.ordering.queries.payable import payable_of
from houtai.modules.ordering.service import cancelling, changing, repricing
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Trade
from houtai.modules.payments.queries.payments import payments_of
from houtai.modules.payments.rules.scenes import ANYWHERE
from houtai.modules.payments.service import by_hand, starting
from houtai.modules.payments.tables import PaymentCase
from tests.factories.inventory import holdings
from tests.factories.ordering import (
    NOON,
    breaches_in,
    hear,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
    promise_at_door,
)
from tests.factories.payments import open_channel

LATER = NOON + timedelta(hours=1)


async def collected(session, trade, amount_fen, slip="C1"):
    """A person says that this sum was handed over."""
    live = [one for one in await payments_of(session, trade.trade_id) if one.state == "pending"]
    command = by_hand.ReceiveByHand(
        amount_fen=amount_fen, gateway_number=slip, version=live[0].version
    )
    await by_hand.confirm(session, SYSTEM, live[0].id, command, at=LATER)
    await hear(session)


async def state_of(session, trade):
    return await session.scalar(select(Trade.state).where(Trade.id == trade.trade_id))


async def test_what_is_paid_at_the_door_is_prepared_before_and_does_not_expire(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    await promise_at_door(session, who, trade)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment, order.paid_at) == ("awaiting_shipment", "on_delivery", None)
    assert order.ship_by == NOON + timedelta(hours=48)
    held = await holdings(session, tea)
    assert (held["sales.sold"], held.get("locked")) == (2, None)
    while await cancelling.expire_due(session, LATER):
        pass
    assert await state_of(session, trade) == "on_delivery"
    assert await payable_of(session, who.member_id, trade.trade_id, at=NOON) is None
    assert await breaches_in(session) == {}


async def test_cash_that_is_collected_pays_the_order(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    payment_id = await promise_at_door(session, who, trade)
    await collected(session, trade, 2_000)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("awaiting_shipment", "paid")
    assert (await session.get(Trade, trade.trade_id)).payment_id == payment_id
    assert await state_of(session, trade) == "paid"
    assert (await holdings(session, tea))["sales.sold"] == 2
    assert await breaches_in(session) == {}


async def test_another_sum_than_is_due_is_a_case_and_the_right_one_still_pays(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    await promise_at_door(session, who, trade)
    await collected(session, trade, 1_900)
    cases = select(PaymentCase.kind).where(PaymentCase.trade_id == trade.trade_id)
    assert (await session.scalars(cases)).all() == ["amount_differs"]
    (order,) = await orders_of(session, trade)
    assert order.payment == "on_delivery"
    story = [one.what for one in await story_of(session, SYSTEM, order.id)]
    assert story == ["place", "pay_on_delivery", "collect_failed"]
    await collected(session, trade, 2_000, "C2")
    (order,) = await orders_of(session, trade)
    assert order.payment == "paid"


async def test_given_up_before_it_goes_nothing_is_collected_and_goods_are_sold_again(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    await promise_at_door(session, who, trade)
    (order,) = await orders_of(session, trade)
    by = By("buyer", who.member_id)
    await cancelling.cancel_order(session, order.id, by, at=LATER, member_id=who.member_id)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("cancelled", "unpaid")
    assert await state_of(session, trade) == "cancelled"
    assert [one.state for one in await payments_of(session, trade.trade_id)] == ["closed"]
    assert (await holdings(session, tea))["sales.sellable"] == 5
    assert await breaches_in(session) == {}


async def test_with_one_of_two_orders_given_up_the_rest_is_collected(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, left=5)
    cup = await make_good(session, left=5, price_fen=300, merchant_id=other)
    trade = await make_trade(session, who, (tea, 1), (cup, 1), agreed_fen=1_300)
    await promise_at_door(session, who, trade)
    mine = next(one for one in await orders_of(session, trade) if one.merchant_id == other)
    await cancelling.cancel_order(session, mine.id, By("staff", SYSTEM.id), at=LATER)
    assert await state_of(session, trade) == "on_delivery"
    await collected(session, trade, 1_000)
    states = {one.payment for one in await orders_of(session, trade)}
    assert states == {"unpaid", "paid"}
    assert await breaches_in(session) == {}


async def test_money_by_another_way_leaves_nothing_to_collect(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await promise_at_door(session, who, trade)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    assert order.payment == "paid"
    assert "pending" not in {one.state for one in await payments_of(session, trade.trade_id)}
    assert await breaches_in(session) == {}


async def test_a_promise_of_a_sum_that_changed_since_promises_nothing(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    (order,) = await orders_of(session, trade)
    await promise_at_door(session, who, trade.model_copy(update={"payable_fen": 900}))
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("awaiting_payment", "unpaid")


async def test_what_is_to_be_collected_is_not_repriced(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await promise_at_door(session, who, trade)
    (order,) = await orders_of(session, trade)
    command = repricing.ChangePrice(version=order.version, adjust_fen=-1)
    with pytest.raises(changing.ChangedMeanwhile):
        await repricing.change_price(session, SYSTEM, order.id, command, at=NOON)


async def test_nobody_collects_for_two_shops_at_one_door(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session)
    cup = await make_good(session, merchant_id=other)
    single = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    both = await make_trade(session, who, (tea, 1), (cup, 1), agreed_fen=2_000)
    one = await payable_of(session, who.member_id, single.trade_id, at=NOON)
    two = await payable_of(session, who.member_id, both.trade_id, at=NOON)
    assert (one.closed_to, two.closed_to) == (frozenset(), frozenset({"cash_on_delivery"}))


async def test_cash_is_offered_for_what_one_courier_brings_and_refused_for_all_else(session):
    starting.know_trades(payable_of)
    await open_channel(session, "cash_on_delivery")
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session)
    cup = await make_good(session, merchant_id=other)
    card = await make_good(session, kind="virtual")
    single = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    both = await make_trade(session, who, (tea, 1), (cup, 1), agreed_fen=2_000)
    nothing_sent = await make_trade(session, who, (card, 1), agreed_fen=1_000)
    for trade, offered in ((single, True), (both, False), (nothing_sent, False)):
        ways = await starting.methods_of_trade(
            session, who.member_id, trade.trade_id, at=NOON, production=True
        )
        assert ("cash_on_delivery" in ways) == offered
    with pytest.raises(starting.MethodClosed):
        await starting.start_of_trade(
            session, who.member_id, both.trade_id, "cash_on_delivery", ANYWHERE, at=NOON
        )
    stranger = await make_shopper(session)
    with pytest.raises(starting.NothingToPay):
        await starting.methods_of_trade(
            session, stranger.member_id, single.trade_id, at=NOON, production=True
        )
