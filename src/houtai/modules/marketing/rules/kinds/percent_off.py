"""满折: from a threshold on, everything touched costs a share less."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import (
    TIERS_MAX,
    AmountFen,
    Gain,
    PayPermille,
    Rate,
    Stage,
    Terms,
    Touched,
    below,
)
from houtai.modules.marketing.rules.shapes import PER_MILLE


class PercentStep(Command):
    """From this much on, only that share is paid."""

    threshold_fen: AmountFen
    pay_permille: PayPermille


class PercentOff(Terms):
    """The highest step that is reached counts."""

    kind: Literal["percent_off"] = "percent_off"
    stage: ClassVar[Stage] = Stage.SHOP
    combination_set: ClassVar[int] = 1

    steps: Annotated[tuple[PercentStep, ...], Field(min_length=1, max_length=TIERS_MAX)]
    cap_fen: AmountFen | None = None

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        for one, next_one in zip(self.steps, self.steps[1:], strict=False):
            if one.threshold_fen >= next_one.threshold_fen:
                raise ValueError("each step asks more than the one before")
            if one.pay_permille <= next_one.pay_permille:
                raise ValueError("each step gives more than the one before")
        return self

    def gain(self, touched: Touched) -> Gain:
        """A share, or what is missing for the first step."""
        reached = [step for step in self.steps if step.threshold_fen <= touched.list_fen]
        if not reached:
            return below(self.steps[0].threshold_fen, touched)
        return Rate(PER_MILLE - reached[-1].pay_permille, self.cap_fen)
