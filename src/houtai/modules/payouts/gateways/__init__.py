"""Outsiders: institutions that pay out on the house's word.

None of these is ever called while a transaction is open.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

REASON_LENGTH_MAX = 300


class NotReached(Exception):
    """No answer, or none that says anything: nobody knows whether money went."""

    def __init__(self, reason: str) -> None:
        self.reason = reason.replace("\x00", "")[:REASON_LENGTH_MAX]
        super().__init__(self.reason)


@dataclass(frozen=True)
class PayoutOrder:
    """What is asked for. `number`: asked again under it, it is the same one and pays once."""

    number: str
    amount_fen: int
    account_name: str
    bank_name: str
    bank_branch: str
    bank_account: str


@dataclass(frozen=True)
class PayoutStanding:
    """How it stands with the gateway; `unknown`: no order of that number ever came."""

    state: Literal["unknown", "processing", "paid", "refused", "returned"]
    bank_reference: str = ""
    reason: str = ""


class PayoutGateway(Protocol):
    """Pays to bank accounts."""

    async def send(self, order: PayoutOrder) -> PayoutStanding:
        """Ask for it. Raises NotReached: then it may have been taken all the same."""
        ...

    async def query(self, number: str) -> PayoutStanding:
        """How it stands. Raises NotReached."""
        ...
