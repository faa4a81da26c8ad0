"""How one walks through aisles with a cart: short routes, and the lengths of all of them.

A block of parallel aisles with a cross aisle in front and one behind; the walk begins and ends in
front of the first aisle. Lengths are counted in widths of a bin.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

FRONT, BACK = 0, 1


@dataclass(frozen=True, slots=True)
class Block:
    """The ground: how many spots an aisle has, and how far apart two aisles are."""

    spots: int
    aisle_gap: int = 5


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """Where something is picked."""

    aisle: int
    spot: int


@dataclass(frozen=True, slots=True)
class Route:
    """Stops in the order of the walk, and how long it is."""

    stops: tuple[Stop, ...]
    length: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to deal with an aisle: at which end one comes in and leaves, in what order its spots
    are met, and how far one walks in it.
    """

    enters: int
    leaves: int
    spots: tuple[int, ...]
    length: int


def shortest(stops: Iterable[Stop], block: Block) -> Route:
    """The best of all ways that end one aisle before the next begins, and of the largest gap.

    Found by going from aisle to aisle and keeping the shortest walk to either end of it
    (Roodbergen and de Koster's combined routing); never longer than S-shape or return.
    """
    by_aisle = _by_aisle(stops)
    if not by_aisle:
        return Route((), 0)
    return min(
        (_combined(by_aisle, block), largest_gap(_stops(by_aisle), block)),
        key=lambda route: route.length,
    )


def s_shape(stops: Iterable[Stop], block: Block) -> Route:
    """Through every aisle with a stop; into the last one and back if one stands in front of it."""
    by_aisle = _by_aisle(stops)
    met: list[Stop] = []
    here, length = FRONT, 2 * max(by_aisle, default=0) * block.aisle_gap
    for aisle, spots in by_aisle.items():
        is_last = aisle == max(by_aisle)
        way = _ways(spots, block)[here, FRONT if is_last else here ^ 1]
        met += [Stop(aisle, spot) for spot in way.spots]
        length += way.length
        here = way.leaves
    return Route(tuple(met), length)


def returning(stops: Iterable[Stop], block: Block) -> Route:
    """Into every aisle from the front, and out the same way."""
    by_aisle = _by_aisle(stops)
    met = tuple(Stop(aisle, spot) for aisle, spots in by_aisle.items() for spot in spots)
    deep = sum(2 * (spots[-1] + 1) for spots in by_aisle.values())
    return Route(met, deep + 2 * max(by_aisle, default=0) * block.aisle_gap)


def largest_gap(stops: Iterable[Stop], block: Block) -> Route:
    """Through the first and the last aisle, into the others from both ends up to the largest gap
    between two stops: backs on the way out, fronts on the way home.
    """
    by_aisle = _by_aisle(stops)
    if min(by_aisle, default=0) == max(by_aisle, default=0):
        return returning(_stops(by_aisle), block)
    first, *middle, last = by_aisle
    met = [Stop(first, spot) for spot in by_aisle[first]]
    length = 2 * (block.spots + 1) + 2 * last * block.aisle_gap
    fronts: list[Stop] = []
    for aisle in middle:
        near, far = _around_the_gap(by_aisle[aisle], block)
        met += [Stop(aisle, spot) for spot in reversed(far)]
        fronts = [*(Stop(aisle, spot) for spot in near), *fronts]
        length += 2 * ((near[-1] + 1) if near else 0)
        length += 2 * ((block.spots - far[0]) if far else 0)
    met += [Stop(last, spot) for spot in reversed(by_aisle[last])]
    return Route((*met, *fronts), length)


def length_of(stops: Sequence[Stop], block: Block) -> int:
    """How long a walk in just this order is, each leg by the shorter way round."""
    if not stops:
        return 0
    home = Stop(0, -1)
    walk = [home, *stops, home]
    return sum(_leg(one, other, block) for one, other in pairwise(walk))


def _leg(one: Stop, other: Stop, block: Block) -> int:
    if one.aisle == other.aisle:
        return abs(one.spot - other.spot)
    front = (one.spot + 1) + (other.spot + 1)
    back = (block.spots - one.spot) + (block.spots - other.spot)
    return abs(one.aisle - other.aisle) * block.aisle_gap + min(front, back)


def _combined(by_aisle: Mapping[int, Sequence[int]], block: Block) -> Route:
    best: dict[int, tuple[int, tuple[tuple[int, _Way], ...]]] = {FRONT: (0, ())}
    at = 0
    for aisle, spots in by_aisle.items():
        ways = _ways(spots, block)
        walked = (aisle - at) * block.aisle_gap
        at = aisle
        reached: dict[int, tuple[int, tuple[tuple[int, _Way], ...]]] = {}
        for (enters, leaves), way in ways.items():
            if enters not in best:
                continue
            length = best[enters][0] + walked + way.length
            if leaves not in reached or length < reached[leaves][0]:
                reached[leaves] = (length, (*best[enters][1], (aisle, way)))
        best = reached
    length, chosen = best[FRONT]  # One goes home along the front.
    met = tuple(Stop(aisle, spot) for aisle, way in chosen for spot in way.spots)
    return Route(met, length + at * block.aisle_gap)


def _ways(spots: Sequence[int], block: Block) -> dict[tuple[int, int], _Way]:
    up, down = tuple(spots), tuple(reversed(spots))
    whole = block.spots + 1
    return {
        (FRONT, BACK): _Way(FRONT, BACK, up, whole),
        (BACK, FRONT): _Way(BACK, FRONT, down, whole),
        (FRONT, FRONT): _Way(FRONT, FRONT, up, 2 * (spots[-1] + 1)),
        (BACK, BACK): _Way(BACK, BACK, down, 2 * (block.spots - spots[0])),
    }


def _around_the_gap(spots: Sequence[int], block: Block) -> tuple[Sequence[int], Sequence[int]]:
    edges = [-1, *spots, block.spots]
    gaps = [after - before for before, after in pairwise(edges)]
    widest = gaps.index(max(gaps))
    return spots[:widest], spots[widest:]


def _by_aisle(stops: Iterable[Stop]) -> dict[int, list[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for stop in stops:
        found[stop.aisle].add(stop.spot)
    return {aisle: sorted(found[aisle]) for aisle in sorted(found)}


def _stops(by_aisle: Mapping[int, Sequence[int]]) -> list[Stop]:
    return [Stop(aisle, spot) for aisle, spots in by_aisle.items() for spot in spots]
