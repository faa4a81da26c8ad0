"""An appeal against the end of its time, two who decide, a fine against what is taken and paid."""

import pytest

from houtai.kit.auth import SYSTEM
from houtai.modules.merchants.queries import deposits
from houtai.modules.merchants.service.deposits import demand
from houtai.modules.payouts.service import releasing
from houtai.modules.violations.service import deciding
from houtai.modules.violations.service.moving import ViolationElsewhere
from tests.factories.crossing import crossing
from tests.factories.ordering import NOON
from tests.factories.payouts import STAFF, seller
from tests.factories.violations import (
    DEPOSIT,
    LATE,
    OPEN_MATTERS,
    act,
    afresh,
    make_depositor,
    make_violation,
    pay_in,
    say,
    sides,
    unproved,
)


@pytest.fixture(autouse=True)
def _composed(monkeypatch):
    monkeypatch.setattr(releasing, "_known", OPEN_MATTERS)


@pytest.fixture
async def told(database):
    async with database.transaction() as session:
        return await make_violation(session, await make_depositor(session))


def appealing(told):
    async def work(session):
        mine = seller(told.merchant_id)
        await deciding.appeal(session, mine, told.id, say(told), at=NOON)

    return work


async def expiring(session):
    return await deciding.expire_due(session, at=LATE)


def deciding_by(what, told):
    async def work(session):
        who = seller(told.merchant_id) if what == "accept" else STAFF
        command = act(told) if what == "accept" else say(told)
        await getattr(deciding, what)(session, who, told.id, command, at=NOON)

    return work


async def ends(database, told):
    async with database.transaction() as session:
        assert await unproved(session) == {}
        return (await afresh(session, told)).state, await sides(session, told)


async def test_an_appeal_that_was_first_is_not_expired(database, told):
    await crossing(database, appealing(told), expiring)
    assert await ends(database, told) == ("appealed", (70_000, 30_000, 0, 0))


async def test_of_what_has_expired_no_appeal_is_heard(database, told):
    _, second = await crossing(database, expiring, appealing(told))
    assert second == ViolationElsewhere.code
    assert await ends(database, told) == ("fined", (70_000, 0, 30_000, 0))


async def test_of_two_decisions_one_counts(database, told):
    answers = await crossing(database, deciding_by("withdraw", told), deciding_by("accept", told))
    assert answers == (None, ViolationElsewhere.code)
    assert await ends(database, told) == ("withdrawn", (DEPOSIT, 0, 0, 0))


async def test_two_who_uphold_and_withdraw_decide_once(database, told):
    async with database.transaction() as session:
        await appealing(told)(session)
        appealed = await afresh(session, told)
    answers = await crossing(
        database, deciding_by("uphold", appealed), deciding_by("withdraw", appealed)
    )
    assert answers == (None, ViolationElsewhere.code)
    assert await ends(database, told) == ("fined", (70_000, 0, 30_000, 0))


async def test_a_deposit_is_not_released_past_a_fine_that_is_being_told(database):
    async with database.transaction() as session:
        merchant_id = await make_depositor(session)
        await demand(session, SYSTEM, merchant_id, 0, note="", at=NOON)

    async def raising(session):
        await make_violation(session, merchant_id)

    async def release(session):
        command = releasing.ReleaseDeposit(merchant_id=merchant_id, amount_fen=70_000)
        await releasing.release_deposit(session, STAFF, command, at=NOON)

    _, second = await crossing(database, raising, release)
    assert second == releasing.DepositHindered.code


async def test_two_fines_at_once_freeze_no_more_than_there_is(database):
    async with database.transaction() as session:
        merchant_id = await make_depositor(session, paid_fen=40_000)

    async def raising(session):
        return await make_violation(session, merchant_id)

    first, second = await crossing(database, raising, raising)
    assert (first.frozen_fen, second.frozen_fen) == (30_000, 10_000)


async def test_a_payment_and_the_end_of_a_fine_see_each_other(database, told):
    async def pays(session):
        await pay_in(session, told.merchant_id, 30_000)

    await crossing(database, expiring, pays)
    async with database.transaction() as session:
        standing = await deposits.deposit(session, SYSTEM, told.merchant_id)
    assert (standing.state, standing.held_fen, standing.due_at) == ("met", DEPOSIT, None)
