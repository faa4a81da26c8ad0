"""What a buyer may do with his order, and what he is told of its story."""

from collections.abc import Mapping
from typing import Any, Literal

from houtai.modules.ordering.rules.states import Act, allowed

AXES = ("state", "payment", "fulfilment", "aftersale")
BuyersAct = Literal["pay", "cancel_trade", "cancel", "change_address"]
CancelWhy = Literal[
    "changed_mind", "wrong_goods", "wrong_address", "found_cheaper", "too_slow", "other"
]
"""Why a buyer gives up, as he chooses from a list."""


def acts_of(
    standing: Mapping[str, str], *, seconds_left: int, region_code: str
) -> tuple[BuyersAct, ...]:
    """Those that its buyer may do now. `standing`: axis by axis."""
    found: dict[BuyersAct, bool] = {
        "pay": standing["state"] == "awaiting_payment" and seconds_left > 0,
        "cancel_trade": allowed(Act.CANCEL, standing),
        "cancel": allowed(Act.CANCEL_PAID, standing) or allowed(Act.CANCEL_ON_DELIVERY, standing),
        "change_address": may_move(standing, region_code),
    }
    return tuple(act for act, may in found.items() if may)


def may_move(standing: Mapping[str, str], region_code: str) -> bool:
    """Whether its buyer may have it sent elsewhere: it is sent, and nothing of it has gone."""
    begins = standing["state"] in {"awaiting_payment", "awaiting_shipment"}
    return begins and standing["fulfilment"] == "none" and region_code != ""


_TOLD: Mapping[str, tuple[str, ...]] = {
    **{str(act): () for act in Act},
    "place": ("payable_fen",),
    "change_address": (),
    "change_price": ("adjust_fen",),
    "change_lines": ("payable_fen", "back_fen", "extra_fen"),
    "reprice": (),
}
"""By step, what of its details. Marks of staff and reviews are not the buyer's to know."""


def seen(what: str, details: Mapping[str, Any]) -> dict[str, int | str] | None:
    """What a buyer is told of a step; None: nothing."""
    told = _TOLD.get(what)
    if told is None:
        return None
    return {name: details[name] for name in told if isinstance(details.get(name), int | str)}
