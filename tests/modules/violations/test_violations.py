"""What merchants are held to: told, appealed against, decided; and what it takes of their money."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from houtai.kit.auth import SYSTEM, reading_as
from houtai.kit.clock import business_day
from houtai.kit.ids import new_id
from houtai.modules.finance.queries.ties import day_sums
from houtai.modules.merchants.queries import deposits, merchants
from houtai.modules.merchants.service import topping_up
from houtai.modules.merchants.service.deposits import demand
from houtai.modules.payouts.service import releasing
from houtai.modules.settlement.queries.bills import not_billed
from houtai.modules.settlement.service import agreeing, billing, charging
from houtai.modules.settlement.tables import Bill, BillLine
from houtai.modules.violations.queries import own_deposit, violations
from houtai.modules.violations.rules.kinds import PENALTIES, fits
from houtai.modules.violations.rules.states import MOVES, OPEN, sources_of
from houtai.modules.violations.service import deciding, raising
from houtai.modules.violations.service.moving import ViolationElsewhere
from houtai.modules.violations.tables import Step, Violation
from tests.factories.aftersale import make_sold
from tests.factories.ordering import NOON
from tests.factories.payouts import CHINA, STAFF, owe, seller
from tests.factories.violations import (
    DEPOSIT,
    LATE,
    OPEN_MATTERS,
    act,
    afresh,
    make_depositor,
    make_violation,
    owed,
    pay_in,
    say,
    sides,
    unproved,
)

OTHER = STAFF.__class__(id=new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)


@pytest.fixture(autouse=True)
def _composed(monkeypatch):
    monkeypatch.setattr(releasing, "_known", OPEN_MATTERS)


async def expired(session, at=LATE):
    while await deciding.expire_due(session, at=at):
        pass


async def bill(session, at):
    while await billing.make_due(session, at, time_zone=CHINA):
        pass


async def test_told_appealed_withdrawn_gives_everything_back(session):
    merchant_id = await make_depositor(session)
    told = await make_violation(session, merchant_id)
    assert (told.state, told.frozen_fen, told.due_at) == ("told", 30_000, NOON + timedelta(days=5))
    assert await sides(session, told) == (70_000, 30_000, 0, 0)
    mine = seller(merchant_id)
    await deciding.appeal(session, mine, told.id, say(told), at=NOON)
    appealed = await afresh(session, told)
    assert (appealed.state, appealed.due_at) == ("appealed", None)
    await deciding.withdraw(session, STAFF, told.id, say(appealed), at=NOON)
    after = await afresh(session, told)
    assert (after.state, after.ended_at, after.charged_fen) == ("withdrawn", NOON, 0)
    assert await sides(session, told) == (DEPOSIT, 0, 0, 0)
    assert [one.act for one in after.steps] == ["raise", "appeal", "withdraw"]
    standing = await deposits.deposit(session, SYSTEM, merchant_id)
    assert (standing.state, standing.due_at) == ("met", None)
    assert await unproved(session) == {}


async def test_time_over_takes_the_fine_and_the_deposit_is_to_be_topped_up(session):
    merchant_id = await make_depositor(session)
    told = await make_violation(session, merchant_id)
    await expired(session, told.due_at - timedelta(seconds=1))
    assert (await afresh(session, told)).state == "told"
    await expired(session)
    after = await afresh(session, told)
    assert (after.state, after.ended_at, after.charged_fen) == ("fined", LATE, 0)
    assert await sides(session, told) == (70_000, 0, 30_000, 0)
    standing = await deposits.deposit(session, SYSTEM, merchant_id)
    assert (standing.state, standing.held_fen) == ("due", 70_000)
    assert standing.due_at == LATE + timedelta(days=7)

    await pay_in(session, merchant_id, 29_999)
    assert (await deposits.deposit(session, SYSTEM, merchant_id)).state == "due"
    await pay_in(session, merchant_id, 1)
    standing = await deposits.deposit(session, SYSTEM, merchant_id)
    assert (standing.state, standing.due_at) == ("met", None)
    assert await topping_up.restrict_late(session, at=LATE + timedelta(days=8)) == 0
    assert await unproved(session) == {}


@pytest.mark.parametrize("freezes", [True, False])
async def test_who_does_not_top_up_in_time_is_frozen(session, monkeypatch, freezes):
    monkeypatch.setattr(topping_up.FREEZES, "default", freezes)
    merchant_id = await make_depositor(session)
    await make_violation(session, merchant_id)
    await expired(session)
    assert await topping_up.restrict_late(session, at=LATE + timedelta(days=6)) == 0
    assert await topping_up.restrict_late(session, at=LATE + timedelta(days=8)) == 1
    row = await merchants.row(session, SYSTEM, merchant_id)
    assert row.state == ("frozen" if freezes else "open")
    standing = await deposits.deposit(session, SYSTEM, merchant_id)
    assert (standing.state, standing.due_at) == ("due", None)
    assert await topping_up.restrict_late(session, at=LATE + timedelta(days=9)) == 0


async def test_what_the_deposit_does_not_cover_is_a_line_of_the_next_bill(session):
    merchant_id = await make_depositor(session, paid_fen=10_000)
    told = await make_violation(session, merchant_id)
    assert told.frozen_fen == 10_000
    await deciding.accept(session, seller(merchant_id), told.id, act(told), at=NOON)
    assert await sides(session, told) == (0, 0, 10_000, 20_000)
    assert await owed(session, merchant_id) == -20_000
    assert (await not_billed(session, SYSTEM, merchant_id)).unbilled_fen == -20_000

    later = NOON + timedelta(days=40)
    await bill(session, later)
    made = await session.scalar(select(Bill).where(Bill.merchant_id == merchant_id))
    line = await session.scalar(select(BillLine).where(BillLine.bill_id == made.id))
    assert (line.kind, line.net_fen, line.words) == ("fine", -20_000, told.number)
    assert made.payable_fen == -20_000
    assert (await not_billed(session, SYSTEM, merchant_id)).unbilled_fen == 0
    await agreeing.confirm(session, seller(merchant_id), made.id, at=later)
    await bill(session, later + timedelta(days=40))
    lines = await session.execute(
        select(BillLine.kind, BillLine.net_fen).where(BillLine.merchant_id == merchant_id)
    )
    # Nothing new was earned: what is owed waits for a bill that is made anyway.
    assert [tuple(one) for one in lines] == [("fine", -20_000)]
    assert await unproved(session) == {}


async def test_a_charge_is_taken_once(session):
    merchant_id = await make_depositor(session)
    charge_id = new_id()
    for _ in range(2):
        await charging.charge(
            session, charge_id, merchant_id, 500, words="V1", by_id=STAFF.id, at=NOON
        )
    assert await owed(session, merchant_id) == -500


async def test_an_appeal_is_made_once_and_in_time(session):
    merchant_id = await make_depositor(session)
    mine = seller(merchant_id)
    first = await make_violation(session, merchant_id, 10_000)
    with pytest.raises(ViolationElsewhere):
        await deciding.appeal(session, mine, first.id, say(first), at=first.due_at)
    await deciding.appeal(session, mine, first.id, say(first), at=NOON)
    appealed = await afresh(session, first)
    with pytest.raises(ViolationElsewhere):
        await deciding.appeal(session, mine, first.id, say(appealed), at=NOON)
    with pytest.raises(ViolationElsewhere):
        await deciding.uphold(session, STAFF, first.id, say(first), at=NOON)
    await expired(session)
    assert (await afresh(session, first)).state == "appealed"
    await deciding.uphold(session, STAFF, first.id, say(appealed), at=NOON)
    with pytest.raises(ViolationElsewhere):
        await deciding.withdraw(
            session, STAFF, first.id, say(await afresh(session, first)), at=NOON
        )
    assert await sides(session, first) == (90_000, 0, 10_000, 0)


async def test_a_big_fine_waits_for_somebody_else(session):
    merchant_id = await make_depositor(session)
    asked = await make_violation(session, merchant_id, 500_000, kind="counterfeit")
    assert (asked.state, asked.told_at, asked.frozen_fen) == ("asked", None, 0)
    with pytest.raises(violations.ViolationUnknown):
        await violations.one_violation(session, seller(merchant_id), asked.id)
    with pytest.raises(deciding.OwnViolation):
        await deciding.approve(session, STAFF, asked.id, act(asked), at=NOON)
    await deciding.approve(session, OTHER, asked.id, act(asked), at=NOON)
    told = await afresh(session, asked)
    assert (told.state, told.frozen_fen) == ("told", DEPOSIT)
    assert await sides(session, told) == (0, DEPOSIT, 0, 0)
    assert (await violations.one_violation(session, seller(merchant_id), told.id)).id == told.id


async def test_one_that_was_never_told_leaves_no_trace_with_its_merchant(session):
    merchant_id = await make_depositor(session)
    asked = await make_violation(session, merchant_id, 500_000, kind="counterfeit")
    await deciding.withdraw(session, STAFF, asked.id, say(asked), at=NOON)
    assert (await afresh(session, asked)).state == "withdrawn"
    mine = seller(merchant_id)
    with pytest.raises(violations.ViolationUnknown):
        await violations.one_violation(session, mine, asked.id)
    shown = await own_deposit.own_deposit(session, mine, merchant_id, at=NOON, time_zone=CHINA)
    assert (shown.fines, shown.open_count) == ([], 0)


async def test_a_fine_lies_between_its_bounds_and_names_an_order_of_his(session):
    merchant_id = await make_depositor(session)
    sold = await make_sold(session, (1, 5_000), stage="shipped", merchant_id=merchant_id)
    number = await session.scalar(
        text("SELECT number FROM ordering.orders WHERE id = :id"), {"id": sold.order_id}
    )
    made = await make_violation(session, merchant_id, order_number=number)
    assert (made.order_id, made.order_number) == (sold.order_id, number)
    other_id = await make_depositor(session)
    with pytest.raises(raising.OrderNotHis):
        await make_violation(session, other_id, order_number=number)
    for fine_fen in (9_999, 500_001):
        with pytest.raises(raising.FineOutOfBounds):
            await make_violation(session, merchant_id, fine_fen)
    with pytest.raises(raising.OffenderUnknown):
        await make_violation(session, new_id())


async def test_points_count_in_the_year_in_which_it_was_final(session):
    merchant_id = await make_depositor(session)
    for fine_fen in (10_000, 20_000):
        await make_violation(session, merchant_id, fine_fen)
    await expired(session)
    open_one = await make_violation(session, merchant_id)
    who = seller(merchant_id)
    shown = await violations.shown_violation(session, who, open_one.id, at=LATE, time_zone=CHINA)
    assert shown.year_points == 2 * PENALTIES["not_as_described"].points
    next_year = LATE + timedelta(days=366)
    later = await violations.year_points(session, who, merchant_id, at=next_year, time_zone=CHINA)
    assert later == 0
    own = await own_deposit.own_deposit(session, who, merchant_id, at=LATE, time_zone=CHINA)
    assert (own.held_fen, own.frozen_fen, own.short_fen) == (40_000, 30_000, 60_000)
    assert [one.frozen_fen for one in own.fines] == [30_000, 20_000, 10_000]


async def test_an_open_violation_hinders_the_last_release(session):
    merchant_id = await make_depositor(session)
    await deposits_demand(session, merchant_id, 0)
    told = await make_violation(session, merchant_id, 10_000)
    command = releasing.ReleaseDeposit(merchant_id=merchant_id, amount_fen=90_000)
    with pytest.raises(releasing.DepositHindered) as refused:
        async with session.begin_nested():
            await releasing.release_deposit(session, STAFF, command, at=NOON)
    assert refused.value.fields["violations"] == 1
    await deciding.withdraw(session, STAFF, told.id, say(told), at=NOON)
    await releasing.release_deposit(session, STAFF, command, at=NOON)


async def deposits_demand(session, merchant_id, fen):
    await demand(session, SYSTEM, merchant_id, fen, note="", at=NOON)


async def test_a_days_ties_do_not_mind_fines(session):
    day = business_day(NOON, CHINA)

    async def off():
        found = await day_sums(session, day, time_zone=CHINA)
        return {tie.code: tie.difference_fen for tie in found.ties}

    first_id = await make_depositor(session)
    second_id = await make_depositor(session, paid_fen=10_000)
    before = await off()
    freed = await make_violation(session, first_id, 20_000)
    assert await off() == before
    await deciding.withdraw(session, STAFF, freed.id, say(freed), at=NOON)
    assert await off() == before
    for merchant_id in (first_id, second_id):
        final = await make_violation(session, merchant_id)
        await deciding.accept(session, seller(merchant_id), final.id, act(final), at=NOON)
        assert await off() == before


async def test_strangers_see_and_do_nothing(session):
    merchant_id, other_id = [await make_depositor(session) for _ in range(2)]
    told = await make_violation(session, merchant_id)
    stranger = seller(other_id)
    with reading_as(stranger):
        with pytest.raises(violations.ViolationUnknown):
            await violations.one_violation(session, stranger, told.id)
        assert not await violations.is_picture_of(session, stranger, told.id, new_id())
    with pytest.raises(violations.ViolationUnknown):
        await deciding.accept(session, stranger, told.id, act(told), at=NOON)


async def test_the_database_keeps_states_and_sums_together(session):
    told = await make_violation(session, await make_depositor(session))
    for change in ("state = 'fined'", "due_at = NULL", "frozen_fen = 40000", "charged_fen = 1"):
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(
                    text(f"UPDATE violations.violation SET {change} WHERE id = :id"),
                    {"id": told.id},
                )


def test_every_move_leads_to_an_end():
    ends = {target for target in MOVES.values() if target not in OPEN}
    assert ends == {"fined", "withdrawn"}
    assert not ends & {state for state, _ in MOVES}
    assert sources_of("appeal") == ("told",)


def test_every_kind_can_be_fined():
    for kind, penalty in PENALTIES.items():
        assert penalty.points > 0
        assert fits(kind, penalty.least_fen)
        assert fits(kind, penalty.most_fen)
        assert not fits(kind, penalty.least_fen - 1)
        assert not fits(kind, penalty.most_fen + 1)


ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["raise", "accept", "appeal", "uphold", "withdraw", "expire", "pay"]),
        st.integers(10_000, 90_000),
    ),
    max_size=12,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=ACTS)
async def test_whatever_is_done_no_fen_is_lost(session, steps):
    async with session.begin_nested() as tried:
        merchant_id = await make_depositor(session, paid_fen=60_000)
        mine, paid = seller(merchant_id), 60_000
        made = []
        for which, what, fen in steps:
            if what == "raise":
                made.append(await make_violation(session, merchant_id, fen))
            elif what == "pay":
                await pay_in(session, merchant_id, fen)
                paid += fen
            elif what == "expire":
                await expired(session)
            elif made:
                await try_act(session, mine, what, made[which % len(made)])
        assert await unproved(session) == {}
        await check_sums(session, merchant_id, paid, made)
        await tried.rollback()


async def try_act(session, mine, what, one):
    now = await afresh(session, one)
    who = mine if what in {"accept", "appeal"} else STAFF
    command = act(now) if what == "accept" else say(now)
    try:
        async with session.begin_nested():
            await getattr(deciding, what)(session, who, now.id, command, at=NOON)
    except ViolationElsewhere:
        assert (now.state, what) not in MOVES
    else:
        assert (await afresh(session, one)).state == MOVES[now.state, what]


async def check_sums(session, merchant_id, paid, made):
    """What was paid in is in the deposit, frozen, or fined; the rest of fines is owed."""
    now = [await afresh(session, one) for one in made]
    frozen = sum(one.frozen_fen for one in now if one.state in OPEN)
    fined = [one for one in now if one.state == "fined"]
    standing = await deposits.deposit(session, SYSTEM, merchant_id)
    assert standing.held_fen + frozen + sum(one.frozen_fen for one in fined) == paid
    assert await owed(session, merchant_id) == -sum(one.charged_fen for one in fined)
    assert sum(one.fine_fen for one in fined) == sum(
        one.frozen_fen + one.charged_fen for one in fined
    )


async def test_what_was_done_is_kept_as_it_was_said(session):
    merchant_id = await make_depositor(session)
    told = await make_violation(session, merchant_id)
    await owe(session, merchant_id, 1_000)
    rows = await session.scalars(select(Step).where(Step.violation_id == told.id))
    assert [(one.act, one.words, one.by_id) for one in rows] == [("raise", "与描述不符", STAFF.id)]
    assert await session.scalar(select(Violation.raised_by)) is not None
