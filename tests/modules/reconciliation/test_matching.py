"""Days of channels are matched: each difference has a name, is handled once, and is over."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import func, select

from houtai.events.payments import (
    PaymentCaseOpened,
    PaymentSucceeded,
    RefundSucceeded,
)
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.kit.paging import LIMIT_MAX, Wanted
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment, PaymentCase, Refund
from houtai.modules.reconciliation.queries.differences import (
    count_differences,
    list_days,
    list_differences,
    one_difference,
)
from houtai.modules.reconciliation.rules import accounts
from houtai.modules.reconciliation.service import handling, knowing, matching
from houtai.modules.reconciliation.tables import Pair
from tests.factories.crossing import crossing
from tests.factories.payments import make_payment
from tests.factories.reconciliation import (
    NOON,
    STAFF,
    Moved,
    alipay_bill,
    bring_in,
    wechat_bill,
)

DAY = date(2026, 11, 21)
TEN = datetime(2026, 11, 21, 2, tzinfo=UTC)
"""Ten in the morning in China, as bills of the factory say."""
LATE = datetime(2026, 11, 21, 15, 59, 58, tzinfo=UTC)
BOSS = Actor(id=new_id(), merchant_ids=None, warehouse_ids=None)


class House:
    """Payments, and what reconciliation hears of them."""

    def __init__(self, session, method):
        self.session, self.method = session, method
        self.numbers = 0

    async def pays(self, amount_fen=9_950, at=TEN, gateway_number=None):
        """A payment that succeeded."""
        payment = await self.waits(amount_fen)
        number = gateway_number or f"G{payment.number}"
        await self.hears(payment, number, amount_fen, at)
        return Moved(payment.number, number, amount_fen)

    async def waits(self, amount_fen=9_950):
        return await make_payment(self.session, method=self.method, amount_fen=amount_fen)

    async def hears(self, payment, gateway_number, amount_fen, at):
        receipt = Receipt(self.method, payment.number, gateway_number, amount_fen, at)
        await receive(self.session, receipt, at=at)
        await self.session.refresh(payment)
        await self.tells(payment, at)

    async def tells(self, payment, at):
        """What reconciliation is told of a payment that came whole."""
        if payment.state == "succeeded":
            told = PaymentSucceeded(
                *(payment.id, payment.trade_id, payment.member_id),
                *(payment.amount_fen, payment.method, payment.paid_at),
            )
            await knowing.take(self.session, [told], at=at)

    async def gives_back(self, moved, amount_fen, *, succeeds=True):
        """A refund that the gateway was asked for."""
        payment = await self.session.scalar(select(Payment).where(Payment.number == moved.number))
        asked = refunding.AskRefund(
            refund_id=new_id(), trade_id=payment.trade_id, amount_fen=amount_fen, reason="退款"
        )
        await refunding.ask(self.session, asked, at=TEN)
        refund = await self.session.get_one(Refund, asked.refund_id)
        if succeeds:
            await refunding.succeed(self.session, refund.id, gateway_number="B1", at=TEN)
            await self.tells_refund(refund, TEN)
        return Moved(moved.number, moved.gateway_number, -amount_fen, refund.number)

    async def tells_refund(self, refund, at):
        await self.session.refresh(refund)
        payment = await self.session.get_one(Payment, refund.payment_id)
        told = RefundSucceeded(
            *(refund.id, refund.payment_id, refund.trade_id, refund.member_id),
            *(refund.amount_fen, payment.method, at),
        )
        await knowing.take(self.session, [told], at=at)

    async def tells_everything(self, at):
        """Whatever payments know by now."""
        for payment in (await self.session.scalars(select(Payment))).all():
            await self.session.refresh(payment)
            await self.tells(payment, at)
        for refund in (await self.session.scalars(select(Refund))).all():
            await self.session.refresh(refund)
            if refund.state == "succeeded":
                await self.tells_refund(refund, at)
        for case in (await self.session.scalars(select(PaymentCase))).all():
            told = PaymentCaseOpened(
                *(case.id, case.kind, case.payment_id, case.trade_id),
                *(case.method, case.amount_fen, case.created_at),
            )
            await knowing.take(self.session, [told], at=at)


_ticks = count()


async def match_all(session):
    """As the job does it, until nothing is due."""
    for _ in range(100):
        moment = NOON + timedelta(seconds=next(_ticks))
        taken = await matching.take(session, moment)
        if taken is None:
            return
        await matching.match(session, taken, at=moment)
    raise AssertionError("it never ends")


async def differences_of(session, **wanted):
    page = await list_differences(session, Wanted("day", descending=True, limit=LIMIT_MAX))
    shown = [one for one in page.items if all(getattr(one, k) == v for k, v in wanted.items())]
    return {one.kind: one for one in shown if one.state != "handled"}


async def act(session, shown, how, actor=STAFF, at=TEN):
    command = handling.HandleDifference(act=how, reason="核对", version=shown.version)
    await handling.handle(session, actor, shown.id, command, at=at)
    return await one_difference(session, shown.id)


async def balance(session, key):
    totals = await ledger.totals_now(session, SYSTEM, [key.id])
    return totals[key.id].balance if key.id in totals else 0


@pytest.mark.parametrize(("method", "write"), [("wechat", wechat_bill), ("alipay", alipay_bill)])
async def test_a_day_with_one_of_each_difference_comes_to_none_open(session, method, write):
    house = House(session, method)
    whole = await house.pays()
    back = await house.gives_back(whole, 950)
    differing = await house.pays(5_000)
    lost = await house.pays(3_000)
    twice = await house.pays(2_000)
    late = await house.pays(1_000, at=LATE)
    unheard = await house.waits(700)
    failed = await house.gives_back(twice, 200, succeeds=False)
    bill = [
        whole,
        back,
        Moved(differing.number, differing.gateway_number, 4_990),
        twice,
        Moved(twice.number, "G-second", 2_000),
        Moved(unheard.number, "G-unheard", 700),
        failed,
    ]
    read = await bring_in(session, write(bill))
    assert (read.state, read.line_count) == ("read", 7)
    await match_all(session)
    found = await differences_of(session)
    assert {kind: one.amount_fen for kind, one in found.items()} == {
        "amount": -10,
        "transit": found["transit"].amount_fen,
        "twice": 2_000,
        "surplus": 700,
        "state": -200,
    }
    on_the_way = await waiting(session)
    assert sorted(on_the_way) == sorted([lost.number, late.number])

    tomorrow = [Moved(late.number, late.gateway_number, 1_000, at="2026-11-22 00:00:01")]
    await bring_in(session, write(tomorrow))
    await match_all(session)
    found = await differences_of(session)
    assert (found["shortfall"].number, found["shortfall"].amount_fen) == (lost.number, -3_000)
    assert "transit" not in found

    await handle_each(session, found)
    assert await differences_of(session) == {}
    await session.refresh(unheard)
    assert (unheard.state, unheard.paid_fen) == ("succeeded", 700)
    # What was adjusted is what the channel has less than the books had.
    assert await balance(session, accounts.gap_of(method)) == -3_010

    await house.tells_everything(TEN)
    await match_all(session)
    assert await differences_of(session) == {}
    (_tomorrow, today) = (await list_days(session, Wanted("day", descending=True, limit=5))).items
    assert (today.day, today.line_count, today.pair_count, today.open_count) == (DAY, 7, 7, 0)
    assert today.handled_count == 6


async def handle_each(session, found):
    """What came is taken in, what is less is adjusted."""
    for kind in ("surplus", "twice", "state"):
        handled = await act(session, found[kind], "fill")
        assert (handled.state, handled.outcome, handled.handled_by) == (
            "handled",
            "filled",
            STAFF.id,
        )
    for kind in ("amount", "shortfall"):
        handled = await act(session, found[kind], "adjust")
        assert (handled.state, handled.outcome) == ("handled", "adjusted")


async def waiting(session):
    page = await list_differences(session, Wanted("day", descending=True, limit=LIMIT_MAX))
    return [one.number for one in page.items if one.kind == "transit" and one.state == "open"]


async def test_what_is_told_after_the_bill_is_over_by_itself(session):
    house = House(session, "wechat")
    payment = await house.waits()
    await bring_in(session, wechat_bill([Moved(payment.number, "G1", 9_950)]))
    await match_all(session)
    (shown,) = (await differences_of(session)).values()
    assert shown.kind == "surplus"
    await house.hears(payment, "G1", 9_950, TEN)
    await match_all(session)
    shown = await one_difference(session, shown.id)
    assert (shown.state, shown.outcome, shown.own_fen) == ("handled", "matched", 9_950)


async def test_nothing_is_said_of_a_day_without_a_statement(session):
    await House(session, "wechat").pays()
    await match_all(session)
    assert await differences_of(session) == {}


async def test_matching_again_changes_nothing(session):
    house = House(session, "wechat")
    moved = [await house.pays(), await house.pays(300)]
    await bring_in(session, wechat_bill([moved[0], Moved("P0", "G0", 5)]))
    await match_all(session)
    before = (await list_differences(session, Wanted("day", descending=True, limit=9))).items
    taken = matching.TakenDay(new_id(), "wechat", DAY, 0)
    for n in range(3):
        await matching.match(session, taken, at=TEN + timedelta(seconds=n))
    after = (await list_differences(session, Wanted("day", descending=True, limit=9))).items
    assert before == after
    assert await session.scalar(select(func.count()).select_from(Pair)) == 1


async def test_sums_within_tolerance_are_the_same(session, monkeypatch):
    monkeypatch.setattr(matching.TOLERANCE, "default", 1)
    house = House(session, "wechat")
    moved = [await house.pays(500), await house.pays(500)]
    told = [Moved(one.number, one.gateway_number, 500 - n - 1) for n, one in enumerate(moved)]
    await bring_in(session, wechat_bill(told))
    await match_all(session)
    (shown,) = (await differences_of(session)).values()
    assert (shown.kind, shown.amount_fen, shown.number) == ("amount", -2, moved[1].number)


async def test_a_transfer_is_found_by_our_number_or_by_its_sum(session):
    house = House(session, "bank_transfer")
    named, summed = await house.pays(30_000), await house.pays(45_600)
    sheet = (
        "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"
        f"2026-11-21,CNY,300.00,300.00,转账汇款,张三,货款{named.number}\n"
        "2026-11-22,CNY,456.00,756.00,转账汇款,李四,货款\n"
        "2026-11-22,CNY,1.00,757.00,转账汇款,王五,\n"
        "2026-11-22,CNY,-7.00,750.00,手续费,,\n"
    )
    await bring_in(session, sheet.encode())
    await match_all(session)
    pairs = dict((await session.execute(select(Pair.how, Pair.gap_fen))).all())
    assert pairs == {"text": 0, "amount": 0}
    assert summed.number
    (shown,) = (await differences_of(session)).values()
    assert (shown.kind, shown.amount_fen) == ("surplus", 100)


async def test_big_sums_wait_for_somebody_else(session):
    lost = await House(session, "wechat").pays(200_000)
    await bring_in(session, wechat_bill([Moved("P0", "G0", 5)]))
    await match_all(session)
    found = (await differences_of(session))["transit"]
    asked = await act(session, found, "ignore")
    assert (asked.state, asked.wanted, asked.number) == ("asked", "ignore", lost.number)
    yes = handling.DecideDifference(agreed=True, version=asked.version)
    with pytest.raises(handling.OwnDifference):
        await handling.decide(session, STAFF, asked.id, yes, at=TEN)
    no = handling.DecideDifference(agreed=False, version=asked.version)
    await handling.decide(session, BOSS, asked.id, no, at=TEN)
    again = await act(session, await one_difference(session, asked.id), "ignore")
    yes = handling.DecideDifference(agreed=True, version=again.version)
    await handling.decide(session, BOSS, again.id, yes, at=TEN)
    shown = await one_difference(session, again.id)
    assert (shown.state, shown.outcome, shown.handled_by) == ("handled", "ignored", BOSS.id)


async def test_a_refund_that_nobody_asked_for_cannot_be_taken_in(session):
    await bring_in(session, wechat_bill([Moved("P0", "G0", -5, "R0")]))
    await match_all(session)
    (shown,) = (await differences_of(session)).values()
    with pytest.raises(handling.ActUnfit):
        await act(session, shown, "fill")


async def test_open_differences_are_counted_by_age(session):
    await bring_in(session, wechat_bill([Moved("P0", "G0", 5), Moved("P1", "G1", 6)]))
    await match_all(session)
    (young,) = await count_differences(session, DAY)
    assert (young.kind, young.count, young.fen, young.today_count) == ("surplus", 2, 11, 2)
    (old,) = await count_differences(session, DAY + timedelta(days=30))
    assert (old.today_count, old.week_count, old.older_count) == (0, 0, 2)


async def test_two_people_handle_one_difference_once(database):
    mark = new_id().hex
    async with database.transaction() as session:
        await bring_in(session, wechat_bill([Moved(f"P{mark}", f"G{mark}", 500)]))
        await match_all(session)
        page = await list_differences(session, Wanted("day", descending=True, limit=LIMIT_MAX))
        shown = next(one for one in page.items if one.number == f"P{mark}")
        before = await balance(session, accounts.gap_of("wechat"))
    first, second = await crossing(
        database,
        lambda session: act(session, shown, "adjust"),
        lambda session: act(session, shown, "adjust", BOSS),
    )
    assert first.outcome == "adjusted"
    assert second == "reconciliation.difference_moved"
    async with database.transaction() as session:
        assert await balance(session, accounts.gap_of("wechat")) == before + 500


async def test_a_day_that_is_matched_twice_at_once_pairs_each_line_once(database):
    mark = new_id().hex
    async with database.transaction() as session:
        house = House(session, "wechat")
        moved = [await house.pays(100 + n, gateway_number=f"G{mark}{n}") for n in range(20)]
        await bring_in(session, wechat_bill(moved))
    taken = matching.TakenDay(new_id(), "wechat", DAY, 0)

    async def run(n):
        async with database.transaction() as session:
            await matching.match(session, taken, at=TEN + timedelta(hours=1, microseconds=n))

    await asyncio.gather(*(run(n) for n in range(4)))
    async with database.transaction() as session:
        page = await list_differences(session, Wanted("day", descending=True, limit=LIMIT_MAX))
        numbers = {one.number for one in moved}
        assert [one for one in page.items if one.number in numbers] == []
