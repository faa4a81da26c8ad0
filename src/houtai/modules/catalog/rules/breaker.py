"""The breaker: a price so low that it must be a slip is stopped before a buyer sees it."""

from dataclasses import dataclass
from typing import Literal

from houtai.modules.catalog.rules.goods import least_price

Reference = Literal["cost", "mean"]


@dataclass(frozen=True)
class Percents:
    """How low a price may be, in percent of each reference; 0 switches one off."""

    of_cost: int
    of_mean: int


@dataclass(frozen=True)
class Bound:
    """The lowest price that passes, and by what."""

    fen: int
    rule: Reference


def bound_of(cost_fen: int | None, mean_fen: int | None, percents: Percents) -> Bound | None:
    """The higher of both bounds; None where nothing is known to hold a price against."""
    bounds = []
    if cost_fen and percents.of_cost:
        bounds.append(Bound(least_price(cost_fen, percents.of_cost), "cost"))
    if mean_fen and percents.of_mean:
        bounds.append(Bound(least_price(mean_fen, percents.of_mean), "mean"))
    return max(bounds, key=lambda one: one.fen, default=None)


def stops(bound: Bound | None, price_fen: int) -> bool:
    """Whether the price must be a slip."""
    return bound is not None and price_fen < bound.fen
