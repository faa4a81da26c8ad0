"""What a file needs of the house before its first order: goods with their pieces, buyers with what
they will pay, and the account of all its lines. Reading it whole first, nothing is half done.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from houtai.entry.refusals import Refused
from houtai.entry.replay.account import Account, accounted
from houtai.entry.replay.fates import Fate, Fates
from houtai.entry.replay.mapping import Mapping
from houtai.entry.replay.reading import OldLine, Reader
from houtai.modules.ordering import public as ordering

GoodKey: TypeAlias = tuple[str, Decimal]
"""A code at a price: the house has one price for a SKU."""
BuyerKey: TypeAlias = tuple[str, str]
"""A customer in a country; those whose number nobody wrote down are one for each country."""


@dataclass
class Good:
    """What is sold under a code at a price. `sku`: the code that the house gives it."""

    sku: str
    name: str
    pieces: int = 0


@dataclass
class Plan:
    """Of one file; `span` are the moments of its first and last line."""

    path: Path
    mapping: Mapping
    account: Account = field(default_factory=Account)
    goods: dict[GoodKey, Good] = field(default_factory=dict)
    buyers: dict[BuyerKey, int] = field(default_factory=lambda: defaultdict(int))
    span: tuple[datetime, datetime] | None = None

    @property
    def lasts(self) -> tuple[datetime, datetime]:
        """From when to when."""
        assert self.span is not None
        return self.span

    def lines(self, account: Account) -> Iterator[tuple[OldLine, Fate]]:
        """Each line with what becomes of it, from the beginning."""
        fates = Fates(self.mapping, ordering.QUANTITY_MAX, ordering.LINES_MAX)
        return accounted(Reader(self.path, self.mapping).lines(), fates, account)

    def fen(self, line: OldLine) -> int:
        """What one piece costs, in the smallest unit."""
        return int(line.price.scaleb(self.mapping.minor_digits))


def made(path: Path, mapping: Mapping) -> Plan:
    """Raises Refused for whatever cannot be read, or does not stand in the order of time."""
    plan = Plan(path, mapping)
    for line, fate in plan.lines(plan.account):
        first, last = plan.span or (line.at, line.at)
        if line.at < last:
            raise Refused("replay.not_in_time", line=line.number)
        plan.span = first, line.at
        if fate.kind == "order":
            number = len(plan.goods) + 1
            key = (line.code, line.price)
            good = plan.goods.setdefault(key, Good(f"R{number:06}", line.name or line.code))
            good.pieces += line.pieces
            plan.buyers[line.customer, line.country] += line.pieces * plan.fen(line)
    if plan.span is None:
        raise Refused("replay.nothing_in_it")
    return plan
