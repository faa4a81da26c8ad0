"""Which accounts each event and act of the house moves, as data; `docs/money.md` is drawn from it.

Whoever books asks nobody here: this is the list that books are held against. An event that carries
money and has no row here, nor a reason why nothing is booked for it, fails a test.
"""

from dataclasses import dataclass

from houtai.events.aftersale import CaseOpened
from houtai.events.approvals import ApprovalAsked
from houtai.events.catalog import PriceChanged, PriceStopped
from houtai.events.invoicing import InvoiceIssued
from houtai.events.ordering import (
    OrderCancelled,
    OrderDueOnDelivery,
    OrderPaid,
    OrderReceived,
    TradePlaced,
)
from houtai.events.payments import (
    PaymentCaseOpened,
    PaymentPromised,
    PaymentSucceeded,
    RefundFailed,
    RefundSucceeded,
)
from houtai.events.settlement import BillConfirmed

BUYERS_SOURCES = ("clearing", "stored_value")
"""Where buyers' money comes from: with a channel, or in store with the house."""


@dataclass(frozen=True, slots=True)
class Booking:
    """One row: so much is debited here and credited there. What is given back goes the other way
    round under a row of its own, so that a pair that nobody named is seen.
    """

    act: str
    debited: str
    credited: str
    words: str
    event: type[object] | None = None
    """The event behind it, if there is one."""


BOOKINGS: tuple[Booking, ...] = (
    *(
        Booking(
            "payment",
            source,
            "receipts",
            "A buyer paid a trade: it waits in the trade's receipts",
            PaymentSucceeded,
        )
        for source in BUYERS_SOURCES
    ),
    *(
        Booking(
            "refund",
            "receipts",
            source,
            "A refund is reserved when it is asked for, and posted when it has gone",
            RefundSucceeded,
        )
        for source in BUYERS_SOURCES
    ),
    Booking(
        "unknown_money",
        "clearing",
        "unclear",
        "Money came for nothing known: it waits for a person",
        PaymentCaseOpened,
    ),
    Booking("grant", "granted", "stored_value", "The house gave a member stored value"),
    Booking("take_back", "stored_value", "granted", "The house took stored value back"),
    Booking(
        "earning",
        "receipts",
        "merchant_payable",
        "Goods are received: what was paid for them is the merchant's",
        OrderReceived,
    ),
    Booking(
        "earning",
        "receipts",
        "own_sales",
        "The same of what the platform sold itself",
        OrderReceived,
    ),
    Booking(
        "earning",
        "platform_subsidy",
        "merchant_payable",
        "The platform's share in discounts is paid to the merchant",
        OrderReceived,
    ),
    Booking(
        "earning",
        "merchant_payable",
        "platform_fees",
        "Fees that were fixed when the order was paid",
        OrderReceived,
    ),
    Booking(
        "claw_back",
        "merchant_payable",
        "receipts",
        "A refund of what was earned is asked for: its share comes back before it is reserved",
    ),
    Booking("claw_back", "own_sales", "receipts", "The same of what the platform sold itself"),
    Booking("claw_back", "merchant_payable", "platform_subsidy", "So does the platform's share"),
    Booking("claw_back", "platform_fees", "merchant_payable", "Fees are given back in proportion"),
    Booking(
        "payout_asked",
        "merchant_payable",
        "payout_transit",
        "Money is set aside for a merchant, after a bill or because he asks for it",
        BillConfirmed,
    ),
    Booking("payout_asked", "merchant_deposit", "payout_transit", "His deposit goes back to him"),
    Booking("payout_paid", "payout_transit", "payout_bank", "The bank has paid it"),
    Booking("payout_returned", "payout_bank", "payout_transit", "The bank has it back"),
    Booking("payout_cancelled", "payout_transit", "merchant_payable", "It is his again"),
    Booking("payout_cancelled", "payout_transit", "merchant_deposit", "So is his deposit"),
    Booking("correction", "settlement_corrections", "merchant_payable", "A bill owed him more"),
    Booking("correction", "merchant_payable", "settlement_corrections", "A bill owed him less"),
    Booking(
        "fine_frozen",
        "merchant_deposit",
        "violation_frozen",
        "A merchant is told a fine: it is frozen until it is decided",
    ),
    Booking("fine_freed", "violation_frozen", "merchant_deposit", "It is withdrawn"),
    Booking("fine", "violation_frozen", "fines_from_deposit", "It is final: the platform's"),
    Booking(
        "fine",
        "merchant_payable",
        "fines_from_earnings",
        "What the deposit did not cover is taken from what he is owed, and is in his next bill",
    ),
    Booking("deposit", "deposit_bank", "merchant_deposit", "A merchant's deposit came in"),
    Booking("gap", "clearing", "reconciliation_gap", "A channel has more than was known"),
    Booking("gap", "reconciliation_gap", "clearing", "A channel has less than was known"),
)

NOT_BOOKED: dict[type[object], str] = {
    TradePlaced: "a promise to pay; nothing has moved",
    PaymentPromised: "cash on delivery: booked when it is collected",
    OrderPaid: "its trade's payment was booked; orders share the trade's receipts. Where goods were"
    " received before, it is earned now as by `OrderReceived`",
    OrderDueOnDelivery: "nothing is paid yet",
    OrderCancelled: "nothing moves but the refund of what was paid, which tells by itself",
    RefundFailed: "what is reserved for it stays reserved",
    CaseOpened: "a wish; its refund tells by itself",
    InvoiceIssued: "a paper about money that has moved before",
    ApprovalAsked: "the sum is only shown to those who decide",
    PriceChanged: "a price is no money",
    PriceStopped: "a price is no money",
}
"""Events that carry amounts and move nothing, and why."""


def pairs() -> frozenset[tuple[str, str]]:
    """Debited and credited kinds that some rule names."""
    return frozenset((row.debited, row.credited) for row in BOOKINGS)


def drawn() -> str:
    """How money flows from kind to kind."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in BOOKINGS:
        arrows.setdefault((row.debited, row.credited), []).append(row.act)
    lines = [f"    {a} -- {', '.join(acts)} --> {b}" for (a, b), acts in arrows.items()]
    return "\n".join(["```mermaid", "flowchart LR", *lines, "```"])


def rows() -> list[str]:
    """Rows of the page's table of bookings."""
    return [
        f"| `{row.act}` | {f'`{row.event.__name__}`' if row.event else ''} |"
        f" `{row.debited}` | `{row.credited}` | {row.words} |"
        for row in BOOKINGS
    ]


def rows_of_nothing() -> list[str]:
    """Rows of the page's table of events for which nothing is booked."""
    return [f"| `{event.__name__}` | {why} |" for event, why in NOT_BOOKED.items()]
