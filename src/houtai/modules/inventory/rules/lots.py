"""Lots and when they expire: what a package says, and which lots are left of what lies there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from houtai.kit.errors import Invalid


class DateMissing(Invalid):
    """Goods that expire, or bear a lot number, come with a date of production or expiry."""

    code = "inventory.date_missing"


class DatesCrossed(Invalid):
    """They would have expired before they were made."""

    code = "inventory.dates_crossed"


class ProducedLater(Invalid):
    """Nobody receives what will be made tomorrow."""

    code = "inventory.produced_later"


class ShelfLifeUnknown(Invalid):
    """A day of production says when goods expire only where it is known how long they keep."""

    code = "inventory.shelf_life_unknown"


class LotNotAsked(Invalid):
    """Only what comes in says its lot; what goes out is taken from what expires first."""

    code = "inventory.lot_not_asked"


@dataclass(frozen=True)
class Marks:
    """What stands on the package."""

    lot_number: str = ""
    produced_on: date | None = None
    expires_on: date | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing stands there."""
        return self == UNMARKED


UNMARKED = Marks()


def dated(
    marks: Marks, shelf_life_days: int | None, *, asked: bool, today: date, place: str
) -> Marks:
    """The marks with the day of expiry, which the shelf life tells where the package does not.

    Raises DateMissing, ShelfLifeUnknown, DatesCrossed, ProducedLater at the place that is wrong.
    """
    produced_on, expires_on = marks.produced_on, marks.expires_on
    if produced_on is not None and produced_on > today:
        raise ProducedLater(place=f"{place}/produced_on")
    if expires_on is None:
        if produced_on is None:
            if marks.lot_number or (asked and shelf_life_days):
                raise DateMissing(place=f"{place}/expires_on")
            return marks
        if shelf_life_days is None:
            raise ShelfLifeUnknown(place=f"{place}/produced_on")
        expires_on = produced_on + timedelta(days=shelf_life_days)
    if produced_on is not None and produced_on >= expires_on:
        raise DatesCrossed(place=f"{place}/expires_on")
    return replace(marks, expires_on=expires_on)


@dataclass(frozen=True)
class Received:
    """A lot, with all that ever came of it."""

    lot_number: str
    expires_on: date
    quantity: int


def left_of(lots: Sequence[Received], on_hand: int) -> list[tuple[Received, int]]:
    """What is left of each lot when so many pieces lie there, soonest first: what expires first
    has gone first, and before it what never had a date.
    """
    left: list[tuple[Received, int]] = []
    room = max(on_hand, 0)
    for lot in sorted(lots, key=lambda one: (one.expires_on, one.lot_number), reverse=True):
        still = min(max(lot.quantity, 0), room)
        room -= still
        left.append((lot, still))
    return left[::-1]
