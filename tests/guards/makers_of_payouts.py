"""Makers of payouts and their batches, and bodies that their doors take."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import document_number, new_id
from houtai.modules.payouts.tables import Attempt, Batch, Payout
from tests.factories.identity import BEGINNING
from tests.factories.merchants import BANK_ACCOUNT
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_merchants import merchant_of
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

EXPECTED |= {
    "payouts_make_payout_batch": "payouts.nothing_to_pay",
    "payouts_send_payout_again": "payouts.elsewhere",
    "payouts_note_payout_outcome": "payouts.contradicts",
    "payouts_show_own_balance": "payouts.payee_unknown",
    "payouts_release_merchant_deposit": "payouts.payee_unknown",
    "payouts_withdraw_earnings": "payouts.payee_unknown",
}


@makes("payouts/payouts/{payout_id}", by_merchant=True)
async def a_payout(owner: Owner) -> object:
    """A big one that waits for its approval, after a try that the bank refused."""
    payout_id = new_id()
    payout = Payout(
        id=payout_id,
        number=document_number("W", payout_id, BEGINNING.date()),
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        source="earnings",
        amount_fen=6_000_000,
        state="asked",
        reason="",
        asked_by=new_id(),
        asked_at=NOON,
    )
    await put(owner, payout)
    attempt_id = new_id()
    attempt = Attempt(
        id=attempt_id,
        number=document_number("WA", attempt_id, BEGINNING.date()),
        payout_id=payout_id,
        merchant_id=payout.merchant_id,
        way="gateway",
        amount_fen=payout.amount_fen,
        account_name="武夷清风茶业有限公司",
        bank_name="中国建设银行",
        bank_branch="",
        bank_account=BANK_ACCOUNT,
        state="refused",
        reason="",
        bank_reference="",
        sent_at=NOON,
        answered_at=NOON,
        tries=1,
    )
    await put(owner, attempt)
    return payout_id


@makes("payouts/deposit-releases/{merchant_id}", by_merchant=True)
@makes("payouts/balances/{merchant_id}", by_merchant=True)
async def a_merchant_who_is_owed(owner: Owner) -> object:
    return await merchant_of(owner)


@makes("payouts/batches/{batch_id}", nobodys="batches are the platform's")
async def a_batch(owner: Owner) -> object:
    batch_id = new_id()
    batch = Batch(
        id=batch_id,
        number=document_number("WB", batch_id, BEGINNING.date()),
        payout_count=1,
        amount_fen=1,
        made_by=owner.account_id,
        made_at=NOON,
    )
    await put(owner, batch)
    return batch_id


@says("payouts_approve_payout", "payouts_send_payout_again")
async def as_the_payout_stands(_owner: Owner) -> object:
    return {"version": 1}


@says("payouts_cancel_payout")
async def why_it_is_not_paid(_owner: Owner) -> object:
    return {"version": 1, "reason": "账户有误"}


@says("payouts_make_payout_batch")
async def all_that_are_ready(_owner: Owner) -> object:
    return {"payout_ids": []}


@says("payouts_note_payout_outcome")
async def what_the_bank_says(_owner: Owner) -> object:
    return {"outcome": "paid", "bank_reference": "B1"}


@says("payouts_withdraw_earnings")
async def something(_owner: Owner) -> object:
    return {"amount_fen": 10_000}
