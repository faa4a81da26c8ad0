"""限时折扣: pieces have another price for some time, by SKU or by a share for all."""

from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import PayPermille, Piece, PieceFen, Stage, Terms
from houtai.modules.marketing.rules.shapes import PER_MILLE

PRICES_MAX = 1_000


class SkuPrice(Command):
    """What a piece of this SKU costs."""

    sku_id: UUID
    price_fen: PieceFen


class TimedPrice(Terms):
    """SKUs with a price of their own, and a share for the others that the scope names."""

    kind: Literal["timed_price"] = "timed_price"
    stage: ClassVar[Stage] = Stage.PRICE
    combination_set: ClassVar[int] = 0

    prices: Annotated[tuple[SkuPrice, ...], Field(max_length=PRICES_MAX)] = ()
    pay_permille: PayPermille | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.prices and self.pay_permille is None:
            raise ValueError("names neither prices nor a share")
        if len({one.sku_id for one in self.prices}) != len(self.prices):
            raise ValueError("a SKU has one price")
        return self

    @cached_property
    def _price_of(self) -> dict[UUID, int]:
        return {one.sku_id: one.price_fen for one in self.prices}

    def piece_fen(self, piece: Piece) -> int | None:
        """Its own price, or its share rounded up to a whole fen."""
        own = self._price_of.get(piece.sku_id)
        if own is not None or self.pay_permille is None:
            return own
        return -(-piece.list_fen * self.pay_permille // PER_MILLE)

    def named_skus(self) -> frozenset[UUID] | None:
        """Where no share is for the others, the SKUs with a price."""
        return frozenset(self._price_of) if self.pay_permille is None else None
