"""满减: from a threshold on, a fixed amount off; or for each time that it is reached."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import (
    TIERS_MAX,
    AmountFen,
    Gain,
    Off,
    Pieces,
    Stage,
    Terms,
    Touched,
    below,
)


class AmountStep(Command):
    """From this much on, that much less."""

    threshold_fen: AmountFen
    off_fen: AmountFen

    @model_validator(mode="after")
    def _less_than_threshold(self) -> Self:
        if self.off_fen > self.threshold_fen:
            raise ValueError("more off than the threshold")
        return self


class _Steps(Terms):
    """The highest step that is reached counts; with `every` the only step counts repeatedly."""

    combination_set: ClassVar[int] = 1

    steps: Annotated[tuple[AmountStep, ...], Field(min_length=1, max_length=TIERS_MAX)]
    every: bool = False
    times_most: Pieces | None = None

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        pairs = list(zip(self.steps, self.steps[1:], strict=False))
        if any(a.threshold_fen >= b.threshold_fen or a.off_fen >= b.off_fen for a, b in pairs):
            raise ValueError("each step asks more and gives more than the one before")
        if self.every and pairs:
            raise ValueError("only one step can repeat")
        if self.times_most is not None and not self.every:
            raise ValueError("only what repeats has a most")
        return self

    def gain(self, touched: Touched) -> Gain:
        """A fixed amount, or what is missing for the first step."""
        reached = [step for step in self.steps if step.threshold_fen <= touched.list_fen]
        if not reached:
            first = self.steps[0]
            return below(first.threshold_fen, touched, off_fen=first.off_fen)
        step = reached[-1]
        times = touched.list_fen // step.threshold_fen if self.every else 1
        return Off(step.off_fen * min(times, self.times_most or times))


class AmountOff(_Steps):
    """Over the goods of one merchant."""

    kind: Literal["amount_off"] = "amount_off"
    stage: ClassVar[Stage] = Stage.SHOP


class CrossAmountOff(_Steps):
    """跨店满减: over the goods of all merchants that take part."""

    kind: Literal["cross_amount_off"] = "cross_amount_off"
    stage: ClassVar[Stage] = Stage.CROSS
