"""What a buyer is told on the way from the cart to the paid order."""

from datetime import timedelta

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Product, Sku
from houtai.modules.marketing.public import NO_OFFERS, Offers
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.ordering.queries.own_trades import own_trade
from houtai.modules.ordering.queries.trades import TradeUnknown
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.commands import Checkout, WantedLine
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.service.previewing import preview
from tests.factories.logistics import make_freight_template, written
from tests.factories.marketing import amount_off, an_offer, cross_amount_off
from tests.factories.ordering import (
    NOON,
    make_good,
    make_shopper,
    make_trade,
    pay,
    place,
    placement,
)

CART = "/api/shop/cart"


def wanted(*lines, **changes):
    return Checkout(lines=[WantedLine(sku_id=one, quantity=many) for one, many in lines], **changes)


async def take_off_the_shelf(session, sku_id):
    sku = await session.get(Sku, sku_id)
    product = await session.get(Product, sku.product_id)
    product.state = "off_shelf"
    await session.flush()


async def test_what_is_not_for_sale_any_more_is_told_beside_the_price_of_the_rest(session):
    tea, gone, unknown = await make_good(session), await make_good(session), new_id()
    await take_off_the_shelf(session, gone)
    asked = wanted((gone, 3), (tea, 2), (unknown, 1))
    shown = await preview(session, None, asked, NO_OFFERS, at=NOON)
    told = {one.sku_id: (one.why, one.quantity) for one in shown.refused}
    assert told == {gone: ("not_for_sale", 3), unknown: ("not_for_sale", 1)}
    assert [one.product_name != "" for one in shown.refused] == [True, False]
    assert (shown.payable_fen, [one.sku_id for one in shown.shops[0].lines]) == (2_000, [tea])


async def test_where_a_shop_does_not_send_its_lines_are_told_and_the_others_priced(session):
    who = await make_shopper(session, region_code="650102")
    others = [new_id(), new_id()]
    far = [await make_good(session, merchant_id=one) for one in others]
    for one in others:
        tariff = written(no_delivery=["650000"])
        await make_freight_template(session, merchant_id=one, tariff=tariff)
    near = await make_good(session, price_fen=700)
    asked = wanted((far[0], 1), (near, 1), (far[1], 1), address_id=who.address_id)
    shown = await preview(session, who.member_id, asked, NO_OFFERS, at=NOON)
    assert [(one.sku_id, one.why) for one in shown.refused] == [
        (far[0], "not_delivered"),
        (far[1], "not_delivered"),
    ]
    assert shown.payable_fen == 700


async def test_with_nothing_left_to_buy_the_answer_is_empty_and_no_error(session):
    shown = await preview(session, None, wanted((new_id(), 1)), NO_OFFERS, at=NOON)
    assert (shown.shops, shown.payable_fen, len(shown.refused)) == ([], 0, 1)


async def test_each_line_tells_what_was_taken_off_by_which_offer(session):
    tea = await make_good(session, price_fen=6_000)
    cup = await make_good(session, price_fen=4_000, merchant_id=new_id())
    shop = an_offer(amount_off((6_000, 600)), merchant_id=SELF_RUN_ID, name="店铺满减")
    cross = an_offer(cross_amount_off((10_000, 1_000)), merchant_id=None, name="跨店满减")
    shown = await preview(session, None, wanted((tea, 1), (cup, 1)), Offers([shop, cross]), at=NOON)
    lines = [line for one in shown.shops for line in one.lines]
    for line in lines:
        assert line.gross_fen - sum(one.fen for one in line.discounts) == line.payable_fen
    assert [[one.name for one in line.discounts] for line in lines] == [
        ["店铺满减", "跨店满减"],
        ["跨店满减"],
    ]


async def test_what_is_missing_for_a_reduction_is_told_with_what_it_would_give(session):
    tea = await make_good(session, price_fen=6_000)
    offer = an_offer(amount_off((10_000, 1_500), (20_000, 4_000)), merchant_id=SELF_RUN_ID)
    shown = await preview(session, None, wanted((tea, 1)), Offers([offer]), at=NOON)
    (note,) = shown.explained
    assert (note.why, note.values) == (
        "below_threshold",
        {"threshold_fen": 10_000, "missing_fen": 4_000, "off_fen": 1_500},
    )


async def test_a_gift_that_is_given_away_is_told_and_the_rest_bought_once_the_buyer_gives_it_up(
    session,
):
    who = await make_shopper(session)
    tea, cup = await make_good(session, price_fen=6_000), await make_good(session, left=0)
    gift = {"threshold_fen": 5_000, "gifts": [{"sku_id": cup, "quantity": 1}]}
    offers = Offers([an_offer(GiftWithPurchase(steps=[gift]), merchant_id=SELF_RUN_ID)])
    asked = wanted((tea, 1), address_id=who.address_id)
    shown = await preview(session, who.member_id, asked, offers, at=NOON)
    told = [(line.sku_id, line.is_gift, line.left) for line in shown.shops[0].lines]
    assert told == [(tea, False, None), (cup, True, 0)]
    (refused,) = await place(session, placement(who, (tea, 1), agreed_fen=6_000), offers=offers)
    assert refused.code == "ordering.sold_out"
    wish = placement(who, (tea, 1), agreed_fen=6_000, without_gifts=[cup])
    shown = await preview(session, who.member_id, wish.command, offers, at=NOON)
    assert [line.sku_id for line in shown.shops[0].lines] == [tea]
    (placed,) = await place(session, wish, offers=offers)
    assert isinstance(placed, PlacedView), placed


async def test_the_buyer_of_a_trade_sees_how_paying_it_stands_and_nobody_else_does(session):
    who, other = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session)
    cup = await make_good(session, merchant_id=new_id())
    trade = await make_trade(session, who, (tea, 1), (cup, 1), agreed_fen=2_000)

    async def seen(minutes):
        at = NOON + timedelta(minutes=minutes)
        return await own_trade(session, who.member_id, trade.trade_id, at=at)

    shown = await seen(10)
    assert (shown.state, shown.seconds_left, len(shown.orders)) == ("waiting", 20 * 60, 2)
    assert (await seen(31)).seconds_left == 0
    for member_id, trade_id in ((other.member_id, trade.trade_id), (who.member_id, new_id())):
        with pytest.raises(TradeUnknown):
            await own_trade(session, member_id, trade_id, at=NOON)
    payment_id = await pay(session, trade, who)
    shown = await seen(11)
    assert (shown.state, shown.seconds_left) == ("paid", 0)
    assert {one.state for one in shown.orders} == {"awaiting_shipment"}
    assert [(one.id, one.state) for one in shown.payments] == [(payment_id, "succeeded")]


async def test_a_cancelled_trade_says_so(session):
    who = await make_shopper(session)
    trade = await make_trade(session, who, (await make_good(session), 1), agreed_fen=1_000)
    await cancelling.cancel_trade(session, trade.trade_id, By("buyer", who.member_id), at=NOON)
    shown = await own_trade(session, who.member_id, trade.trade_id, at=NOON)
    assert (shown.state, shown.seconds_left) == ("cancelled", 0)


async def test_many_lines_of_a_cart_are_chosen_at_once_and_counted_without_prices(
    session, client_as
):
    who, other = await make_shopper(session), await make_shopper(session)
    goods = [await make_good(session) for _ in range(3)]
    async with client_as(Actor(id=other.member_id)) as client:
        theirs = {"sku_id": str(goods[0]), "quantity": 1}
        assert (await client.post(f"{CART}/lines", json=theirs)).status_code == 204
    async with client_as(Actor(id=who.member_id)) as client:
        assert (await client.get(f"{CART}/count")).json() == {"lines": 0, "pieces": 0}
        for many, sku_id in enumerate(goods, start=1):
            body = {"sku_id": str(sku_id), "quantity": many}
            assert (await client.post(f"{CART}/lines", json=body)).status_code == 204
        assert (await client.get(f"{CART}/count")).json() == {"lines": 3, "pieces": 6}
        body = {"sku_ids": [str(one) for one in goods[:2]], "chosen": False}
        assert (await client.put(f"{CART}/lines", json=body)).status_code == 204
        lines = (await client.get(CART)).json()["lines"]
        assert {one["sku_id"] for one in lines if one["chosen"]} == {str(goods[2])}
        trade = await client.get(f"/api/shop/trades/{new_id()}")
        assert (trade.status_code, trade.json()["code"]) == (404, "ordering.trade_unknown")
    async with client_as(Actor(id=other.member_id)) as client:
        (line,) = (await client.get(CART)).json()["lines"]
        assert line["chosen"] is True


async def test_a_guest_without_a_cart_counts_none_and_chooses_nothing(client_as):
    async with client_as(None) as client:
        assert (await client.get(f"{CART}/count")).json() == {"lines": 0, "pieces": 0}
        body = {"sku_ids": [str(new_id())], "chosen": True}
        assert (await client.put(f"{CART}/lines", json=body)).status_code == 204
        assert (await client.get(f"/api/shop/trades/{new_id()}")).status_code == 401
