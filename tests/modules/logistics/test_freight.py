"""What delivery costs, to the fen."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.logistics.rules.freight import FreightTooLarge, freight
from tests.factories.logistics import (
    HANGZHOU,
    NANSHAN,
    RATES,
    URUMQI,
    line,
    rates,
    tariff,
    template,
)

GUANGDONG = {**rates(1_000, 500, 1_000, 100), "regions": ["440000"]}
HEAVY, BOOKS, TOYS = new_id(), new_id(), new_id()


def cost(lines, *templates, region=HANGZHOU, paths=None):
    return freight(lines, region, templates=templates, paths=paths or {})


def only_part(found):
    (merchant,) = found.merchants
    (part,) = merchant.parts
    return part


@pytest.mark.parametrize(
    ("weight_gram", "fee_fen"),
    [(0, 800), (1, 800), (1_000, 800), (1_001, 1_000), (1_500, 1_000), (1_501, 1_200)],
)
def test_every_begun_unit_after_the_first_is_paid(weight_gram, fee_fen):
    assert cost([line(weight_gram=weight_gram)], template()).fee_fen == fee_fen


@pytest.mark.parametrize(
    ("charge_by", "measure"),
    [("weight", 1_500), ("volume", 3_000), ("count", 3), ("amount", 15_000)],
)
def test_goods_are_measured_as_the_template_says(charge_by, measure):
    goods = line(quantity=3, weight_gram=500, volume_cm3=1_000, amount_fen=15_000)
    unit = template(charge_by=charge_by, tariff=tariff(rest=rates(1, 0, 1, 1)))
    part = only_part(cost([goods], unit))
    assert (part.measure, part.next_units, part.fee_fen) == (measure, measure - 1, measure - 1)


def test_the_row_of_the_region_counts_and_the_rest_else():
    by_row = template(tariff=tariff(rows=[GUANGDONG]))
    near, far = (only_part(cost([line()], by_row, region=one)) for one in (NANSHAN, HANGZHOU))
    assert (near.region, near.fee_fen, far.region, far.fee_fen) == ("440000", 500, None, 800)


def test_areas_without_delivery_are_named():
    closed = template(tariff=tariff(no_delivery=["650000"]))
    found = cost([line()], closed, region=URUMQI)
    part = only_part(found)
    assert (found.delivered, found.fee_fen) == (False, None)
    assert (part.outcome, part.region) == ("no_delivery_area", "650000")


def test_without_a_row_for_the_rest_it_is_not_delivered():
    local = template(tariff=tariff(rest=None, rows=[GUANGDONG]))
    assert cost([line()], local, region=NANSHAN).fee_fen == 500
    assert only_part(cost([line()], local)).outcome == "rest_not_delivered"


BY_COUNT, BY_AMOUNT = {"count_min": 2}, {"amount_fen_min": 9_900}


@pytest.mark.parametrize(
    ("rules", "quantity", "amount_fen", "free"),
    [
        ([BY_COUNT], 1, 99_999, False),
        ([BY_COUNT], 2, 1, True),
        ([BY_AMOUNT], 9, 9_899, False),
        ([BY_AMOUNT], 1, 9_900, True),
        ([{**BY_COUNT, **BY_AMOUNT}], 2, 9_899, False),
        ([{**BY_COUNT, **BY_AMOUNT}], 1, 9_900, False),
        ([{**BY_COUNT, **BY_AMOUNT}], 2, 9_900, True),
        ([BY_COUNT, BY_AMOUNT], 1, 9_900, True),
    ],
)
def test_delivery_is_free_by_count_by_amount_or_by_both(rules, quantity, amount_fen, free):
    given_free = template(tariff=tariff(free=[{"regions": [], **rule} for rule in rules]))
    part = only_part(cost([line(quantity=quantity, amount_fen=amount_fen)], given_free))
    assert (part.outcome == "free") is free
    assert (part.fee_fen == 0) is free
    assert (part.free_rule is not None) is free


def test_free_delivery_holds_in_its_regions_only_and_never_where_nothing_is_delivered():
    rule = {"regions": ["440000"], "count_min": 1}
    by_region = template(tariff=tariff(free=[rule], no_delivery=["650000"]))
    everywhere = template(tariff=tariff(free=[{**rule, "regions": []}], no_delivery=["650000"]))
    assert only_part(cost([line()], by_region, region=NANSHAN)).outcome == "free"
    assert only_part(cost([line()], by_region)).outcome == "charged"
    assert only_part(cost([line()], everywhere, region=URUMQI)).outcome == "no_delivery_area"


def test_the_nearest_category_wins_over_the_one_above_and_over_the_shop():
    tea, oolong, cups = new_id(), new_id(), new_id()
    paths = {oolong: (tea, oolong), tea: (tea,), cups: (cups,)}
    shop = template(name="店铺")
    above = template(name="茶叶", category_ids=frozenset({tea}))
    near = template(name="乌龙茶", category_ids=frozenset({oolong}))
    won = [
        only_part(cost([line(category_id=one)], shop, above, near, paths=paths)).template_name
        for one in (oolong, tea, cups, new_id(), None)
    ]
    assert won == ["乌龙茶", "茶叶", "店铺", "店铺", "店铺"]


def test_goods_without_any_template_go_free_and_say_so():
    found = cost([line()])
    assert (found.fee_fen, only_part(found).outcome) == (0, "no_template")


def heavy_and_books():
    heavy = template(
        tariff=tariff(rest=rates(1_000, 1_500, 1_000, 300)), category_ids=frozenset({HEAVY})
    )
    books = template(
        charge_by="count",
        tariff=tariff(rest=rates(1, 600, 1, 100)),
        category_ids=frozenset({BOOKS}),
    )
    return heavy, books


PATHS = {one: (one,) for one in (HEAVY, BOOKS, TOYS)}


def test_of_several_templates_the_dearest_first_fee_is_paid_once():
    lines = [
        line(category_id=HEAVY, weight_gram=2_000),
        line(category_id=BOOKS, quantity=3),
    ]
    found = cost(lines, *heavy_and_books(), paths=PATHS)
    first, second = found.merchants[0].parts
    assert (first.charged_as, first.next_units, first.fee_fen) == ("first", 1, 1_800)
    assert (second.charged_as, second.next_units, second.fee_fen) == ("next", 3, 300)
    assert second.alone_fee_fen == 800
    assert found.fee_fen == 2_100


def test_a_template_never_costs_more_than_alone():
    dear_next = template(
        tariff=tariff(rest=rates(10_000, 500, 100, 200)), category_ids=frozenset({BOOKS})
    )
    heavy, _ = heavy_and_books()
    lines = [line(category_id=HEAVY), line(category_id=BOOKS, weight_gram=10_000)]
    _, part = cost(lines, heavy, dear_next, paths=PATHS).merchants[0].parts
    assert (part.charged_as, part.fee_fen) == ("first", 500)


def test_goods_that_go_free_do_not_pay_the_first_unit_for_others():
    heavy, books = heavy_and_books()
    generous = template(
        tariff=tariff(rest=rates(1_000, 9_000, 1_000, 300), free=[{"regions": [], "count_min": 1}]),
        category_ids=frozenset({TOYS}),
    )
    lines = [line(category_id=TOYS), line(category_id=BOOKS)]
    found = cost(lines, heavy, books, generous, paths=PATHS)
    assert [one.fee_fen for one in found.merchants[0].parts] == [0, 600]


def test_merchants_are_charged_one_by_one():
    other = new_id()
    lines = [line(), line(merchant_id=other)]
    found = cost(lines, template(), template(merchant_id=other))
    assert [one.fee_fen for one in found.merchants] == [800, 800]
    assert found.fee_fen == 1_600


def test_one_merchant_who_does_not_deliver_leaves_the_sum_open():
    other = new_id()
    lines = [line(), line(merchant_id=other)]
    closed = template(merchant_id=other, tariff=tariff(no_delivery=["330000"]))
    found = cost(lines, template(), closed)
    assert [one.fee_fen for one in found.merchants] == [800, None]
    assert (found.delivered, found.fee_fen) == (False, None)


def test_a_freight_that_can_only_be_a_slip_is_refused():
    dear = template(tariff=tariff(rest=rates(1, 0, 1, 10_000_000)))
    with pytest.raises(FreightTooLarge):
        cost([line(quantity=1_000_000, weight_gram=1_000_000_000)], dear)


units = st.integers(1, 5_000)
fees = st.integers(0, 3_000)
some_rates = st.builds(rates, units, fees, units, fees)
measures = st.sampled_from(["weight", "volume", "count", "amount"])
goods = st.builds(
    lambda category_id, quantity, weight, volume, price: line(
        category_id=category_id,
        quantity=quantity,
        weight_gram=weight,
        volume_cm3=volume,
        amount_fen=quantity * price,
    ),
    st.sampled_from([HEAVY, BOOKS, TOYS]),
    st.integers(1, 20),
    st.integers(0, 9_000),
    st.integers(0, 9_000),
    st.integers(0, 9_000),
)
free_rules = st.lists(
    st.builds(
        lambda count, amount: {"regions": [], "count_min": count, "amount_fen_min": amount},
        st.integers(1, 30),
        st.none() | st.integers(1, 90_000),
    ),
    max_size=2,
)


def three_templates(free):
    made = [
        st.builds(
            lambda charge_by, rest, rules, one=one: template(
                charge_by=charge_by,
                tariff=tariff(rest=rest, free=rules),
                category_ids=frozenset({one}),
            ),
            measures,
            some_rates,
            free,
        )
        for one in (HEAVY, BOOKS, TOYS)
    ]
    return st.tuples(*made)


no_free_rules = st.just([])
lines_of = st.lists(goods, min_size=1, max_size=6)


@given(lines_of, three_templates(free_rules))
def test_it_is_never_negative_and_never_dearer_than_one_by_one(lines, templates):
    found = cost(lines, *templates, paths=PATHS)
    parts = found.merchants[0].parts
    alone = [
        cost([one for one in lines if one.key in part.keys], *templates, paths=PATHS).fee_fen
        for part in parts
    ]
    assert 0 <= found.fee_fen <= sum(alone)
    assert all(0 <= part.fee_fen <= part.alone_fee_fen for part in parts)


@given(lines_of, three_templates(no_free_rules), st.data())
def test_more_goods_never_cost_less(lines, templates, chosen):
    number = chosen.draw(st.integers(0, len(lines) - 1))
    one = lines[number]
    price = one.amount_fen // one.quantity
    more = one.model_copy(
        update={"quantity": one.quantity + 1, "amount_fen": one.amount_fen + price}
    )
    grown = [*lines[:number], more, *lines[number + 1 :]]
    before, after = (cost(those, *templates, paths=PATHS).fee_fen for those in (lines, grown))
    assert after >= before


@given(lines_of, three_templates(free_rules))
def test_lines_split_into_pieces_cost_the_same(lines, templates):
    split = [
        one.model_copy(
            update={"key": new_id(), "quantity": 1, "amount_fen": one.amount_fen // one.quantity}
        )
        for one in lines
        for _ in range(one.quantity)
    ]
    whole, pieces = (cost(those, *templates, paths=PATHS).fee_fen for those in (lines, split))
    assert whole == pieces


@given(st.lists(goods, min_size=3, max_size=4), three_templates(free_rules))
def test_the_order_of_lines_and_templates_is_of_no_account(lines, templates):
    fees_met = {
        cost(those, *order, paths=PATHS).fee_fen
        for those in (lines, lines[::-1])
        for order in permutations(templates)
    }
    assert len(fees_met) == 1


def test_the_usual_template_is_what_it_says():
    assert template().tariff.rest.model_dump() == RATES
