"""Where deposits stand in the ledger, and what the house owes those who sell."""

from uuid import UUID

from houtai.modules.ledger.public import AccountKey, Kind

CURRENCY = "CNY"
DEPOSIT = Kind("money", "merchant_deposit")
"""What a merchant has deposited: his money in the platform's hands, never below zero."""
BANK = Kind("money", "deposit_bank", side="debit", limited=False, counted=False)
"""What came in at the bank for it."""
PAYABLE = Kind("money", "merchant_payable", limited=False)
"""What the house owes a merchant for what he sold; below zero after refunds, then he owes it."""


def deposit_of(merchant_id: UUID) -> AccountKey:
    """The account of his deposit."""
    return AccountKey(DEPOSIT, CURRENCY, merchant_id, merchant_id)


def bank_of(merchant_id: UUID) -> AccountKey:
    """The other side of it, in the same part of the database."""
    return AccountKey(BANK, CURRENCY, merchant_id, merchant_id)


def payable_of(merchant_id: UUID) -> AccountKey:
    """The account of what the house owes him."""
    return AccountKey(PAYABLE, CURRENCY, merchant_id, merchant_id)
