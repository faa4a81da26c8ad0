"""What merchants can be held to: of each kind its points, and between which sums its fine lies."""

from dataclasses import dataclass
from typing import Literal

ViolationKind = Literal[
    "late_shipment",
    "false_shipment",
    "out_of_stock",
    "not_as_described",
    "counterfeit",
    "false_sales",
    "off_platform",
    "harassment",
    "invoice_refused",
    "prohibited_goods",
]
_YUAN = 100


@dataclass(frozen=True, slots=True)
class Penalty:
    """In points and fen."""

    points: int
    least_fen: int
    most_fen: int


def _of(points: int, least: int, most: int) -> Penalty:
    """In yuan."""
    return Penalty(points, least * _YUAN, most * _YUAN)


PENALTIES: dict[ViolationKind, Penalty] = {
    "late_shipment": _of(1, 5, 1_000),
    "false_shipment": _of(3, 50, 2_000),
    "out_of_stock": _of(2, 20, 1_000),
    "not_as_described": _of(4, 100, 5_000),
    "counterfeit": _of(24, 2_000, 500_000),
    "false_sales": _of(12, 500, 50_000),
    "off_platform": _of(4, 100, 5_000),
    "harassment": _of(6, 100, 10_000),
    "invoice_refused": _of(2, 50, 2_000),
    "prohibited_goods": _of(12, 500, 100_000),
}
"""The year's points of a merchant are those of what he was fined for in it."""


def fits(kind: ViolationKind, fine_fen: int) -> bool:
    """Whether a fine of this sum may be told for it."""
    penalty = PENALTIES[kind]
    return penalty.least_fen <= fine_fen <= penalty.most_fen
