"""包邮: from a threshold or a number of pieces on, the merchant pays the freight."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from houtai.modules.marketing.rules.kinds.terms import (
    AmountFen,
    FreeFreight,
    Gain,
    Pieces,
    Stage,
    Terms,
    Touched,
    below,
    too_few,
)


class FreightFree(Terms):
    """Whichever is named must be reached; both if both are named."""

    kind: Literal["free_freight"] = "free_freight"
    stage: ClassVar[Stage] = Stage.SHOP
    combination_set: ClassVar[int] = 6

    threshold_fen: AmountFen | None = None
    pieces: Pieces | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if self.threshold_fen is None and self.pieces is None:
            raise ValueError("names neither an amount nor a number of pieces")
        return self

    def gain(self, touched: Touched) -> Gain:
        """No freight, or what is missing."""
        if self.threshold_fen is not None and touched.list_fen < self.threshold_fen:
            return below(self.threshold_fen, touched)
        if self.pieces is not None and touched.pieces < self.pieces:
            return too_few(self.pieces, touched)
        return FreeFreight()
