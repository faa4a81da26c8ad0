"""Shapes: what of an order its buyer may ask for, and what that comes to, explained."""

from datetime import datetime
from uuid import UUID

from houtai.kit.shapes import View
from houtai.modules.aftersale.rules.states import CaseKind, CaseStage


class ClaimableLineView(View):
    """A line: how many pieces and how much may still be asked for."""

    line_id: UUID
    product_id: UUID
    sku_id: UUID
    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int
    pieces_left: int
    pieces_waiting: int
    """Of an order that is partly on its way: how many more, of what has not gone."""
    paid_fen: int
    fen_left: int


class OptionsView(View):
    """What may be asked for; no kinds: nothing may be, as the order stands."""

    order_id: UUID
    order_number: str
    shop_name: str
    stage: CaseStage | None
    kinds: tuple[CaseKind, ...]
    until: datetime | None
    lines: list[ClaimableLineView]
    freight_left_fen: int


class QuotedCutView(View):
    """What an offer had taken off the pieces: it was not paid, so it does not go back."""

    name: str
    kind: str
    fen: int


class QuotedLineView(View):
    """How the most that goes back for a line is found."""

    line_id: UUID
    product_name: str
    spec_text: str
    is_gift: bool
    is_kept: bool
    """A gift that stays with the buyer."""
    is_freight: bool
    quantity: int
    list_fen: int
    """What its pieces cost before anything was taken off."""
    cuts: list[QuotedCutView]
    adjust_fen: int
    """What the seller had changed the price by, and what a fen of rounding moves."""
    lost_fen: int
    """What it gives less for discounts that are lost; below zero: what is given back of that."""
    most_fen: int
    then_fen: int
    """Of price protection: what was paid for the pieces and has not gone back."""
    now_fen: int | None
    """The same: what they cost today; none: they are not sold, or something else is asked for."""


class LostDiscountView(View):
    """An offer whose threshold is not reached by what stays, and what it took off that."""

    name: str
    kind: str
    fen: int


class CaseQuoteView(View):
    """The most that may be asked for, line by line."""

    most_fen: int
    fixed: bool
    """Of goods that have not gone it is just this."""
    extra_fen: int
    """Of an exchange: what the buyer pays on top; below zero, what goes back."""
    gift_fen: int
    """What gifts among the lines are worth: where the buyer keeps them, the seller may take it off
    the refund.
    """
    lines: list[QuotedLineView]
    losses: list[LostDiscountView]
    """Discounts that are lost by handing this back."""
    withheld_fen: int
    """What goes back less for them; 0: they stay with the buyer. Below zero: so much of what was
    kept back before goes back as well.
    """
