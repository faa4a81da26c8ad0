"""How an order moves: every transition is a row here, and there are no others.

`docs/orders.md` is drawn from this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

OrderState = Literal["waiting_payment", "to_ship", "to_receive", "succeeded", "cancelled", "closed"]
PaymentState = Literal["unpaid", "paid", "refunding", "refunded"]
FulfilmentState = Literal["none", "partly_shipped", "shipped", "received"]
AftersaleState = Literal["none", "open"]
ENDED = frozenset({"succeeded", "cancelled", "closed"})


class Act(StrEnum):
    """What moves an order; also the word in its story."""

    PAY = "pay"
    CANCEL = "cancel"
    EXPIRE = "expire"
    CANCEL_PAID = "cancel_paid"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Transition:
    """From where it starts, axis by axis, and what it changes. What is not named stays."""

    act: Act
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def ends(self) -> bool:
        """Whether nothing follows on the axis that people speak of."""
        return self.after.get("state") in ENDED


TRANSITIONS: dict[Act, Transition] = {
    one.act: one
    for one in (
        Transition(
            Act.PAY,
            {"state": "waiting_payment", "payment": "unpaid"},
            {"state": "to_ship", "payment": "paid"},
        ),
        Transition(
            Act.CANCEL,
            {"state": "waiting_payment", "payment": "unpaid"},
            {"state": "cancelled"},
        ),
        Transition(
            Act.EXPIRE,
            {"state": "waiting_payment", "payment": "unpaid"},
            {"state": "cancelled"},
        ),
        Transition(
            Act.CANCEL_PAID,
            {"state": "to_ship", "payment": "paid", "fulfilment": "none", "aftersale": "none"},
            {"state": "cancelled", "payment": "refunding"},
        ),
        Transition(Act.REFUND, {"payment": "refunding"}, {"payment": "refunded"}),
    )
}


def allowed(act: Act, standing: Mapping[str, str]) -> bool:
    """Whether an order that stands so can be moved so."""
    return all(standing[axis] == value for axis, value in TRANSITIONS[act].before.items())


def drawn() -> str:
    """The table as a Mermaid diagram of the axis that people speak of."""
    rows = ["stateDiagram-v2", "    [*] --> waiting_payment: place"]
    rows += [
        f"    {one.before['state']} --> {one.after['state']}: {one.act}"
        for one in TRANSITIONS.values()
        if "state" in one.before and "state" in one.after
    ]
    ends = sorted({one.after["state"] for one in TRANSITIONS.values() if one.ends})
    return "\n".join([*rows, *(f"    {state} --> [*]" for state in ends)])
