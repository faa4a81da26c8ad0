"""Which orders are picked on one walk, and out of which bins."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

Order = TypeVar("Order", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Need:
    """So many of a SKU for a line."""

    order_id: UUID
    line_id: UUID
    sku_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class Free:
    """So many of a SKU in a bin that nobody has planned. `place` sorts bins as one walks."""

    bin_id: UUID
    sku_id: UUID
    quantity: int
    place: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Take:
    """So many for a line out of a bin."""

    need: Need
    bin_id: UUID
    quantity: int


def place(needs: Sequence[Need], free: Iterable[Free]) -> tuple[list[Take], set[UUID]]:
    """Out of which bins the needs are taken, order by order as they come; and orders that the bins
    cannot serve whole: of these nothing is taken.

    One bin that has all is better than several; of those the one with fewest pieces, so that bins
    become empty; otherwise the fullest first, so that few are visited.
    """
    stock: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    places: dict[UUID, tuple[int, int, int]] = {}
    for one in free:
        stock[one.sku_id][one.bin_id] = stock[one.sku_id].get(one.bin_id, 0) + one.quantity
        places[one.bin_id] = one.place
    by_order: dict[UUID, list[Need]] = defaultdict(list)
    for need in needs:
        by_order[need.order_id].append(need)
    takes: list[Take] = []
    unserved: set[UUID] = set()
    for order_id, wanted in by_order.items():
        found = _take(wanted, stock, places)
        if found is None:
            unserved.add(order_id)
            continue
        for take in found:
            stock[take.need.sku_id][take.bin_id] -= take.quantity
        takes += found
    return takes, unserved


def _take(
    wanted: Sequence[Need],
    stock: Mapping[UUID, Mapping[UUID, int]],
    places: Mapping[UUID, tuple[int, int, int]],
) -> list[Take] | None:
    found: list[Take] = []
    used: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for need in wanted:
        left = {
            bin_id: pieces - used[need.sku_id, bin_id]
            for bin_id, pieces in stock.get(need.sku_id, {}).items()
            if pieces > used[need.sku_id, bin_id]
        }
        missing = need.quantity
        for bin_id in _in_order(left, missing, places):
            taken = min(missing, left[bin_id])
            found.append(Take(need, bin_id, taken))
            used[need.sku_id, bin_id] += taken
            missing -= taken
            if not missing:
                break
        if missing:
            return None
    return found


def _in_order(
    left: Mapping[UUID, int], wanted: int, places: Mapping[UUID, tuple[int, int, int]]
) -> list[UUID]:
    whole = [bin_id for bin_id, pieces in left.items() if pieces >= wanted]
    if whole:
        return [min(whole, key=lambda one: (left[one], places[one], one))]
    return sorted(left, key=lambda one: (-left[one], places[one], one))


def batches(aisles: Mapping[Order, int], size: int) -> list[list[Order]]:
    """Orders that need the same aisles together, at most `size` of them on a walk.

    `aisles`: of each order the aisles that it needs as bits. The order that needs most begins; the
    one that adds fewest aisles and shares most joins.
    """
    left = dict(sorted(aisles.items(), key=lambda item: (-item[1].bit_count(), item[1])))
    made: list[list[Order]] = []
    while left:
        first = next(iter(left))
        reach = left.pop(first)
        batch = [first]
        while left and len(batch) < size:
            best = _closest(left, reach)
            reach |= left.pop(best)
            batch.append(best)
        made.append(batch)
    return made


def _closest(left: Mapping[Order, int], reach: int) -> Order:
    """The first that adds fewest aisles: those that need most stand first."""
    best, fewest = next(iter(left)), -1
    for order, aisles in left.items():
        added = (aisles & ~reach).bit_count()
        if not added:
            return order
        if fewest < 0 or added < fewest:
            best, fewest = order, added
    return best
