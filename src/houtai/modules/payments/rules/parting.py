"""By which payments of a trade a sum goes back."""

from collections.abc import Sequence
from uuid import UUID


def over_payments(amount_fen: int, left: Sequence[tuple[UUID, int]]) -> list[tuple[UUID, int]]:
    """By which payments an amount goes back: by one if one is enough, else by several, the first
    ones first. Nothing if all together are not enough.
    """
    for payment_id, fen in left:
        if fen >= amount_fen:
            return [(payment_id, amount_fen)]
    parts = []
    missing = amount_fen
    for payment_id, fen in left:
        taken = min(fen, missing)
        if taken > 0:
            parts.append((payment_id, taken))
        missing -= taken
    return parts if missing == 0 else []
