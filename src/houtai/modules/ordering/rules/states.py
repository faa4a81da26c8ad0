"""How an order moves: every transition is a row here, and there are no others.

`docs/orders.md` is drawn from this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

OrderState = Literal[
    "awaiting_payment", "awaiting_shipment", "awaiting_receipt", "completed", "cancelled", "closed"
]
PaymentState = Literal["unpaid", "on_delivery", "paid", "refunding", "refunded"]
"""`on_delivery`: agreed to be paid in cash when it is handed over."""
FulfilmentState = Literal["none", "partly_shipped", "shipped", "received"]
AftersaleState = Literal["none", "open"]
ENDED = frozenset({"completed", "cancelled", "closed"})


class Act(StrEnum):
    """What moves an order; also the word in its story."""

    PAY = "pay"
    PAY_ON_DELIVERY = "pay_on_delivery"
    COLLECT = "collect"
    CANCEL = "cancel"
    EXPIRE = "expire"
    CANCEL_PAID = "cancel_paid"
    CANCEL_ON_DELIVERY = "cancel_on_delivery"
    REFUND = "refund"
    SHIP_PART = "ship_part"
    SHIP = "ship"
    SHIP_REST = "ship_rest"
    RECEIVE = "receive"
    OPEN_AFTERSALE = "open_aftersale"
    CLOSE_AFTERSALE = "close_aftersale"
    CLOSE_SENT = "close_sent"
    CLOSE_RECEIVED = "close_received"


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
            {"state": "awaiting_payment", "payment": "unpaid"},
            {"state": "awaiting_shipment", "payment": "paid"},
        ),
        Transition(
            Act.PAY_ON_DELIVERY,
            {"state": "awaiting_payment", "payment": "unpaid"},
            {"state": "awaiting_shipment", "payment": "on_delivery"},
        ),
        Transition(Act.COLLECT, {"payment": "on_delivery"}, {"payment": "paid"}),
        Transition(
            Act.CANCEL,
            {"state": "awaiting_payment", "payment": "unpaid"},
            {"state": "cancelled"},
        ),
        Transition(
            Act.EXPIRE,
            {"state": "awaiting_payment", "payment": "unpaid"},
            {"state": "cancelled"},
        ),
        Transition(
            Act.CANCEL_PAID,
            {
                "state": "awaiting_shipment",
                "payment": "paid",
                "fulfilment": "none",
                "aftersale": "none",
            },
            {"state": "cancelled", "payment": "refunding"},
        ),
        Transition(
            Act.CANCEL_ON_DELIVERY,
            {
                "state": "awaiting_shipment",
                "payment": "on_delivery",
                "fulfilment": "none",
                "aftersale": "none",
            },
            {"state": "cancelled", "payment": "unpaid"},
        ),
        Transition(Act.REFUND, {"payment": "refunding"}, {"payment": "refunded"}),
        Transition(
            Act.SHIP_PART,
            {"state": "awaiting_shipment", "fulfilment": "none"},
            {"fulfilment": "partly_shipped"},
        ),
        Transition(
            Act.SHIP,
            {"state": "awaiting_shipment", "fulfilment": "none"},
            {"state": "awaiting_receipt", "fulfilment": "shipped"},
        ),
        Transition(
            Act.SHIP_REST,
            {"state": "awaiting_shipment", "fulfilment": "partly_shipped"},
            {"state": "awaiting_receipt", "fulfilment": "shipped"},
        ),
        Transition(
            Act.RECEIVE,
            {
                "state": "awaiting_receipt",
                "payment": "paid",
                "fulfilment": "shipped",
                "aftersale": "none",
            },
            {"state": "completed", "fulfilment": "received"},
        ),
        Transition(
            Act.OPEN_AFTERSALE, {"payment": "paid", "aftersale": "none"}, {"aftersale": "open"}
        ),
        Transition(Act.CLOSE_AFTERSALE, {"aftersale": "open"}, {"aftersale": "none"}),
        Transition(
            Act.CLOSE_SENT,
            {"state": "awaiting_receipt", "payment": "paid", "aftersale": "none"},
            {"state": "closed", "payment": "refunded"},
        ),
        Transition(
            Act.CLOSE_RECEIVED,
            {"state": "completed", "payment": "paid", "aftersale": "none"},
            {"state": "closed", "payment": "refunded"},
        ),
    )
}


def allowed(act: Act, standing: Mapping[str, str]) -> bool:
    """Whether an order that stands so can be moved so."""
    return all(standing[axis] == value for axis, value in TRANSITIONS[act].before.items())


def drawn() -> str:
    """The table as a Mermaid diagram of the axis that people speak of."""
    rows = ["stateDiagram-v2", "    [*] --> awaiting_payment: place"]
    rows += [
        f"    {one.before['state']} --> {one.after['state']}: {one.act}"
        for one in TRANSITIONS.values()
        if "state" in one.before and "state" in one.after
    ]
    ends = sorted({one.after["state"] for one in TRANSITIONS.values() if one.ends})
    return "\n".join([*rows, *(f"    {state} --> [*]" for state in ends)])


def rows() -> list[str]:
    """The table as the rows of a Markdown table."""
    return [
        f"| `{one.act}` | {_named(one.before)} | {_named(one.after)} |"
        for one in TRANSITIONS.values()
    ]


def _named(values: Mapping[str, str]) -> str:
    return ", ".join(f"{axis} `{value}`" for axis, value in values.items())
