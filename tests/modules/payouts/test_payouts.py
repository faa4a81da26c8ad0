"""What is paid to merchants, what comes back, and who may decide about it."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from houtai.kit.auth import SYSTEM, reading_as
from houtai.kit.clock import business_day
from houtai.kit.ids import new_id
from houtai.modules.finance.queries.ties import day_sums
from houtai.modules.merchants.service.deposits import RecordReceipt, demand, record
from houtai.modules.payouts.queries.batches import batch_rows
from houtai.modules.payouts.queries.payouts import PayoutUnknown, one_payout
from houtai.modules.payouts.service import answering, asking, deciding, releasing, sending, standing
from houtai.modules.payouts.service.answering import Said, hear
from houtai.modules.payouts.tables import Attempt
from houtai.modules.settlement.service import earning
from tests.factories.aftersale import make_sold
from tests.factories.ordering import NOON
from tests.factories.payouts import (
    CHINA,
    STAFF,
    afresh,
    bill_of,
    confirm,
    deposit_in,
    make_payee,
    make_payout,
    owe,
    payouts_of,
    seller,
    sides,
    unproved,
)

ALL = sending.MakePayoutBatch()


def act(payout):
    return deciding.ActOnPayout(version=payout.version)


async def told(session, payout, outcome, **changes):
    said = Said(outcome, "file", **changes)
    return await hear(session, payout.attempts[-1].id, said, at=NOON)


async def withdraw(session, merchant_id, amount_fen, at=NOON):
    command = asking.WithdrawEarnings(amount_fen=amount_fen)
    who = seller(merchant_id)
    return await asking.withdraw(session, who, merchant_id, command, at=at, time_zone=CHINA)


async def test_a_confirmed_bill_is_paid_and_told_twice_it_is_paid_once(session):
    merchant_id = await make_payee(session, 80_000)
    bill = bill_of(merchant_id, 80_000)
    for _ in range(2):
        await asking.take_bills(session, [bill], at=NOON)
    (payout,) = await payouts_of(session, merchant_id)
    assert (payout.state, payout.amount_fen, payout.bill_id) == ("ready", 80_000, bill.bill_id)
    assert await sides(session, payout) == (0, 80_000, 0)
    await sending.make_batch(session, STAFF, ALL, at=NOON)
    payout = await afresh(session, payout)
    assert await told(session, payout, "paid", bank_reference="B1") == "new"
    payout = await afresh(session, payout)
    assert (payout.state, payout.paid_at) == ("paid", NOON)
    assert await sides(session, payout) == (0, 0, 80_000)
    assert await unproved(session) == {}


async def test_spree_14622_a_callback_that_comes_twice_pays_once(session):
    payout = await make_payout(session, sent=True)
    heard = [await told(session, payout, "paid") for _ in range(3)]
    assert heard == ["new", "known", "known"]
    assert await sides(session, payout) == (0, 0, 50_000)


async def test_spree_14622_a_payout_that_the_bank_returned_is_not_paid_any_more(session):
    payout = await make_payout(session, sent=True)
    await told(session, payout, "paid")
    assert await told(session, payout, "returned", reason="销户") == "new"
    payout = await afresh(session, payout)
    assert (payout.state, payout.paid_at, payout.reason) == ("returned", None, "销户")
    assert await sides(session, payout) == (0, 50_000, 0)
    # What comes late does not make it paid again.
    assert await told(session, payout, "paid") == "known"
    assert (await afresh(session, payout)).state == "returned"
    assert await unproved(session) == {}


async def test_what_came_back_goes_out_again_under_a_new_number_to_the_account_of_then(session):
    payout = await make_payout(session, sent=True)
    await told(session, payout, "refused", reason="户名不符")
    payout = await afresh(session, payout)
    assert payout.state == "failed"
    await session.execute(
        text("UPDATE merchants.merchant SET bank_account = '6222000011112222' WHERE id = :id"),
        {"id": payout.merchant_id},
    )
    await deciding.send_again(session, payout.id, act(payout))
    await sending.make_batch(session, STAFF, ALL, at=NOON)
    payout = await afresh(session, payout)
    first, second = payout.attempts
    assert first.number != second.number
    assert (first.bank_account[-4:], second.bank_account) == ("1234", "6222000011112222")
    await told(session, payout, "paid")
    assert await sides(session, payout) == (0, 0, 50_000)
    late = await hear(session, first.id, Said("paid", "file"), at=NOON)
    assert late == "contradicts"
    assert await sides(session, payout) == (0, 0, 50_000)


async def test_what_is_cancelled_is_the_merchants_again(session):
    payout = await make_payout(session, sent=True)
    command = deciding.CancelPayout(version=payout.version, reason="账户有误")
    with pytest.raises(deciding.PayoutElsewhere):
        await deciding.cancel(session, STAFF, payout.id, command, at=NOON)
    await told(session, payout, "refused")
    payout = await afresh(session, payout)
    command = deciding.CancelPayout(version=payout.version, reason="账户有误")
    await deciding.cancel(session, STAFF, payout.id, command, at=NOON)
    assert await sides(session, payout) == (50_000, 0, 0)
    shown = await standing.balance(session, SYSTEM, payout.merchant_id)
    assert (shown.drawable_fen, shown.under_way_fen) == (50_000, 0)
    assert await unproved(session) == {}


async def test_what_is_owed_below_zero_is_never_paid(session):
    merchant_id = await make_payee(session, -500)
    await confirm(session, merchant_id, 90_000)
    assert await payouts_of(session, merchant_id) == []
    with pytest.raises(asking.NotEnoughToPay):
        await withdraw(session, merchant_id, 10_000)


async def test_a_refund_between_bill_and_payout_makes_it_less(session):
    merchant_id = await make_payee(session, 90_000)
    await owe(session, merchant_id, -30_000)
    await confirm(session, merchant_id, 90_000)
    (payout,) = await payouts_of(session, merchant_id)
    assert payout.amount_fen == 60_000
    assert await sides(session, payout) == (0, 60_000, 0)


async def test_no_more_is_withdrawn_than_was_confirmed(session):
    merchant_id = await make_payee(session, 90_000)
    with pytest.raises(asking.NotEnoughToPay):
        await withdraw(session, merchant_id, 10_000)


@pytest.fixture
def by_hand(monkeypatch):
    """The house pays no bill by itself."""
    monkeypatch.setattr(asking.PAYS_BILLS, "default", False)


async def test_withdrawals_have_a_minimum_and_limits_for_a_day(session, by_hand, monkeypatch):
    monkeypatch.setattr(asking.PER_DAY, "default", 2)
    monkeypatch.setattr(asking.DAY_MAX, "default", 500)
    merchant_id = await make_payee(session, 100_000)
    await confirm(session, merchant_id, 100_000)
    assert await payouts_of(session, merchant_id) == []
    with pytest.raises(asking.BelowMinimum):
        await withdraw(session, merchant_id, 9_999)
    await withdraw(session, merchant_id, 10_000)
    for amount_fen in (40_001, 90_000):
        with pytest.raises((asking.DayLimitReached, asking.NotEnoughToPay)):
            async with session.begin_nested():
                await withdraw(session, merchant_id, amount_fen)
    await withdraw(session, merchant_id, 20_000)
    with pytest.raises(asking.DayLimitReached):
        async with session.begin_nested():
            await withdraw(session, merchant_id, 10_000)
    # In China the day begins at 16 h of Greenwich.
    await withdraw(session, merchant_id, 10_000, at=NOON + timedelta(hours=12))
    assert len(await payouts_of(session, merchant_id)) == 3


async def test_frozen_merchants_and_those_without_an_account_wait(session, by_hand):
    frozen = await make_payee(session, 20_000, state="frozen", frozen_at=NOON)
    without = await make_payee(session, 20_000, bank_account=None)
    for merchant_id, error in (
        (frozen, asking.PayeeHeld),
        (without, asking.PayeeWithoutAccount),
        (new_id(), asking.PayeeUnknown),
    ):
        with pytest.raises(error):
            await withdraw(session, merchant_id, 10_000)


async def test_what_waits_for_a_frozen_merchant_is_not_sent_until_he_may_sell_again(session):
    held = await make_payout(session, state="frozen", frozen_at=NOON)
    assert (held.state, held.held) == ("ready", True)
    command = sending.MakePayoutBatch(payout_ids=(held.id,))
    with pytest.raises(sending.NothingToPay):
        await sending.make_batch(session, STAFF, command, at=NOON)
    await session.execute(
        text("UPDATE merchants.merchant SET state = 'open', frozen_at = NULL WHERE id = :id"),
        {"id": held.merchant_id},
    )
    await sending.make_batch(session, STAFF, ALL, at=NOON)
    assert (await afresh(session, held)).state == "sent"


async def test_big_sums_wait_for_somebody_else(session, by_hand):
    merchant_id = await make_payee(session, 6_000_000)
    await confirm(session, merchant_id, 6_000_000)
    command = asking.WithdrawEarnings(amount_fen=5_000_000)
    payout_id = await asking.withdraw(
        session, STAFF, merchant_id, command, at=NOON, time_zone=CHINA
    )
    payout = await one_payout(session, SYSTEM, payout_id)
    assert payout.state == "asked"
    with pytest.raises(sending.NothingToPay):
        await sending.make_batch(session, STAFF, ALL, at=NOON)
    with pytest.raises(deciding.OwnPayout):
        await deciding.approve(session, STAFF, payout_id, act(payout), at=NOON)
    await deciding.approve(session, SYSTEM, payout_id, act(payout), at=NOON)
    with pytest.raises(deciding.PayoutElsewhere):
        await deciding.approve(session, SYSTEM, payout_id, act(payout), at=NOON)
    assert (await one_payout(session, SYSTEM, payout_id)).state == "ready"


async def test_a_person_notes_what_the_banks_pages_say_and_nothing_that_contradicts(session):
    payout = await make_payout(session, sent=True)

    async def note(outcome):
        command = answering.NotePayoutOutcome(outcome=outcome, bank_reference="B-9", reason="退")
        await answering.note_outcome(session, STAFF, payout.id, command, at=NOON)

    await note("paid")
    for outcome in ("paid", "refused"):
        with pytest.raises(answering.AnswerContradicts):
            await note(outcome)
    await note("returned")
    shown = await afresh(session, payout)
    assert [one.outcome for one in shown.attempts[0].answers] == ["paid", "returned"]
    assert {one.told_by for one in shown.attempts[0].answers} == {"person"}


async def test_a_deposit_is_released_as_far_as_it_is_more_than_demanded(session):
    merchant_id = await make_payee(session)
    await demand(session, SYSTEM, merchant_id, 100_000, note="", at=NOON)
    receipt = RecordReceipt(
        amount_fen=100_000, bank_reference=new_id().hex, received_on=NOON.date()
    )
    await record(session, SYSTEM, merchant_id, receipt, at=NOON, today=NOON.date())
    command = releasing.ReleaseDeposit(merchant_id=merchant_id, amount_fen=60_000)
    for _ in range(2):
        with pytest.raises(asking.NotEnoughToPay):
            async with session.begin_nested():
                await releasing.release_deposit(session, STAFF, command, at=NOON)
        # Whoever leaves owes nothing first.
        await demand(session, SYSTEM, merchant_id, 40_000, note="", at=NOON)
        await owe(session, merchant_id, -1)
    await owe(session, merchant_id, 2)
    await releasing.release_deposit(session, STAFF, command, at=NOON)
    assert await deposit_in(session, merchant_id) == 40_000
    await sending.make_batch(session, STAFF, ALL, at=NOON)
    (payout,) = await payouts_of(session, merchant_id)
    await told(session, payout, "paid")
    assert (await sides(session, payout))[1:] == (0, 60_000)
    assert await unproved(session) == {}


async def test_the_file_tells_the_bank_whole_account_numbers(session):
    payout = await make_payout(session, sent=True)
    with reading_as(STAFF):
        _, rows = await batch_rows(session, payout.attempts[0].batch_id)
    assert [(one.payout_number, one.amount_fen, len(one.bank_account)) for one in rows] == [
        (payout.number, 50_000, 20)
    ]


def off(ties):
    """How far each tie of a day is off."""
    return {tie.code: tie.difference_fen for tie in ties}


async def test_a_days_ties_do_not_mind_what_is_paid_out(session):
    day = business_day(NOON, CHINA)
    before = off((await day_sums(session, day, time_zone=CHINA)).ties)
    merchant_id = await make_payee(session)
    sold = await make_sold(session, (2, 50_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    earned = off((await day_sums(session, day, time_zone=CHINA)).ties)
    bill = await confirm(session, merchant_id, 90_000)
    (payout,) = await payouts_of(session, merchant_id)
    assert payout.bill_id == bill.bill_id
    await sending.make_batch(session, STAFF, ALL, at=NOON)
    payout = await afresh(session, payout)
    for outcome in ("paid", "returned"):
        await told(session, payout, outcome)
        assert off((await day_sums(session, day, time_zone=CHINA)).ties) == earned
    payout = await afresh(session, payout)
    command = deciding.CancelPayout(version=payout.version, reason="账户有误")
    await deciding.cancel(session, STAFF, payout.id, command, at=NOON)
    assert off((await day_sums(session, day, time_zone=CHINA)).ties) == earned
    assert before["refunds"] == earned["refunds"]


async def test_strangers_see_nothing(session):
    payout = await make_payout(session)
    stranger = seller(new_id(), "payouts.payout.read")
    with pytest.raises(PayoutUnknown):
        await one_payout(session, stranger, payout.id)
    with pytest.raises(asking.PayeeUnknown):
        await standing.balance(session, stranger, payout.merchant_id)


async def test_the_database_lets_nobody_send_what_is_on_its_way(session):
    payout = await make_payout(session, sent=True)
    (first,) = payout.attempts
    row = await session.get(Attempt, first.id)
    again = {
        column.key: getattr(row, column.key)
        for column in Attempt.__table__.columns
        if column.key not in ("id", "number")
    }
    session.add(Attempt(**again, id=new_id(), number="WA2"))
    with pytest.raises(IntegrityError, match="uq_attempt_standing"):
        await session.flush()


@pytest.mark.parametrize(
    ("break_it", "name"),
    [
        ("UPDATE payouts.payout SET state = 'cancelled'", "payouts.under_way_agrees"),
        (
            "UPDATE payouts.attempt SET state = 'returned', answered_at = now()",
            "payouts.tries_agree",
        ),
        (
            "UPDATE payouts.payout SET state = 'paid', paid_at = now()",
            "payouts.paid_left_the_bank",
        ),
    ],
)
async def test_a_state_that_nobody_brought_about_is_seen_by_the_check(session, break_it, name):
    await make_payout(session, sent=True)
    assert await unproved(session) == {}
    await session.execute(text(break_it))
    assert name in await unproved(session)
