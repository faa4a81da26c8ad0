"""What becomes of each line: an order, a return, an adjustment, a charge, or a refusal that says
why. Every line has exactly one fate, also one that stands in the file twice.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from houtai.entry.replay.mapping import Mapping
from houtai.entry.replay.reading import OldLine

FateKind = Literal["order", "return", "adjustment", "charge", "refusal"]
KINDS: tuple[FateKind, ...] = ("order", "return", "adjustment", "charge", "refusal")
Reason = Literal[
    "", "bad_debt", "stock", "no_goods", "free_of_charge", "part_of_a_unit", "too_many_pieces",
    "nobody_known", "no_sale", "wrong_sign",
]  # fmt: skip
_Key: TypeAlias = tuple[str, str, str, Decimal]
"""Who bought what: customer, country, code and price."""


@dataclass(frozen=True, slots=True)
class Sold:
    """Pieces of an earlier basket that come back."""

    basket: str
    pieces: int


@dataclass(frozen=True, slots=True)
class Fate:
    """`basket`: of an order, as much of it as one checkout takes. `of`: where what comes back was
    sold.
    """

    kind: FateKind
    reason: Reason = ""
    basket: str = ""
    of: tuple[Sold, ...] = ()


@dataclass
class _Sale:
    basket: str
    left: int


@dataclass
class _Basket:
    """What is in the basket that is being filled."""

    order: str = ""
    number: int = 0
    pieces: dict[tuple[str, Decimal], int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.order}/{self.number}"


@dataclass
class Fates:
    """Says what becomes of lines, in the order of the file: what comes back was sold before."""

    mapping: Mapping
    pieces_max: int
    """Of one SKU in one basket."""
    lines_max: int
    _sold: dict[_Key, list[_Sale]] = field(default_factory=lambda: defaultdict(list))
    _baskets: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _open: _Basket = field(default_factory=_Basket)

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
        basket = self._put_in(line)
        if line.customer:
            self._sold[_key(line)].append(_Sale(basket, line.pieces))
        return Fate("order", basket=basket)

    def _put_in(self, line: OldLine) -> str:
        """Its basket: the next one where it does not fit, or where others came between."""
        good, full = (line.code, line.price), False
        if self._open.order == line.order:
            there = self._open.pieces
            full = there.get(good, 0) + line.pieces > self.pieces_max or (
                good not in there and len(there) >= self.lines_max
            )
        if self._open.order != line.order or full:
            self._baskets[line.order] += 1
            self._open = _Basket(line.order, self._baskets[line.order])
        self._open.pieces[good] = self._open.pieces.get(good, 0) + line.pieces
        return self._open.name

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
                found.append(Sold(sale.basket, taken))
                sale.left -= taken
                wanted -= taken
        return Fate("return", of=tuple(found))


def _key(line: OldLine) -> _Key:
    return line.customer, line.country, line.code, line.price
