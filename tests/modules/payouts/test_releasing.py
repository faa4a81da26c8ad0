"""A deposit goes back when everything else has ended, and all that has not is told at once."""

from datetime import timedelta

import pytest

from houtai.entry.wiring import DUTIES
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.kit.paging import Wanted
from houtai.modules.aftersale.service import buying
from houtai.modules.merchants.queries import deposits
from houtai.modules.merchants.service.deposits import RecordReceipt, demand, record
from houtai.modules.payouts.service import releasing
from houtai.modules.settlement.service import agreeing, billing, earning
from tests.factories.aftersale import ask, bring, make_sold
from tests.factories.ordering import NOON
from tests.factories.payouts import CHINA, STAFF, deposit_in, make_payee, owe

SOON = NOON + timedelta(days=40)
DEPOSIT = 100_000


async def make_depositor(session, *, demanded=DEPOSIT):
    assert DUTIES, "the composition tells who answers for what is open"
    merchant_id = await make_payee(session)
    await demand(session, SYSTEM, merchant_id, DEPOSIT, note="", at=NOON)
    receipt = RecordReceipt(
        amount_fen=DEPOSIT, bank_reference=new_id().hex, received_on=NOON.date()
    )
    await record(session, SYSTEM, merchant_id, receipt, at=NOON, today=NOON.date())
    if demanded != DEPOSIT:
        await demand(session, SYSTEM, merchant_id, demanded, note="", at=NOON)
    return merchant_id


async def release(session, merchant_id, amount_fen=DEPOSIT):
    command = releasing.ReleaseDeposit(merchant_id=merchant_id, amount_fen=amount_fen)
    async with session.begin_nested():
        return await releasing.release_deposit(session, STAFF, command, at=SOON)


async def hindering(session, merchant_id):
    """What the refusal counts is what the form shows."""
    with pytest.raises(releasing.DepositHindered) as refused:
        await release(session, merchant_id)
    shown = await releasing.standing(session, merchant_id)
    assert (shown.leaves, shown.releasable_fen) == (True, 0)
    counts = {one.matter: one.count for one in shown.matters}
    assert {one: count for one, count in refused.value.fields.items() if count} == counts
    assert await deposit_in(session, merchant_id) == DEPOSIT
    return counts


async def test_who_leaves_ends_everything_first(session):
    merchant_id = await make_depositor(session, demanded=0)
    going = await make_sold(session, (1, 5_000), stage="shipped", merchant_id=merchant_id)
    case = await ask(session, going, 1)
    sold = await make_sold(session, (2, 5_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await hindering(session, merchant_id) == {"orders": 1, "cases": 1, "unbilled": 1}

    await buying.withdraw(session, going.who.member_id, case.id, at=NOON)
    await bring(session, going.order_id, "received")
    await earning.hear_orders(session, [going.order_id], at=NOON)
    assert await hindering(session, merchant_id) == {"unbilled": 2}

    while await billing.make_due(session, SOON, time_zone=CHINA):
        pass
    assert await hindering(session, merchant_id) == {"bills": 1}

    await agreeing.confirm_due(session, at=SOON + timedelta(days=30))
    shown = await releasing.standing(session, merchant_id)
    assert (shown.releasable_fen, shown.matters) == (DEPOSIT, [])
    await release(session, merchant_id)
    assert await deposit_in(session, merchant_id) == 0


async def test_beyond_what_stays_demanded_it_goes_back_while_he_sells(session):
    merchant_id = await make_depositor(session, demanded=40_000)
    await make_sold(session, (1, 5_000), stage="shipped", merchant_id=merchant_id)
    shown = await releasing.standing(session, merchant_id)
    assert (shown.leaves, shown.releasable_fen) == (False, 60_000)
    assert [(one.matter, one.count) for one in shown.matters] == [("orders", 1)]
    await release(session, merchant_id, 60_000)
    assert await deposit_in(session, merchant_id) == 40_000


async def test_what_others_have_open_hinders_nobody(session):
    merchant_id, other_id = [await make_depositor(session, demanded=0) for _ in range(2)]
    await make_sold(session, (1, 5_000), stage="shipped", merchant_id=other_id)
    await release(session, merchant_id)
    assert await hindering(session, other_id) == {"orders": 1}


async def test_what_he_owes_is_told_beforehand(session):
    merchant_id = await make_depositor(session, demanded=0)
    await owe(session, merchant_id, -1)
    shown = await releasing.standing(session, merchant_id)
    assert (shown.owed_fen, shown.held_fen, shown.releasable_fen) == (-1, DEPOSIT, 0)


async def test_the_list_of_demands_shows_what_is_there_and_not_what_once_came(session):
    merchant_id = await make_depositor(session, demanded=40_000)
    await release(session, merchant_id, 60_000)
    await demand(session, SYSTEM, merchant_id, 30_000, note="", at=SOON)
    listed = Wanted("id", descending=True, limit=100)
    page = await deposits.list_demands(session, SYSTEM, listed)
    (row,) = [one for one in page.items if one.merchant_id == merchant_id]
    assert (row.amount_fen, row.held_fen) == (30_000, 40_000)
