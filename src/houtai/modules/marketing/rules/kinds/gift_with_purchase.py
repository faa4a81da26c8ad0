"""满赠: from a threshold on, something comes along."""

from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from houtai.kit.shapes import Command
from houtai.modules.marketing.rules.kinds.terms import (
    TIERS_MAX,
    AmountFen,
    Gain,
    Gifts,
    Pieces,
    Stage,
    Terms,
    Touched,
    below,
)

GIFTS_MAX = 10


class GivenSku(Command):
    """What comes along; a SKU of the merchant who gives it."""

    sku_id: UUID
    quantity: Pieces


class GiftStep(Command):
    """From this much on, these come along."""

    threshold_fen: AmountFen
    gifts: Annotated[tuple[GivenSku, ...], Field(min_length=1, max_length=GIFTS_MAX)]


class GiftWithPurchase(Terms):
    """The highest step that is reached counts."""

    kind: Literal["gift_with_purchase"] = "gift_with_purchase"
    stage: ClassVar[Stage] = Stage.SHOP
    combination_set: ClassVar[int] = 5

    steps: Annotated[tuple[GiftStep, ...], Field(min_length=1, max_length=TIERS_MAX)]

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        for one, next_one in zip(self.steps, self.steps[1:], strict=False):
            if one.threshold_fen >= next_one.threshold_fen:
                raise ValueError("each step asks more than the one before")
        return self

    def gain(self, touched: Touched) -> Gain:
        """The gifts, or what is missing for the first step."""
        reached = [step for step in self.steps if step.threshold_fen <= touched.list_fen]
        if not reached:
            return below(self.steps[0].threshold_fen, touched)
        return Gifts(tuple((one.sku_id, one.quantity) for one in reached[-1].gifts))
