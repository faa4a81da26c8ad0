"""What somebody should look at before pieces are offered at a price.

A price that is struck through must have been asked for: it may not lie above the lowest of the
thirty days before, and an offered price that is not below that lowest one is no reduction.
(明码标价和禁止价格欺诈规定: nothing is compared with a price that has no ground, or that was
raised for the comparison.)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Caution(StrEnum):
    """Why to look; text `marketing.caution_<value>`."""

    BELOW_COST = "below_cost"
    BELOW_MEAN = "below_mean"
    NOT_LOWER = "not_lower"
    STRUCK_TOO_HIGH = "struck_too_high"
    COSTS_UNSEEN = "costs_unseen"
    """Somebody who may see costs has to confirm the prices; says nothing of what they are."""


@dataclass(frozen=True, slots=True)
class OfferedPiece:
    """A SKU at the price at which it is offered, and what that is held against."""

    sku_id: UUID
    offered_fen: int
    list_fen: int
    cost_fen: int | None
    floor_fen: int | None
    """Below it a price must be a slip, by its mean of thirty days."""
    lowest_listed_fen: int
    """The lowest list price of thirty days, today's included."""
    lowest_offered_fen: int | None
    """The lowest that another offer of these days asked for it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at."""

    caution: Caution
    sku_id: UUID
    price_fen: int
    limit_fen: int


def doubts(pieces: Iterable[OfferedPiece], *, with_costs: bool) -> Iterator[Doubt]:
    """Without costs none of what is said depends on them."""
    for one in pieces:
        offered = one.offered_fen
        if with_costs and one.cost_fen is not None and offered < one.cost_fen:
            yield Doubt(Caution.BELOW_COST, one.sku_id, offered, one.cost_fen)
        if one.floor_fen is not None and offered < one.floor_fen:
            yield Doubt(Caution.BELOW_MEAN, one.sku_id, offered, one.floor_fen)
        lowest = one.lowest_listed_fen
        if one.lowest_offered_fen is not None:
            lowest = min(lowest, one.lowest_offered_fen)
        if offered >= lowest:
            yield Doubt(Caution.NOT_LOWER, one.sku_id, offered, lowest)
        if one.list_fen > one.lowest_listed_fen:
            yield Doubt(Caution.STRUCK_TOO_HIGH, one.sku_id, one.list_fen, one.lowest_listed_fen)
