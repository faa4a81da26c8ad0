"""Money in and back: booked once, whatever is told, and never more back than came."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.events.payments import (
    PaymentCaseOpened,
    PaymentFailed,
    PaymentPromised,
    PaymentSucceeded,
    RefundFailed,
    RefundSucceeded,
)
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways import HowToPay, PaymentStanding, RefundStanding, Told
from houtai.modules.payments.queries.refunds import one_refund
from houtai.modules.payments.queries.stored import stored_of
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.service import by_hand, hearing, refunding, working
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Channel, PaymentCase, Refund
from tests.factories.payments import NOON, ask, make_payment
from tests.modules.payments.seen import held, paid, receipt, the_cases, the_payment

LATER = NOON + timedelta(hours=1)
CLERK = Actor(new_id(), merchant_ids=None, warehouse_ids=None)


@pytest.fixture
def told(monkeypatch):
    """Events as they are emitted."""
    seen = []

    async def emit(_session, *events):
        seen.extend(events)

    monkeypatch.setattr(eventlog, "emit", emit)
    return seen


async def take(session, at=NOON):
    await session.flush()
    return {one.id: one for one in await working.take_payments(session, at)}


async def test_a_started_payment_waits_for_the_job(session):
    payment_id = await payments.start(session, ask(), at=NOON)
    payment = await the_payment(session, payment_id)
    assert (payment.state, payment.due_at, payment.how_to_pay) == ("created", NOON, {})
    assert payment.number.startswith("P")


async def test_beginning_again_in_the_same_way_is_the_same_payment(session):
    wanted = ask()
    first = await payments.start(session, wanted, at=NOON)
    assert await payments.start(session, wanted, at=NOON) == first
    taken = (await take(session))[first]
    await working.begun(session, taken, HowToPay("redirect", "http://x"), at=NOON)
    assert await payments.start(session, wanted, at=NOON) == first


async def test_another_way_to_pay_ends_the_one_before(session):
    wanted = ask()
    first = await payments.start(session, wanted, at=NOON)
    second = await payments.start(session, replace(wanted, amount_fen=5), at=NOON)
    assert (await the_payment(session, first)).state == "closed"
    assert (await the_payment(session, second)).state == "created"


async def test_a_way_that_is_switched_off_is_refused(session):
    with pytest.raises(payments.MethodClosed):
        await payments.start(session, ask(method="wechat"), at=NOON)


async def test_what_came_is_booked_and_told_once(session, told):
    payment = await make_payment(session)
    for _ in range(3):
        await receive(session, receipt(payment), at=NOON)
    payment = await the_payment(session, payment.id)
    assert (payment.state, payment.paid_fen) == ("succeeded", 9_950)
    assert await held(session, payment) == 9_950
    assert [type(one) for one in told] == [PaymentSucceeded]
    assert (told[0].trade_id, told[0].amount_fen) == (payment.trade_id, 9_950)


async def test_d10_a_wrong_amount_pays_nothing_and_is_a_case(session, told):
    payment = await make_payment(session)
    await receive(session, receipt(payment, amount_fen=995), at=NOON)
    payment = await the_payment(session, payment.id)
    assert (payment.state, payment.paid_fen) == ("failed", 995)
    assert await held(session, payment) == 995
    [case] = await the_cases(session, payment.id)
    assert (case.kind, case.amount_fen) == ("amount_differs", 995)
    assert [type(one) for one in told] == [PaymentCaseOpened, PaymentFailed]


async def test_d3_a_payment_after_closing_succeeds_and_is_never_lost(session, told):
    payment = await make_payment(session, state="closed", close_asked_at=NOON)
    await receive(session, receipt(payment), at=LATER)
    assert (await the_payment(session, payment.id)).state == "succeeded"
    assert await held(session, payment) == 9_950
    assert isinstance(told[0], PaymentSucceeded)


async def test_a_second_sum_for_one_number_is_a_case(session):
    payment = await paid(session)
    for _ in range(2):
        await receive(session, receipt(payment, gateway_number="G-2"), at=NOON)
    payment = await the_payment(session, payment.id)
    assert (payment.state, payment.paid_fen, await held(session, payment)) == (
        "succeeded",
        19_900,
        19_900,
    )
    assert [one.kind for one in await the_cases(session, payment.id)] == ["paid_twice"]


async def test_money_for_an_unknown_number_is_booked_and_a_case(session):
    unknown = Receipt("sandbox", "P0", f"G-{new_id()}", 700, NOON)
    for _ in range(2):
        await receive(session, unknown, at=NOON)
    found = await session.scalars(
        select(PaymentCase).where(PaymentCase.gateway_number == unknown.gateway_number)
    )
    [case] = found.all()
    account = accounts.unclear(case.id)
    assert (await ledger.totals_now(session, SYSTEM, [account.id]))[account.id].balance == 700


async def test_a_number_of_another_channel_is_unknown(session):
    payment = await make_payment(session)
    wrong = receipt(payment, method="wechat", gateway_number=f"G-{new_id()}")
    await receive(session, wrong, at=NOON)
    assert (await the_payment(session, payment.id)).state == "pending"


async def test_the_ledgers_other_side_is_the_channels_clearing(session):
    clearing = accounts.clearing("sandbox")
    before = (await ledger.totals_now(session, SYSTEM, [clearing.id])).get(clearing.id)
    await paid(session)
    after = (await ledger.totals_now(session, SYSTEM, [clearing.id]))[clearing.id]
    assert after.balance - (before.balance if before else 0) == 9_950


# --- refunds ------------------------------------------------------------------------------------


def back(payment, amount_fen=9_950, **changes) -> payments.AskRefund:
    wanted = {"refund_id": new_id(), "trade_id": payment.trade_id, "reason": "七天无理由"}
    return payments.AskRefund(**{**wanted, "amount_fen": amount_fen, **changes})


async def test_a_refund_is_reserved_until_it_has_gone(session, told):
    payment = await paid(session)
    wanted = back(payment, 950)
    for _ in range(2):
        await payments.refund(session, wanted, at=NOON)
    assert (await the_payment(session, payment.id)).refunded_fen == 950
    gone = RefundStanding("succeeded", "GR-1", 950)
    for _ in range(2):
        await refunding.hear(session, wanted.refund_id, gone, at=NOON)
    assert await held(session, payment) == 9_000
    assert [type(one) for one in told] == [PaymentSucceeded, RefundSucceeded]


async def test_d14_several_refunds_never_exceed_what_came(session):
    payment = await paid(session)
    await payments.refund(session, back(payment, 9_000), at=NOON)
    with pytest.raises(payments.MoreThanPaid):
        await payments.refund(session, back(payment, 951), at=NOON)
    await payments.refund(session, back(payment, 950), at=NOON)


async def test_a_refund_id_means_one_refund(session):
    payment = await paid(session)
    wanted = back(payment, 100)
    await payments.refund(session, wanted, at=NOON)
    with pytest.raises(payments.RefundDiffers):
        await payments.refund(session, wanted.model_copy(update={"amount_fen": 99}), at=NOON)


async def test_d20_a_second_partial_refund_has_a_number_of_its_own(session):
    payment = await paid(session)
    first, second = back(payment, 1), back(payment, 1)
    for one in (first, second):
        await payments.refund(session, one, at=NOON)
    numbers = {(await one_refund(session, one.refund_id)).number for one in (first, second)}
    assert len(numbers) == 2


async def test_d25_a_failed_refund_is_a_case_and_may_succeed_later(session, told):
    payment = await paid(session)
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    await refunding.hear(session, wanted.refund_id, RefundStanding("failed"), at=NOON)
    [case] = await the_cases(session, payment.id)
    assert (case.kind, case.state, case.refund_id) == ("refund_failed", "open", wanted.refund_id)
    assert isinstance(told[-1], RefundFailed)
    refund = await one_refund(session, wanted.refund_id)
    await refunding.retry(
        session, refund.id, refunding.RetryRefund(version=refund.version), at=LATER
    )
    gone = RefundStanding("succeeded", "GR", 9_950)
    await refunding.hear(session, refund.id, gone, at=LATER)
    [case] = await the_cases(session, payment.id)
    assert (case.state, case.handled) == ("done", "solved")
    assert isinstance(told[-1], RefundSucceeded)
    assert await held(session, payment) == 0


async def test_a_refund_of_a_wrong_amount_is_a_case(session):
    payment = await paid(session)
    wanted = back(payment, 100)
    await payments.refund(session, wanted, at=NOON)
    await refunding.hear(session, wanted.refund_id, RefundStanding("succeeded", "G", 10), at=NOON)
    assert (await one_refund(session, wanted.refund_id)).state == "failed"


# --- stored value, transfers, cash ------------------------------------------------------------


async def grant(session, member_id, amount_fen):
    command = by_hand.GrantStored(amount_fen=amount_fen, reason="开业礼金")
    await by_hand.grant(session, CLERK, member_id, command, at=NOON)


async def test_stored_value_pays_at_once_and_comes_back_at_once(session, told):
    wanted = ask(method="stored_value")
    await grant(session, wanted.member_id, 10_000)
    payment_id = await payments.start(session, wanted, at=NOON)
    payment = await the_payment(session, payment_id)
    assert payment.state == "succeeded"
    assert (await stored_of(session, wanted.member_id)).balance_fen == 50
    await payments.refund(session, back(payment), at=NOON)
    assert (await stored_of(session, wanted.member_id)).balance_fen == 10_000
    assert [type(one) for one in told] == [PaymentSucceeded, RefundSucceeded]


async def test_stored_value_is_never_overdrawn(session):
    wanted = ask(method="stored_value")
    await grant(session, wanted.member_id, 9_949)
    async with session.begin_nested() as attempt:
        with pytest.raises(payments.NotEnoughStored):
            await payments.start(session, wanted, at=NOON)
        await attempt.rollback()
    assert await payments.payments_of(session, wanted.trade_id) == []
    with pytest.raises(by_hand.StoredTooLittle):
        await grant(session, wanted.member_id, -9_950)


async def switch_on(session, code):

    row = await session.get_one(Channel, code)
    row.enabled = True
    await session.flush()


async def test_a_transfer_is_confirmed_by_a_person_once(session):
    await switch_on(session, "bank_transfer")
    payment_id = await payments.start(session, ask(method="bank_transfer"), at=NOON)
    payment = await the_payment(session, payment_id)
    assert payment.how_to_pay["facts"]["remark"] == payment.number
    slip = by_hand.ReceiveByHand(amount_fen=9_950, gateway_number="SLIP1", version=1)
    await by_hand.confirm(session, CLERK, payment_id, slip, at=NOON)
    assert (await the_payment(session, payment_id)).state == "succeeded"
    with pytest.raises(by_hand.NotByHand):
        await by_hand.confirm(session, CLERK, payment_id, slip, at=NOON)


async def test_d1_nobody_says_by_hand_that_a_gateways_payment_is_paid(session):
    payment = await make_payment(session)
    slip = by_hand.ReceiveByHand(amount_fen=9_950, gateway_number="SLIP1", version=1)
    with pytest.raises(by_hand.NotByHand):
        await by_hand.confirm(session, CLERK, payment.id, slip, at=NOON)


async def test_cash_on_delivery_is_promised_and_collected(session, told):
    await switch_on(session, "cash_on_delivery")
    payment_id = await payments.start(session, ask(method="cash_on_delivery"), at=NOON)
    assert isinstance(told[0], PaymentPromised)
    slip = by_hand.ReceiveByHand(amount_fen=9_950, gateway_number="R1", version=1)
    await by_hand.confirm(session, CLERK, payment_id, slip, at=NOON)
    payment = await the_payment(session, payment_id)
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    refund = await one_refund(session, wanted.refund_id)
    assert refund.state == "processing"
    gone = refunding.FinishRefund(gateway_number="R2", version=refund.version)
    await refunding.finish_by_hand(session, CLERK, refund.id, gone, at=NOON)
    assert await held(session, payment) == 0


async def test_a_gateways_refund_is_not_finished_by_hand(session):
    payment = await paid(session)
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    gone = refunding.FinishRefund(gateway_number="R2", version=1)
    with pytest.raises(refunding.RefundNotByHand):
        await refunding.finish_by_hand(session, CLERK, wanted.refund_id, gone, at=NOON)


# --- closing, looking after, hearing ------------------------------------------------------------


async def test_closing_what_no_gateway_heard_of_ends_it_at_once(session):
    payment_id = await payments.start(session, wanted := ask(), at=NOON)
    await payments.close(session, wanted.trade_id, at=NOON)
    assert (await the_payment(session, payment_id)).state == "closed"


async def test_closing_what_waits_asks_the_gateway_first(session):
    payment = await make_payment(session)
    await payments.close(session, payment.trade_id, at=NOON)
    taken = (await take(session))[payment.id]
    assert taken.act(NOON) == "close"
    await working.stands(session, taken, PaymentStanding("closed"), at=NOON)
    assert (await the_payment(session, payment.id)).state == "closed"


async def test_a_payment_that_was_paid_before_it_closed_is_paid(session):
    payment = await make_payment(session)
    await payments.close(session, payment.trade_id, at=NOON)
    taken = (await take(session))[payment.id]
    standing = PaymentStanding("paid", "G", 9_950, NOON)
    await working.stands(session, taken, standing, at=NOON)
    assert (await the_payment(session, payment.id)).state == "succeeded"


async def test_a_lost_callback_is_made_up_for_by_asking(session):
    payment = await make_payment(session, due_at=NOON)
    taken = (await take(session))[payment.id]
    assert taken.act(NOON) == "query"
    await working.stands(session, taken, PaymentStanding("waiting"), at=NOON)
    later = (await the_payment(session, payment.id)).due_at
    assert NOON < later <= payment.expires_at
    taken = (await take(session, later))[payment.id]
    standing = PaymentStanding("paid", "G", 9_950, NOON)
    await working.stands(session, taken, standing, at=later)
    assert (await the_payment(session, payment.id)).state == "succeeded"


async def test_what_nobody_paid_is_closed_at_its_end(session):
    payment = await make_payment(session, due_at=NOON)
    assert (await take(session, LATER))[payment.id].act(LATER) == "close"


async def test_a_gateway_that_will_not_begin_fails_the_payment(session, told):
    payment_id = await payments.start(session, ask(), at=NOON)
    taken = (await take(session))[payment_id]
    gone = working.Failure("timeout", final=False)
    await working.not_reached(session, taken, gone, at=NOON)
    assert (await the_payment(session, payment_id)).state == "created"
    refused = working.Failure("no", final=True)
    await working.not_reached(session, taken, refused, at=NOON)
    assert (await the_payment(session, payment_id)).state == "failed"
    assert told[-1].reason == "declined"


async def test_a_job_that_was_overtaken_changes_nothing(session):
    payment = await make_payment(session, state="created", due_at=NOON, attempts=0)
    slow = (await take(session))[payment.id]
    await take(session, NOON + timedelta(minutes=2))
    await working.begun(session, slow, HowToPay("qr", "x"), at=NOON)
    assert (await the_payment(session, payment.id)).state == "created"


def message(payment, event="E1", **changes) -> Told:
    standing = PaymentStanding("paid", "G-1", payment.amount_fen, NOON)
    return Told(event, "payment", payment.number, payment=replace(standing, **changes))


async def test_a_callback_counts_once(session, told):
    payment = await make_payment(session)
    event = f"E-{new_id()}"[:60]
    one = message(payment, event)
    heard = [await hearing.hear(session, "sandbox", one, b"{}", at=NOON) for _ in range(3)]
    assert heard == [True, False, False]
    assert [type(one) for one in told] == [PaymentSucceeded]


async def test_a_callback_about_a_refund_finishes_it(session):
    payment = await paid(session)
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    number = (await one_refund(session, wanted.refund_id)).number
    standing = RefundStanding("succeeded", "GR", 9_950)
    said = Told(f"E-{new_id()}"[:60], "refund", number, refund=standing)
    await hearing.hear(session, "wechat", said, b"{}", at=NOON)  # of another channel: not ours
    assert (await one_refund(session, wanted.refund_id)).state == "asked"
    await hearing.hear(session, "sandbox", said, b"{}", at=NOON)
    assert (await one_refund(session, wanted.refund_id)).state == "succeeded"


async def test_a_refund_that_nobody_answers_becomes_a_case_in_the_end(session):
    payment = await paid(session)
    wanted = back(payment)
    await payments.refund(session, wanted, at=NOON)
    at, away = NOON, working.Failure("timeout", final=False)
    for _ in range(20):
        taken = [
            one for one in await working.take_refunds(session, at) if one.id == wanted.refund_id
        ]
        if not taken:
            break
        await working.refund_not_reached(session, taken[0], away, at=at)
        at += timedelta(hours=2)
    assert (await one_refund(session, wanted.refund_id)).state == "failed"
    assert [one.kind for one in await the_cases(session, payment.id)] == ["refund_failed"]
    assert await session.get(Refund, wanted.refund_id) is not None
