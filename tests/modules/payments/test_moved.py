"""What came and went on a day, by way to pay, as bills of channels are held against it."""

import pytest

from houtai.kit.clock import day_bounds
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.service import refunding
from tests.factories.payments import NOON
from tests.modules.payments.test_service import CLERK, back, paid


@pytest.mark.parametrize("said", [{}, {"remark": "通道余额不足，柜台退现金"}])
async def test_what_was_given_back_past_a_gateway_does_not_count_against_its_bill(session, said):
    payment = await paid(session)
    by_gateway, past_it = back(payment, 950), back(payment, 400)
    for wanted in (by_gateway, past_it):
        await payments.refund(session, wanted, at=NOON)
    gone = RefundStanding("succeeded", "G2", by_gateway.amount_fen)
    await refunding.hear(session, by_gateway.refund_id, gone, at=NOON)
    await refunding.hear(session, past_it.refund_id, RefundStanding("failed"), at=NOON)
    refund = await one_refund(session, past_it.refund_id)
    command = refunding.FinishRefund(gateway_number="R9", version=refund.version, **said)
    before = await moved(session)
    await refunding.finish_by_hand(session, CLERK, refund.id, command, at=NOON)
    after = await moved(session)
    assert (await one_refund(session, refund.id)).remark == said.get("remark", "")
    assert after["sandbox"] == before["sandbox"]
    assert after["by_hand"] - before.get("by_hand", 0) == 400


async def test_what_a_person_gives_back_over_the_counter_counts_as_the_way_it_was_paid(session):
    payment = await paid(session, method="bank_transfer")
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    refund = await one_refund(session, wanted.refund_id)
    before = await moved(session)
    command = refunding.FinishRefund(gateway_number="R3", version=refund.version)
    await refunding.finish_by_hand(session, CLERK, refund.id, command, at=NOON)
    after = await moved(session)
    assert after["bank_transfer"] - before.get("bank_transfer", 0) == wanted.amount_fen
    assert after.get("by_hand") == before.get("by_hand")


async def moved(session) -> dict[str, int]:
    """What went back on that day, by way."""
    first, until = day_bounds(NOON.date(), "Asia/Shanghai")
    found = await payments.moved_money(session, NOON.date(), first, until)
    return {one.method: one.refunded_fen for one in found}
