"""Walks: how long the routes are that waves are made of, beside a bound that nothing can beat.

    python -m bench.waves FOLDER

FOLDER holds instances of the form `Order 0 number of articles 4` with lines `0 Aisle 11 Location
39`. Lengths are in widths of a bin. Also: how long a wave of a thousand orders takes to be batched
and routed, without the database.
"""

import re
import sys
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from pathlib import Path
from time import perf_counter

from houtai.modules.wms.rules import batching, routing
from houtai.modules.wms.rules.routing import Block, Stop

BATCH = 12
WAVE = 1_000
Orders = Sequence[Sequence[Stop]]
_PLACE = re.compile(r"Aisle (\d+)\s+Location (\d+)")


def read(path: Path) -> list[list[Stop]]:
    """Stops of each order, in the order in which they were asked for."""
    orders: list[list[Stop]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("Order"):
            orders.append([])
        elif found := _PLACE.search(line):
            orders[-1].append(Stop(int(found[1]), int(found[2])))
    return [order for order in orders if order]


def bound(stops: Sequence[Stop], block: Block) -> int:
    """No walk is shorter: one goes out to the last aisle and home again, and each aisle with stops
    is walked through once, or in and out around its largest gap.
    """
    by_aisle: dict[int, set[int]] = {}
    for stop in stops:
        by_aisle.setdefault(stop.aisle, set()).add(stop.spot)
    inside = 0
    for spots in by_aisle.values():
        edges = [-1, *sorted(spots), block.spots]
        gap = max(after - before for before, after in pairwise(edges))
        inside += min(block.spots + 1, 2 * (block.spots + 1 - gap))
    return inside + 2 * max(by_aisle) * block.aisle_gap


def batched(orders: Orders, size: int) -> list[list[Stop]]:
    """Stops of each walk when orders that share aisles go together."""
    aisles = {
        place: reduce(or_, (1 << stop.aisle for stop in order))
        for place, order in enumerate(orders)
    }
    return [
        [stop for place in batch for stop in orders[place]]
        for batch in batching.batches(aisles, size)
    ]


def report(name: str, orders: Orders) -> None:
    """One line for an instance: single orders, then batches."""
    block = Block(spots=max(stop.spot for order in orders for stop in order) + 1)
    asked = sum(routing.length_of(order, block) for order in orders)
    alone = sum(routing.shortest(order, block).length for order in orders)
    simple = sum(routing.s_shape(order, block).length for order in orders)
    least = sum(bound(order, block) for order in orders)
    walks = batched(orders, BATCH)
    together = sum(routing.shortest(walk, block).length for walk in walks)
    floor = sum(bound(walk, block) for walk in walks)
    print(
        f"{name}: {len(orders)} orders; as asked {asked}, S-shape {simple}, routed {alone}"
        f" (bound {least}, +{100 * alone / least - 100:.1f} %);"
        f" {len(walks)} batches of {BATCH}: {together} (bound {floor},"
        f" +{100 * together / floor - 100:.1f} %), {100 - 100 * together / alone:.0f} % less"
    )


def main(folder: Path) -> None:
    """Every instance, then the time of a wave."""
    found = {path.stem: read(path) for path in sorted(folder.glob("*.txt"))}
    for name, orders in found.items():
        report(name, orders)
    many = [order for orders in found.values() for order in orders]
    wave = (many * (WAVE // len(many) + 1))[:WAVE]
    block = Block(spots=max(stop.spot for order in wave for stop in order) + 1)
    begun = perf_counter()
    walks = batched(wave, BATCH)
    for walk in walks:
        routing.shortest(walk, block)
    seconds = perf_counter() - begun
    print(f"wave of {len(wave)} orders: {len(walks)} walks batched and routed in {seconds:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
