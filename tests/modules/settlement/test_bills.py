"""Bills: made by the clock from what waits, agreed on, corrected, carried on."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.settlement import BillConfirmed
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.ids import new_id
from houtai.kit.invariants import prove
from houtai.modules.aftersale.service import shares
from houtai.modules.merchants.rules.money import payable_of
from houtai.modules.settlement.queries.bills import (
    SettlementBillUnknown,
    SettlementBillView,
    not_billed,
    one_bill,
)
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.rules import cycles
from houtai.modules.settlement.service import agreeing, billing, earning
from houtai.modules.settlement.service.agreeing import (
    AnswerDispute,
    BillNotSo,
    CorrectBill,
    CorrectionEmpty,
    DisputeBill,
)
from houtai.modules.settlement.service.giving_back import give_back
from houtai.modules.settlement.service.terms import BilledUnknown, SetTerms, set_terms, terms_shown
from houtai.modules.settlement.tables import Bill, BillLine, Unbilled
from tests.factories.aftersale import STAFF, Sold, broken, make_sold
from tests.factories.merchants import make_merchant
from tests.factories.ordering import NOON
from tests.modules.settlement.test_earning import balance, make_rule

CHINA = "Asia/Shanghai"
DAY = timedelta(days=1)
DAILY = {"cycle": "daily", "wait_days": 0}


@pytest.fixture(autouse=True)
def _composed(monkeypatch):
    monkeypatch.setattr(shares, "_asked", [give_back])


async def make_billed(session: AsyncSession, **terms: Any) -> UUID:
    """A merchant of whom the platform takes five in a hundred, billed every day."""
    merchant_id = (await make_merchant(session)).merchant_id
    await make_rule(session, scope_id=merchant_id)
    wanted = SetTerms(**{**DAILY, **terms})
    await set_terms(session, STAFF, merchant_id, wanted, at=NOON - DAY)
    return merchant_id


async def earn(session: AsyncSession, merchant_id: UUID, fen: int = 1_000, *, at=NOON) -> Sold:
    """An order of two pieces is received."""
    sold = await make_sold(session, (2, fen), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=at)
    return sold


async def bill_all(session: AsyncSession, at: datetime) -> int:
    made = 0
    while found := await billing.make_due(session, at, time_zone=CHINA):
        made += found
    return made


async def bills_of(session: AsyncSession, merchant_id: UUID) -> list[SettlementBillView]:
    """The oldest first."""
    ids = await session.scalars(
        select(Bill.id).where(Bill.merchant_id == merchant_id).order_by(Bill.day)
    )
    return [await one_bill(session, SYSTEM, one) for one in ids.all()]


async def lines_of(session: AsyncSession, bill: SettlementBillView) -> list[tuple[str, int]]:
    rows = await session.execute(
        select(BillLine.kind, BillLine.net_fen)
        .where(BillLine.bill_id == bill.id)
        .order_by(BillLine.kind, BillLine.net_fen)
    )
    return [(row.kind, row.net_fen) for row in rows]


async def told(session: AsyncSession, merchant_id: UUID) -> list[int]:
    """What is to be paid of bills that both agreed on."""
    found = text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position")
    bodies = await session.scalars(found, {"name": BillConfirmed.LABEL.name})
    return [one["payable_fen"] for one in bodies if one["merchant_id"] == str(merchant_id)]


async def all_holds(session: AsyncSession) -> None:
    verdicts = await prove(session, INVARIANTS)
    assert {one.name: one.breaches for one in verdicts if one.breaches} == {}
    assert await broken(session) == {}


def seller(merchant_id: UUID) -> Actor:
    return Actor(id=new_id(), merchant_ids=frozenset({merchant_id}), place=Place(merchant_id))


async def test_what_was_earned_until_yesterday_is_billed_once(session):
    merchant_id = await make_billed(session)
    await earn(session, merchant_id)
    assert await bill_all(session, NOON) == 0, "the day is not over"
    await earn(session, merchant_id, at=NOON + DAY)
    assert await bill_all(session, NOON + DAY) == 1
    assert await bill_all(session, NOON + DAY) == 0
    (bill,) = await bills_of(session, merchant_id)
    assert (bill.paid_fen, bill.fee_fen, bill.payable_fen, bill.line_count) == (
        2_000,
        100,
        1_900,
        1,
    )
    assert (bill.state, bill.due_at) == ("sent", NOON + 4 * DAY)
    waiting = await not_billed(session, SYSTEM, merchant_id)
    assert waiting.unbilled_fen == 1_900
    assert await bill_all(session, NOON + 2 * DAY) == 1
    assert len(await bills_of(session, merchant_id)) == 2
    await all_holds(session)


async def test_the_platform_bills_nobody_for_its_own_shop(session):
    await earn(session, SELF_RUN_ID)
    assert await bill_all(session, NOON + 30 * DAY) == 0
    with pytest.raises(BilledUnknown):
        await terms_shown(session, SELF_RUN_ID)


async def test_whoever_is_held_is_billed_when_he_is_let_go(session):
    merchant_id = await make_billed(session, held=True)
    await earn(session, merchant_id)
    assert await bill_all(session, NOON + DAY) == 0
    await set_terms(session, STAFF, merchant_id, SetTerms(**DAILY), at=NOON + DAY)
    assert await bill_all(session, NOON + DAY) == 1


async def test_without_terms_of_his_own_the_house_s_apply(session):
    merchant_id = (await make_merchant(session)).merchant_id
    shown = await terms_shown(session, merchant_id)
    assert (shown.is_own, shown.cycle, shown.wait_days) == (False, "weekly", 7)
    await earn(session, merchant_id)
    assert await bill_all(session, NOON + 6 * DAY) == 0
    assert await bill_all(session, NOON + 13 * DAY) == 1


async def test_a_refund_after_the_bill_comes_off_the_next_one_and_debts_are_carried_on(session):
    merchant_id = await make_billed(session)
    sold = await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    (first,) = await bills_of(session, merchant_id)
    await agreeing.confirm(session, seller(merchant_id), first.id, at=NOON + DAY)
    refund_id = new_id()
    await give_back(session, sold.order_id, refund_id, {sold.lines[0]: 2_000}, at=NOON + DAY)
    await bill_all(session, NOON + 2 * DAY)
    second = (await bills_of(session, merchant_id))[1]
    assert await lines_of(session, second) == [("refund", -1_900)]
    await agreeing.confirm(session, seller(merchant_id), second.id, at=NOON + 2 * DAY)
    await earn(session, merchant_id, 5_000, at=NOON + 2 * DAY)
    await bill_all(session, NOON + 3 * DAY)
    third = (await bills_of(session, merchant_id))[2]
    assert await lines_of(session, third) == [("carried", -1_900), ("earning", 9_500)]
    assert third.payable_fen == 7_600
    await earn(session, merchant_id, at=NOON + 3 * DAY)
    await bill_all(session, NOON + 4 * DAY)
    fourth = (await bills_of(session, merchant_id))[3]
    assert await lines_of(session, fourth) == [("earning", 1_900)], "carried on once"
    assert await told(session, merchant_id) == [1_900, -1_900]
    await all_holds(session)


async def test_a_reserve_is_kept_back_and_given_once_when_its_days_are_over(session):
    merchant_id = await make_billed(session, reserve_permille=105, reserve_days=2)
    await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    (first,) = await bills_of(session, merchant_id)
    assert await lines_of(session, first) == [("earning", 1_900), ("reserve", -199)]
    assert (await not_billed(session, SYSTEM, merchant_id)).reserved_fen == 199
    for days in (1, 2, 3):
        await earn(session, merchant_id, at=NOON + days * DAY)
        await bill_all(session, NOON + (days + 1) * DAY)
    kinds = [dict(await lines_of(session, one)) for one in await bills_of(session, merchant_id)]
    assert [one.get("release", 0) for one in kinds] == [0, 0, 199, 199]
    await all_holds(session)


async def test_a_bill_is_disputed_corrected_answered_and_confirmed_once(session):
    merchant_id = await make_billed(session)
    who = seller(merchant_id)
    await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    (bill,) = await bills_of(session, merchant_id)
    correction = CorrectBill(fen=1_200, words="补运费")
    with pytest.raises(BillNotSo):
        await agreeing.correct(session, STAFF, bill.id, correction, at=NOON)
    await agreeing.dispute(session, who, bill.id, DisputeBill(words="少算运费"), at=NOON + DAY)
    for act in (
        agreeing.confirm(session, who, bill.id, at=NOON + DAY),
        agreeing.dispute(session, who, bill.id, DisputeBill(words="再说"), at=NOON + DAY),
        agreeing.correct(session, STAFF, bill.id, CorrectBill(fen=0, words="无"), at=NOON),
    ):
        with pytest.raises((BillNotSo, CorrectionEmpty)):
            await act
    await agreeing.correct(session, STAFF, bill.id, correction, at=NOON + DAY)
    less = CorrectBill(fen=-200, words="多算的服务费")
    await agreeing.correct(session, STAFF, bill.id, less, at=NOON + DAY)
    assert await agreeing.confirm_due(session, at=NOON + 30 * DAY) == 0, "it is disputed"
    await agreeing.answer(session, STAFF, bill.id, AnswerDispute(words="已补"), at=NOON + DAY)
    await agreeing.confirm(session, who, bill.id, at=NOON + DAY)
    with pytest.raises(BillNotSo):
        await agreeing.confirm(session, who, bill.id, at=NOON + DAY)
    after = await one_bill(session, who, bill.id)
    assert (after.other_fen, after.payable_fen, after.state) == (1_000, 2_900, "confirmed")
    assert await told(session, merchant_id) == [2_900]
    assert await balance(session, payable_of(merchant_id)) == 2_900
    await all_holds(session)


async def test_who_says_nothing_in_time_has_agreed(session):
    merchant_id = await make_billed(session)
    await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    assert await agreeing.confirm_due(session, at=NOON + 4 * DAY - timedelta(seconds=1)) == 0
    assert await agreeing.confirm_due(session, at=NOON + 4 * DAY) == 1
    assert await agreeing.confirm_due(session, at=NOON + 4 * DAY) == 0
    (bill,) = await bills_of(session, merchant_id)
    assert (bill.state, bill.confirmed_at) == ("confirmed", NOON + 4 * DAY)
    assert await told(session, merchant_id) == [1_900]


async def test_another_merchant_s_bill_looks_as_if_it_were_not_there(session):
    merchant_id = await make_billed(session)
    await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    (bill,) = await bills_of(session, merchant_id)
    stranger = seller(new_id())
    for act in (
        one_bill(session, stranger, bill.id),
        agreeing.confirm(session, stranger, bill.id, at=NOON),
        agreeing.dispute(session, stranger, bill.id, DisputeBill(words="x"), at=NOON),
    ):
        with pytest.raises(SettlementBillUnknown):
            await act


async def test_a_lost_entry_and_a_changed_sum_are_found(session):
    merchant_id = await make_billed(session)
    await earn(session, merchant_id)
    await earn(session, merchant_id, at=NOON + DAY)
    await bill_all(session, NOON + DAY)
    await session.execute(delete(Unbilled).where(Unbilled.merchant_id == merchant_id))
    await session.execute(
        update(Bill)
        .where(Bill.merchant_id == merchant_id)
        .values(payable_fen=Bill.payable_fen + 1, paid_fen=Bill.paid_fen + 1)
    )
    verdicts = await prove(session, INVARIANTS)
    assert {one.name for one in verdicts if one.breaches} == {
        "settlement.bills_are_their_lines",
        "settlement.entries_billed_once",
    }


async def test_of_a_bill_that_is_made_again_nothing_is_billed_again(session):
    """Whoever died before the end of the transaction has billed nothing; the day's bill is one."""
    merchant_id = await make_billed(session)
    await earn(session, merchant_id)
    died = await session.begin_nested()
    assert await bill_all(session, NOON + DAY) == 1
    await died.rollback()
    assert await bills_of(session, merchant_id) == []
    assert await bill_all(session, NOON + DAY) == 1
    assert await session.scalar(select(func.count()).select_from(BillLine)) == 1
    await all_holds(session)


@given(today=st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_the_day_of_a_cycle_is_never_to_come_and_never_skipped(today):
    for cycle, longest in (("daily", 0), ("weekly", 6), ("monthly", 30)):
        day = cycles.last_day(cycle, today)
        assert 0 <= (today - day).days <= longest
        assert cycles.last_day(cycle, day) == day


@given(fen=st.integers(-(10**9), 10**9), permille=st.integers(0, 500))
def test_a_reserve_is_never_more_than_its_part_and_never_below_zero(fen, permille):
    kept = cycles.reserve_of(fen, permille)
    assert 0 <= kept <= max(fen, 0)
    assert kept * 1000 <= max(fen, 0) * permille
