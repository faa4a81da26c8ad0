"""By whatever way money of an earned order goes back, its merchant gives back his share of just
that much, once.
"""

import pytest
from sqlalchemy import select, update

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.payments import RefundSucceeded
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.aftersale.service import ending
from houtai.modules.catalog.tables import Sku
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.service import handling, refunding, storing
from houtai.modules.payments.tables import PaymentCase
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.service import earning
from tests.factories.aftersale import again, ask, bring, make_sold, money_moves, refunded_fen
from tests.factories.ordering import NOON
from tests.modules.aftersale.test_resending import brought_back, goes, looked_at, other_size, swap
from tests.modules.settlement.earned import agree, all_holds, balance, make_rule, sides

CLERK = Actor(new_id(), merchant_ids=None, warehouse_ids=None)


async def make_earned(session, *goods):
    """Of a merchant who pays a tenth, with whose order it is."""
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, *goods, merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    return merchant_id, sold


@pytest.mark.parametrize("kind", ["price_protection", "compensation"])
async def test_money_without_goods_takes_its_share_of_what_was_earned(session, kind):
    merchant_id, sold = await make_earned(session, (2, 1_000))
    await session.execute(update(Sku).where(Sku.id == sold.skus[0]).values(price_fen=800))
    case = await ask(session, sold, 2, kind=kind, amount_fen=400)
    await agree(session, case.id)
    await money_moves(session, case)
    assert await sides(session, merchant_id, sold) == (1_440, 160, 0, 0)
    # What is left of it goes back too, and nobody keeps anything.
    rest = await ask(session, sold, 2)
    await agree(session, rest.id)
    await money_moves(session, rest)
    assert await sides(session, merchant_id, sold) == (0, 0, 0, 0)
    await all_holds(session)


async def test_money_that_goes_into_store_is_given_back_by_its_merchant_too(session):
    merchant_id, sold = await make_earned(session, (2, 1_000))
    case = await ask(session, sold, 1, refund_to="stored_value")
    await agree(session, case.id)
    assert await sides(session, merchant_id, sold) == (900, 100, 0, 0)
    await all_holds(session)


async def test_a_refund_that_a_gateway_would_not_carry_out_takes_back_once(session):
    merchant_id, sold = await make_earned(session, (2, 1_000))
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    case = await money_moves(session, case, fails=True)
    one = await one_refund(session, case.refunds[0].refund_id)
    command = refunding.StoreRefund(remark="卡已注销", version=one.version)
    await storing.store(session, CLERK, one.id, command, at=NOON)
    values = (one.id, one.payment_id, one.trade_id, one.member_id, one.amount_fen)
    told = RefundSucceeded(*values, "stored_value", NOON)
    for _ in range(2):
        await ending.hear_refunds(session, [told], at=NOON)
    assert (await again(session, case)).money == "back"
    assert await sides(session, merchant_id, sold) == (900, 100, 0, 0)
    await all_holds(session)


async def test_a_refund_that_is_tried_again_takes_back_once(session):
    merchant_id, sold = await make_earned(session, (2, 1_000))
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    case = await money_moves(session, case, fails=True)
    one = await one_refund(session, case.refunds[0].refund_id)
    await refunding.retry(session, one.id, refunding.RetryRefund(version=one.version), at=NOON)
    await money_moves(session, case)
    assert await sides(session, merchant_id, sold) == (900, 100, 0, 0)
    await all_holds(session)


@pytest.mark.parametrize("stage", ["shipped", "received"])
async def test_a_failed_refund_does_not_send_the_rest_of_its_payment_back(session, stage):
    merchant_id = new_id()
    sold = await make_sold(session, (2, 1_000), stage=stage, merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case, fails=True)
    found = await session.scalars(select(PaymentCase).where(PaymentCase.kind == "refund_failed"))
    failed = found.one()
    command = handling.HandleCase(how="refunded", note="退", version=failed.version)
    with pytest.raises(handling.NothingToRefund):
        await handling.handle(session, CLERK, failed.id, command, at=NOON)
    assert await refunded_fen(session, sold) == 1_000


async def test_what_an_exchange_costs_less_leaves_who_earned_it(session):
    sold = await make_sold(session, (3, 1_000))
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    before = await balance(session, accounts.own_sales(SELF_RUN_ID))
    smaller = await other_size(session, sold.skus[0], 800)
    case = await looked_at(
        session, await brought_back(session, sold, await swap(session, sold, 2, smaller))
    )
    # Nothing has gone before the other goods have.
    assert await balance(session, accounts.own_sales(SELF_RUN_ID)) == before
    await money_moves(session, await goes(session, case))
    assert await balance(session, accounts.own_sales(SELF_RUN_ID)) == before - 400
    await all_holds(session)


async def test_what_left_an_order_before_it_went_is_neither_earned_nor_taken_back(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (3, 1_000), stage="unshipped", merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    case = await ask(session, sold, 1)
    if case.state == "applied":
        await agree(session, case.id)
    await money_moves(session, case)
    await bring(session, sold.order_id, "received")
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await sides(session, merchant_id, sold) == (1_800, 200, 0, 0)
    await all_holds(session)
