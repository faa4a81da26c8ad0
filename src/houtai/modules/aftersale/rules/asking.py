"""What may be asked for, by how far an order is."""

from houtai.modules.aftersale.rules.states import CaseKind, CaseStage

SELLERS_FAULT = frozenset(
    {"quality", "damaged", "not_as_described", "wrong_goods", "missing", "not_received"}
)
"""Reasons for which the buyer is not to blame: freight goes back with the last goods."""


def stage_of(state: str, payment: str, fulfilment: str) -> CaseStage | None:
    """How far it is; None: nothing may be asked for. Of an order that is partly on its way only
    what has gone may be asked for.
    """
    if payment != "paid":
        return None
    if state == "awaiting_shipment":
        return "unshipped" if fulfilment == "none" else "shipped"
    stages: dict[str, CaseStage] = {"awaiting_receipt": "shipped", "completed": "received"}
    return stages.get(state)


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
