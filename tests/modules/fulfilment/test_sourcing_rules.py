"""From where orders are sent, without a database."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from houtai.modules.fulfilment.rules.books import RulesOfSourcing, ServedArea, SourcingRule
from houtai.modules.fulfilment.rules.places import UNKNOWN_KM, km_between
from houtai.modules.fulfilment.rules.plans import Need, Site, Wanted
from houtai.modules.fulfilment.rules.sourcing import source

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
SHOP = UUID(int=1)
SHENZHEN, BEIJING, HANGZHOU, TAIZHOU = "440305", "110105", "330106", "331002"


def sku(number: int) -> UUID:
    return UUID(int=100 + number)


def line(number: int) -> UUID:
    return UUID(int=1_000 + number)


SITES = {
    UUID(int=10): Site(UUID(int=10), "深圳仓", SHENZHEN),
    UUID(int=11): Site(UUID(int=11), "北京仓", BEIJING),
    UUID(int=12): Site(UUID(int=12), "杭州仓", HANGZHOU),
}
SZ, BJ, HZ = SITES


def wanted(*needs: Need, number: int = 1, region: str = TAIZHOU) -> Wanted:
    return Wanted(UUID(int=number), SHOP, region, NOON + timedelta(hours=number), needs)


def need(number: int, quantity: int, *, value_fen: int = 10_000, avoid: tuple[UUID, ...] = ()):
    return Need(line(number), sku(number), quantity, value_fen, frozenset(avoid))


def decide(order: Wanted, free: dict[tuple[UUID, UUID], int], **changes):
    (decided,) = source([order], free, SITES, {SHOP: RulesOfSourcing(**changes)})
    return decided


def test_places_near_each_other_are_near():
    assert km_between(HANGZHOU, HANGZHOU) < km_between(HANGZHOU, "330102")
    assert km_between(HANGZHOU, "330102") < km_between(HANGZHOU, TAIZHOU)
    assert km_between(HANGZHOU, TAIZHOU) <= km_between(HANGZHOU, "310101")
    assert 1_000 < km_between(BEIJING, HANGZHOU) < 1_300
    assert km_between(BEIJING, "990000") == UNKNOWN_KM


def test_of_warehouses_that_have_all_the_nearest_sends():
    free = {(sku(1), site): 9 for site in SITES}
    found = decide(wanted(need(1, 2)), free)
    assert (found.outcome, found.plan.site_ids) == ("whole", (HZ,))
    assert {one.site_ids for one in found.others} == {(SZ,), (BJ,)}


def test_an_area_that_is_served_wins_over_distance_when_it_weighs_more():
    free = {(sku(1), site): 9 for site in SITES}
    areas = (ServedArea(warehouse_id=BJ, regions=("330000",)),)
    rules = tuple(
        SourcingRule(kind=kind, weight=weight) for kind, weight in (("area", 9), ("distance", 1))
    )
    assert decide(wanted(need(1, 1)), free, areas=areas, rules=rules).plan.site_ids == (BJ,)
    assert decide(wanted(need(1, 1)), free, rules=rules).plan.site_ids == (HZ,)


def test_an_order_is_divided_only_when_both_halves_are_worth_a_parcel():
    free = {(sku(1), HZ): 1, (sku(2), BJ): 1}
    order = wanted(need(1, 1, value_fen=5_000), need(2, 1, value_fen=1_999))
    assert decide(order, free).outcome == "waits"
    divided = decide(order, free, part_fen_min=1_999)
    assert (divided.outcome, set(divided.plan.site_ids)) == ("divided", {HZ, BJ})
    assert decide(order, free, part_fen_min=0, parcels_max=1).outcome == "part"


def test_what_there_is_goes_first_if_the_rules_let_it_and_the_rest_waits():
    order = wanted(need(1, 4))
    found = decide(order, {(sku(1), SZ): 3})
    assert found.outcome == "part"
    assert found.plan.missing == (((line(1), sku(1)), 1),)
    assert decide(order, {(sku(1), SZ): 3}, send_part=False).outcome == "waits"
    assert decide(order, {}).plan is None


def test_a_warehouse_that_could_not_send_is_not_asked_again():
    free = {(sku(1), HZ): 5, (sku(1), SZ): 5}
    assert decide(wanted(need(1, 1, avoid=(HZ,))), free).plan.site_ids == (SZ,)
    assert decide(wanted(need(1, 1, avoid=(HZ, SZ))), free).outcome == "waits"


def test_the_order_that_must_go_first_gets_the_last_piece_however_they_come():
    late, early = wanted(need(1, 1), number=9), wanted(need(1, 1), number=2)
    for orders in permutations([late, early]):
        found = source(orders, {(sku(1), HZ): 1}, SITES, {SHOP: RulesOfSourcing()})
        assert {one.order_id: one.outcome for one in found} == {
            early.order_id: "whole",
            late.order_id: "waits",
        }


@st.composite
def grounds(draw):
    orders = [
        wanted(
            *(
                need(
                    10 * number + each,
                    draw(st.integers(1, 5)),
                    value_fen=draw(st.integers(0, 9_000)),
                )
                for each in range(draw(st.integers(1, 3)))
            ),
            number=number,
            region=draw(st.sampled_from([SHENZHEN, BEIJING, HANGZHOU, TAIZHOU])),
        )
        for number in range(1, draw(st.integers(2, 5)))
    ]
    # Orders share goods: a line's SKU is one of three.
    shared = [
        Wanted(
            one.order_id,
            one.merchant_id,
            one.region_code,
            one.ship_by,
            tuple(
                Need(each.line_id, sku(each.line_id.int % 3), each.quantity, each.value_fen)
                for each in one.needs
            ),
        )
        for one in orders
    ]
    free = {(sku(number), site): draw(st.integers(0, 6)) for number in range(3) for site in SITES}
    book = RulesOfSourcing(
        parcels_max=draw(st.integers(1, 3)),
        part_fen_min=draw(st.integers(0, 5_000)),
        send_part=draw(st.booleans()),
    )
    return shared, free, book


@given(grounds(), st.randoms(use_true_random=False))
def test_no_piece_is_lost_or_given_twice_and_the_order_of_asking_does_not_matter(ground, random):
    orders, free, book = ground
    found = source(orders, free, SITES, {SHOP: book})
    given_out: dict[tuple[UUID, UUID], int] = {}
    for decided in found:
        order = next(one for one in orders if one.order_id == decided.order_id)
        if decided.plan is None:
            continue
        parts: dict[UUID, int] = {}
        got = dict(decided.plan.missing)
        for take in decided.plan.takes:
            assert take.quantity > 0
            got[take.line_id, take.sku_id] = got.get((take.line_id, take.sku_id), 0) + take.quantity
            where = take.sku_id, take.site_id
            given_out[where] = given_out.get(where, 0) + take.quantity
            parts[take.site_id] = parts.get(take.site_id, 0) + take.value_fen
        assert got == {each.key: each.quantity for each in order.needs}
        assert len(parts) <= book.parcels_max
        if decided.outcome in {"divided", "part"}:
            late = sum(each.value_fen for each in order.needs) - sum(parts.values())
            halves = [*parts.values(), *([late] if decided.outcome == "part" else [])]
            assert len(halves) == 1 or min(halves) >= book.part_fen_min
    for where, quantity in given_out.items():
        assert quantity <= free[where]
    mixed = list(orders)
    random.shuffle(mixed)
    assert source(mixed, free, SITES, {SHOP: book}) == found
