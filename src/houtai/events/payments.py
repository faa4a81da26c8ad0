"""What happens to money from buyers, and back to them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class PaymentSucceeded(Event, name="payments.payment_succeeded", key="trade_id"):
    """The whole amount is there. The trade may have been cancelled or paid meanwhile: whoever
    owns it decides, and opens a case.
    """

    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    amount_fen: int
    method: str
    paid_at: datetime


@dataclass(frozen=True)
class PaymentPromised(Event, name="payments.payment_promised", key="trade_id"):
    """Nothing is paid yet, and nothing need be before delivery: cash is collected at the door."""

    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    amount_fen: int
    method: str
    at: datetime


@dataclass(frozen=True)
class PaymentFailed(Event, name="payments.payment_failed", key="trade_id"):
    """One try came to nothing, or brought a wrong sum; the buyer may try another way."""

    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    method: str
    reason: str
    """`declined` by the gateway, or `amount_differs`: then a case was opened as well."""
    at: datetime


@dataclass(frozen=True)
class RefundSucceeded(Event, name="payments.refund_succeeded", key="trade_id"):
    """The buyer has the money back."""

    refund_id: UUID
    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    amount_fen: int
    method: str
    at: datetime


@dataclass(frozen=True)
class RefundFailed(Event, name="payments.refund_failed", key="trade_id"):
    """The gateway will not carry it out by itself; a case was opened. It may succeed later."""

    refund_id: UUID
    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    amount_fen: int
    method: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class PaymentCaseOpened(Event, name="payments.case_opened", key="case_id"):
    """Money came, or did not go, in a way that somebody must look at."""

    case_id: UUID
    kind: str
    payment_id: UUID | None
    trade_id: UUID | None
    method: str
    amount_fen: int
    at: datetime


@dataclass(frozen=True)
class BillRead(Event, name="payments.bill_read", key="bill_id"):
    """What a channel says of a day is there, also when it is read once more."""

    bill_id: UUID
    channel: str
    day: date
    at: datetime
