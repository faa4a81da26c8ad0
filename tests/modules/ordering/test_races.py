"""Two at once, on committed transactions: whoever is first, nothing is sold or paid twice."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from houtai.events.payments import PaymentPromised
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.batch import Batcher
from houtai.kit.changes import Ear
from houtai.kit.db import set_reach
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Sku
from houtai.modules.marketing.rules.offers import Limits
from houtai.modules.marketing.tables import MemberCoupon
from houtai.modules.ordering.service import at_door, cancelling, paying
from houtai.modules.ordering.service.batching import Placing, placer
from houtai.modules.ordering.service.cancelling import TradeOver
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments.tables import PaymentCase, Refund
from tests.factories.inventory import holdings
from tests.factories.marketing import make_promotion
from tests.factories.ordering import (
    NOON,
    give_coupon,
    make_bundle,
    make_good,
    make_shopper,
    orders_of,
    paid_by_gateway,
    placement,
)

LATER = NOON + timedelta(days=400)
"""When every trade of these tests is due, and only then."""


@pytest.fixture
def door(database):
    return placer(database, Ear())


async def submitted(door, *wishes):
    return await asyncio.gather(*(door.submit(one) for one in wishes), return_exceptions=True)


async def placed_one(database, door, **goods):
    async with database.transaction() as session:
        who = await make_shopper(session)
        tea = await make_good(session, **goods)
    return who, tea, await door.submit(placement(who, (tea, 1), agreed_fen=1_000))


async def test_a_flash_sale_of_one_hundred_sells_one_hundred(database, door):
    async with database.transaction() as session:
        people = [await make_shopper(session) for _ in range(300)]
        tea = await make_good(session, left=100)
    wishes = [placement(one, (tea, 1), agreed_fen=1_000) for one in people]
    answers = await submitted(door, *wishes)
    sold = [one for one in answers if isinstance(one, PlacedView)]
    assert len(sold) == 100
    assert {one.code for one in answers if isinstance(one, Conflict)} == {"ordering.sold_out"}
    async with database.transaction() as session:
        assert (await holdings(session, tea))["locked"] == 100


async def test_who_comes_too_late_is_not_priced_and_what_is_given_back_is_sold(
    database, door, monkeypatch
):
    who, tea, trade = await placed_one(database, door, left=1)
    late = [placement(who, (tea, 1), agreed_fen=1_000) for _ in range(3)]
    assert [one.code for one in await submitted(door, late[0])] == ["ordering.sold_out"]
    batches = []
    place = Placing._place

    async def counted(self, placements):
        batches.append(len(placements))
        return await place(self, placements)

    monkeypatch.setattr(Placing, "_place", counted)
    assert [one.code for one in await submitted(door, late[1])] == ["ordering.sold_out"]
    assert batches == []
    async with database.transaction() as session:
        await cancelling.cancel_trade(session, trade.trade_id, By("house", who.member_id), at=NOON)
    (answer,) = await submitted(door, late[2])
    assert isinstance(answer, PlacedView)


async def test_who_was_in_time_gets_his_answer_again_when_all_is_sold(database, door):
    async with database.transaction() as session:
        who = await make_shopper(session)
        tea = await make_good(session, left=1)
    wish = placement(who, (tea, 1), agreed_fen=1_000)
    first = await door.submit(wish)
    late = placement(who, (tea, 1), agreed_fen=1_000)
    assert [one.code for one in await submitted(door, late)] == ["ordering.sold_out"]
    again = await door.submit(wish)
    assert (again.trade_id, again.repeated) == (first.trade_id, True)


async def test_the_same_key_fifty_times_places_one_trade(database, door):
    async with database.transaction() as session:
        who = await make_shopper(session)
        tea = await make_good(session, left=60)
    wish = placement(who, (tea, 1), agreed_fen=1_000)
    other = placer_of_another_process(database)
    answers = await asyncio.gather(
        *((door if number % 2 else other).submit(wish) for number in range(50)),
        return_exceptions=True,
    )
    trades = {one.trade_id for one in answers if isinstance(one, PlacedView)}
    refused = {one.code for one in answers if not isinstance(one, PlacedView)}
    assert len(trades) == 1
    assert refused <= {"request.in_flight"}
    async with database.transaction() as session:
        counted = select(func.count()).select_from(Trade).where(Trade.member_id == who.member_id)
        assert await session.scalar(counted) == 1


def placer_of_another_process(database):
    return Batcher(Placing(database, Ear()).run)


async def test_one_coupon_pays_for_one_of_two_checkouts_at_once(database, door):
    async with database.transaction() as session:
        who = await make_shopper(session)
        # A shop of its own: other tests leave offers of the house's shop behind.
        tea = await make_good(session, price_fen=10_000, merchant_id=new_id())
        coupon_id = await give_coupon(
            session, who, threshold_fen=10_000, take_until=LATER, valid_days=3_650
        )
    other = placer_of_another_process(database)
    wishes = [placement(who, (tea, 1), agreed_fen=9_000, coupon_ids=[coupon_id]) for _ in range(2)]
    answers = await asyncio.gather(
        door.submit(wishes[0]), other.submit(wishes[1]), return_exceptions=True
    )
    assert sorted(isinstance(one, PlacedView) for one in answers) == [False, True]


async def test_paying_against_expiring_one_of_the_two_decides(database, door):
    for _ in range(5):
        who, tea, trade = await placed_one(database, door, left=3)
        async with database.transaction() as session:
            told = await paid_by_gateway(session, trade, who)

        async def pay(told=told):
            async with database.transaction() as session:
                await paying.take_payments(session, [told], at=NOON)

        async def expire():
            async with database.transaction() as session:
                await cancelling.expire_due(session, LATER)

        await asyncio.gather(pay(), expire())
        await agreed(database, trade, tea)


async def test_paying_against_cancelling_one_of_the_two_decides(database, door):
    for _ in range(5):
        who, tea, trade = await placed_one(database, door, left=3)
        async with database.transaction() as session:
            told = await paid_by_gateway(session, trade, who)

        async def pay(told=told):
            async with database.transaction() as session:
                await paying.take_payments(session, [told], at=NOON)

        async def cancel(trade=trade, who=who):
            async with database.transaction() as session:
                by = By("buyer", who.member_id)
                await cancelling.cancel_trade(session, trade.trade_id, by, at=NOON)

        results = await asyncio.gather(pay(), cancel(), return_exceptions=True)
        assert all(one is None or isinstance(one, TradeOver) for one in results)
        await agreed(database, trade, tea)


async def agreed(database, trade, tea):
    """Paid and sold, or given up with a case for the money; never both, never neither."""
    async with database.transaction() as session:
        state = await session.scalar(select(Trade.state).where(Trade.id == trade.trade_id))
        orders = await session.scalars(select(Order.state).where(Order.trade_id == trade.trade_id))
        cases = await session.scalars(
            select(PaymentCase.kind).where(PaymentCase.trade_id == trade.trade_id)
        )
        held = await holdings(session, tea)
        told = (state, *orders, *cases, held.get("sales.sold", 0), held.get("locked", 0))
    assert told in {
        ("paid", "awaiting_shipment", 1, 0),
        ("cancelled", "cancelled", "paid_after_close", 0, 0),
    }


async def test_a_seller_who_ends_a_price_is_told_to_the_buyer_not_charged(database, door):
    async with database.transaction() as session:
        who = await make_shopper(session)
        tea = await make_good(session, left=5)
        await session.execute(update(Sku).where(Sku.id == tea).values(price_fen=1_500))
    (answer,) = await submitted(door, placement(who, (tea, 1), agreed_fen=1_000))
    assert answer.code == "ordering.price_changed"
    assert isinstance(await door.submit(placement(who, (tea, 1), agreed_fen=1_500)), PlacedView)


async def test_one_wrong_wish_in_a_batch_harms_no_other(database, door):
    async with database.transaction() as session:
        people = [await make_shopper(session) for _ in range(8)]
        tea = await make_good(session, left=50)
    wishes = [placement(one, (tea, 1), agreed_fen=1_000) for one in people]
    wishes[3] = placement(people[3], (new_id(), 1), agreed_fen=1_000)
    answers = await submitted(door, *wishes)
    assert [isinstance(one, PlacedView) for one in answers].count(False) == 1


async def test_a_limit_per_person_holds_for_devices_at_two_processes(database, door):
    async with database.transaction() as session:
        who, merchant_id = await make_shopper(session), new_id()
        tea = await make_good(session, price_fen=10_000, merchant_id=merchant_id)
        await make_promotion(
            session,
            Actor(id=new_id(), merchant_ids=frozenset({merchant_id}), place=Place(merchant_id)),
            live=True,
            limits=Limits(per_person=1),
            ends_at=LATER,
        )
        await set_reach(session, SYSTEM)
    other = placer_of_another_process(database)
    wishes = [placement(who, (tea, 1), agreed_fen=9_000) for _ in range(6)]
    answers = await asyncio.gather(
        *((door if turn % 2 else other).submit(wish) for turn, wish in enumerate(wishes)),
        return_exceptions=True,
    )
    assert [isinstance(one, PlacedView) for one in answers].count(True) == 1
    told = {one.code for one in answers if isinstance(one, Conflict)}
    assert told <= {"ordering.offer_used_up", "ordering.price_changed"}


async def test_bundles_and_single_pieces_of_one_component_at_once_never_sell_too_many(
    database, door
):
    async with database.transaction() as session:
        people = [await make_shopper(session) for _ in range(12)]
        cup = await make_good(session, left=10)
        box = await make_bundle(session, {cup: 2})
    other = placer_of_another_process(database)
    wishes = [
        placement(one, (box if turn % 2 else cup, 1), agreed_fen=1_000)
        for turn, one in enumerate(people)
    ]
    answers = await asyncio.gather(
        *((door if turn % 3 else other).submit(wish) for turn, wish in enumerate(wishes)),
        return_exceptions=True,
    )
    sold = sum(
        2 if turn % 2 else 1 for turn, one in enumerate(answers) if isinstance(one, PlacedView)
    )
    async with database.transaction() as session:
        assert (await holdings(session, cup))["locked"] == sold <= 10
    assert sold >= 9


async def test_two_orders_of_one_trade_given_up_at_once_give_each_its_share_back(database, door):
    async with database.transaction() as session:
        who, merchant_id = await make_shopper(session), new_id()
        tea = await make_good(session, price_fen=6_000)
        cup = await make_good(session, price_fen=4_000, merchant_id=merchant_id)
        coupon_id = await give_coupon(
            session, who, threshold_fen=10_000, take_until=LATER, valid_days=3_650
        )
    wish = placement(who, (tea, 1), (cup, 1), agreed_fen=9_000, coupon_ids=[coupon_id])
    trade = await door.submit(wish)
    async with database.transaction() as session:
        told = await paid_by_gateway(session, trade, who)
        await paying.take_payments(session, [told], at=NOON)
        orders = [one.id for one in await orders_of(session, trade)]

    async def cancel(order_id):
        async with database.transaction() as session:
            by = By("buyer", who.member_id)
            await cancelling.cancel_order(session, order_id, by, at=NOON)

    await asyncio.gather(*(cancel(one) for one in orders))
    async with database.transaction() as session:
        state = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
        assert await session.scalar(state) == "free"
        backs = select(func.sum(Refund.amount_fen)).where(Refund.trade_id == trade.trade_id)
        assert await session.scalar(backs) == 9_000


async def test_cash_collected_while_its_order_is_given_up_is_paid_or_a_case(database, door):
    who, tea, trade = await placed_one(database, door, left=3)
    async with database.transaction() as session:
        told = await paid_by_gateway(session, trade, who)
        await at_door.take_promises(session, [promise_of(trade, who, told)], at=NOON)
        (order,) = await orders_of(session, trade)

    async def collect():
        async with database.transaction() as session:
            await paying.take_payments(session, [told], at=NOON)

    async def cancel():
        async with database.transaction() as session:
            by = By("buyer", who.member_id)
            await cancelling.cancel_order(session, order.id, by, at=NOON)

    await asyncio.gather(collect(), cancel())
    async with database.transaction() as session:
        (order,) = await orders_of(session, trade)
        cases = await session.scalars(
            select(PaymentCase.kind).where(PaymentCase.trade_id == trade.trade_id)
        )
        ends = (order.state, order.payment, *cases)
        assert (await holdings(session, tea))["sales.sellable"] == 3
    # Either it was paid and goes back, or it had been given up before and the money is a case.
    assert ends in {
        ("cancelled", "refunding"),
        ("cancelled", "unpaid", "paid_after_close"),
    }


def promise_of(trade, who, told):
    return PaymentPromised(
        payment_id=told.payment_id,
        trade_id=trade.trade_id,
        member_id=who.member_id,
        amount_fen=trade.payable_fen,
        method="cash_on_delivery",
        at=NOON,
    )
