"""Outsiders: providers of tax services, who give invoices their numbers.

None of these is ever called while a transaction is open.
"""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

REASON_LENGTH_MAX = 300


class NotReached(Exception):
    """No answer, or none that says anything: the same may go well in a moment."""

    def __init__(self, reason: str) -> None:
        self.reason = reason.replace("\x00", "")[:REASON_LENGTH_MAX]
        super().__init__(self.reason)


class Declined(NotReached):
    """They said no; asking the same again does not help."""


@dataclass(frozen=True)
class Item:
    """A line, the tax in its amount."""

    name: str
    spec_text: str
    tax_code: str
    rate_bp: int
    quantity: int
    amount_fen: int
    tax_fen: int


@dataclass(frozen=True)
class Slip:
    """What a number is asked for with. `id`: ours; asked again under it, it is the same one.

    `red_of`: the number of the blue invoice that it takes back some of.
    """

    id: UUID
    form: str
    seller_name: str
    seller_tax_number: str
    buyer_name: str
    buyer_tax_number: str
    amount_fen: int
    tax_fen: int
    red_of: str | None
    items: tuple[Item, ...]


class TaxProvider(Protocol):
    """Gives numbers: twenty digits, of a fully digital invoice (数电发票)."""

    async def issue(self, slip: Slip) -> str:
        """The number. Raises Declined, with their words, or NotReached."""
        ...
