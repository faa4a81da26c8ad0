"""What may go back of what was paid: exact to the fen, whatever is asked in whatever order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from houtai.kit.money import split


@dataclass(frozen=True, slots=True)
class Standing:
    """What was paid for a line (or for freight: no pieces), and what of it is spoken for."""

    line_id: UUID
    list_fen: int
    """Of one piece."""
    quantity: int
    pieces_gone: int
    """Given back, or asked for by cases that are open."""
    paid_fen: int
    fen_gone: int
    """The same of the money."""

    @property
    def pieces_left(self) -> int:
        """How many may still be asked for."""
        return self.quantity - self.pieces_gone

    @property
    def fen_left(self) -> int:
        """How much may still go back."""
        return self.paid_fen - self.fen_gone


def share_of(standing: Standing, pieces: int) -> int:
    """What the next pieces of the line come to: together all pieces make up what was paid, each
    step is what taking them out of the order would give. What cases gave besides counts too.
    """
    kept = standing.quantity - standing.pieces_gone
    share = _kept_fen(standing, kept) - _kept_fen(standing, kept - pieces)
    return max(0, min(share, standing.fen_left))


def _kept_fen(standing: Standing, kept: int) -> int:
    """What so many pieces cost: their list price less their part of all that is off the line."""
    off_fen = standing.list_fen * standing.quantity - standing.paid_fen
    kept_off_fen = split(off_fen, [kept, standing.quantity - kept])[0]
    return standing.list_fen * kept - kept_off_fen


def withheld_after(
    held_fen: int, lost_before_fen: int, lost_after_fen: int, *, charged: bool
) -> int:
    """What of a refund is kept back altogether for discounts that are lost, where `held_fen` was
    before: what is lost besides if it is charged; never more than is lost by what stays, so all
    of it has gone back once nothing does.
    """
    besides_fen = max(0, lost_after_fen - lost_before_fen) if charged else 0
    return min(lost_after_fen, held_fen + besides_fen)


def less_gifts(asked_fen: int, worth_fen: int) -> int:
    """What goes back where gifts are kept and charged: never below zero."""
    return max(0, asked_fen - worth_fen)


def takes_all(lines: Sequence[Standing], asked: Mapping[UUID, int]) -> bool:
    """Whether nothing of these lines stays with the buyer once he has handed back what he asks."""
    return all(one.pieces_left == asked.get(one.line_id, 0) for one in lines)


def spread(amount_fen: int, most: Sequence[int]) -> list[int]:
    """An amount over lines in proportion to the most that each may give; never more than that."""
    if amount_fen > sum(most):
        raise ValueError("more than there is")
    return split(amount_fen, most) if sum(most) else [0] * len(most)
