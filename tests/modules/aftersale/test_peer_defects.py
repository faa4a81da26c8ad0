"""Defects of other systems that touch after-sale, restocking or refunds: a test each, named after
its row or thread.

Under their names elsewhere: d4, d13, d20 of orders in `tests/modules/ordering`; d14, d20, d25 of
single refunds in `tests/modules/payments`, with the two answers of ruoyi-vue-pro 1152.
"""

import pytest
from sqlalchemy import select

from houtai.modules.aftersale.service import applying, deciding, policy
from houtai.modules.aftersale.service.applying import AmountTooLarge
from houtai.modules.aftersale.service.asking import LineNotThere, NotClaimableNow
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.marketing.tables import MemberCoupon
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.payments.tables import Refund
from tests.factories.aftersale import (
    STAFF,
    Sold,
    again,
    ask,
    bring,
    broken,
    make_sold,
    money_moves,
    refunded_fen,
)
from tests.factories.inventory import breaches_in, holdings, settle
from tests.factories.ordering import (
    NOON,
    give_coupon,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)
from tests.modules.aftersale.test_goods_back import hear, look, sent_back


async def sold_for_less(session, pieces, price_fen, *, stage):
    """With a coupon of ten yuan; the coupon."""
    who = await make_shopper(session)
    sku_id = await make_good(session, price_fen=price_fen)
    coupon_id = await give_coupon(session, who)
    agreed_fen = pieces * price_fen - 1_000
    wish = placement(who, (sku_id, pieces), agreed_fen=agreed_fen, coupon_ids=[coupon_id])
    (trade,) = await place(session, wish)
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, stage)
    sold = await ordering.sold_order(session, order.id)
    lines = tuple(one.id for one in sold.lines)
    return Sold(who, order.id, trade.trade_id, lines, (sku_id,)), coupon_id


async def given_back(session, sold, *pieces):
    """Asked for, agreed to, paid by the gateway: how much."""
    case = await ask(session, sold, *pieces)
    if case.state == "applied":
        command = AgreeToCase(version=case.version)
        await deciding.agree(session, STAFF, case.id, command, at=NOON)
    case = await money_moves(session, case)
    assert case.state == "done"
    return case.agreed_fen


async def used(session, coupon_id):
    found = select(MemberCoupon.state).where(MemberCoupon.id == coupon_id)
    return await session.scalar(found.execution_options(populate_existing=True)) == "used"


async def test_d9_what_is_done_has_given_back_money_goods_and_coupon(session):
    sold, coupon_id = await sold_for_less(session, 2, 1_000, stage="unshipped")
    assert await used(session, coupon_id)
    before = await holdings(session, sold.skus[0])
    assert await given_back(session, sold, 2) == 1_000
    after = await holdings(session, sold.skus[0])
    assert after["sales.sellable"] == before["sales.sellable"] + 2
    assert not await used(session, coupon_id)
    assert not await broken(session)


async def test_d12_what_came_back_and_is_good_is_sold_again_in_all_layers(session):
    sold, case, who = await sent_back(session)
    before = await holdings(session, sold.skus[0])
    await look(session, who, case, sold, good=1, damaged=1)
    await hear(session, case)
    await settle(session)
    after = await holdings(session, sold.skus[0])
    assert after["sales.sellable"] == before["sales.sellable"] + 1
    assert after["warehouse.good"] == before["warehouse.good"] + 1
    assert after["warehouse.damaged"] == 1
    assert not await breaches_in(session)


async def test_d13_twenty_yuan_for_three_pieces_come_back_one_by_one_as_twenty(session):
    sold, _ = await sold_for_less(session, 3, 1_000, stage="received")
    given = [await given_back(session, sold, 1) for _ in range(3)]
    assert sorted(given) == [666, 667, 667]
    assert (sum(given), await refunded_fen(session, sold)) == (2_000, 2_000)


@pytest.mark.parametrize("kind", ["compensation", "refund_only"])
async def test_d14_cases_of_one_line_together_never_pass_what_was_paid(session, kind):
    sold = await make_sold(session, (3, 667))
    await ask(session, sold, 1, kind=kind, amount_fen=600)
    await ask(session, sold, 1, kind="compensation", amount_fen=2_001 - 600)
    with pytest.raises((AmountTooLarge, applying.NothingLeftToRefund)):
        await ask(session, sold, 1, kind="compensation", amount_fen=1)
    assert await refunded_fen(session, sold) == 0


async def test_d20_of_two_lines_only_what_came_back_is_in_stock_and_each_refund_is_its_own(session):
    sold = await make_sold(session, (2, 1_000), (2, 500), stage="unshipped")
    before = [await holdings(session, sku) for sku in sold.skus]
    assert [await given_back(session, sold, 1), await given_back(session, sold, 1)] == [1_000] * 2
    after = [await holdings(session, sku) for sku in sold.skus]
    assert after[0]["sales.sellable"] == before[0]["sales.sellable"] + 2
    assert after[1] == before[1]
    numbers = await session.scalars(select(Refund.number).where(Refund.trade_id == sold.trade_id))
    assert len(set(numbers)) == 2
    assert not await broken(session)


async def test_d23_pieces_of_a_line_go_back_by_several_cases_while_there_is_time(session):
    sold = await make_sold(session, (3, 1_000))
    before = await holdings(session, sold.skus[0])
    assert await given_back(session, sold, 1) == 1_000
    # What was asked for was money alone: the goods are with the buyer and not for sale.
    assert await holdings(session, sold.skus[0]) == before
    with pytest.raises(LineNotThere):
        await ask(session, sold, 3)
    assert await given_back(session, sold, 2) == 2_000
    other = await make_sold(session, (1, 1_000))
    with pytest.raises(NotClaimableNow):
        await ask(session, other, 1, at=NOON + await policy.window(session))


async def test_d25_money_that_a_gateway_would_not_give_back_is_owed_until_it_has(session):
    sold = await make_sold(session, (1, 1_000), stage="shipped")
    case = await ask(session, sold, 1)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    failed = await money_moves(session, case, fails=True)
    assert (failed.state, failed.money) == ("refunding", "failed")
    assert await refunded_fen(session, sold) == 1_000
    with pytest.raises((LineNotThere, applying.NothingLeftToRefund)):
        await ask(session, sold, 1)
    done = await money_moves(session, await again(session, case))
    assert (done.state, done.money) == ("done", "back")


async def test_litemall_472_a_coupon_comes_back_with_the_last_of_an_order_and_not_before(session):
    sold, coupon_id = await sold_for_less(session, 2, 1_000, stage="received")
    await given_back(session, sold, 1)
    assert await used(session, coupon_id)
    await given_back(session, sold, 1)
    assert not await used(session, coupon_id)
    assert not await broken(session)


async def test_spree_14622_an_order_of_which_all_is_back_is_closed(session):
    sold = await make_sold(session, (2, 1_000))
    await given_back(session, sold, 1)
    assert (await ordering.sold_order(session, sold.order_id)).state == "completed"
    await given_back(session, sold, 1)
    order = await ordering.sold_order(session, sold.order_id)
    assert (order.state, order.aftersale) == ("closed", "none")
    with pytest.raises(NotClaimableNow):
        await ask(session, sold, 1)
