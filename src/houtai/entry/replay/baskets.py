"""Lines put together again: what was bought in one checkout, what came back of one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from houtai.entry.replay.fates import Fate
from houtai.entry.replay.plan import BuyerKey, GoodKey
from houtai.entry.replay.reading import OldLine


@dataclass
class Basket:
    """What one checkout takes. Repeats of a line are pieces more of it."""

    name: str
    buyer: BuyerKey
    at: datetime
    pieces: dict[GoodKey, int] = field(default_factory=dict)


@dataclass
class Back:
    """Pieces of a basket that come back under one number."""

    basket: str
    buyer: BuyerKey
    at: datetime
    pieces: dict[GoodKey, int] = field(default_factory=dict)


@dataclass
class Day:
    """What was bought on a day, and what came back; in their order."""

    last: datetime
    baskets: dict[str, Basket] = field(default_factory=dict)
    backs: dict[tuple[str, str], Back] = field(default_factory=dict)

    def take(self, line: OldLine, fate: Fate) -> None:
        """One line more."""
        self.last = line.at
        key, buyer = (line.code, line.price), (line.customer, line.country)
        if fate.kind == "order":
            basket = self.baskets.setdefault(fate.basket, Basket(fate.basket, buyer, line.at))
            basket.pieces[key] = basket.pieces.get(key, 0) + line.pieces
        for one in fate.of:
            name = (line.order, one.basket)
            back = self.backs.setdefault(name, Back(one.basket, buyer, line.at))
            back.pieces[key] = back.pieces.get(key, 0) + one.pieces


def days(passed: Iterable[tuple[OldLine, Fate]]) -> Iterator[Day]:
    """One after the other; a basket that midnight parts is of the day on which it began."""
    for _, those in groupby(passed, key=lambda one: one[0].at.date()):
        day: Day | None = None
        for line, fate in those:
            day = day or Day(line.at)
            day.take(line, fate)
        if day is not None:
            yield day
