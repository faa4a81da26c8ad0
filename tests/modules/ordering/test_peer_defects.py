"""Defects of other systems that touch price, stock lock, payment or access to orders: a test each,
named after its row or thread.

Under their names elsewhere: d1, d2 in `test_api` and `test_paying` (and of payments in
`tests/modules/payments`), d3, d4, d5, d10 in `test_paying`, d6 in `test_offers` and `test_quoting`,
d7 in `test_offers` and `test_races`, d14, d20, d21, d25 in `tests/modules/payments`, d31 and
medusa_16502 in `test_placing`, d35 in `test_rules`; stacking of offers in
`tests/modules/marketing/test_pricing.py`, slow carts in `bench/`.
"""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import func, select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.batch import Batcher
from houtai.kit.changes import Ear
from houtai.kit.errors import Conflict, HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.marketing.public import NO_OFFERS, Offers
from houtai.modules.ordering.rules.relining import SoldLine, kept_of
from houtai.modules.ordering.service import cancelling, lines, paying
from houtai.modules.ordering.service.batching import Placing, placer
from houtai.modules.ordering.service.commands import PlaceTrade
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Line, Order, OrderPiece, Trade
from houtai.modules.payments.tables import Refund
from tests.factories.inventory import holdings
from tests.factories.logistics import make_freight_template, rates, written
from tests.factories.marketing import an_offer, cross_amount_off
from tests.factories.ordering import (
    NOON,
    breaches_in,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    paid_by_gateway,
    pay,
    place,
    placement,
)

STAFF = By("staff", SYSTEM.id)


async def taken_out(session, trade, *wanted):
    (order,) = await orders_of(session, trade)
    command = lines.ChangeLines(
        version=order.version,
        lines=[lines.LineWish(sku_id=sku_id, quantity=quantity) for sku_id, quantity in wanted],
    )
    return await lines.change(session, SYSTEM, order.id, command, NO_OFFERS, at=NOON)


async def test_d8_freight_takes_part_in_the_order_of_each_shop(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, merchant_id=other)
    cup = await make_good(session)
    tariff = written(rest=rates(1, 700, 1, 100))
    await make_freight_template(session, merchant_id=other, charge_by="count", tariff=tariff)
    trade = await make_trade(session, who, (tea, 3), (cup, 1), agreed_fen=4_900)
    freight = {one.merchant_id: one.freight_fen for one in await orders_of(session, trade)}
    assert freight == {other: 900, SELF_RUN_ID: 0}


async def test_d11_what_is_paid_for_was_locked_before_and_is_there(session):
    first, second = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session, left=1)
    trade = await make_trade(session, first, (tea, 1), agreed_fen=1_000)
    (answer,) = await place(session, placement(second, (tea, 1), agreed_fen=1_000))
    assert isinstance(answer, HoutaiError)
    assert answer.code == "ordering.sold_out"
    await pay(session, trade, first)
    (order,) = await orders_of(session, trade)
    assert (order.state, order.payment) == ("awaiting_shipment", "paid")


@given(st.integers(1, 10**7), st.integers(1, 99), st.data())
def test_d13_pieces_that_go_back_one_by_one_are_worth_just_what_was_paid(paid_fen, quantity, drawn):
    list_fen = -(-paid_fen // quantity)
    off_fen = list_fen * quantity - paid_fen
    line = SoldLine(new_id(), new_id(), quantity, list_fen, off_fen, 0, None)
    back_fen = 0
    while line.quantity:
        kept = kept_of(line, drawn.draw(st.integers(0, line.quantity - 1)))
        back_fen += line.payable_fen - kept.payable_fen
        line = kept
    assert back_fen == paid_fen


async def test_d16_a_region_is_met_by_its_code_and_not_by_a_part_of_it(session):
    """110108 lies in 110000; 610108 only looks alike."""
    who, merchant_id = await make_shopper(session, region_code="110108"), new_id()
    tea = await make_good(session, merchant_id=merchant_id)
    far = {"regions": ["610000"], **rates(1, 9_000, 1, 9_000)}
    tariff = written(rows=[far], rest=rates(1, 800, 1, 0))
    await make_freight_template(session, merchant_id=merchant_id, charge_by="count", tariff=tariff)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_800)
    (order,) = await orders_of(session, trade)
    assert order.freight_fen == 800


async def test_d20_only_what_is_taken_out_is_sold_again_and_each_refund_has_its_number(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, left=5), await make_good(session, left=5)
    trade = await make_trade(session, who, (tea, 3), (cup, 2), agreed_fen=5_000)
    await pay(session, trade, who)
    for left in (2, 1):
        await taken_out(session, trade, (tea, left))
    assert (await holdings(session, tea))["sales.sellable"] == 4
    assert (await holdings(session, cup))["sales.sellable"] == 3
    refunds = (await session.scalars(select(Refund).where(Refund.trade_id == trade.trade_id))).all()
    assert [one.amount_fen for one in refunds] == [1_000, 1_000]
    assert len({one.number for one in refunds}) == 2
    assert await breaches_in(session) == {}


async def test_d24_no_fen_of_a_discount_is_lost_whichever_line_bears_the_rest(session):
    who, other = await make_shopper(session), new_id()
    goods = [await make_good(session, price_fen=3_333) for _ in range(2)]
    goods.append(await make_good(session, price_fen=3_335, merchant_id=other))
    offer = an_offer(cross_amount_off((10_001, 1_000)), merchant_id=None)
    wish = placement(who, *((one, 1) for one in goods), agreed_fen=9_001)
    (trade,) = await place(session, wish, offers=Offers([offer]))
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    for order in await orders_of(session, trade):
        await cancelling.cancel_order(session, order.id, STAFF, at=NOON)
    refunded = select(func.sum(Refund.amount_fen)).where(Refund.trade_id == trade.trade_id)
    assert await session.scalar(refunded) == 9_001
    assert await breaches_in(session) == {}


async def test_d33_an_order_may_cost_more_than_a_million(session):
    who = await make_shopper(session)
    ring = await make_good(session, price_fen=99_999_999, left=50)
    trade = await make_trade(session, who, (ring, 50), agreed_fen=4_999_999_950)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    assert (order.payable_fen, order.payment) == (4_999_999_950, "paid")


async def test_erpnext_51519_every_line_of_a_long_order_is_locked(session):
    who = await make_shopper(session)
    goods = [await make_good(session, left=1, price_fen=100) for _ in range(60)]
    trade = await make_trade(session, who, *((one, 1) for one in goods), agreed_fen=6_000)
    own = select(Order.id).where(Order.trade_id == trade.trade_id)
    counted = select(func.count()).select_from(OrderPiece).where(OrderPiece.order_id.in_(own))
    assert await session.scalar(counted) == 60
    assert {(await holdings(session, one))["locked"] for one in goods} == {1}


def test_frappe_cve_47185_a_buyer_sets_no_field_that_is_not_his():
    line = {"sku_id": str(new_id()), "quantity": 1}
    for field in ("member_id", "payable_fen", "state", "discount_fen", "paid_at"):
        with pytest.raises(ValidationError, match="Extra inputs"):
            PlaceTrade.model_validate({"lines": [line], "agreed_fen": 1, field: str(new_id())})


# --- on committed transactions, by two processes --------------------------------------------------


def of_another_process(database):
    return Batcher(Placing(database, Ear()).run)


async def test_saleor_543_the_last_piece_is_sold_to_one_of_two_checkouts(database):
    async with database.transaction() as session:
        people = [await make_shopper(session) for _ in range(2)]
        tea = await make_good(session, left=1)
    doors = [placer(database, Ear()), of_another_process(database)]
    wishes = [placement(one, (tea, 1), agreed_fen=1_000) for one in people]
    answers = await asyncio.gather(
        *(door.submit(wish) for door, wish in zip(doors, wishes, strict=True)),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, PlacedView) for one in answers) == [False, True]
    async with database.transaction() as session:
        assert (await holdings(session, tea))["locked"] == 1


async def test_medusa_11403_the_same_goods_in_opposite_order_lock_nobody_out(database):
    async with database.transaction() as session:
        people = [await make_shopper(session) for _ in range(10)]
        goods = [await make_good(session, left=9) for _ in range(3)]
    doors = [placer(database, Ear()), of_another_process(database)]
    wishes = [
        placement(one, *((sku, 1) for sku in goods[:: 1 if turn % 2 else -1]), agreed_fen=3_000)
        for turn, one in enumerate(people)
    ]
    answers = await asyncio.gather(
        *(doors[turn % 2].submit(wish) for turn, wish in enumerate(wishes)), return_exceptions=True
    )
    placed = [one for one in answers if isinstance(one, PlacedView)]
    assert len(placed) == 9
    assert {one.code for one in answers if isinstance(one, HoutaiError)} == {"ordering.sold_out"}
    async with database.transaction() as session:
        assert [(await holdings(session, one))["locked"] for one in goods] == [9, 9, 9]


async def test_spree_11286_goods_that_change_while_they_are_paid_are_either_paid_or_changed(
    database,
):
    async with database.transaction() as session:
        who = await make_shopper(session)
        tea = await make_good(session, left=5)
    trade = await placer(database, Ear()).submit(placement(who, (tea, 3), agreed_fen=3_000))
    async with database.transaction() as session:
        told = await paid_by_gateway(session, trade, who)

    async def pays():
        async with database.transaction() as session:
            await paying.take_payments(session, [told], at=NOON)

    async def changes():
        async with database.transaction() as session:
            await taken_out(session, trade, (tea, 1))

    results = await asyncio.gather(pays(), changes(), return_exceptions=True)
    assert all(
        one is None or isinstance(one, (Conflict, lines.ChangedLinesView)) for one in results
    )
    async with database.transaction() as session:
        await agree(session, trade)


async def agree(session, trade):
    """What is held or sold, what the lines say and what is to be paid are the same goods."""
    state, payable_fen = (
        await session.execute(
            select(Trade.state, Trade.payable_fen).where(Trade.id == trade.trade_id)
        )
    ).one()
    (order,) = await orders_of(session, trade)
    (line,) = (await session.scalars(select(Line).where(Line.order_id == order.id))).all()
    pieces = select(func.sum(OrderPiece.quantity)).where(OrderPiece.order_id == order.id)
    assert line.payable_fen == order.payable_fen == payable_fen == line.quantity * 1_000
    assert await session.scalar(pieces) == line.quantity
    held = await holdings(session, line.sku_id)
    kind = "sales.sold" if state == "paid" else "locked"
    assert held[kind] == line.quantity
