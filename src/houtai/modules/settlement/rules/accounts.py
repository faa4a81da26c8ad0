"""Accounts that earnings move, and the steps that move them."""

from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.ledger.public import AccountKey, Kind, Transfer
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement.rules.sharing import Sums

CURRENCY = "CNY"
FEES = Kind("money", "platform_fees", limited=False, counted=False)
"""What the platform takes of what merchants sold."""
SUBSIDY = Kind("money", "platform_subsidy", side="debit", limited=False, counted=False)
"""What the platform bears of discounts, and pays to merchants."""
OWN_SALES = Kind("money", "own_sales", limited=False, counted=False)
"""What the platform sold itself."""

CORRECTIONS = Kind("money", "settlement_corrections", limited=False, counted=False)
"""What bills were corrected by."""
FINES = Kind("money", "fines_from_earnings", limited=False, counted=False)
"""What merchants were fined and their deposits did not give."""


def fees_of_merchant(merchant_id: UUID) -> AccountKey:
    """In the same part of the database as what he is owed."""
    return AccountKey(FEES, CURRENCY, merchant_id, merchant_id)


def subsidy_of(merchant_id: UUID) -> AccountKey:
    """What the platform bore for him."""
    return AccountKey(SUBSIDY, CURRENCY, merchant_id, merchant_id)


def corrections_of(merchant_id: UUID) -> AccountKey:
    """What his bills were corrected by: below zero he got more."""
    return AccountKey(CORRECTIONS, CURRENCY, merchant_id, merchant_id)


def fines_of(merchant_id: UUID) -> AccountKey:
    """What he was fined out of what he is owed."""
    return AccountKey(FINES, CURRENCY, merchant_id, merchant_id)


def own_sales(merchant_id: UUID) -> AccountKey:
    """Of the merchant that is the platform itself."""
    return AccountKey(OWN_SALES, CURRENCY, merchant_id, merchant_id)


def earner(merchant_id: UUID, *, is_own: bool) -> AccountKey:
    """Who gets what buyers paid."""
    return own_sales(merchant_id) if is_own else merchants.payable_of(merchant_id)


def steps_of(
    entry_id: UUID, sums: Sums, receipts: AccountKey, merchant_id: UUID, *, is_own: bool
) -> tuple[Transfer, ...]:
    """Earned: out of the trade's receipts. Given back: everything the other way round."""
    gets = earner(merchant_id, is_own=is_own).id
    moves = (
        ("paid", receipts.id, gets, sums.paid_fen),
        ("subsidy", subsidy_of(merchant_id).id, gets, sums.subsidy_fen),
        ("fee", gets, fees_of_merchant(merchant_id).id, sums.fee_fen),
    )
    return tuple(
        Transfer(derive_id(entry_id, f"settlement.{what}"), *way(debit, credit, fen), abs(fen))
        for what, debit, credit, fen in moves
        if fen
    )


def way(debit: UUID, credit: UUID, fen: int) -> tuple[UUID, UUID]:
    """Below zero it goes back."""
    return (debit, credit) if fen > 0 else (credit, debit)
