"""Which paid orders somebody should look at before they are shipped."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as unusual; zero and nothing mean: never."""

    amount_fen: int
    orders_an_hour: int
    account_hours: int
    words: tuple[str, ...]
    """In an address."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an order when it is paid."""

    payable_fen: int
    orders_this_hour: int
    member_since: datetime | None
    address: str


def reasons(facts: Facts, limits: Limits, at: datetime) -> list[str]:
    """Why it is held, in one order; text `ordering.held_<reason>`."""
    young = timedelta(hours=limits.account_hours)
    found = {
        "amount": 0 < limits.amount_fen <= facts.payable_fen,
        "speed": 0 < limits.orders_an_hour < facts.orders_this_hour,
        "address": any(word in facts.address for word in limits.words if word),
        "new_account": facts.member_since is not None and at - facts.member_since < young,
    }
    return [reason for reason, holds in found.items() if holds]
