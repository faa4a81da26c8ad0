"""Which carton takes the goods, and whether the scale says what it should."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A carton as choosing it needs it."""

    code: str
    volume_mm3: int
    tare_g: int
    load_max_g: int


def fitting(
    boxes: Iterable[Box], *, volume_mm3: int, weight_g: int, filled_percent: int
) -> Box | None:
    """The smallest that takes the goods, if only so much of it can be filled; None: more than one
    is needed.
    """
    able = [
        box
        for box in boxes
        if box.volume_mm3 * filled_percent >= volume_mm3 * 100 and box.load_max_g >= weight_g
    ]
    return min(able, key=lambda box: (box.volume_mm3, box.tare_g, box.code), default=None)


def tolerance(computed_g: int, *, percent: int, least_g: int) -> int:
    """By how many grams the scale may differ."""
    return max(least_g, computed_g * percent // 100)


def is_off(measured_g: int, computed_g: int, *, percent: int, least_g: int) -> bool:
    """Whether something must have been forgotten or is too much."""
    return abs(measured_g - computed_g) > tolerance(computed_g, percent=percent, least_g=least_g)
