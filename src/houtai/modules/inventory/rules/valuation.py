"""Moving average, exact to the fen: what comes in brings its cost, what goes out takes its share.

The share is rounded down, so that the rest of a division stays with what is left; the last piece
takes all that is left. Nothing is lost and nothing falls below zero, in whichever order.
"""

from dataclasses import dataclass

from houtai.kit.errors import Conflict


class MoreThanValued(Conflict):
    """More pieces would leave than the books say are there."""

    code = "inventory.more_than_valued"


@dataclass(frozen=True, slots=True)
class Worth:
    """So many pieces, and what they cost together."""

    quantity: int = 0
    value_fen: int = 0

    def __post_init__(self) -> None:
        if self.quantity < 0 or self.value_fen < 0 or (self.quantity == 0 and self.value_fen):
            raise ValueError(f"{self.quantity} pieces cannot be worth {self.value_fen} fen")

    @property
    def average_fen(self) -> int:
        """What one piece costs on average, rounded down; nothing where none is left."""
        return self.value_fen // self.quantity if self.quantity else 0


def come(worth: Worth, quantity: int, cost_fen: int | None) -> Worth:
    """What it is after so many pieces came in; without a cost of their own, at the average."""
    if cost_fen is not None:
        more_fen = quantity * cost_fen
    elif worth.quantity:
        more_fen = worth.value_fen * quantity // worth.quantity
    else:
        more_fen = 0
    return Worth(worth.quantity + quantity, worth.value_fen + more_fen)


def go(worth: Worth, quantity: int, value_fen: int | None = None) -> Worth:
    """What is left after so many pieces went out; a value is named where a receipt is taken back,
    and holds as far as there is so much. Raises MoreThanValued.
    """
    if quantity > worth.quantity:
        raise MoreThanValued(quantity=quantity, held=worth.quantity)
    if quantity == worth.quantity:
        return Worth()
    share_fen = worth.value_fen * quantity // worth.quantity if value_fen is None else value_fen
    return Worth(worth.quantity - quantity, worth.value_fen - min(share_fen, worth.value_fen))


def change(worth: Worth, quantity: int, *, cost_fen: int | None, value_fen: int | None) -> Worth:
    """What it is after a change of either sign; a value that is named belongs to all its pieces."""
    if quantity < 0:
        return go(worth, -quantity, value_fen)
    if value_fen is not None:
        return Worth(worth.quantity + quantity, worth.value_fen + value_fen)
    return come(worth, quantity, cost_fen)
