"""What adjusting moves: the channel's clearing comes to what its bill says, and the gap is told."""

from uuid import UUID

from houtai.kit.ids import NIL, derive_id, name_id
from houtai.modules.ledger.public import AccountKey, Chain, Kind, Transfer
from houtai.modules.payments import public as payments
from houtai.modules.reconciliation.rules.channels import METHOD_OF

CURRENCY = "CNY"
GAP = Kind("money", "reconciliation_gap", limited=False, counted=False)
"""What channels had more, or less, than the house knew, and nobody could explain otherwise."""


def gap_of(channel: str) -> AccountKey:
    """Of one channel."""
    return AccountKey(GAP, CURRENCY, name_id("reconciliation.channel", channel), NIL)


def clearing_of(channel: str) -> AccountKey:
    """What the channel has for the house."""
    return payments.clearing_of(METHOD_OF[channel])


def adjusting(difference_id: UUID, channel: str, amount_fen: int, by_id: UUID) -> Chain:
    """So much more, or less, is with the channel. Done again it does nothing."""
    pair = (clearing_of(channel), gap_of(channel))
    given, taken = pair if amount_fen > 0 else pair[::-1]
    step = Transfer(
        derive_id(difference_id, "reconciliation.adjusted"), given.id, taken.id, abs(amount_fen)
    )
    return Chain(
        derive_id(step.id, "reconciliation.chain"),
        (step,),
        "reconciliation_adjusted",
        "reconciliation_difference",
        difference_id,
        by_id,
    )
