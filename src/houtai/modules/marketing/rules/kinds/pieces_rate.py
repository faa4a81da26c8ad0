"""N 件 M 折: from a number of pieces on, everything touched costs a share less."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import (
    TIERS_MAX,
    Gain,
    PayPermille,
    Pieces,
    Rate,
    Stage,
    Terms,
    Touched,
    too_few,
)
from houtai.modules.marketing.rules.shapes import PER_MILLE


class PiecesStep(Command):
    """From so many pieces on, only that share is paid."""

    pieces: Pieces
    pay_permille: PayPermille


class PiecesRate(Terms):
    """The highest step that is reached counts."""

    kind: Literal["pieces_rate"] = "pieces_rate"
    stage: ClassVar[Stage] = Stage.SHOP
    combination_set: ClassVar[int] = 1

    steps: Annotated[tuple[PiecesStep, ...], Field(min_length=1, max_length=TIERS_MAX)]

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        for one, next_one in zip(self.steps, self.steps[1:], strict=False):
            if one.pieces >= next_one.pieces or one.pay_permille <= next_one.pay_permille:
                raise ValueError("each step asks more and gives more than the one before")
        return self

    def gain(self, touched: Touched) -> Gain:
        """A share, or how many pieces are missing for the first step."""
        reached = [step for step in self.steps if step.pieces <= touched.pieces]
        if not reached:
            return too_few(self.steps[0].pieces, touched)
        return Rate(PER_MILLE - reached[-1].pay_permille)
