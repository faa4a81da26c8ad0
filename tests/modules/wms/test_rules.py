"""Routes, batches, cartons, labels: without a database."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from houtai.kit.ids import new_id
from houtai.modules.wms.rules import batching, packing, ranges, routing
from houtai.modules.wms.rules.batching import Free, Need
from houtai.modules.wms.rules.routing import Block, Stop
from houtai.modules.wms.rules.states import ENDED, TRANSITIONS, drawn

BLOCK = Block(spots=10)
STOPS = some.lists(
    some.builds(Stop, some.integers(0, 6), some.integers(0, 9)), min_size=1, max_size=12
)


@given(STOPS)
def test_every_route_meets_each_stop_once_and_its_length_is_that_of_the_walk(stops):
    for way in (routing.shortest, routing.s_shape, routing.returning, routing.largest_gap):
        route = way(stops, BLOCK)
        assert sorted(route.stops) == sorted(set(stops))
        assert route.length >= routing.length_of(route.stops, BLOCK)


@given(STOPS)
def test_the_chosen_route_is_never_longer_than_the_simple_ones(stops):
    chosen = routing.shortest(stops, BLOCK).length
    for way in (routing.s_shape, routing.returning, routing.largest_gap):
        assert chosen <= way(stops, BLOCK).length


def test_of_few_stops_the_route_is_as_short_as_any_order_of_them():
    stops = [Stop(0, 2), Stop(1, 9), Stop(2, 1), Stop(3, 8)]
    best = min(routing.length_of(order, BLOCK) for order in permutations(stops))
    assert routing.shortest(stops, BLOCK).length <= best * 1.1


def test_a_single_stop_is_walked_to_and_back():
    assert routing.shortest([Stop(2, 3)], BLOCK).length == 2 * (2 * 5 + 4)
    assert routing.shortest([], BLOCK) == routing.Route((), 0)


def free(bin_id, sku_id, quantity, aisle=0):
    return Free(bin_id, sku_id, quantity, (aisle, 0, 0))


def test_one_bin_with_all_is_better_than_several_and_the_emptiest_of_those_first():
    sku, near, far, full = new_id(), new_id(), new_id(), new_id()
    need = Need(new_id(), new_id(), sku, 3)
    shelves = [free(near, sku, 2), free(far, sku, 4), free(full, sku, 9)]
    takes, unserved = batching.place([need], shelves)
    assert ([(take.bin_id, take.quantity) for take in takes], unserved) == ([(far, 3)], set())
    takes, _ = batching.place([Need(new_id(), new_id(), sku, 11)], shelves)
    assert [(take.bin_id, take.quantity) for take in takes] == [(full, 9), (far, 2)]


@given(some.lists(some.integers(1, 5), max_size=8), some.lists(some.integers(0, 6), max_size=4))
def test_no_piece_is_planned_twice_and_orders_are_served_whole_or_not(wanted, there):
    sku = new_id()
    needs = [Need(new_id(), new_id(), sku, quantity) for quantity in wanted]
    shelves = [free(new_id(), sku, quantity) for quantity in there]
    takes, unserved = batching.place(needs, shelves)
    for shelf in shelves:
        assert sum(t.quantity for t in takes if t.bin_id == shelf.bin_id) <= shelf.quantity
    for need in needs:
        taken = sum(take.quantity for take in takes if take.need is need)
        assert taken == (0 if need.order_id in unserved else need.quantity)


def test_orders_of_the_same_aisles_walk_together():
    aisles = {"a": 0b0011, "b": 0b1100, "c": 0b0001, "d": 0b1000}
    assert {frozenset(one) for one in batching.batches(aisles, 2)} == {
        frozenset("ac"),
        frozenset("bd"),
    }
    assert [len(one) for one in batching.batches(dict.fromkeys(range(7), 1), 3)] == [3, 3, 1]


def test_the_smallest_carton_that_takes_volume_and_weight_is_chosen():
    small = packing.Box("S", 1_000, 50, 2_000)
    large = packing.Box("L", 8_000, 200, 9_000)

    def chosen(volume, weight):
        found = packing.fitting(
            [large, small], volume_mm3=volume, weight_g=weight, filled_percent=80
        )
        return found and found.code

    assert chosen(800, 500) == "S"
    assert chosen(801, 500) == "L"
    assert chosen(100, 2_001) == "L"
    assert chosen(6_401, 1) is None


def test_the_scale_may_differ_by_the_larger_of_grams_and_percent():
    assert not packing.is_off(1_050, 1_000, percent=3, least_g=50)
    assert packing.is_off(1_051, 1_000, percent=3, least_g=50)
    assert not packing.is_off(10_300, 10_000, percent=3, least_g=50)
    assert packing.is_off(9_699, 10_000, percent=3, least_g=50)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("A-01-01", "A-10-20", 200),
        ("A-01-01-1", "A-02-03-4", 24),
        ("01-01", "01-01", 1),
        ("A-02-01", "A-01-20", 0),
        ("A-01-01", "B-01-02", 0),
        ("A-01", "A-02", 0),
    ],
)
def test_labels_of_a_range_are_all_there_and_walk_upwards(first, last, count):
    made = list(ranges.labels(first, last))
    assert len(made) == len({code for code, _ in made}) == ranges.count(first, last) == count
    assert all(one[1] < other[1] for one, other in pairwise(made))
    if made:
        assert (made[0][0], made[-1][0]) == (first, last)


def test_nothing_leads_out_of_an_end_and_every_end_is_reached():
    assert not any(one.before & ENDED for one in TRANSITIONS.values())
    assert {one.after for one in TRANSITIONS.values()} >= ENDED
    assert "packed --> handed_over: hand_over" in drawn()
