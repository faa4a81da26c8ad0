"""How the money of a line is shared out, and what of it comes back with a refund.

What goes back takes its share of fee and subsidy along: of all that has gone back so far, rounded
down. So the shares of many small refunds make up, in whatever order, those of one large one, and
when everything has gone back nothing is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Share:
    """A line with what was paid for it, added to it, and taken of it, before any refund."""

    line_id: UUID
    paid_fen: int
    subsidy_fen: int
    fee_fen: int


@dataclass(frozen=True, slots=True)
class Sums:
    """What a merchant gets, or gives back where it is below zero."""

    paid_fen: int = 0
    subsidy_fen: int = 0
    fee_fen: int = 0

    @property
    def net_fen(self) -> int:
        """What of it is his."""
        return self.paid_fen + self.subsidy_fen - self.fee_fen

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.paid_fen + other.paid_fen,
            self.subsidy_fen + other.subsidy_fen,
            self.fee_fen + other.fee_fen,
        )

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(
            self.paid_fen - other.paid_fen,
            self.subsidy_fen - other.subsidy_fen,
            self.fee_fen - other.fee_fen,
        )


def left_of(share: Share, back_fen: int) -> Sums:
    """What is still his when so much of the line has gone back."""
    return Sums(
        share.paid_fen - back_fen,
        kept(share.subsidy_fen, back_fen, share.paid_fen),
        kept(share.fee_fen, back_fen, share.paid_fen),
    )


def kept(fen: int, gone: int, whole: int) -> int:
    """What is left of an amount when so much of a whole has gone."""
    return fen - fen * gone // whole if whole else fen


def total_left(shares: Iterable[Share], back: Mapping[UUID, int]) -> Sums:
    """Of all lines together; `back` is what has gone back of each."""
    return sum((left_of(one, back.get(one.line_id, 0)) for one in shares), Sums())
