"""How a case moves: every transition is a row here, and there are no others.

`docs/aftersale.md` is drawn from this table.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

CaseKind = Literal[
    "refund_only",
    "return_refund",
    "exchange",
    "repair",
    "resend",
    "price_protection",
    "compensation",
]
CaseStage = Literal["unshipped", "shipped", "received"]
CaseState = Literal[
    "applied",
    "proposed",
    "rejected",
    "to_send",
    "returning",
    "arrived",
    "disputed",
    "intercepting",
    "resending",
    "refunding",
    "done",
    "closed",
]
MoneyState = Literal["none", "going", "back", "failed"]
RefundAt = Literal["agreement", "signed", "inspected"]
ThresholdLost = Literal["kept", "reckoned"]
"""What becomes of a discount that what stays does not earn any more: the buyer keeps it, or what
goes back is so much less.
"""
GiftKept = Literal["charge", "waive"]
"""What becomes of a gift that is not earned any more and stays with the buyer: its value goes off
the refund, or he has it for nothing.
"""
Party = Literal["buyer", "merchant", "platform", "house"]
ENDED = frozenset({"done", "closed"})
OF_PIECES = frozenset({"refund_only", "return_refund", "exchange", "repair", "resend"})
"""Kinds that are about pieces; the others are about money alone."""
COMES_BACK = frozenset({"return_refund", "exchange", "repair"})
"""Kinds of which goods come back first."""
GOES_OUT = frozenset({"exchange", "repair", "resend"})
"""Kinds that end with goods that are sent; money goes back instead where that cannot be."""


class Act(StrEnum):
    """What moves a case; also the word in its story."""

    AGREE_REFUND = "agree_refund"
    AGREE_RETURN = "agree_return"
    AGREE_RESEND = "agree_resend"
    INTERCEPT = "intercept"
    NOT_INTERCEPTED = "not_intercepted"
    TURN_BACK = "turn_back"
    TOO_LATE = "too_late"
    NOT_TURNED = "not_turned"
    PROPOSE = "propose"
    REJECT = "reject"
    ESCALATE = "escalate"
    ACCEPT_REFUND = "accept_refund"
    ACCEPT_RETURN = "accept_return"
    DECLINE = "decline"
    SEND = "send"
    ARRIVE = "arrive"
    NOT_ARRIVED = "not_arrived"
    ACCEPT_GOODS = "accept_goods"
    REFUSE_GOODS = "refuse_goods"
    REPLACE = "replace"
    SENT = "sent"
    SENT_FOR_LESS = "sent_for_less"
    NOT_SENT = "not_sent"
    CONTEST = "contest"
    APPEAL = "appeal"
    RULE_REFUND = "rule_refund"
    RULE_RETURN = "rule_return"
    RULE_RESEND = "rule_resend"
    RULE_NOTHING = "rule_nothing"
    PAID = "paid"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class Transition:
    """Who may move a case so, from where, and to where."""

    act: Act
    by: frozenset[Party]
    before: tuple[CaseState, ...]
    after: CaseState


_SELLER: frozenset[Party] = frozenset({"merchant", "house"})
_BUYER: frozenset[Party] = frozenset({"buyer"})
_HOUSE: frozenset[Party] = frozenset({"house"})
_PLATFORM: frozenset[Party] = frozenset({"platform"})

TRANSITIONS: dict[Act, Transition] = {
    one.act: one
    for one in (
        Transition(Act.AGREE_REFUND, _SELLER, ("applied",), "refunding"),
        Transition(Act.AGREE_RETURN, _SELLER, ("applied",), "to_send"),
        Transition(Act.AGREE_RESEND, _SELLER, ("applied",), "resending"),
        Transition(Act.INTERCEPT, _SELLER, ("applied",), "intercepting"),
        Transition(Act.NOT_INTERCEPTED, _SELLER, ("intercepting",), "applied"),
        Transition(Act.TURN_BACK, _HOUSE, ("intercepting",), "returning"),
        Transition(Act.TOO_LATE, _HOUSE, ("intercepting",), "to_send"),
        Transition(Act.NOT_TURNED, _HOUSE, ("intercepting",), "disputed"),
        Transition(Act.PROPOSE, frozenset({"merchant"}), ("applied",), "proposed"),
        Transition(Act.REJECT, frozenset({"merchant"}), ("applied",), "rejected"),
        Transition(Act.ESCALATE, _HOUSE, ("applied",), "disputed"),
        Transition(Act.ACCEPT_REFUND, _BUYER, ("proposed",), "refunding"),
        Transition(Act.ACCEPT_RETURN, _BUYER, ("proposed",), "to_send"),
        Transition(Act.DECLINE, _BUYER, ("proposed",), "rejected"),
        Transition(Act.SEND, _BUYER, ("to_send",), "returning"),
        Transition(Act.ARRIVE, _SELLER, ("returning", "intercepting"), "arrived"),
        Transition(Act.NOT_ARRIVED, _HOUSE, ("returning",), "disputed"),
        Transition(Act.ACCEPT_GOODS, _SELLER, ("arrived",), "refunding"),
        Transition(Act.REFUSE_GOODS, _SELLER, ("arrived",), "rejected"),
        Transition(Act.REPLACE, _SELLER, ("arrived",), "resending"),
        Transition(Act.SENT, _HOUSE, ("resending",), "done"),
        Transition(Act.SENT_FOR_LESS, _HOUSE, ("resending",), "refunding"),
        Transition(Act.NOT_SENT, _HOUSE, ("resending",), "disputed"),
        Transition(Act.CONTEST, _SELLER, ("to_send", "arrived"), "disputed"),
        Transition(Act.APPEAL, _BUYER, ("rejected",), "disputed"),
        Transition(Act.RULE_REFUND, _PLATFORM, ("disputed",), "refunding"),
        Transition(Act.RULE_RETURN, _PLATFORM, ("disputed",), "to_send"),
        Transition(Act.RULE_RESEND, _PLATFORM, ("disputed",), "resending"),
        Transition(Act.RULE_NOTHING, _PLATFORM, ("disputed",), "closed"),
        Transition(Act.PAID, _HOUSE, ("refunding",), "done"),
        Transition(Act.WITHDRAW, _BUYER, ("applied", "proposed", "rejected", "to_send"), "closed"),
        Transition(Act.EXPIRE, _HOUSE, ("proposed", "rejected", "to_send"), "closed"),
    )
}


def acts_of(party: Party, *, state: str, kind: str, money: str) -> tuple[Act, ...]:
    """What this party may do now, in the order of the table.

    Money that has gone before the goods came back is not taken back by a withdrawal: then only the
    platform ends it without an outcome for the seller.
    """
    returns, goes_out = kind in COMES_BACK, kind in GOES_OUT
    barred = {
        Act.AGREE_REFUND: returns,
        Act.AGREE_RETURN: not returns,
        Act.AGREE_RESEND: not goes_out or returns,
        Act.INTERCEPT: kind != "refund_only",
        Act.PROPOSE: goes_out,
        Act.ACCEPT_REFUND: returns,
        Act.ACCEPT_RETURN: not returns,
        Act.RULE_RETURN: not returns or money != "none",
        Act.RULE_RESEND: not goes_out or money != "none",
        Act.REPLACE: not goes_out or money != "none",
        Act.CONTEST: money == "none",
        Act.REFUSE_GOODS: money != "none",
        Act.WITHDRAW: money != "none",
        Act.EXPIRE: money != "none",
    }
    return tuple(
        one.act
        for one in TRANSITIONS.values()
        if party in one.by and state in one.before and not barred.get(one.act, False)
    )


def drawn() -> str:
    """The table as a Mermaid diagram."""
    rows = ["stateDiagram-v2", "    [*] --> applied: apply"]
    rows += [
        f"    {before} --> {one.after}: {one.act}"
        for one in TRANSITIONS.values()
        for before in one.before
    ]
    return "\n".join([*rows, *(f"    {state} --> [*]" for state in sorted(ENDED))])


def rows() -> list[str]:
    """The table as the rows of a Markdown table."""
    return [
        f"| `{one.act}` | {', '.join(sorted(one.by))} |"
        f" {', '.join(f'`{state}`' for state in one.before)} | `{one.after}` |"
        for one in TRANSITIONS.values()
    ]
