"""The reference: what a few dictionaries say that must be so, kept beside the acts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

State = Literal["waiting", "paid", "cancelled"]


@dataclass
class Try:
    """One try to pay; `took_fen` is what the gateway really took."""

    name: str
    payment_id: UUID
    took_fen: int = 0
    is_wrong: bool = False


@dataclass
class Case:
    """What a buyer asked to have back of one good, without sending it."""

    name: str
    case_id: UUID
    good: str
    pieces: int
    state: str = "applied"
    back_fen: int = 0
    is_unsent: bool = False
    """It was about pieces that had not gone: they can be sold again."""

    @property
    def is_over(self) -> bool:
        return self.state in {"done", "closed"}


@dataclass
class Sale:
    """One trade as its buyer knows it."""

    name: str
    buyer: str
    trade_id: UUID
    payable_fen: int
    pieces: Mapping[str, int]
    """By good."""
    orders: dict[str, UUID] = field(default_factory=dict)
    """By shop."""
    payables_fen: dict[str, int] = field(default_factory=dict)
    """By shop, what its order cost when it was placed."""
    state: State = "waiting"
    """What he was told last; what is told as an end stays so."""
    given_up: set[str] = field(default_factory=set)
    """Shops of orders that were cancelled after they were paid."""
    tries: list[Try] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    """Shops of orders of which something has gone."""
    received: set[str] = field(default_factory=set)
    cases: list[Case] = field(default_factory=list)
    is_over: bool = False
    """Nothing of it was under way when the story had ended."""

    @property
    def took_fen(self) -> int:
        """What gateways took for it, of the right sum and the wrong."""
        return sum(one.took_fen for one in self.tries)

    @property
    def wrong_fen(self) -> int:
        """What stays with the house until a person has looked: it was not the sum asked for."""
        return sum(one.took_fen for one in self.tries if one.is_wrong)

    @property
    def may_be_paid(self) -> bool:
        return any(one.took_fen and not one.is_wrong for one in self.tries)


@dataclass
class Model:
    """All sales of a seed."""

    received: Mapping[str, int]
    """Pieces that came, by good."""
    shop_of: Mapping[str, str]
    sales: list[Sale] = field(default_factory=list)

    def left(self) -> dict[str, int]:
        """By good, how many are free to be sold once nothing is under way."""
        gone: Counter[str] = Counter()
        for sale in self.sales:
            if sale.state == "cancelled":
                continue
            for good, count in sale.pieces.items():
                gone[good] += 0 if self.shop_of[good] in sale.given_up else count
            for case in self.apart(sale):
                gone[case.good] -= case.pieces if case.is_unsent else 0
        return {good: count - gone[good] for good, count in self.received.items()}

    def living(self, sale: Sale) -> set[str]:
        """Shops of its orders that are paid and not cancelled."""
        return set(sale.orders) - sale.given_up if sale.state == "paid" else set()

    def unsent(self, sale: Sale) -> set[str]:
        """Those of which nothing has gone."""
        return self.living(sale) - sale.sent

    def under_way(self, sale: Sale) -> set[str]:
        """Those that the buyer waits for."""
        return (self.living(sale) & sale.sent) - sale.received

    def apart(self, sale: Sale) -> list[Case]:
        """Cases whose orders live: what was cancelled went back whole, whatever was asked."""
        living = self.living(sale)
        return [case for case in sale.cases if self.shop_of[case.good] in living]
