"""What a kind of promotion is made of: terms that can be written down, and what they give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple, TypeAlias
from uuid import UUID

from pydantic import Field

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.shapes import PRICE_FEN_MAX, QUANTITY_MAX, Why

PieceFen = Annotated[int, Field(strict=True, ge=0, le=PRICE_FEN_MAX)]
AmountFen = Annotated[int, Field(strict=True, ge=1, le=PRICE_FEN_MAX)]
Pieces = Annotated[int, Field(strict=True, ge=1, le=QUANTITY_MAX)]
PayPermille = Annotated[int, Field(strict=True, ge=1, le=999)]
"""What is left to pay: 850 is 8.5 折."""
TIERS_MAX = 10


class Stage(StrEnum):
    """When a kind takes its turn, first to last."""

    PRICE = "price"
    """Prices of pieces; of several the lowest counts, piece by piece."""
    SHOP = "shop"
    """What one merchant's goods of a cart earn together."""
    CROSS = "cross"
    """What the goods of all merchants earn together."""


class Touched(NamedTuple):
    """What of a cart an offer is for. Thresholds are measured on list prices, so that no discount
    ever costs the buyer another one: docs/adr/0032.
    """

    list_fen: int
    pieces: int


class Piece(NamedTuple):
    """A piece whose price is asked, and the level of who buys it."""

    sku_id: UUID
    list_fen: int
    level: int


@dataclass(frozen=True, slots=True)
class Off:
    """A fixed amount off all that is touched."""

    fen: int


@dataclass(frozen=True, slots=True)
class Rate:
    """A share off what is left to pay for all that is touched."""

    off_permille: int
    cap_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Gifts:
    """Things that come along."""

    pieces: tuple[tuple[UUID, int], ...]


@dataclass(frozen=True, slots=True)
class FreeFreight:
    """The merchant's goods go without freight."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing, and why."""

    why: Why
    values: Mapping[str, int | str] = field(default_factory=dict)


Gain: TypeAlias = Off | Rate | Gifts | FreeFreight | Miss


class Terms(Command):
    """Conditions and effect of one promotion, as they are stored."""

    kind: str
    stage: ClassVar[Stage]
    combination_set: ClassVar[int]
    """In which set promotions of this kind exclude each other, unless told otherwise."""

    def piece_fen(self, piece: Piece) -> int | None:
        """What one piece costs by these terms; None where they say nothing of it."""
        raise AssertionError(f"{self.kind} has no price of pieces: {piece}")

    def named_skus(self) -> frozenset[UUID] | None:
        """The only SKUs that the terms themselves are about; None where the scope says all."""
        return None

    def gain(self, touched: Touched) -> Gain:
        """What the touched goods earn."""
        raise AssertionError(f"{self.kind} earns nothing together: {touched}")


def below(threshold_fen: int, touched: Touched, *, off_fen: int | None = None) -> Miss:
    """So much is missing, for that much off where it is a fixed amount."""
    missing_fen = threshold_fen - touched.list_fen
    values = {"threshold_fen": threshold_fen, "missing_fen": missing_fen}
    return Miss(Why.BELOW_THRESHOLD, values if off_fen is None else {**values, "off_fen": off_fen})


def too_few(pieces: int, touched: Touched) -> Miss:
    """So many are missing."""
    return Miss(Why.TOO_FEW_PIECES, {"pieces": pieces, "missing": pieces - touched.pieces})
