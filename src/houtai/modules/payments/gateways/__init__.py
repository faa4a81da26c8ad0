"""Who moves the money: gateways outside, each behind the same few questions.

Nothing here may be asked while a transaction is open. Every question bears the house's own number
of the payment or refund, so that asking twice does nothing twice. `Unreached` means ask again;
`Declined` means that asking the same again will not help; `NotGenuine` that a callback is not
from who it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from houtai.modules.payments.rules.methods import RefusalReason
from houtai.modules.payments.rules.scenes import Scene

REASON_LENGTH_MAX = 300


class Unreached(Exception):
    """No answer, or none that says anything: nobody knows whether it was done."""

    def __init__(self, reason: str) -> None:
        self.reason = reason.replace("\x00", "")[:REASON_LENGTH_MAX]
        super().__init__(self.reason)


class Declined(Unreached):
    """The gateway understood, and will not."""


class NoBill(Unreached):
    """None of that day, or not yet: channels do not always tell these apart."""


class NotGenuine(Exception):
    """The signature, the key or the moment of a callback is wrong."""

    def __init__(self, reason: RefusalReason) -> None:
        self.reason: RefusalReason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Intent:
    """A payment that should be begun."""

    number: str
    amount_fen: int
    title: str
    expires_at: datetime
    notify_url: str
    return_url: str
    scene: Scene = "page"
    payer: Mapping[str, str] = field(default_factory=dict, repr=False)
    """`openid` inside WeChat, `address` on a phone: what that gateway must know of the buyer."""


@dataclass(frozen=True)
class HowToPay:
    """What the buyer is shown: an address to go to, a code to scan, or facts to read; a `bridge`
    is handed to the application inside which his page runs.
    """

    kind: Literal["redirect", "qr", "facts", "bridge"]
    address: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PaymentStanding:
    """How a payment stands with the gateway. `unknown`: it never heard of the number."""

    state: Literal["waiting", "paid", "closed", "unknown"]
    gateway_number: str = ""
    paid_fen: int = 0
    paid_at: datetime | None = None


@dataclass(frozen=True)
class RefundIntent:
    """Money that should go back."""

    number: str
    payment_number: str
    amount_fen: int
    paid_fen: int
    reason: str
    notify_url: str


@dataclass(frozen=True)
class RefundStanding:
    """How a refund stands with the gateway. `unknown`: it never heard of the number."""

    state: Literal["processing", "succeeded", "failed", "unknown"]
    gateway_number: str = ""
    amount_fen: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Told:
    """What a callback says, once its signature holds. `number` is ours, of payment or refund."""

    event: str
    """The gateway's own id of this message, the same each time it is repeated."""
    kind: Literal["payment", "refund"]
    number: str
    payment: PaymentStanding | None = None
    refund: RefundStanding | None = None


@dataclass(frozen=True)
class Reply:
    """What the gateway wants to read."""

    status: int
    body: str
    media_type: str


class Gateway(Protocol):
    """One channel, with its keys."""

    heard: Reply
    """A callback was taken in; the gateway need not repeat it."""
    refused: Reply
    """It was not; the gateway may repeat it."""

    async def start(self, intent: Intent) -> HowToPay:
        """Begin a payment; begun again, it is the same one. Raises Unreached, Declined."""

    async def query(self, number: str) -> PaymentStanding:
        """How it stands. Raises Unreached, Declined."""

    async def close(self, number: str) -> PaymentStanding:
        """Make sure that it cannot be paid any more; `paid` if that was too late."""

    async def refund(self, intent: RefundIntent) -> RefundStanding:
        """Ask for a refund; asked again, it is the same one. Raises Unreached, Declined."""

    async def query_refund(self, intent: RefundIntent) -> RefundStanding:
        """How a refund stands. Raises Unreached, Declined."""

    def read_callback(
        self, headers: Mapping[str, str], body: bytes, at: datetime, /
    ) -> Told | None:
        """What it says; None for something that is not about money. Raises NotGenuine."""

    async def fetch_bill(self, day: date) -> bytes:
        """What the channel says that it moved that day, as it writes it.

        Raises NoBill, Unreached, Declined.
        """
