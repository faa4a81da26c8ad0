"""A buyer may want his money in his store with the house instead of the way he paid."""

import pytest

from houtai.events.payments import RefundSucceeded
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.aftersale.service import deciding, ending
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.queries.stored import stored_of
from houtai.modules.payments.service import refunding, storing
from tests.factories.aftersale import (
    STAFF,
    again,
    ask,
    broken,
    make_sold,
    money_moves,
    refunded_fen,
)
from tests.factories.ordering import NOON

CLERK = Actor(new_id(), merchant_ids=None, warehouse_ids=None)
STORED = {"refund_to": "stored_value"}


async def stored(session, sold):
    return (await stored_of(session, sold.who.member_id)).balance_fen


async def told(session, case):
    """Payments have told of every refund of the case that it has gone."""
    for part in case.refunds:
        one = await one_refund(session, part.refund_id)
        assert (one.state, one.way) == ("succeeded", "stored_value")
        values = (one.id, one.payment_id, one.trade_id, one.member_id, one.amount_fen)
        event = RefundSucceeded(*values, "stored_value", NOON)
        await ending.hear_refunds(session, [event], at=NOON)
    return await again(session, case)


@pytest.mark.parametrize(
    ("stage", "pieces"), [("unshipped", 2), ("unshipped", 1), ("shipped", 1), ("received", 2)]
)
async def test_all_of_it_goes_into_his_store_at_once(session, stage, pieces):
    sold = await make_sold(session, (2, 1_000), stage=stage)
    before = await stored(session, sold)
    case = await ask(session, sold, pieces, **STORED)
    if case.state == "applied":
        command = AgreeToCase(version=case.version)
        await deciding.agree(session, STAFF, case.id, command, at=NOON)
    case = await told(session, await again(session, case))
    assert (case.state, case.money, case.refund_to) == ("done", "back", "stored_value")
    assert await stored(session, sold) == before + pieces * 1_000
    assert await refunded_fen(session, sold) == pieces * 1_000
    assert not await broken(session)


async def test_what_a_gateway_would_not_give_back_goes_into_store_once(session):
    sold = await make_sold(session, (1, 1_000))
    case = await ask(session, sold, 1)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    (refund,) = (await again(session, case)).refunds
    command = refunding.StoreRefund(remark="卡已注销", version=1)
    with pytest.raises(refunding.RefundNotFailed):
        await storing.store(session, CLERK, refund.refund_id, command, at=NOON)
    case = await money_moves(session, case, fails=True)
    assert case.money == "failed"
    one = await one_refund(session, refund.refund_id)
    command = refunding.StoreRefund(remark="卡已注销", version=one.version)
    before = await stored(session, sold)
    await storing.store(session, CLERK, refund.refund_id, command, at=NOON)
    assert await stored(session, sold) == before + 1_000
    # The gateway carries it out after all: it is told, and nothing happens a second time.
    assert not await refunding.succeed(session, refund.refund_id, gateway_number="G", at=NOON)
    with pytest.raises(refunding.RefundNotFailed):
        await storing.store(session, CLERK, refund.refund_id, command, at=NOON)
    case = await told(session, case)
    assert (case.state, case.money) == ("done", "back")
    assert (await one_refund(session, refund.refund_id)).remark == "卡已注销"
    assert await stored(session, sold) == before + 1_000
    assert not await broken(session)
