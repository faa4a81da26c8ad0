"""What staff may do with an order as it stands; whether a person may is another question."""

from collections.abc import Mapping, Sequence
from typing import Literal

from houtai.modules.ordering.rules.states import ENDED, Act, allowed

OrderAct = Literal[
    "change_price",
    "change_lines",
    "cancel_trade",
    "cancel",
    "change_address",
    "release_hold",
    "mark",
]


def acts_of(standing: Mapping[str, str], held_for: Sequence[str]) -> list[OrderAct]:
    """By state, payment, fulfilment and after-sale, in the order in which pages show them."""
    waits = allowed(Act.CANCEL, standing)
    is_open = standing["state"] in {"awaiting_payment", "awaiting_shipment"}
    can: dict[OrderAct, bool] = {
        "change_price": waits,
        "change_lines": is_open
        and standing["fulfilment"] == standing["aftersale"] == "none"
        and standing["payment"] in {"unpaid", "paid", "on_delivery"},
        "cancel_trade": waits,
        "cancel": any(allowed(act, standing) for act in Act if act.startswith("cancel_")),
        "change_address": is_open and standing["fulfilment"] == "none",
        "release_hold": bool(held_for) and standing["state"] not in ENDED,
        "mark": True,
    }
    return [act for act, may in can.items() if may]
