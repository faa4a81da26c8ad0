"""Labels of bins made by the hundred: from `A-01-01` to `A-10-20`."""

import re
from collections.abc import Iterator
from itertools import product
from math import prod

_LABEL = re.compile(r"^([A-Z]{0,4})-?(\d{1,3})-(\d{1,3})(?:-(\d{1,2}))?$")


def is_label(text: str) -> bool:
    """Whether a range may begin or end with it: area, aisle, spot, and a tier if there are any."""
    return _LABEL.match(text) is not None


def count(first: str, last: str) -> int:
    """How many bins lie between the two, both included; 0 when they do not go together."""
    start, end = _read(first), _read(last)
    if start is None or end is None or start[:2] != end[:2]:
        return 0
    sides = [b - a + 1 for a, b in zip(start[2], end[2], strict=True)]
    return prod(sides) if min(sides) > 0 else 0


def labels(first: str, last: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Each label with aisle, spot and tier, as one walks. Empty where `count` is 0."""
    start, end = _read(first), _read(last)
    if start is None or end is None or not count(first, last):
        return
    area, widths, low = start
    for place in product(*(range(a, b + 1) for a, b in zip(low, end[2], strict=True))):
        numbers = [f"{one:0{width}d}" for one, width in zip(place, widths, strict=True) if width]
        aisle, spot, tier = place
        yield "-".join([area, *numbers] if area else numbers), (aisle, spot, tier)


def _read(text: str) -> tuple[str, tuple[int, ...], list[int]] | None:
    """Area, how many digits each number has (none: no tier), and the numbers."""
    found = _LABEL.match(text)
    if found is None:
        return None
    area, *parts = found.groups(default="")
    return area, tuple(map(len, parts)), [int(part or 0) for part in parts]
