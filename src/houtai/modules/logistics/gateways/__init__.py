"""Outsiders: gateways of carriers, which give waybill numbers, and trackers of parcels.

None of these is ever called while a transaction is open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from houtai.modules.logistics.rules.trackers import RefusalReason
from houtai.modules.logistics.rules.tracking import Heard
from houtai.modules.logistics.rules.waybills import Party

REASON_LENGTH_MAX = 300


class NotReached(Exception):
    """No answer, or none that says anything: the same may go well in a moment."""

    def __init__(self, reason: str) -> None:
        self.reason = reason.replace("\x00", "")[:REASON_LENGTH_MAX]
        super().__init__(self.reason)


class Declined(NotReached):
    """They said no; asking the same again does not help."""


class NotByWire(Exception):
    """Of this a gateway knows nothing: a person calls the carrier."""


class NotGenuine(Exception):
    """A push that does not prove who sent it, or cannot be read."""

    def __init__(self, reason: RefusalReason) -> None:
        self.reason: RefusalReason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Order:
    """What a waybill is asked for with. `id`: ours; asked again under it, it is the same one."""

    id: UUID
    carrier: str
    service_code: str
    customer_number: str
    sender: Party
    recipient: Party
    weight_g: int
    pieces: int
    cod_fen: int


@dataclass(frozen=True)
class Issued:
    """A number, and what the label must say. `balance`: numbers that are left, if they tell."""

    number: str
    sort_code: str = ""
    label_words: str = ""
    balance: int | None = None


class WaybillGateway(Protocol):
    """Gives numbers for one contract."""

    async def issue(self, order: Order) -> Issued:
        """Raises Declined, with their words, or NotReached."""
        ...

    async def void(self, order_id: UUID, carrier: str, number: str | None) -> int | None:
        """Give a number back, also one that was perhaps never given. The balance, if told.

        Raises Declined, NotReached.
        """
        ...

    async def intercept(self, order_id: UUID, carrier: str, number: str) -> None:
        """Have a parcel turned back that is under way; asked again it is the same.

        Raises NotByWire, Declined, with their words, or NotReached.
        """
        ...

    async def balance(self, carrier: str, customer_number: str) -> int | None:
        """Numbers that are left. Raises Declined, NotReached."""
        ...


@dataclass(frozen=True)
class Watched:
    """A parcel that is to be followed, in the tracker's own words."""

    carrier: str
    number: str
    phone: str
    """Of whom receives it: some carriers tell nobody else."""
    notify_url: str


@dataclass(frozen=True)
class Reply:
    """How a push is answered."""

    status: int
    body: str
    media_type: str = "application/json"


class TrackerGateway(Protocol):
    """Tells where parcels are, when asked and by itself."""

    @property
    def heard(self) -> Reply:
        """How a push that was taken in is answered."""
        ...

    @property
    def refused(self) -> Reply: ...

    async def watch(self, watched: Watched) -> None:
        """Have it tell by itself from now on. Raises Declined, NotReached."""
        ...

    async def query(self, watched: Watched) -> Heard | None:
        """None: it knows nothing of the number yet. Raises Declined, NotReached."""
        ...

    def read_push(self, headers: Mapping[str, str], body: bytes, at: datetime, /) -> list[Heard]:
        """Raises NotGenuine."""
        ...
