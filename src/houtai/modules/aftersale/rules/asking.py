"""What may be asked for, by how far an order is."""

from dataclasses import dataclass

from houtai.modules.aftersale.rules.amounts import Standing
from houtai.modules.aftersale.rules.states import CaseKind, CaseStage
from houtai.modules.fulfilment.public import PiecesOf

SELLERS_FAULT = frozenset(
    {"quality", "damaged", "not_as_described", "wrong_goods", "missing", "not_received"}
)
"""Reasons for which the buyer is not to blame: freight goes back with the last goods."""


def stage_of(state: str, payment: str, fulfilment: str) -> CaseStage | None:
    """How far it is; None: nothing may be asked for. An order that is partly on its way counts as
    gone; what of it has not gone is asked for as such.
    """
    if payment != "paid":
        return None
    if state == "awaiting_shipment":
        return "unshipped" if fulfilment == "none" else "shipped"
    stages: dict[str, CaseStage] = {"awaiting_receipt": "shipped", "completed": "received"}
    return stages.get(state)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many pieces of a line may be asked for: of what has gone, and of what has not."""

    gone: int
    here: int


def reach_of(standing: Standing, pieces: PiecesOf, asked_here: int) -> Reach:
    """`asked_here`: what open cases ask for of what had not gone when they were opened; some of it
    may have gone since.
    """
    here = max(0, pieces.here - asked_here)
    asked_gone = standing.pieces_gone - pieces.let_go - min(asked_here, pieces.here)
    gone = min(pieces.gone - asked_gone, standing.pieces_left - here)
    return Reach(gone=max(0, gone), here=min(here, standing.pieces_left))


def kinds_at(stage: CaseStage) -> tuple[CaseKind, ...]:
    """What has not gone cannot come back, nor be worth less than was paid."""
    if stage == "unshipped":
        return ("refund_only",)
    return (
        "refund_only",
        "return_refund",
        "exchange",
        "repair",
        "resend",
        "price_protection",
        "compensation",
    )
