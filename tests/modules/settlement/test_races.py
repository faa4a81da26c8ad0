"""Bills that two make, and of which two say something, at the same moment."""

import pytest

from houtai.kit.auth import SYSTEM
from houtai.modules.settlement.queries.bills import one_bill
from houtai.modules.settlement.service import agreeing, billing
from tests.factories.aftersale import STAFF
from tests.factories.crossing import crossing
from tests.factories.ordering import NOON
from tests.modules.settlement.test_bills import (
    CHINA,
    DAY,
    all_holds,
    bill_all,
    bills_of,
    earn,
    lines_of,
    make_billed,
    seller,
    told,
)

LATER = NOON + 2 * DAY


@pytest.fixture
async def merchant_id(database):
    """Who earned nineteen yuan yesterday."""
    async with database.transaction() as session:
        made = await make_billed(session)
        await earn(session, made)
    return made


@pytest.fixture
async def bill(database, merchant_id):
    async with database.transaction() as session:
        await bill_all(session, NOON + DAY)
        (made,) = await bills_of(session, merchant_id)
    return made


async def make(session):
    return await billing.make_due(session, NOON + DAY, time_zone=CHINA)


def confirming(bill):
    async def act(session):
        await agreeing.confirm(session, seller(bill.merchant_id), bill.id, at=LATER)

    return act


def disputing(bill):
    async def act(session):
        command = agreeing.DisputeBill(words="少算了一单")
        await agreeing.dispute(session, seller(bill.merchant_id), bill.id, command, at=LATER)

    return act


def correcting(bill):
    async def act(session):
        command = agreeing.CorrectBill(fen=-100, words="重复计算")
        await agreeing.correct(session, STAFF, bill.id, command, at=LATER)

    return act


def answering(bill):
    async def act(session):
        command = agreeing.AnswerDispute(words="已更正")
        await agreeing.answer(session, STAFF, bill.id, command, at=LATER)

    return act


async def test_what_two_workers_bill_at_once_is_billed_once(database, merchant_id):
    await crossing(database, make, make)
    async with database.transaction() as session:
        (bill,) = await bills_of(session, merchant_id)
        assert await lines_of(session, bill) == [("earning", 1_900)]
        await all_holds(session)


async def test_what_is_earned_while_a_bill_is_made_waits_for_the_next(database, merchant_id):
    async def sell(session):
        await earn(session, merchant_id, at=NOON + DAY)

    await crossing(database, make, sell)
    async with database.transaction() as session:
        await bill_all(session, NOON + 2 * DAY)
        assert [one.payable_fen for one in await bills_of(session, merchant_id)] == [1_900, 1_900]
        await all_holds(session)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [(confirming, disputing, "confirmed"), (disputing, confirming, "disputed")],
)
async def test_a_bill_is_confirmed_or_disputed(database, bill, first, second, state):
    outcomes = await crossing(database, first(bill), second(bill))
    assert outcomes == (None, agreeing.BillNotSo.code)
    async with database.transaction() as session:
        assert (await one_bill(session, SYSTEM, bill.id)).state == state
        assert await told(session, bill.merchant_id) == ([1_900] if state == "confirmed" else [])


async def test_time_passes_over_what_is_being_disputed(database, bill):
    async def pass_by(session):
        return await agreeing.confirm_due(session, at=NOON + 30 * DAY)

    await crossing(database, disputing(bill), pass_by)
    async with database.transaction() as session:
        assert (await one_bill(session, SYSTEM, bill.id)).state == "disputed"
        assert await told(session, bill.merchant_id) == []


async def test_two_corrections_count_both_and_none_comes_after_the_answer(database, bill):
    async with database.transaction() as session:
        await disputing(bill)(session)
    await crossing(database, correcting(bill), correcting(bill))
    _, late = await crossing(database, answering(bill), correcting(bill))
    assert late == agreeing.BillNotSo.code
    async with database.transaction() as session:
        assert (await one_bill(session, SYSTEM, bill.id)).payable_fen == 1_700
        await all_holds(session)
