"""会员价: what a piece costs for members of a level and above."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import TIERS_MAX, PayPermille, Piece, Stage, Terms
from houtai.modules.marketing.rules.shapes import PER_MILLE

LEVEL_MAX = 100


class LevelStep(Command):
    """From this level on, only that share is paid."""

    level: Annotated[int, Field(strict=True, ge=0, le=LEVEL_MAX)]
    pay_permille: PayPermille


class MemberPrice(Terms):
    """The highest level that the member has reached counts."""

    kind: Literal["member_price"] = "member_price"
    stage: ClassVar[Stage] = Stage.PRICE
    combination_set: ClassVar[int] = 0

    steps: Annotated[tuple[LevelStep, ...], Field(min_length=1, max_length=TIERS_MAX)]

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        for one, next_one in zip(self.steps, self.steps[1:], strict=False):
            if one.level >= next_one.level or one.pay_permille <= next_one.pay_permille:
                raise ValueError("each level is higher and pays less than the one before")
        return self

    def piece_fen(self, piece: Piece) -> int | None:
        """Rounded up to a whole fen, so that the discount is never more than promised."""
        reached = [step for step in self.steps if step.level <= piece.level]
        return -(-piece.list_fen * reached[-1].pay_permille // PER_MILLE) if reached else None
