"""Of an order that is partly on its way: what has gone may be asked for, and what has not as well;
that goes back at once, and is not sent.
"""

import pytest
from sqlalchemy import select, update

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.ordering import OrderShipped
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.aftersale import handlers
from houtai.modules.aftersale.queries.cases import one_case
from houtai.modules.aftersale.service import applying, buying, deciding, explaining
from houtai.modules.aftersale.service.applying import OneAtATime, OpenCase
from houtai.modules.aftersale.service.asking import KindNotOffered, LineNotThere, WantedPieces
from houtai.modules.aftersale.service.deciding import AgreeToCase, NotLess, ProposeAmount
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.service.paying import BeingHandedOver
from houtai.modules.fulfilment.service import by_hand
from houtai.modules.fulfilment.service.retrying import retry_goods
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.marketing.public import Offers
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.tables import OrderPiece
from houtai.modules.wms.tables import Outbound
from tests.factories.aftersale import (
    STAFF,
    Sold,
    again,
    bring,
    give_return_address,
    money_moves,
    refunded_fen,
)
from tests.factories.aftersale import broken as money_broken
from tests.factories.fulfilment import (
    broken,
    lines_in,
    make_paid,
    make_sites,
    make_spread_good,
    shipments_of,
    standing,
    with_shipments,
)
from tests.factories.inventory import holdings, settle
from tests.factories.marketing import make_promotion
from tests.factories.ordering import NOON, make_shopper, orders_of, pay, place, placement


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


async def make_half(session, gone=1, apart=False):
    """Three of one good, of which so many have gone, and one of another, which has not; that comes
    from elsewhere, or from the same warehouse.
    """
    south, north = await make_sites(session)
    tea = await make_spread_good(session, (south, 9), price_fen=1_000)
    cup = await make_spread_good(session, (north if apart else south, 9), price_fen=1_000)
    who = await make_shopper(session)
    order_id = await make_paid(session, who, (tea, 3), (cup, 1), price_fen=1_000)
    await by_hand_gone(session, order_id, {tea: gone})
    return await sold_of(session, who, order_id, tea, cup)


async def sold_of(session, who, order_id, *skus):
    order = await ordering.sold_order(session, order_id)
    by_sku = {one.sku_id: one.id for one in order.lines if not one.is_gift}
    return Sold(who, order_id, order.trade_id, tuple(by_sku[sku] for sku in skus), skus)


async def by_hand_gone(session, order_id, wanted):
    """So many of each SKU leave in a parcel of their own; the first time it is sourced before."""
    await source_orders(session, [order_id], "paid", at=NOON, at_any_price=True)
    waiting = [one for one in await shipments_of(session, order_id) if one.state == "waiting"]
    ((shipment, parts),) = [
        (one, parts) for one in waiting if (parts := await _parts(session, one.id, wanted))
    ]
    parcel = by_hand.NewParcel(carrier_code="SF", number=f"SF{new_id().hex[-12:]}")
    command = by_hand.ShipByHand(parcels=[parcel], lines=parts)
    await by_hand.ship_by_hand(session, SYSTEM, shipment.id, command, at=NOON)


async def _parts(session, shipment_id, wanted):
    return tuple(
        by_hand.PartOfLine(line_id=line.id, quantity=wanted[line.sku_id])
        for line in await lines_in(session, shipment_id)
        if wanted.get(line.sku_id)
    )


def wish(sold, *pieces, of_waiting=True, kind="refund_only"):
    lines = [
        WantedPieces(line_id=line_id, quantity=count)
        for line_id, count in zip(sold.lines, pieces, strict=False)
        if count
    ]
    return OpenCase(
        order_id=sold.order_id, kind=kind, reason="other", of_waiting=of_waiting, lines=lines
    )


async def ask(session, sold, *pieces, **changes):
    command = wish(sold, *pieces, **changes)
    case_id = await applying.apply(session, sold.who.member_id, command, at=NOON)
    return await one_case(session, SYSTEM, case_id)


async def slow(session):
    """The seller answers himself."""
    rule = SetMerchantRule(refund_at="inspected", fast_refund=False, version=0)
    await set_rule(session, STAFF, SELF_RUN_ID, rule)


async def test_what_has_gone_and_what_has_not_are_told_apart(session):
    sold = await make_half(session, gone=2)
    found = await explaining.options(session, sold.who.member_id, sold.order_id, at=NOON)
    assert found.stage == "shipped"
    assert [(one.pieces_left, one.pieces_waiting) for one in found.lines] == [(2, 1), (0, 1)]
    for pieces in ((3,), (0, 1)):
        with pytest.raises(LineNotThere):
            await ask(session, sold, *pieces, of_waiting=False)
    with pytest.raises(LineNotThere):
        await ask(session, sold, 2)
    with pytest.raises(KindNotOffered):
        await ask(session, sold, 1, kind="return_refund")


async def test_what_has_not_gone_is_refunded_at_once_and_not_sent(session):
    sold = await make_half(session)
    case = await ask(session, sold, 1, 1)
    assert (case.state, case.stage, case.money) == ("refunding", "unshipped", "going")
    assert await standing(session, sold.order_id) == {
        "quantity": 4,
        "waiting": 1,
        "assigned": 0,
        "shipped": 1,
        "dropped": 2,
    }
    case = await money_moves(session, case)
    assert (case.state, await refunded_fen(session, sold)) == ("done", 2_000)
    pieces = await session.scalars(
        select(OrderPiece.quantity)
        .where(OrderPiece.order_id == sold.order_id)
        .execution_options(populate_existing=True)
    )
    assert sum(pieces) == 2
    assert await money_broken(session) == {}
    assert await broken(session) == {}
    # What is left of the line goes as if nothing had been.
    await settle(session)
    assert await retry_goods(session, [sold.skus[0]], at=NOON) == 1
    found = await explaining.options(session, sold.who.member_id, sold.order_id, at=NOON)
    assert [(one.pieces_left, one.pieces_waiting) for one in found.lines] == [(1, 1), (0, 0)]
    await by_hand_gone(session, sold.order_id, {sold.skus[0]: 1})
    order = await ordering.sold_order(session, sold.order_id)
    assert (order.state, order.fulfilment) == ("awaiting_receipt", "shipped")
    assert await broken(session) == {}


async def test_an_order_of_which_the_rest_is_let_go_has_gone(session):
    sold = await make_half(session, gone=3)
    case = await ask(session, sold, 0, 1)
    order = await ordering.sold_order(session, sold.order_id)
    assert (order.state, order.fulfilment) == ("awaiting_receipt", "shipped")
    await money_moves(session, case)
    case = await ask(session, sold, 3, of_waiting=False)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await money_moves(session, case)
    order = await ordering.sold_order(session, sold.order_id)
    assert (order.state, await refunded_fen(session, sold)) == ("closed", 4_000)
    assert await broken(session) == {}
    assert await money_broken(session) == {}


async def test_a_seller_who_answers_himself_gives_it_whole_or_not_at_all(session):
    await slow(session)
    sold = await make_half(session)
    case = await ask(session, sold, 2)
    assert case.state == "applied"
    with pytest.raises(OneAtATime):
        await ask(session, sold, 0, 1)
    # What has gone may be asked for meanwhile, and what was asked is not asked twice.
    other = await ask(session, sold, 1, of_waiting=False)
    with pytest.raises(LineNotThere):
        await ask(session, sold, 1, of_waiting=False)
    less = ProposeAmount(version=case.version, amount_fen=100, words="少一点")
    with pytest.raises(NotLess):
        await deciding.propose(session, STAFF, case.id, less, at=NOON)
    for one in (case, other):
        command = AgreeToCase(version=one.version)
        await deciding.agree(session, STAFF, one.id, command, at=NOON)
        await money_moves(session, one)
    assert await refunded_fen(session, sold) == 3_000
    assert (await standing(session, sold.order_id))["dropped"] == 2
    assert await broken(session) == {}
    assert await money_broken(session) == {}


async def test_what_goes_while_it_is_asked_for_is_paid_and_the_rest_let_go(session):
    await slow(session)
    south, _ = await make_sites(session)
    tea = await make_spread_good(session, (south, 9), price_fen=1_000)
    who = await make_shopper(session)
    order_id = await make_paid(session, who, (tea, 3), price_fen=1_000)
    sold = await sold_of(session, who, order_id, tea)
    case = await ask(session, sold, 2, of_waiting=False)
    await by_hand_gone(session, order_id, {tea: 2})
    order = await ordering.sold_order(session, order_id)
    ids = (order.id, order.trade_id, order.merchant_id, order.member_id)
    await handlers.take_shipped(session, [OrderShipped(*ids, all_shipped=False, at=NOON)])
    case = await again(session, case)
    assert case.stage == "shipped"
    found = await explaining.options(session, who.member_id, order_id, at=NOON)
    assert [(one.pieces_left, one.pieces_waiting) for one in found.lines] == [(1, 0)]
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await money_moves(session, case)
    assert await refunded_fen(session, sold) == 2_000
    assert (await standing(session, order_id))["dropped"] == 1
    found = await explaining.options(session, who.member_id, order_id, at=NOON)
    assert [(one.pieces_left, one.pieces_waiting) for one in found.lines] == [(1, 0)]
    assert await broken(session) == {}
    assert await money_broken(session) == {}


async def test_what_a_warehouse_gives_up_just_now_waits_for_its_seller(session):
    sold = await make_half(session, gone=3, apart=True)
    waiting = [one.id for one in await shipments_of(session, sold.order_id) if not one.shipped_at]
    told = update(Outbound).where(Outbound.id.in_(waiting))
    await session.execute(told.values(state="refused", ended_at=NOON))
    case = await ask(session, sold, 0, 1)
    assert (case.state, case.money) == ("applied", "none")
    with pytest.raises(BeingHandedOver):
        await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    assert (await standing(session, sold.order_id))["dropped"] == 0
    assert await refunded_fen(session, sold) == 0


async def make_gifted(session):
    """Three teas, and a cup that is given from two of them on."""
    south, _ = await make_sites(session)
    tea = await make_spread_good(session, (south, 9), price_fen=1_000)
    cup = await make_spread_good(session, (south, 9), price_fen=500)
    gift = {"threshold_fen": 2_000, "gifts": [{"sku_id": cup, "quantity": 1}]}
    terms = GiftWithPurchase(steps=[gift]).model_dump(mode="json")
    await make_promotion(session, live=True, terms=terms)
    live = Offers(await live_offers(session))
    who = await make_shopper(session)
    (trade,) = await place(session, placement(who, (tea, 3), agreed_fen=3_000), offers=live)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    return await sold_of(session, who, order.id, tea), cup


async def test_a_gift_goes_back_with_the_goods_that_earned_it_and_not_before(session):
    await slow(session)
    sold, _ = await make_gifted(session)
    await give_return_address(session)
    await bring(session, sold.order_id, "received")
    first = await ask(session, sold, 1, of_waiting=False, kind="return_refund")
    assert [(one.is_gift, one.quantity) for one in first.lines] == [(False, 1)]
    second = await ask(session, sold, 1, of_waiting=False, kind="return_refund")
    assert [(one.is_gift, one.quantity) for one in second.lines] == [(False, 1), (True, 1)]
    third = await ask(session, sold, 1, of_waiting=False, kind="return_refund")
    assert [(one.is_gift, one.quantity) for one in third.lines] == [(False, 1)]
    await buying.withdraw(session, sold.who.member_id, second.id, at=NOON)
    money_only = await ask(session, sold, 1, of_waiting=False)
    assert [one.is_gift for one in money_only.lines] == [False]
    assert await money_broken(session) == {}


async def test_a_gift_is_not_sent_without_the_goods_that_earn_it(session):
    sold, cup = await make_gifted(session)
    await by_hand_gone(session, sold.order_id, {sold.skus[0]: 1})
    case = await ask(session, sold, 2)
    assert [(one.is_gift, one.quantity) for one in case.lines] == [(False, 2), (True, 1)]
    assert (await holdings(session, cup)).get("sales.sold", 0) == 0
    order = await ordering.sold_order(session, sold.order_id)
    assert order.fulfilment == "shipped"
    assert await broken(session) == {}
    assert await money_broken(session) == {}
