"""The account of a file: lines, pieces and money by fate, and by month, customer and country."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from houtai.entry.replay.fates import Fate, FateKind, Fates, Reason
from houtai.entry.replay.reading import OldLine

ZERO = Decimal(0)


@dataclass
class Total:
    """Of some lines."""

    lines: int = 0
    pieces: int = 0
    amount: Decimal = ZERO

    def add(self, line: OldLine) -> None:
        """One more."""
        self.lines += 1
        self.pieces += line.pieces
        self.amount += line.amount


def _totals() -> dict[tuple[FateKind, str], Total]:
    return defaultdict(Total)


@dataclass
class Account:
    """Totals by kind of fate and what they are told by. Every line is in each of them, once."""

    by_reason: dict[tuple[FateKind, Reason], Total] = field(
        default_factory=lambda: defaultdict(Total)
    )
    by_month: dict[tuple[FateKind, str], Total] = field(default_factory=_totals)
    by_customer: dict[tuple[FateKind, str], Total] = field(default_factory=_totals)
    by_country: dict[tuple[FateKind, str], Total] = field(default_factory=_totals)

    def add(self, line: OldLine, fate: Fate) -> None:
        """One line more."""
        self.by_reason[fate.kind, fate.reason].add(line)
        self.by_month[fate.kind, line.month].add(line)
        self.by_customer[fate.kind, line.customer].add(line)
        self.by_country[fate.kind, line.country].add(line)


def accounted(
    lines: Iterable[OldLine], fates: Fates, account: Account
) -> Iterator[tuple[OldLine, Fate]]:
    """Each line with what becomes of it, entered into the account as it passes."""
    for line in lines:
        fate = fates.of(line)
        account.add(line, fate)
        yield line, fate
