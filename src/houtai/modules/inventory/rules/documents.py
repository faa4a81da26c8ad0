"""What may stand on a stock document, and which of them others must agree to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from uuid import UUID

from houtai.kit.errors import Invalid
from houtai.modules.inventory.rules.lots import UNMARKED, LotNotAsked, Marks

DocumentKind: TypeAlias = Literal["opening", "adjustment", "condition"]
DocumentState: TypeAlias = Literal["draft", "waiting", "posted", "cancelled"]
Condition: TypeAlias = Literal["good", "damaged", "inspect", "frozen"]
CONDITIONS: tuple[Condition, ...] = ("good", "damaged", "inspect", "frozen")
NOWHERE = ""
"""In the place of a condition: the pieces come from outside, or leave."""

REASONS: dict[str, str] = {
    "adjustment": "stock.adjustment_reason",
    "condition": "stock.condition_reason",
}
"""The dictionary from which a reason is chosen; an opening receipt needs none."""


class SkuTwice(Invalid):
    """The same goods, of the same lot, stand on two lines; which is meant is nobody's to guess."""

    code = "inventory.sku_twice"


class QuantityNotPositive(Invalid):
    """Goods come in, or change their condition, by one piece at least."""

    code = "inventory.quantity_not_positive"


class ConditionSame(Invalid):
    """A change of condition names two conditions."""

    code = "inventory.condition_same"


class ConditionNotAsked(Invalid):
    """Only a change of condition has a condition to change into."""

    code = "inventory.condition_not_asked"


class CostNotAsked(Invalid):
    """What goes out, or stays, costs what it has cost."""

    code = "inventory.cost_not_asked"


@dataclass(frozen=True)
class Given:
    """A line as somebody writes it down; `quantity` is signed on an adjustment."""

    sku_id: UUID
    quantity: int
    condition: Condition = "good"
    condition_to: Condition | None = None
    cost_fen: int | None = None
    marks: Marks = UNMARKED


@dataclass(frozen=True)
class Line:
    """A line as it is kept: pieces pass from one condition to another, or from or to nowhere."""

    sku_id: UUID
    quantity: int
    condition_from: str
    condition_to: str
    cost_fen: int | None = None
    marks: Marks = UNMARKED

    @property
    def change(self) -> int:
        """How many more pieces lie in the warehouse afterwards."""
        if self.condition_from == NOWHERE:
            return self.quantity
        return -self.quantity if self.condition_to == NOWHERE else 0

    @property
    def taken_back(self) -> "Line":
        """The line that undoes it; what came in goes out at what it came in with."""
        back = Line(self.sku_id, self.quantity, self.condition_to, self.condition_from)
        return replace(back, marks=self.marks)


def arranged(kind: DocumentKind, given: Sequence[Given]) -> list[Line]:
    """The lines as they are kept. Raises SkuTwice, QuantityNotPositive, ConditionSame,
    ConditionNotAsked, CostNotAsked, LotNotAsked, each at its line.
    """
    lines = [_arranged(kind, one, f"body/lines/{position}") for position, one in enumerate(given)]
    refuse_twice(lines)
    return lines


def refuse_twice(lines: Sequence[Line]) -> None:
    """Raises SkuTwice at the second line about the same pieces."""
    seen: set[tuple[object, ...]] = set()
    ways: set[tuple[UUID, str, str]] = set()
    for position, line in enumerate(lines):
        way = (line.sku_id, line.condition_from, line.condition_to)
        marks = line.marks
        about = (*way, marks.lot_number, marks.expires_on or (marks.produced_on,))
        # Pieces that come and pieces that go are two lines of one thing as well.
        turned = (line.sku_id, line.condition_to, line.condition_from)
        if about in seen or turned in ways:
            raise SkuTwice(place=f"body/lines/{position}/sku_id")
        seen.add(about)
        ways.add(way)


def _arranged(kind: DocumentKind, one: Given, place: str) -> Line:
    if (one.quantity < 0 and kind != "adjustment") or one.quantity == 0:
        raise QuantityNotPositive(place=f"{place}/quantity")
    if (one.condition_to is not None) != (kind == "condition"):
        raise ConditionNotAsked(place=f"{place}/condition_to")
    if one.cost_fen is not None and (kind == "condition" or one.quantity < 0):
        raise CostNotAsked(place=f"{place}/cost_fen")
    if not one.marks.is_blank and (kind == "condition" or one.quantity < 0):
        raise LotNotAsked(place=f"{place}/lot_number")
    if kind == "condition":
        assert one.condition_to is not None
        if one.condition_to == one.condition:
            raise ConditionSame(place=f"{place}/condition_to")
        return Line(one.sku_id, one.quantity, one.condition, one.condition_to)
    if one.quantity < 0:
        return Line(one.sku_id, -one.quantity, one.condition, NOWHERE)
    return Line(one.sku_id, one.quantity, NOWHERE, one.condition, one.cost_fen, one.marks)


@dataclass(frozen=True)
class Bounds:
    """Up to where an adjustment is posted without asking anybody; zero: everything is asked."""

    pieces: int
    value_fen: int


def needs_agreement(
    kind: DocumentKind, lines: Sequence[Line], value_fen: int, bounds: Bounds
) -> bool:
    """Whether others must agree: an adjustment that moves more pieces, or more value, than people
    may on their own. Pieces count whichever way they go, so that plus and minus hide nothing.
    """
    if kind != "adjustment":
        return False
    moved = sum(abs(line.change) for line in lines)
    return moved > bounds.pieces or value_fen > bounds.value_fen
