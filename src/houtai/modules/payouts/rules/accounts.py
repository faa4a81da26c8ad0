"""Accounts that payouts move, and the steps that move them.

What is on its way stands in `payout_transit` of its payout, so that nobody pays it twice; what has
left the bank grows `payout_bank`.
"""

from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.ledger.public import AccountKey, Chain, Kind, Transfer
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.rules.moves import PayoutSource

CURRENCY = "CNY"
TRANSIT = Kind("money", "payout_transit")
"""Under way to a merchant, of one payout."""
BANK = Kind("money", "payout_bank", limited=False, counted=False)
"""What left the platform's bank account for merchants."""


def transit_of(payout_id: UUID, merchant_id: UUID) -> AccountKey:
    """What is under way for this payout."""
    return AccountKey(TRANSIT, CURRENCY, payout_id, merchant_id)


def bank_of(merchant_id: UUID) -> AccountKey:
    """What left the bank for this merchant, in his part of the database."""
    return AccountKey(BANK, CURRENCY, merchant_id, merchant_id)


def source_of(source: PayoutSource, merchant_id: UUID) -> AccountKey:
    """What a payout is taken from, and goes back to."""
    if source == "deposit":
        return merchants.deposit_of(merchant_id)
    return merchants.payable_of(merchant_id)


def move(
    payout_id: UUID, why: str, pair: tuple[AccountKey, AccountKey], amount_fen: int, by_id: UUID
) -> Chain:
    """One step of a payout's money. `why` with whose it is: done again it does nothing."""
    word = why.partition(":")[0]
    step = Transfer(derive_id(payout_id, why), pair[0].id, pair[1].id, amount_fen)
    return Chain(derive_id(step.id, "payouts.chain"), (step,), word, "payout", payout_id, by_id)
