"""Makers of what belongs to payments: the platform's staff alone meets it."""

from datetime import timedelta

from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.objects import open_store
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.bills import key_of, yesterday
from houtai.modules.payments.service.receiving import Receipt, receive
from tests.factories.payments import NOON, make_bill, make_case, make_payment
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.registry import makes

PLATFORMS = "money from buyers is the platform's, whoever sold to them"


@makes("payments/payments/{payment_id}", nobodys=PLATFORMS)
async def a_payment(owner: Owner) -> object:
    """One that a person confirms."""
    return (await make_payment(owner.session, method="bank_transfer")).id


@makes("payments/refunds/{refund_id}", nobodys=PLATFORMS)
async def a_refund(owner: Owner) -> object:
    """One that its gateway would not carry out."""
    payment = await make_payment(owner.session)
    receipt = Receipt("sandbox", payment.number, "G", payment.amount_fen, NOON)
    await receive(owner.session, receipt, at=NOON)
    wanted = refunding.Wanted(new_id(), payment.id, 100, "七天无理由")
    await refunding.ask_of_payment(owner.session, wanted, at=NOON)
    await refunding.fail(owner.session, wanted.refund_id, "ABNORMAL", at=NOON)
    return wanted.refund_id


@makes("payments/cases/{case_id}", nobodys=PLATFORMS)
async def a_case(owner: Owner) -> object:
    return (await make_case(owner.session)).id


@makes("payments/channels/{channel_code}", nobodys="a word of the house, with no owner")
async def a_channel(_owner: Owner) -> object:
    return "cash_on_delivery"


@makes("payments/bills/{bill_id}", nobodys=PLATFORMS)
async def a_bill(owner: Owner) -> object:
    """Fetched and read; its file lies where files of bills lie."""
    bill = await make_bill(owner.session)
    await open_store(Environment.read()).put(key_of(bill.id), b"kind,number\n")
    return bill.id


@makes("payments/stored-value/{member_id}", nobodys=PLATFORMS)
async def a_member(_owner: Owner) -> object:
    """Whoever it is: nobody has any until he is given some."""
    return new_id()


@says("payments_ask_for_bill")
async def a_day_of_the_sandbox(_owner: Owner) -> object:
    day = yesterday(utc_now()) - timedelta(days=1)
    return {"channel": "sandbox", "day": day.isoformat()}


@says("payments_confirm_payment")
async def a_transfer(_owner: Owner) -> object:
    return {"amount_fen": 9_950, "gateway_number": "SLIP1", "version": 1}


@says("payments_retry_refund")
async def the_failed_refund(_owner: Owner) -> object:
    return {"version": 2}


@says("payments_finish_refund")
async def the_refund_by_hand(_owner: Owner) -> object:
    return {"gateway_number": "SLIP2", "version": 2}


@says("payments_handle_case")
async def a_decision(_owner: Owner) -> object:
    return {"how": "kept", "note": "查无此人", "version": 1}


@says("payments_edit_channel")
async def the_channel_switched_on(_owner: Owner) -> object:
    return {"enabled": True, "facts": {}, "version": 1}


@says("payments_grant_stored_value")
async def a_gift(_owner: Owner) -> object:
    return {"amount_fen": 100, "reason": "开业礼金"}
