"""Two who take from one balance, or say something of one payout, at the same moment."""

import pytest

from houtai.kit.auth import SYSTEM
from houtai.modules.merchants.service import freezing
from houtai.modules.merchants.service.freezing import FreezeMerchant
from houtai.modules.payouts.service import asking, deciding, sending
from houtai.modules.payouts.service.answering import Said, hear
from tests.factories.crossing import crossing
from tests.factories.ordering import NOON
from tests.factories.payouts import (
    CHINA,
    STAFF,
    afresh,
    bill_of,
    confirm,
    make_payee,
    make_payout,
    owe,
    payouts_of,
    seller,
    sides,
    unproved,
)


@pytest.fixture
async def merchant_id(database, monkeypatch):
    """Somebody who may have 900 yuan."""
    monkeypatch.setattr(asking.PAYS_BILLS, "default", False)
    async with database.transaction() as session:
        made = await make_payee(session, 90_000)
        await confirm(session, made, 90_000)
    return made


def withdrawing(merchant_id, amount_fen=60_000):
    async def act(session):
        command = asking.WithdrawEarnings(amount_fen=amount_fen)
        who = seller(merchant_id)
        return await asking.withdraw(session, who, merchant_id, command, at=NOON, time_zone=CHINA)

    return act


async def test_of_two_withdrawals_of_one_balance_one_is_heard(database, merchant_id):
    _, second = await crossing(database, withdrawing(merchant_id), withdrawing(merchant_id))
    assert second == asking.NotEnoughToPay.code
    async with database.transaction() as session:
        (payout,) = await payouts_of(session, merchant_id)
        assert await sides(session, payout) == (30_000, 60_000, 0)


async def test_a_withdrawal_sees_the_refund_that_was_before_it(database, merchant_id):
    async def claw_back(session):
        await owe(session, merchant_id, -50_000)

    _, second = await crossing(database, claw_back, withdrawing(merchant_id))
    assert second == asking.NotEnoughToPay.code
    async with database.transaction() as session:
        assert await payouts_of(session, merchant_id) == []


async def test_a_refund_after_a_withdrawal_leaves_a_debt_that_stops_the_next(database, merchant_id):
    async def claw_back(session):
        await owe(session, merchant_id, -50_000)

    await crossing(database, withdrawing(merchant_id), claw_back)
    async with database.transaction() as session:
        (payout,) = await payouts_of(session, merchant_id)
        assert await sides(session, payout) == (-20_000, 60_000, 0)
        with pytest.raises(asking.NotEnoughToPay):
            await withdrawing(merchant_id, 10_000)(session)
        await session.rollback()


async def test_a_bill_that_two_workers_hear_is_paid_once(database):
    async with database.transaction() as session:
        merchant_id = await make_payee(session, 90_000)
    bill = bill_of(merchant_id, 90_000)

    async def listen(session):
        await asking.take_bills(session, [bill], at=NOON)

    await crossing(database, listen, listen)
    async with database.transaction() as session:
        (payout,) = await payouts_of(session, merchant_id)
        assert await sides(session, payout) == (0, 90_000, 0)


async def test_of_two_who_make_a_batch_only_one_takes_a_payout_along(database):
    async with database.transaction() as session:
        payout = await make_payout(session)
    command = sending.MakePayoutBatch(payout_ids=(payout.id,))

    async def make(session):
        return await sending.make_batch(session, STAFF, command, at=NOON)

    first, second = await crossing(database, make, make)
    assert second == sending.NothingToPay.code
    async with database.transaction() as session:
        (attempt,) = (await afresh(session, payout)).attempts
    assert attempt.batch_id == first


@pytest.mark.parametrize(("other", "heard"), [("paid", "known"), ("refused", "contradicts")])
async def test_two_answers_at_once_are_heard_as_one(database, other, heard):
    async with database.transaction() as session:
        payout = await make_payout(session, sent=True)

    def saying(outcome, told_by):
        async def act(session):
            said = Said(outcome, told_by)
            return await hear(session, payout.attempts[0].id, said, at=NOON)

        return act

    answers = await crossing(database, saying("paid", "gateway"), saying(other, "file"))
    assert answers == ("new", heard)
    async with database.transaction() as session:
        assert await sides(session, payout) == (0, 0, 50_000)
        assert await unproved(session) == {}


async def test_who_is_being_frozen_is_not_paid_meanwhile(database):
    async with database.transaction() as session:
        payout = await make_payout(session)
    command = sending.MakePayoutBatch(payout_ids=(payout.id,))

    async def freeze(session):
        wanted = FreezeMerchant(version=1, reason="售假")
        await freezing.freeze(session, SYSTEM, payout.merchant_id, wanted, at=NOON)

    async def make(session):
        return await sending.make_batch(session, STAFF, command, at=NOON)

    assert await crossing(database, freeze, make) == (None, sending.NothingToPay.code)


async def test_cancelled_and_sent_again_at_once_it_is_only_one_of_them(database):
    async with database.transaction() as session:
        payout = await make_payout(session, sent=True)
        await hear(session, payout.attempts[0].id, Said("refused", "file"), at=NOON)
        payout = await afresh(session, payout)

    async def cancel(session):
        command = deciding.CancelPayout(version=payout.version, reason="不付了")
        await deciding.cancel(session, STAFF, payout.id, command, at=NOON)

    async def again(session):
        command = deciding.ActOnPayout(version=payout.version)
        await deciding.send_again(session, payout.id, command)

    assert await crossing(database, cancel, again) == (None, deciding.PayoutElsewhere.code)
    async with database.transaction() as session:
        assert await sides(session, payout) == (50_000, 0, 0)
