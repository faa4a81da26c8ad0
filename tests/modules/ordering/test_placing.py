"""Placing: what is held and written, and what is refused with nothing left behind."""

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select

from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.ordering.service.commands import PlaceTrade, WantedLine
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import CartLine, Happening, Line, Order, Trade
from tests.factories.inventory import holdings
from tests.factories.logistics import make_freight_template, rates, written
from tests.factories.ordering import (
    NOON,
    make_bundle,
    make_good,
    make_shopper,
    make_trade,
    place,
    placement,
)
from tests.statements import count_statements


def code(answer):
    assert isinstance(answer, HoutaiError), answer
    return answer.code


async def trades_count(session, who):
    counted = select(func.count()).select_from(Trade).where(Trade.member_id == who.member_id)
    return await session.scalar(counted)


async def test_a_checkout_of_two_shops_is_one_trade_of_two_orders(session):
    who, other = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=1_250, left=5)
    cup = await make_good(session, price_fen=300, left=5, merchant_id=other)
    placed = await make_trade(session, who, (tea, 2), (cup, 3), agreed_fen=3_400)
    assert placed.payable_fen == 3_400
    orders = (await session.scalars(select(Order).where(Order.trade_id == placed.trade_id))).all()
    assert sorted(one.payable_fen for one in orders) == [900, 2_500]
    assert {one.state for one in orders} == {"awaiting_payment"}
    assert (await holdings(session, tea))["locked"] == 2
    assert (await holdings(session, cup))["locked"] == 3
    story = await session.scalars(
        select(Happening.what).where(Happening.order_id.in_([one.id for one in orders]))
    )
    assert story.all() == ["place", "place"]


async def test_names_and_address_stay_as_they_were_sold(session):
    who = await make_shopper(session, detail="解放路 8 号")
    tea = await make_good(session, name="正山小种")
    placed = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    order = await session.scalar(select(Order).where(Order.trade_id == placed.trade_id))
    line = await session.scalar(select(Line).where(Line.order_id == order.id))
    assert (order.detail, line.product_name, line.list_fen) == ("解放路 8 号", "正山小种", 1_000)


async def test_freight_is_part_of_what_is_paid(session):
    who = await make_shopper(session)
    merchant_id = new_id()
    tea = await make_good(session, merchant_id=merchant_id)
    await make_freight_template(
        session,
        merchant_id=merchant_id,
        charge_by="count",
        tariff=written(rest=rates(1, 800, 1, 200)),
    )
    placed = await make_trade(session, who, (tea, 2), agreed_fen=3_000)
    trade = await session.get(Trade, placed.trade_id)
    assert (trade.goods_fen, trade.freight_fen, trade.payable_fen) == (2_000, 1_000, 3_000)


async def test_a_region_that_is_not_delivered_to_is_refused(session):
    who = await make_shopper(session, region_code="650102")
    merchant_id = new_id()
    tea = await make_good(session, merchant_id=merchant_id)
    await make_freight_template(
        session, merchant_id=merchant_id, tariff=written(no_delivery=["650000"])
    )
    (answer,) = await place(session, placement(who, (tea, 1), agreed_fen=1_000))
    assert code(answer) == "ordering.not_delivered"
    assert answer.fields["sku_ids"] == [tea]


async def test_another_price_than_the_buyer_saw_places_nothing_and_is_told(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=1_200)
    (answer,) = await place(session, placement(who, (tea, 1), agreed_fen=1_000))
    assert code(answer) == "ordering.price_changed"
    assert answer.fields["payable_fen"] == 1_200
    assert await trades_count(session, who) == 0
    assert "locked" not in await holdings(session, tea)


async def test_more_than_there_is_holds_nothing_of_the_other_lines(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, left=10), await make_good(session, left=1)
    (answer,) = await place(session, placement(who, (tea, 3), (cup, 2), agreed_fen=5_000))
    assert code(answer) == "ordering.sold_out"
    assert answer.fields["sku_id"] == cup
    assert "locked" not in await holdings(session, tea)
    assert await trades_count(session, who) == 0


async def test_what_was_never_in_stock_is_sold_out(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=0)
    (answer,) = await place(session, placement(who, (tea, 1), agreed_fen=1_000))
    assert code(answer) == "ordering.sold_out"


async def test_medusa_16502_bundle_lines_and_single_lines_of_one_component_add_up(session):
    who = await make_shopper(session)
    cup = await make_good(session, left=5)
    box = await make_bundle(session, {cup: 2})
    (answer,) = await place(session, placement(who, (box, 2), (cup, 2), agreed_fen=4_000))
    assert code(answer) == "ordering.sold_out"
    placed = await make_trade(session, who, (box, 2), (cup, 1), agreed_fen=3_000)
    assert placed.state == "waiting"
    assert (await holdings(session, cup))["locked"] == 5


async def test_d31_the_same_sku_twice_is_one_line_of_both(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    placed = await make_trade(session, who, (tea, 2), (tea, 3), agreed_fen=5_000)
    lines = (
        await session.scalars(select(Line.quantity).where(Line.member_id == who.member_id))
    ).all()
    assert (placed.payable_fen, lines) == (5_000, [5])


async def test_goods_off_the_shelf_switched_off_or_of_a_closed_shop_are_refused(session):
    who = await make_shopper(session)
    off = await make_good(session, state="off_shelf")
    for sku_id in (off, new_id()):
        (answer,) = await place(session, placement(who, (sku_id, 1), agreed_fen=1_000))
        assert code(answer) == "ordering.not_for_sale"
        assert answer.place == "body/lines/0/sku_id"


async def test_a_foreign_and_an_unknown_address_look_the_same(session):
    who, other = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session)
    for address_id in (other.address_id, new_id()):
        wish = placement(who, (tea, 1), agreed_fen=1_000, address_id=address_id)
        (answer,) = await place(session, wish)
        assert code(answer) == "members.address_unknown"


async def test_goods_that_are_sent_need_an_address(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    (answer,) = await place(session, placement(who, (tea, 1), agreed_fen=1_000, address_id=None))
    assert code(answer) == "ordering.address_needed"


async def test_what_needs_no_parcel_keeps_no_address(session):
    who = await make_shopper(session)
    card = await make_good(session, kind="card_key")
    placed = await make_trade(session, who, (card, 1), agreed_fen=1_000)
    found = await session.execute(
        select(Order.recipient, Order.region_code).where(Order.trade_id == placed.trade_id)
    )
    assert found.all() == [("", "")]


async def test_foreign_coupons_are_refused(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    wish = placement(who, (tea, 1), agreed_fen=1_000, coupon_ids=[new_id()])
    (answer,) = await place(session, wish)
    assert code(answer) == "ordering.coupon_unusable"


@pytest.mark.parametrize("quantity", [0, -1, 10**9, 1.5, "2", True])
def test_quantities_that_no_line_can_have_are_refused(quantity):
    with pytest.raises(ValidationError):
        WantedLine(sku_id=new_id(), quantity=quantity)


def test_five_thousand_lines_and_a_price_of_the_clients_own_are_refused():
    line = {"sku_id": str(new_id()), "quantity": 1}
    with pytest.raises(ValidationError, match="at most 200"):
        PlaceTrade.model_validate({"lines": [line] * 5_000, "agreed_fen": 1})
    with pytest.raises(ValidationError, match="Extra inputs"):
        PlaceTrade.model_validate({"lines": [{**line, "price_fen": 1}], "agreed_fen": 1})


async def test_lines_that_add_up_to_too_many_pieces_are_refused(session):
    who = await make_shopper(session)
    tea = await make_good(session)
    (answer,) = await place(session, placement(who, (tea, 9_999), (tea, 1), agreed_fen=1))
    assert code(answer) == "ordering.too_many_pieces"


async def test_the_same_request_again_gets_the_first_answer(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    wish = placement(who, (tea, 1), agreed_fen=1_000)
    first, second = await place(session, wish, wish)
    (third,) = await place(session, wish)
    assert first.trade_id == second.trade_id == third.trade_id
    assert (first.repeated, second.repeated, third.repeated) == (False, True, True)
    assert (await holdings(session, tea))["locked"] == 1


async def test_a_key_that_was_used_for_something_else_is_refused(session):
    who = await make_shopper(session)
    tea = await make_good(session, left=5)
    one = placement(who, (tea, 1), agreed_fen=1_000, key="a")
    other = placement(who, (tea, 2), agreed_fen=2_000, key="a")
    first, second = await place(session, one, other)
    (third,) = await place(session, other)
    assert isinstance(first, PlacedView)
    assert code(second) == code(third) == "request.idempotency_key_reused"


async def test_of_a_batch_each_gets_his_own_answer(session):
    people = [await make_shopper(session) for _ in range(5)]
    tea = await make_good(session, left=3)
    answers = await place(session, *(placement(one, (tea, 1), agreed_fen=1_000) for one in people))
    assert [isinstance(one, PlacedView) for one in answers] == [True] * 3 + [False] * 2


async def test_what_was_bought_leaves_the_cart(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session), await make_good(session)
    for sku_id in (tea, cup):
        row = {"quantity": 1, "chosen": True, "seen_fen": 1_000, "added_at": NOON}
        session.add(CartLine(owner_id=who.member_id, sku_id=sku_id, **row))
    await session.flush()
    await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    assert (
        await session.scalars(select(CartLine.sku_id).where(CartLine.owner_id == who.member_id))
    ).all() == [cup]


async def test_a_batch_costs_the_same_statements_however_many_it_holds(session):
    people = [await make_shopper(session) for _ in range(20)]
    tea = await make_good(session, left=50)
    wishes = [placement(one, (tea, 1), agreed_fen=1_000) for one in people]
    with count_statements(session) as single:
        await place(session, wishes[0])
    with count_statements(session) as many:
        await place(session, *wishes[1:])
    assert many.count <= single.count <= 22
