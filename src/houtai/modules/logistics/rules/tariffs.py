"""What a template charges, and what it may not say.

Regions are chosen as provinces or as what stands right below one. A place lies in one row at most:
whoever reads a template finds one answer for it, without knowing an order of rows.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from houtai.kit import regions
from houtai.kit.errors import Invalid
from houtai.kit.regions import AreaCode
from houtai.kit.shapes import Command

ROWS_MAX = 60
REGIONS_MAX = 500
FREE_RULES_MAX = 20
UNIT_MAX = 1_000_000_000
FEE_FEN_MAX = 100_000_00
AMOUNT_FEN_MAX = 100_000_000_00
DEPTH_MAX = 2

ChargeBy = Literal["weight", "volume", "count", "amount"]
"""Grams, cubic centimetres, pieces, or fen of what the goods cost."""
Unit = Annotated[int, Field(strict=True, ge=1, le=UNIT_MAX)]
FeeFen = Annotated[int, Field(strict=True, ge=0, le=FEE_FEN_MAX)]
Areas = Annotated[list[AreaCode], Field(max_length=REGIONS_MAX)]


class RegionTooFine(Invalid):
    """Templates stop at cities; a district goes as its city goes."""

    code = "logistics.region_too_fine"


class RegionsOverlap(Invalid):
    """Two rows, or a row and the areas without delivery, both speak of one place."""

    code = "logistics.regions_overlap"


class DeliversNowhere(Invalid):
    code = "logistics.delivers_nowhere"


class FreeForNothing(Invalid):
    """Free delivery has a condition: how many, how much, or both."""

    code = "logistics.free_for_nothing"


class Rates(Command):
    """A first unit, and every begun unit after it."""

    first_unit: Unit
    first_fee_fen: FeeFen
    next_unit: Unit
    next_fee_fen: FeeFen


class RegionRates(Rates):
    """What delivery into these regions costs."""

    regions: Annotated[Areas, Field(min_length=1)]


class FreeRule(Command):
    """Free from so many pieces, from so much money, or with both given only if both are reached.

    Without regions it holds wherever the template delivers.
    """

    regions: Areas
    count_min: Annotated[int, Field(strict=True, ge=1, le=UNIT_MAX)] | None = None
    amount_fen_min: Annotated[int, Field(strict=True, ge=1, le=AMOUNT_FEN_MAX)] | None = None


class Tariff(Command):
    """Everything that a template charges. `rest` is for all regions that no row names; without
    it they are not delivered to.
    """

    rows: Annotated[list[RegionRates], Field(max_length=ROWS_MAX)]
    rest: Rates | None
    free: Annotated[list[FreeRule], Field(max_length=FREE_RULES_MAX)]
    no_delivery: Areas


def check_tariff(tariff: Tariff, *, place: str = "body/tariff") -> None:
    """Raises RegionTooFine, RegionsOverlap, DeliversNowhere, FreeForNothing."""
    if not tariff.rows and tariff.rest is None:
        raise DeliversNowhere(place=f"{place}/rest")
    for number, rule in enumerate(tariff.free):
        here = f"{place}/free/{number}"
        if rule.count_min is None and rule.amount_fen_min is None:
            raise FreeForNothing(place=f"{here}/count_min")
        _refuse_overlap(_named(rule.regions, f"{here}/regions"))
    _refuse_overlap(_spoken_of(tariff, place))


def _spoken_of(tariff: Tariff, place: str) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(tariff.rows):
        yield from _named(row.regions, f"{place}/rows/{number}/regions")
    yield from _named(tariff.no_delivery, f"{place}/no_delivery")


def _named(codes: list[str], place: str) -> Iterator[tuple[str, str]]:
    yield from ((code, place) for code in codes)


def _refuse_overlap(spoken_of: Iterator[tuple[str, str]]) -> None:
    """A place is met twice if it, or what it lies in, or something in it, was met before."""
    met: set[str] = set()
    entered: dict[str, str] = {}
    for code, place in spoken_of:
        way = [one.code for one in regions.path(code)]
        if len(way) > DEPTH_MAX:
            raise RegionTooFine(place=place, region=regions.shown(code))
        other = next((one for one in way if one in met), entered.get(code))
        if other is not None:
            raise RegionsOverlap(
                place=place, region=regions.shown(code), other=regions.shown(other)
            )
        met.add(code)
        entered |= dict.fromkeys(way, code)
