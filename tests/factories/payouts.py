"""Merchants who are owed something, and payouts on their way; states only what a test relies on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.settlement import BillConfirmed
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.ids import derive_id, new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants.rules.money import deposit_of, payable_of
from houtai.modules.payouts.queries.payouts import PayoutView, one_payout
from houtai.modules.payouts.queries.proofs import INVARIANTS
from houtai.modules.payouts.rules import accounts
from houtai.modules.payouts.service import asking, sending
from houtai.modules.payouts.tables import Payout
from houtai.modules.settlement.rules.accounts import subsidy_of
from tests.factories.merchants import BANK_ACCOUNT, make_merchant
from tests.factories.ordering import NOON

STAFF = Actor(id=new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
CHINA = "Asia/Shanghai"


async def make_payee(session: AsyncSession, owed_fen: int = 0, **changes: Any) -> UUID:
    """A merchant with an account, to whom the house owes so much."""
    named = {
        "account_kind": "corporate",
        "account_name": "武夷清风茶业有限公司",
        "bank_name": "中国建设银行",
        "bank_branch": "武夷山支行",
        "bank_account": BANK_ACCOUNT,
    }
    merchant = await make_merchant(session, **{**named, **changes})
    await owe(session, merchant.merchant_id, owed_fen)
    return merchant.merchant_id


async def owe(session: AsyncSession, merchant_id: UUID, fen: int) -> None:
    """So much more; less than nothing is clawed back."""
    if not fen:
        return
    pair = (subsidy_of(merchant_id), payable_of(merchant_id))
    await ledger.open_accounts(session, pair, at=NOON)
    given, taken = pair if fen > 0 else pair[::-1]
    act = new_id()
    step = ledger.Transfer(act, given.id, taken.id, abs(fen))
    chain = ledger.Chain(derive_id(act, "chain"), (step,), "earning", "order", act, SYSTEM.id)
    await ledger.take(session, chain, at=NOON)


def bill_of(merchant_id: UUID, payable_fen: int) -> BillConfirmed:
    """What settlement tells."""
    bill_id = new_id()
    return BillConfirmed(bill_id, f"ST{bill_id.hex[-8:]}", merchant_id, payable_fen, NOON)


async def confirm(session: AsyncSession, merchant_id: UUID, payable_fen: int) -> BillConfirmed:
    """A bill that both agree on."""
    told = bill_of(merchant_id, payable_fen)
    await asking.take_bills(session, [told], at=NOON)
    return told


async def payouts_of(session: AsyncSession, merchant_id: UUID) -> list[PayoutView]:
    """The oldest first."""
    ids = await session.scalars(
        select(Payout.id).where(Payout.merchant_id == merchant_id).order_by(Payout.asked_at)
    )
    return [await one_payout(session, SYSTEM, one) for one in ids.all()]


async def make_payout(
    session: AsyncSession, amount_fen: int = 50_000, *, sent: bool = False, **changes: Any
) -> PayoutView:
    """Of a merchant of its own, after a bill; `sent` with a file of its own."""
    merchant_id = await make_payee(session, amount_fen, **changes)
    await confirm(session, merchant_id, amount_fen)
    (made,) = await payouts_of(session, merchant_id)
    if sent:
        command = sending.MakePayoutBatch(payout_ids=(made.id,))
        await sending.make_batch(session, STAFF, command, at=NOON)
    return await afresh(session, made)


async def afresh(session: AsyncSession, payout: PayoutView) -> PayoutView:
    """As it stands now."""
    return await one_payout(session, SYSTEM, payout.id)


async def sides(session: AsyncSession, payout: PayoutView) -> tuple[int, int, int]:
    """What he is owed, what is under way, and what left the bank for him."""
    return (
        await balance(session, payable_of(payout.merchant_id)),
        await balance(session, accounts.transit_of(payout.id, payout.merchant_id)),
        await balance(session, accounts.bank_of(payout.merchant_id)),
    )


async def balance(session: AsyncSession, key: ledger.AccountKey) -> int:
    totals = await ledger.totals_now(session, SYSTEM, [key.id])
    return totals[key.id].balance if key.id in totals else 0


async def deposit_in(session: AsyncSession, merchant_id: UUID) -> int:
    return await balance(session, deposit_of(merchant_id))


def seller(merchant_id: UUID, *permissions: str) -> Actor:
    """Somebody of the merchant."""
    return Actor(
        id=new_id(),
        permissions=frozenset(permissions),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
    )


async def unproved(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """What does not hold of payouts."""
    verdicts = await prove(session, INVARIANTS)
    return {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}
