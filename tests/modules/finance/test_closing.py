"""Days: what ties, closing in turn, nothing into a closed day, seals that tell of every change."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from houtai.events.finance import DayClosed
from houtai.kit import settings
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.modules.finance.queries import days, ties, trial
from houtai.modules.finance.rules.closing import Tie, next_day, seal
from houtai.modules.finance.service import closing
from houtai.modules.finance.service.closing import CloseDay
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.payments.rules import accounts
from houtai.modules.settlement.rules import accounts as shares
from tests.factories.ledger import chain_of, move
from tests.factories.payments import make_payment

CHINA = "Asia/Shanghai"
DAY = date(2020, 1, 1)
"""So long ago that nothing else in the house is dated there."""
NOON = datetime(2020, 1, 1, 4, tzinfo=UTC)
NEXT = NOON + timedelta(days=1)
LATER = NEXT + closing.GRACE
CLERK = Actor(id=new_id(), merchant_ids=None, warehouse_ids=None)


async def ask(session, day=DAY, *, at=NEXT, **values):
    await closing.ask(session, CLERK, day, CloseDay(**values), at=at, time_zone=CHINA)


async def carry_out(database, *, at=LATER):
    async with database.transaction(SYSTEM) as session:
        return await closing.carry_out(session, at=at, time_zone=CHINA)


async def closed(database):
    """Sums reach the gate only when everybody who may not have seen it has ended."""
    for _ in range(600):
        async with database.transaction(SYSTEM) as session:
            await ledger.roll_up(session)
        if await carry_out(database):
            return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def dies_while_closing(database):
    """The worker has sealed the day and tells nobody any more."""
    for _ in range(600):
        async with database.transaction(SYSTEM) as session:
            await ledger.roll_up(session)
            died = await session.begin_nested()
            done = await closing.carry_out(session, at=LATER, time_zone=CHINA)
            await died.rollback()
        if done:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def book(session, amount_fen, *, at):
    trade_id, member_id = new_id(), new_id()
    pair = accounts.clearing("sandbox"), accounts.receipts(trade_id, member_id)
    await ledger.open_accounts(session, pair, at=at)
    chain = chain_of(move(pair[0].id, pair[1].id, amount_fen))
    (outcome,) = await ledger.submit(session, [chain], at=at)
    assert outcome.taken
    return pair[1].id


async def moved(database, day):
    async with database.transaction(SYSTEM) as session:
        found = await trial.trial_balance(session, day, day, time_zone=CHINA)
    assert found.debits_fen == found.credits_fen
    assert found.left_debit_fen == found.left_credit_fen
    return {row.kind: (row.debits_fen, row.credits_fen) for row in found.rows}


async def paid_but_not_billed(session):
    """The buyer paid, and the channel has not told of the day: it does not tie."""
    await make_payment(
        session, state="succeeded", paid_fen=9_950, paid_at=NOON, gateway_number=new_id().hex
    )


async def test_a_day_is_closed_once_behind_everybody_who_writes_into_it(database):
    async with database.transaction(SYSTEM) as session:
        await paid_but_not_billed(session)
        await book(session, 9_950, at=NOON)
    async with database.transaction(SYSTEM) as session:
        with pytest.raises(closing.DayNotOver):
            await ask(session, at=NOON)
    async with database.transaction(SYSTEM) as session:
        with pytest.raises(closing.DayDiffers):
            await ask(session)
    async with database.transaction(SYSTEM) as session:
        with pytest.raises(closing.NoteWanted):
            await ask(session, with_differences=True)

    async def close():
        async with database.transaction(SYSTEM) as session:
            await ask(session, with_differences=True, note="the channel was silent")

    async with database.transaction(SYSTEM) as unaware:
        await book(unaware, 11, at=NOON)  # Has not ended when the gate is shut.
        outcomes = await asyncio.gather(close(), close(), return_exceptions=True)
        assert [type(one) for one in outcomes if one] == [closing.DayClosedBefore]
        assert await carry_out(database, at=NEXT) == 0, "before the grace is over"
        async with database.transaction(SYSTEM) as session:
            await ledger.roll_up(session)
        assert await carry_out(database) == 0, "somebody still writes into the day"
    async with database.transaction(SYSTEM) as session:  # Told late, and booked the day after.
        late = await book(session, 500, at=NOON)
    await dies_while_closing(database)
    async with database.transaction(SYSTEM) as session:
        assert await days.state_of(session, DAY) == "closing"
    await closed(database)
    assert await carry_out(database) == 0, "closed once"
    assert (await moved(database, DAY))["receipts"] == (0, 9_961)
    assert (await moved(database, DAY + timedelta(days=1)))["receipts"] == (0, 500)
    async with database.transaction(SYSTEM) as session:
        page = await ledger.read_statement(session, SYSTEM, late, limit=1)
        assert page.entries[0].at == datetime(2020, 1, 1, 16, tzinfo=UTC)
        await stands_as_it_was(session)


async def stands_as_it_was(session):
    """In turn, sealed, told; and whatever is changed of it afterwards is seen."""
    shown = await days.show_day(session, DAY, at=LATER, time_zone=CHINA)
    assert (shown.state, shown.closable, shown.lines_off) == ("closed", False, 1)
    assert {line.code for line in shown.lines if line.is_off} == {"channel_sandbox"}
    assert shown.closed.note == "the channel was silent"
    with pytest.raises(closing.DayOutOfTurn):
        await ask(session, DAY + timedelta(days=3), at=NEXT + timedelta(days=9))
    for change in (
        "UPDATE finance.day_close SET totals = '[]'",
        "UPDATE finance.day_close SET hash = 'forged'",
        "UPDATE ledger.kind_hour SET credits = credits + 1 WHERE hour < '2020-01-02'",
    ):
        assert await days.closed_days_stand(session, 9) == []
        async with session.begin_nested() as changed:
            await session.execute(text(change))
            session.expire_all()
            assert await days.closed_days_stand(session, 9), change
            await changed.rollback()
        session.expire_all()
    told = text("SELECT count(*) FROM eventlog.event WHERE name = :name")
    assert await session.scalar(told, {"name": DayClosed.LABEL.name}) >= 1


async def test_the_clock_closes_only_what_ties_and_never_the_first_day(session):
    async def by_clock(at=LATER + timedelta(hours=20)):
        return await closing.ask_by_clock(session, at=at, time_zone=CHINA)

    command = settings.ChangeSetting(value=True, version=0)
    await settings.change(session, SYSTEM, closing.BY_ITSELF, command, at=NOON)
    assert await by_clock() == 0, "no day was closed yet"
    await ask(session, DAY - timedelta(days=1))
    morning = NEXT - timedelta(hours=2)
    assert await by_clock(at=morning) == 0, "too early in the morning"
    await paid_but_not_billed(session)
    assert await by_clock() == 0, "it does not tie"
    await session.execute(
        text("UPDATE payments.payment SET paid_at = '2021-06-01' WHERE paid_at < '2021-01-01'")
    )
    assert await by_clock() == 1
    assert await days.state_of(session, DAY) == "closing"


def test_a_tie_without_one_of_its_sides_does_not_tie_unless_it_need_not():
    assert Tie("x", 1, None, must=True).is_off
    assert not Tie("x", 1, None, must=False).is_off
    assert not Tie("x", 1, 1, must=True).is_off
    assert Tie("x", 1, 3, must=True).difference_fen == -2
    assert next_day(None, DAY) == DAY
    assert next_day(DAY, DAY) == DAY + timedelta(days=1)
    ties = [Tie("x", 1, 1, must=True)]
    seals = {seal(DAY, [], ties, ""), seal(DAY, [], [], ""), seal(DAY, [], ties, "before")}
    assert len(seals) == 3
    assert issubclass(closing.DayDiffers, Conflict)


async def test_people_read_the_balance_and_close_days_at_their_doors(session, client_as):
    reader = Actor(
        id=new_id(),
        merchant_ids=None,
        permissions=frozenset({"finance.day.write", "finance.ledger.read"}),
    )
    base = "/api/console/finance"
    async with client_as(reader) as client:
        period = {"day_from": "2020-01-01", "day_to": "2020-01-31"}
        shown = (await client.get(f"{base}/trial-balance", params=period)).json()
        assert shown["debits_fen"] == shown["credits_fen"]
        wrong = await client.get(f"{base}/trial-balance", params=period | {"day_to": "2019-01-01"})
        assert wrong.json()["code"] == "finance.period_unfit"
        day = (await client.get(f"{base}/days/2020-01-01")).json()
        assert (day["state"], day["closable"]) == ("open", True)
        assert (await client.get(f"{base}/days/2999-01-01")).status_code == 404
        asked = await client.post(f"{base}/days/2020-01-01/close", json={})
        assert asked.status_code == 202
        listed = (await client.get(f"{base}/days")).json()
        assert (listed["days"][0]["day"], listed["next_day"]) == ("2020-01-01", "2020-01-02")
        assert listed["days"][0]["state"] == "closing"


async def test_what_is_earned_or_given_back_by_merchants_is_neither_refund_nor_payment(session):
    merchant_id, trade_id, member_id = new_id(), new_id(), new_id()
    owed, fees = merchants.payable_of(merchant_id), shares.fees_of_merchant(merchant_id)
    subsidy, own = shares.subsidy_of(merchant_id), shares.own_sales(merchant_id)
    receipts = accounts.receipts(trade_id, member_id)
    await ledger.open_accounts(
        session, (accounts.clearing("sandbox"), receipts, owed, fees, subsidy, own), at=NOON
    )
    steps = (
        (accounts.clearing("sandbox"), receipts, 1_000),
        (receipts, owed, 700),
        (receipts, own, 200),
        (subsidy, owed, 50),
        (owed, fees, 40),
        (owed, receipts, 300),
        (owed, subsidy, 20),
        (fees, owed, 15),
        (own, receipts, 100),
        (receipts, accounts.clearing("sandbox"), 400),
    )
    for debited, credited, fen in steps:
        chain = chain_of(move(debited.id, credited.id, fen))
        (outcome,) = await ledger.submit(session, [chain], at=NOON)
        assert outcome.taken
    await ledger.roll_up(session)
    found = {one.code: one for one in (await ties.day_sums(session, DAY, time_zone=CHINA)).ties}
    assert (found["sales"].other_side_fen, found["refunds"].other_side_fen) == (1_000, 400)
    assert found["receipts"].other_side_fen == 1_000
