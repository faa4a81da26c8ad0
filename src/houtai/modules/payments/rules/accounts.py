"""Accounts of the money ledger that payments move, and the steps that move them.

What came from a buyer waits in `receipts` of its trade until the goods are his; what a channel has
for the house is the balance of its `clearing`, which must equal the bill that the channel sends.
"""

from uuid import UUID

from houtai.kit.ids import NIL, derive_id, name_id
from houtai.modules.ledger.public import AccountKey, Kind
from houtai.modules.payments.rules.methods import RefundWay

CURRENCY = "CNY"

CLEARING = Kind("money", "clearing", side="debit", limited=False, counted=False)
"""With a channel; no totals are kept, so that no payment waits for another."""
RECEIPTS = Kind("money", "receipts")
"""Waiting for goods, of one trade: nobody can be given back more than came."""
STORED_VALUE = Kind("money", "stored_value")
"""A member's own; never below zero."""
UNCLEAR = Kind("money", "unclear")
"""Came without anything that it would belong to; of one case."""
GRANTED = Kind("money", "granted", side="debit", limited=False, counted=False)
"""Stored value that the house gave or took back by hand."""


def clearing(method: str) -> AccountKey:
    """What the channel has for us."""
    return AccountKey(CLEARING, CURRENCY, name_id("payments.channel", method), NIL)


def receipts(trade_id: UUID, member_id: UUID) -> AccountKey:
    """What came for a trade."""
    return AccountKey(RECEIPTS, CURRENCY, trade_id, member_id)


def stored_value(member_id: UUID) -> AccountKey:
    """What a member has in store."""
    return AccountKey(STORED_VALUE, CURRENCY, member_id, member_id)


def unclear(case_id: UUID) -> AccountKey:
    """What nobody knows yet."""
    return AccountKey(UNCLEAR, CURRENCY, case_id, NIL)


def granted() -> AccountKey:
    """The other side of stored value given by hand."""
    return AccountKey(GRANTED, CURRENCY, NIL, NIL)


def source_of(method: str, member_id: UUID) -> AccountKey:
    """Where money of that way comes from, and goes back to."""
    return stored_value(member_id) if method == "stored_value" else clearing(method)


def back_to(way: RefundWay, method: str, member_id: UUID) -> AccountKey:
    """Where a refund of a payment of that way goes."""
    return stored_value(member_id) if way == "stored_value" else source_of(method, member_id)


def refund_hold_id(refund_id: UUID, way: RefundWay) -> UUID:
    """The reservation that keeps a refund's money; known to whoever knows the refund."""
    name = "payments.refund_hold" if way == "origin" else "payments.refund_hold.stored"
    return derive_id(refund_id, name)
