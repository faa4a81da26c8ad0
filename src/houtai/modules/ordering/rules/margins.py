"""What is left of an order for its seller, line by line, as far as it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from houtai.kit.money import part

_PPM_OF_PERMILLE = 1_000
Unknown = Literal["goods_cost", "commission", "freight_cost", "storage", "tax"]
LATER: tuple[Unknown, ...] = ("storage", "tax")
"""What warehouses and invoices will say."""


@dataclass(frozen=True, slots=True)
class Sold:
    """A line. What the platform bears of its discounts it pays to the seller."""

    payable_fen: int
    subsidy_fen: int
    cost_fen: int | None
    commission_permille: int | None

    @property
    def commission_fen(self) -> int | None:
        """Of what the seller gets for it."""
        if self.commission_permille is None:
            return None
        return part(
            self.payable_fen + self.subsidy_fen, self.commission_permille * _PPM_OF_PERMILLE
        )


@dataclass(frozen=True, slots=True)
class Margin:
    """What comes in, what goes out, and what nobody knows yet."""

    goods_fen: int
    subsidy_fen: int
    freight_fen: int
    commission_fen: int | None
    cost_fen: int | None
    freight_cost_fen: int | None
    unknown: tuple[Unknown, ...]

    @property
    def margin_fen(self) -> int | None:
        """Before what is still unknown of sending and keeping it; nothing without cost or
        commission.
        """
        if self.cost_fen is None or self.commission_fen is None:
            return None
        earned_fen = self.goods_fen + self.subsidy_fen + self.freight_fen
        spent_fen = self.commission_fen + self.cost_fen + (self.freight_cost_fen or 0)
        return earned_fen - spent_fen


def margin_of(
    lines: Sequence[Sold], freight_fen: int, freight_cost_fen: int | None = None
) -> Margin:
    """A sum with a part that is not known is not known; what sending costs may come later."""
    costs, commissions = [one.cost_fen for one in lines], [one.commission_fen for one in lines]
    cost_fen, commission_fen = _sum(costs), _sum(commissions)
    missing: list[Unknown] = ["goods_cost"] if cost_fen is None else []
    missing += ["commission"] if commission_fen is None else []
    missing += ["freight_cost"] if freight_cost_fen is None else []
    return Margin(
        sum(one.payable_fen for one in lines),
        sum(one.subsidy_fen for one in lines),
        freight_fen,
        commission_fen,
        cost_fen,
        freight_cost_fen,
        (*missing, *LATER),
    )


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None
