"""What becomes of each line: an order, a return, an adjustment, a charge, or a refusal that says
why. Every line has exactly one fate, also one that stands in the file twice.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from houtai.entry.replay.mapping import Mapping
from houtai.entry.replay.reading import OldLine

FateKind = Literal["order", "return", "adjustment", "charge", "refusal"]
KINDS: tuple[FateKind, ...] = ("order", "return", "adjustment", "charge", "refusal")
Reason = Literal[
    "", "bad_debt", "stock", "no_goods", "free_of_charge", "part_of_a_unit", "too_many_pieces",
    "nobody_known", "no_sale", "wrong_sign",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sold:
    """Pieces of an earlier order that come back."""

    order: str
    pieces: int


@dataclass(frozen=True, slots=True)
class Fate:
    """`of`: where what comes back was sold."""

    kind: FateKind
    reason: Reason = ""
    of: tuple[Sold, ...] = ()


ORDER = Fate("order")


@dataclass
class _Sale:
    order: str
    left: int


@dataclass
class Fates:
    """Says what becomes of lines, in the order of the file: what comes back was sold before."""

    mapping: Mapping
    pieces_max: int
    _sold: dict[tuple[str, str, Decimal], list[_Sale]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of(self, line: OldLine) -> Fate:
        """The next line of the file."""
        if line.order.startswith(self.mapping.adjusted):
            return Fate("adjustment", "bad_debt")
        if line.code in self.mapping.charges:
            return Fate("charge", "no_goods")
        if line.order.startswith(self.mapping.cancelled):
            return self._come_back(line)
        if line.pieces <= 0 or (line.price == 0 and not line.customer):
            return Fate("adjustment", "stock")
        fault = self._fault(line)
        if fault:
            return Fate("refusal", fault)
        if line.customer:
            self._sold[_key(line)].append(_Sale(line.order, line.pieces))
        return ORDER

    def _fault(self, line: OldLine) -> Reason:
        if line.price < 0:
            return "wrong_sign"
        if line.price == 0:
            return "free_of_charge"
        if line.price.scaleb(self.mapping.minor_digits) % 1:
            return "part_of_a_unit"
        return "too_many_pieces" if line.pieces > self.pieces_max else ""

    def _come_back(self, line: OldLine) -> Fate:
        """Of what this customer bought last at this price; in whole, or not at all."""
        if line.pieces >= 0:
            return Fate("refusal", "wrong_sign")
        if not line.customer:
            return Fate("refusal", "nobody_known")
        sales, wanted = self._sold.get(_key(line), []), -line.pieces
        if sum(one.left for one in sales) < wanted:
            return Fate("refusal", "no_sale")
        found = []
        for sale in reversed(sales):
            taken = min(sale.left, wanted)
            if taken:
                found.append(Sold(sale.order, taken))
                sale.left -= taken
                wanted -= taken
        return Fate("return", of=tuple(found))


def _key(line: OldLine) -> tuple[str, str, Decimal]:
    return line.customer, line.code, line.price
