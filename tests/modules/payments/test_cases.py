"""Money that came otherwise than it was asked for waits for somebody, and then goes its way."""

from datetime import timedelta

import pytest

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.service import handling, refunding
from houtai.modules.payments.service.receiving import receive
from tests.factories.payments import NOON, make_case, make_payment
from tests.modules.payments.seen import held, paid, receipt, the_cases, the_payment

LATER = NOON + timedelta(hours=1)
CLERK = Actor(new_id(), merchant_ids=None, warehouse_ids=None)


async def test_a_late_payment_goes_back_by_itself(session):
    payment = await paid(session, state="closed")
    for _ in range(2):
        await payments.open_case(session, "paid_after_close", payment.id, at=LATER)
    [case] = await the_cases(session, payment.id)
    assert case.state == "open"
    gone = RefundStanding("succeeded", "GR", 9_950)
    await refunding.hear(session, case.refund_id, gone, at=LATER)
    [case] = await the_cases(session, payment.id)
    assert (case.state, case.handled) == ("done", "refunded")
    assert await held(session, payment) == 0


async def test_a_person_sends_a_wrong_amount_back(session):
    payment = await make_payment(session)
    await receive(session, receipt(payment, amount_fen=995), at=NOON)
    [case] = await the_cases(session, payment.id)
    how = handling.HandleCase(how="refunded", note="金额不符，退回", version=case.version)
    await handling.handle(session, CLERK, case.id, how, at=NOON)
    [case] = await the_cases(session, payment.id)
    refund = await one_refund(session, case.refund_id)
    assert (refund.amount_fen, case.state, case.handled_by) == (995, "open", CLERK.id)
    with pytest.raises(handling.CaseDone):
        await handling.handle(session, CLERK, case.id, how, at=NOON)


async def test_of_a_sum_that_came_twice_the_orders_own_money_stays(session):
    payment = await paid(session)
    await receive(session, receipt(payment, gateway_number="G-2"), at=NOON)
    [case] = await the_cases(session, payment.id)
    how = handling.HandleCase(how="refunded", note="重复付款，退回一笔", version=case.version)
    await handling.handle(session, CLERK, case.id, how, at=NOON)
    [case] = await the_cases(session, payment.id)
    assert (await one_refund(session, case.refund_id)).amount_fen == 9_950
    payment = await the_payment(session, payment.id)
    assert payment.paid_fen - payment.refunded_fen == 9_950


async def test_a_case_of_nothing_known_is_kept_or_dismissed(session):
    case_id = (await make_case(session)).id
    away = handling.HandleCase(how="refunded", note="退", version=1)
    async with session.begin_nested() as attempt:
        with pytest.raises(handling.NothingToRefund):
            await handling.handle(session, CLERK, case_id, away, at=NOON)
        await attempt.rollback()
    how = handling.HandleCase(how="kept", note="查无此人", version=1)
    await handling.handle(session, CLERK, case_id, how, at=NOON)
    [case] = [one for one in await the_cases(session, None) if one.id == case_id]
    assert (case.state, case.handled) == ("done", "kept")
