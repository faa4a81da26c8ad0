"""Paid, too late, twice, or another sum; given up before and after."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.ordering.queries import journey
from houtai.modules.ordering.queries.journey import journey_of
from houtai.modules.ordering.queries.orders import OrderUnknown, story_of
from houtai.modules.ordering.queries.trades import TradeUnknown
from houtai.modules.ordering.rules.adjusting import PriceBelowNothing
from houtai.modules.ordering.service import cancelling, changing, policy, repricing
from houtai.modules.ordering.service.cancelling import OrderUnderWay, TradeOver
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Line, Trade
from houtai.modules.payments.service import refunding
from houtai.modules.payments.tables import Payment, PaymentCase, Refund
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
)

LATER = NOON + timedelta(hours=1)


def buyer(who):
    return By("buyer", who.member_id)


async def cases_of(session, trade):
    found = await session.scalars(
        select(PaymentCase.kind).where(PaymentCase.trade_id == trade.trade_id)
    )
    return found.all()


async def test_a_paid_trade_sells_its_goods_and_sends_its_orders_on(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    payment_id = await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("awaiting_shipment", "paid")
    assert (await session.get(Trade, trade.trade_id)).payment_id == payment_id
    held = await holdings(session, tea)
    assert (held["sales.sold"], held["sales.sellable"], held.get("locked")) == (2, 3, None)
    assert await breaches_in(session) == {}


async def test_news_of_one_payment_twice_pays_once(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    await pay(session, trade, who)
    session.info["tests.ordering.heard"] = {}
    await hear(session)
    assert await cases_of(session, trade) == []
    assert (await holdings(session, tea))["sales.sold"] == 2


async def test_a_second_payment_is_a_case_and_goes_back(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    second = await pay(session, trade, who)
    assert await cases_of(session, trade) == ["paid_twice"]
    assert (await session.get(Payment, second)).refunded_fen == 1_000
    assert await breaches_in(session) == {}


async def test_d3_a_payment_after_the_time_to_pay_is_a_case_and_never_lost(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    while await cancelling.expire_due(session, LATER):
        pass
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("cancelled", "unpaid")
    assert await cases_of(session, trade) == ["paid_after_close"]
    assert (await holdings(session, tea)).get("locked") is None
    assert await breaches_in(session) == {}


async def test_d10_another_sum_than_was_asked_for_pays_nothing_and_is_a_case(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who, amount_fen=999)
    (order,) = await orders_of(session, trade)
    assert order.payment == "unpaid"
    assert await cases_of(session, trade) == ["amount_differs"]


async def test_a_trade_that_is_not_due_yet_is_left_alone(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await cancelling.expire_due(session, NOON + timedelta(minutes=29))
    (order,) = await orders_of(session, trade)
    assert order.state == "awaiting_payment"


async def test_given_up_before_payment_all_is_free_again_and_it_cannot_be_paid(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 3), agreed_fen=3_000)
    await cancelling.cancel_trade(session, trade.trade_id, buyer(who), at=NOON)
    held = await holdings(session, tea)
    assert (held["sales.sellable"], held.get("locked")) == (5, None)
    with pytest.raises(TradeOver):
        await cancelling.cancel_trade(session, trade.trade_id, buyer(who), at=NOON)
    assert await breaches_in(session) == {}


async def test_d2_nobody_gives_up_what_is_anothers(session):
    who, other = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    with pytest.raises(TradeUnknown):
        await cancelling.cancel_trade(
            session, trade.trade_id, buyer(other), at=NOON, member_id=other.member_id
        )
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    with pytest.raises(OrderUnknown):
        await cancelling.cancel_order(
            session, order.id, buyer(other), at=NOON, member_id=other.member_id
        )


async def test_d4_a_paid_order_that_is_cancelled_gives_goods_and_money_back(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, left=5)
    cup = await make_good(session, left=5, merchant_id=other)
    trade = await make_trade(session, who, (tea, 2), (cup, 1), agreed_fen=3_000)
    await pay(session, trade, who)
    order = next(one for one in await orders_of(session, trade) if one.merchant_id != other)
    await cancelling.cancel_order(session, order.id, buyer(who), at=NOON)
    first, second = sorted((await orders_of(session, trade)), key=lambda one: one.id != order.id)
    assert (first.state, first.payment) == ("cancelled", "refunding")
    assert second.state == "awaiting_shipment"
    assert (
        await session.scalar(select(Refund.amount_fen).where(Refund.trade_id == trade.trade_id))
        == 2_000
    )
    assert (await holdings(session, tea))["sales.sellable"] == 5
    with pytest.raises(OrderUnderWay):
        await cancelling.cancel_order(session, order.id, buyer(who), at=NOON)
    assert await breaches_in(session) == {}


async def test_money_that_has_gone_back_is_written_on_its_order(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await cancelling.cancel_order(session, order.id, buyer(who), at=NOON)
    refund_id = cancelling.refund_id_of(order.id)
    await refunding.succeed(session, refund_id, gateway_number="R1", at=NOON)
    await hear(session)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("cancelled", "refunded")


async def test_what_costs_nothing_is_paid_at_once(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    (order,) = await orders_of(session, trade)
    await repricing.change_price(
        session, SYSTEM, order.id, repricing.ChangePrice(version=1, adjust_fen=-1_000), at=NOON
    )
    (order,) = await orders_of(session, trade)
    assert (order.payable_fen, order.state) == (0, "awaiting_shipment")
    assert (await holdings(session, tea))["sales.sold"] == 1


async def test_d5_a_changed_price_falls_on_lines_order_and_trade_to_the_fen(session):
    who = await make_shopper(session)
    goods = [await make_good(session, price_fen=price) for price in (333, 333, 334)]
    trade = await make_trade(session, who, *((one, 1) for one in goods), agreed_fen=1_000)
    (order,) = await orders_of(session, trade)
    for version, adjust_fen in ((1, -100), (2, 50)):
        command = repricing.ChangePrice(version=version, adjust_fen=adjust_fen)
        await repricing.change_price(session, SYSTEM, order.id, command, at=NOON)
        (order,) = await orders_of(session, trade)
        assert order.payable_fen == 1_000 + adjust_fen
        assert (
            await session.scalar(
                select(func.sum(Line.payable_fen)).where(Line.order_id == order.id)
            )
            == 1_000 + adjust_fen
        )
    assert await breaches_in(session) == {}
    with pytest.raises(PriceBelowNothing):
        await repricing.change_price(
            session, SYSTEM, order.id, repricing.ChangePrice(version=3, adjust_fen=-1_001), at=NOON
        )


async def test_a_paid_order_keeps_its_price(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    with pytest.raises(changing.ChangedMeanwhile):
        await repricing.change_price(
            session, SYSTEM, order.id, repricing.ChangePrice(version=2, adjust_fen=-1), at=NOON
        )


async def test_unusual_orders_are_held_until_somebody_looked(session, monkeypatch):
    limits = policy.Limits(1_000, 0, 0, ("科技园",))

    async def set_limits(_session):
        return limits

    monkeypatch.setattr(policy, "limits", set_limits)
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    assert order.held_for == ["amount", "address"]
    command = changing.ReleaseHold(version=order.version, reason="电话确认")
    await changing.release_hold(session, SYSTEM, order.id, command, at=NOON)
    (order,) = await orders_of(session, trade)
    assert order.held_for == []
    again = changing.ReleaseHold(version=order.version, reason="再放行")
    with pytest.raises(changing.ChangedMeanwhile):
        await changing.release_hold(session, SYSTEM, order.id, again, at=NOON)


async def test_the_journey_tells_the_steps_of_all_modules_in_order(session):
    for name, source in journey.SOURCES.items():
        journey.register(name, source)
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    told = await journey_of(session, SYSTEM, order.id)
    steps = {(step.module, step.what) for step in told.steps}
    assert {("ordering", "place"), ("ordering", "pay"), ("payments", "pay")} <= steps
    assert {("ledger", "order.place"), ("ledger", "order.pay")} <= steps
    assert [one.what for one in await story_of(session, SYSTEM, order.id)] == ["place", "pay"]


async def test_a_merchant_meets_his_own_orders_only(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    (order,) = await orders_of(session, trade)
    stranger = Actor(id=new_id(), merchant_ids=frozenset({other}))
    with pytest.raises(OrderUnknown):
        await changing.mark(
            session, stranger, order.id, changing.MarkOrder(version=1, flag="red"), at=NOON
        )
    with pytest.raises(OrderUnknown):
        await cancelling.cancel_for(session, stranger, order.id, at=NOON)
