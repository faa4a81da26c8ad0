"""What callers ask of the ledger: steps, gathered in chains that succeed or fail as one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Literal
from uuid import UUID

from houtai.kit.ids import name_id

AMOUNT_MAX = 10**12
"""The largest amount of one step: nine million such fit into one total of 64 bits."""
STEPS_MAX = 500
"""The most steps of one chain."""
Side = Literal["debit", "credit"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What all accounts of one sort have in common; modules declare theirs as constants.

    An account grows on its `side`. `limited` forbids it to fall below zero, reservations
    included. `counted=False` is for the outside world (supplier, customer, adjustment, income):
    such an account has no running totals, so that nobody waits for its row.
    """

    book: str
    name: str
    side: Side = "credit"
    limited: bool = True
    counted: bool = True

    def __post_init__(self) -> None:
        if self.limited and not self.counted:
            raise ValueError(f"{self.book}.{self.name}: a limited account must be counted")


@dataclass(frozen=True)
class AccountKey:
    """Which account: its kind, what it counts (SKU, currency, coupon batch), whose it is.

    `home_id` is the merchant, member or platform in whose part of the database the account lives.
    The id follows from the rest, so that nobody needs to look it up.
    """

    kind: Kind
    unit: str
    owner_id: UUID
    home_id: UUID

    @cached_property
    def id(self) -> UUID:
        """The account's id, computed."""
        kind, owner, home = self.kind, self.owner_id.hex, self.home_id.hex
        return name_id("ledger.account", kind.book, kind.name, self.unit, owner, home)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Move an amount now: out of the credit-side account `debit` into `credit`."""

    id: UUID
    debit_id: UUID
    credit_id: UUID
    amount: int


@dataclass(frozen=True, slots=True)
class Reserve:
    """Set an amount aside for a later post or void; expires by itself if a time is given."""

    id: UUID
    debit_id: UUID
    credit_id: UUID
    amount: int
    expires_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.expires_at is not None and self.expires_at.tzinfo is None:
            raise ValueError("expires_at must be an aware time")


@dataclass(frozen=True, slots=True)
class Post:
    """Carry out a reservation, whole (no amount) or in part; the rest is released unless kept."""

    id: UUID
    hold_id: UUID
    amount: int | None = None
    keep_rest: bool = False


@dataclass(frozen=True, slots=True)
class Void:
    """Give back what is left of a reservation."""

    id: UUID
    hold_id: UUID


Step = Transfer | Reserve | Post | Void


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that succeed or fail together, and why they happen. Sent again, it does nothing."""

    id: UUID
    steps: tuple[Step, ...]
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID

    def __post_init__(self) -> None:
        if not 0 < len(self.steps) <= STEPS_MAX:
            raise ValueError(f"a chain has 1 to {STEPS_MAX} steps, not {len(self.steps)}")


class Refusal(StrEnum):
    """Why a chain was not taken; key of its text in the catalogue `ledger`."""

    NOT_ENOUGH = "not_enough"
    ACCOUNT_UNKNOWN = "account_unknown"
    UNITS_DIFFER = "units_differ"
    AMOUNT_INVALID = "amount_invalid"
    HOLD_UNKNOWN = "hold_unknown"
    HOLD_EXPIRED = "hold_expired"
    MORE_THAN_HELD = "more_than_held"
    ID_REUSED = "id_reused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a chain. Repeated means: it had been taken before, nothing happened now."""

    chain_id: UUID
    refusal: Refusal | None = None
    repeated: bool = False
    step: int | None = None
    """Position of the step that could not be taken."""
    account_id: UUID | None = None
    """The account that had not enough, or is not known."""

    @property
    def taken(self) -> bool:
        """Whether the chain stands in the ledger, now or from before."""
        return self.refusal is None
