"""Tax that lies in a price, exact to the fen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

WHOLE_BP = 10_000
"""One whole in hundredths of a percent."""


def tax_in(amount_fen: int, rate_bp: int) -> int:
    """The tax in an amount that contains it: amount − amount ÷ (1 + rate), the half fen upwards for
    the net amount, as invoices of the tax office have it. `rate_bp`: 1300 is 13 %.
    """
    net_fen = (2 * amount_fen * WHOLE_BP + WHOLE_BP + rate_bp) // (2 * (WHOLE_BP + rate_bp))
    return amount_fen - net_fen


@dataclass(frozen=True, slots=True)
class Charged:
    """What of a line stands on invoices now, red ones taken off."""

    line_id: UUID
    quantity: int
    amount_fen: int
    rate_bp: int


@dataclass(frozen=True, slots=True)
class Reversal:
    """What is taken back of a line."""

    line_id: UUID
    quantity: int
    amount_fen: int
    tax_fen: int


def reversals(charged: Sequence[Charged], due: Mapping[UUID, tuple[int, int]]) -> list[Reversal]:
    """What goes back in red, so that what stays is what was really paid. `due`: pieces and fen by
    line; of a line that it lacks nothing stays. However an invoice is taken back, in one go or
    piece by piece, the taxes of all parts add up to the tax of the whole.
    """
    found = []
    for one in charged:
        pieces, fen = due.get(one.line_id, (0, 0))
        off_fen = one.amount_fen - fen
        if off_fen > 0:
            tax_fen = tax_in(one.amount_fen, one.rate_bp) - tax_in(fen, one.rate_bp)
            found.append(Reversal(one.line_id, max(one.quantity - pieces, 0), off_fen, tax_fen))
    return found
