"""What came once too often, or for an order that is gone, goes back by one act."""

import pytest
from sqlalchemy import select

from houtai.kit.invariants import prove
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.queries.proofs import INVARIANTS as OF_PAYMENTS
from houtai.modules.payments.service import from_bills, refunding, starting
from houtai.modules.payments.service import handling as payment_cases
from houtai.modules.payments.tables import Payment, PaymentCase, Refund
from houtai.modules.reconciliation.queries.proofs import INVARIANTS
from houtai.modules.reconciliation.service import handling
from tests.factories.reconciliation import Moved, bring_in, wechat_bill
from tests.modules.reconciliation.test_matching import (
    BOSS,
    TEN,
    House,
    act,
    differences_of,
    match_all,
)


async def refunds_of(session, number):
    found = select(Refund).join(Payment, Payment.id == Refund.payment_id)
    return list(await session.scalars(found.where(Payment.number == number)))


async def tried(session, shown, how):
    """As at a door: what is refused leaves nothing behind."""
    async with session.begin_nested():
        return await act(session, shown, how)


async def all_holds(session):
    verdicts = await prove(session, [*INVARIANTS, *OF_PAYMENTS])
    assert {one.name: one.breaches for one in verdicts if one.breaches} == {}


@pytest.fixture
def orders_wait(monkeypatch):
    """What whoever owns orders says of them."""
    waiting = {"payable": None}

    async def find(*_known, **_at):
        return waiting["payable"]

    monkeypatch.setitem(starting._known, "trades", find)
    return waiting


async def billed(session, moved):
    await bring_in(session, wechat_bill(moved))
    await match_all(session)
    return await differences_of(session)


async def test_the_second_sum_of_one_payment_goes_back_and_only_it(session):
    house = House(session, "wechat")
    paid = await house.pays(2_000)
    second = Moved(paid.number, "G-second", 2_000)
    found = await billed(session, [paid, second])
    handled = await act(session, found["twice"], "refund")
    assert (handled.state, handled.outcome) == ("handled", "refunded")
    (refund,) = await refunds_of(session, paid.number)
    assert (refund.amount_fen, refund.state) == (2_000, "asked")
    (case,) = (await session.scalars(select(PaymentCase))).all()
    assert (case.kind, case.state, case.refund_id) == ("paid_twice", "open", refund.id)
    standing = RefundStanding("succeeded", "B9", 2_000)
    await refunding.hear(session, refund.id, standing, at=TEN)
    await session.refresh(case)
    assert (case.state, case.handled) == ("done", "refunded")
    payment = await session.scalar(select(Payment).where(Payment.number == paid.number))
    await session.refresh(payment)
    assert (payment.state, payment.paid_fen, payment.refunded_fen) == ("succeeded", 4_000, 2_000)

    await house.tells_everything(TEN)
    await bring_in(session, wechat_bill([Moved(paid.number, "B9", -2_000, refund.number)]))
    await match_all(session)
    assert await differences_of(session) == {}
    await all_holds(session)


async def test_what_came_for_an_order_that_is_gone_goes_back(session, orders_wait):
    house = House(session, "wechat")
    payment = await house.waits(700)
    found = await billed(session, [Moved(payment.number, "G1", 700)])
    assert (await act(session, found["surplus"], "refund")).outcome == "refunded"
    (refund,) = await refunds_of(session, payment.number)
    assert (refund.amount_fen, refund.state) == (700, "asked")
    # Whoever owns the order hears of the payment afterwards, and finds nothing left to give back.
    await payment_cases.open_case(session, "paid_after_close", payment.id, at=TEN)
    assert len(await refunds_of(session, payment.number)) == 1
    assert (await session.scalars(select(PaymentCase))).all() == []
    await house.tells_everything(TEN)
    await match_all(session)
    assert await differences_of(session) == {}
    await all_holds(session)


async def test_what_an_order_still_waits_for_does_not_go_back(session, orders_wait):
    payment = await House(session, "wechat").waits(700)
    found = await billed(session, [Moved(payment.number, "G1", 700)])
    orders_wait["payable"] = starting.Payable(700, "order", TEN)
    with pytest.raises(from_bills.BilledStillWanted):
        await tried(session, found["surplus"], "refund")


async def test_what_was_told_meanwhile_is_the_orders_own_and_stays(session):
    house = House(session, "wechat")
    payment = await house.waits(700)
    number = payment.number
    found = await billed(session, [Moved(payment.number, "G1", 700)])
    await house.hears(payment, "G1", 700, TEN)
    with pytest.raises(from_bills.BilledStillWanted):
        await tried(session, found["surplus"], "refund")
    assert await refunds_of(session, number) == []


async def test_what_has_gone_back_by_its_case_does_not_go_twice(session):
    house = House(session, "wechat")
    paid = await house.pays(2_000)
    found = await billed(session, [paid, Moved(paid.number, "G-second", 2_000)])
    payment = await session.scalar(select(Payment).where(Payment.number == paid.number))
    await house.hears(payment, "G-second", 2_000, TEN)
    (case,) = (await session.scalars(select(PaymentCase))).all()
    command = payment_cases.HandleCase(how="kept", note="the buyer wants more", version=1)
    await payment_cases.handle(session, BOSS, case.id, command, at=TEN)
    with pytest.raises(from_bills.BilledStillWanted):
        await tried(session, found["twice"], "refund")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (Moved("P0", "G0", 500), from_bills.BilledPaymentUnknown),
        (Moved("P0", "G0", -500, "R0"), handling.ActUnfit),
    ],
)
async def test_what_is_no_payment_of_ours_has_nobody_to_go_back_to(session, line, problem):
    (shown,) = (await billed(session, [line])).values()
    with pytest.raises(problem):
        await act(session, shown, "refund")


async def test_a_big_refund_waits_for_somebody_else(session, orders_wait):
    payment = await House(session, "wechat").waits(200_000)
    found = await billed(session, [Moved(payment.number, "G1", 200_000)])
    asked = await act(session, found["surplus"], "refund")
    assert (asked.state, asked.wanted) == ("asked", "refund")
    assert await refunds_of(session, payment.number) == []
    yes = handling.DecideDifference(agreed=True, version=asked.version)
    await handling.decide(session, BOSS, asked.id, yes, at=TEN)
    assert len(await refunds_of(session, payment.number)) == 1
