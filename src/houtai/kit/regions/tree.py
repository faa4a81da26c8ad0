"""The tree of divisions, read once from the file beside it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Level = Literal["province", "city", "district"]


@dataclass(frozen=True)
class Region:
    """One division. `parent` is the code of what it is shown under, never that of a placeholder."""

    code: str
    name: str
    parent: str | None
    level: Level
    is_placeholder: bool = False


@dataclass(frozen=True)
class _Divisions:
    by_code: dict[str, Region]
    below: dict[str | None, tuple[Region, ...]]


def region(code: str) -> Region | None:
    """The division of that code; None for a code that is none."""
    return _divisions().by_code.get(code)


def path(code: str) -> tuple[Region, ...]:
    """From the province down to this division, without placeholders; empty for an unknown code."""
    here = region(code)
    way: list[Region] = []
    while here is not None:
        if not here.is_placeholder:
            way.append(here)
        here = None if here.parent is None else region(here.parent)
    return tuple(reversed(way))


def children(code: str | None) -> tuple[Region, ...]:
    """What people choose from below it, in the order of codes; of nothing: the provinces."""
    return _divisions().below.get(code, ())


def provinces() -> tuple[Region, ...]:
    """The first level, with Hong Kong, Macao and Taiwan."""
    return children(None)


def province_of(code: str) -> str:
    """The code of the province that a division lies in, or is."""
    return f"{code[:2]}0000"


def shown(code: str) -> str:
    """`广东省 深圳市 南山区`; an unknown code is shown as itself."""
    return " ".join(one.name for one in path(code)) or code


@cache
def _divisions() -> _Divisions:
    text = (files(__package__) / "divisions.csv").read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.splitlines()]
    placeholders = {code for code, _, *marks in lines if marks}
    by_code = {code: _read(code, name, placeholders) for code, name, *_ in lines}
    below: dict[str | None, list[Region]] = {}
    for one in by_code.values():
        if not one.is_placeholder:
            below.setdefault(one.parent, []).append(one)
    return _Divisions(by_code, {parent: tuple(those) for parent, those in below.items()})


def _read(code: str, name: str, placeholders: set[str]) -> Region:
    province, city = province_of(code), f"{code[:4]}00"
    if code == province:
        return Region(code, name, None, "province")
    if code == city:
        return Region(code, name, province, "city", code in placeholders)
    return Region(code, name, province if city in placeholders else city, "district")
