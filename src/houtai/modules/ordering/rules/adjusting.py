"""A seller changes what an order costs before it is paid: to the fen, and never below nothing."""

from collections.abc import Sequence

from houtai.kit.errors import Conflict
from houtai.kit.money import split


class PriceBelowNothing(Conflict):
    """More is taken off than the goods cost."""

    code = "ordering.price_below_nothing"


def spread(adjust_fen: int, before_fen: Sequence[int]) -> list[int]:
    """How the change falls on the lines, by what each cost before. Raises PriceBelowNothing."""
    if adjust_fen < -sum(before_fen):
        raise PriceBelowNothing(place="body/adjust_fen", most=sum(before_fen))
    return split(adjust_fen, before_fen)
