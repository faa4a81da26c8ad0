"""Accounts that fines move: out of the deposit when they are told, and in the end whose."""

from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.ledger.public import AccountKey, Chain, Kind, Transfer

CURRENCY = "CNY"
FROZEN = Kind("money", "violation_frozen")
"""Of one violation: taken from the deposit until it is decided."""
FINES = Kind("money", "fines_from_deposit", limited=False, counted=False)
"""What merchants were fined out of their deposits: the platform's."""


def frozen_of(violation_id: UUID, merchant_id: UUID) -> AccountKey:
    """What is frozen for it, in its merchant's part of the database."""
    return AccountKey(FROZEN, CURRENCY, violation_id, merchant_id)


def fines_of(merchant_id: UUID) -> AccountKey:
    """What he was fined out of his deposit."""
    return AccountKey(FINES, CURRENCY, merchant_id, merchant_id)


def move(
    violation_id: UUID, why: str, pair: tuple[AccountKey, AccountKey], fen: int, by_id: UUID
) -> Chain:
    """One step of a fine; done again it does nothing."""
    step = Transfer(derive_id(violation_id, f"violations.{why}"), pair[0].id, pair[1].id, fen)
    chain_id = derive_id(step.id, "violations.chain")
    return Chain(chain_id, (step,), why, "violations.violation", violation_id, by_id)
