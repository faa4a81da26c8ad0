"""Which fee applies, and how much it is: rules alone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.settlement.rules.fees import FeeLine, Rule, Terms, applying, fees_of
from houtai.modules.settlement.rules.sharing import Share, Sums, left_of

AT = datetime(2026, 11, 11, tzinfo=UTC)
ROOT, LEAF, BRAND, MERCHANT, OFFER = (new_id() for _ in range(5))
PLACES = {"all": None, "category": ROOT, "brand": BRAND, "merchant": MERCHANT, "offer": OFFER}


def a_line(**changes: Any) -> FeeLine:
    values: dict[str, Any] = {
        "id": new_id(),
        "merchant_id": MERCHANT,
        "category_path": (ROOT, LEAF),
        "brand_id": BRAND,
        "offer_ids": frozenset({OFFER}),
        "quantity": 1,
        "base_fen": 10_000,
        **changes,
    }
    return FeeLine(**values)


def a_rule(scope: Any, rate_bp: int = 500, **changes: Any) -> Rule:
    values: dict[str, Any] = {
        "fee": "commission",
        "scope_id": PLACES[scope],
        "terms": Terms(rate_bp),
        "valid_from": AT - timedelta(days=1),
        **changes,
    }
    return Rule(id=new_id(), scope=scope, **values)


def test_the_most_specific_rule_applies_whatever_the_order_of_the_rules():
    near = a_rule("category", scope_id=LEAF)
    rules = [a_rule("all"), a_rule("category"), near]
    assert applying(rules, a_line(), AT) == [near]
    for scope in ("brand", "merchant", "offer"):
        rules.insert(0, a_rule(scope))
        assert applying(rules, a_line(), AT) == [rules[0]]


def test_fees_of_several_names_are_taken_together():
    rules = [a_rule("all", 500), a_rule("all", 60, fee="service")]
    fees = fees_of([a_line()], rules, AT)
    assert {(one.fee, one.fen) for one in fees} == {("commission", 500), ("service", 60)}


def test_a_rule_says_nothing_before_it_begins_nor_from_its_end_on():
    later = a_rule("all", valid_from=AT + timedelta(seconds=1))
    ended = a_rule("all", valid_to=AT)
    assert applying([later, ended], a_line(), AT) == []


def test_the_commission_of_the_library_gives_way_to_what_is_nearer_only():
    line = a_line(commission_permille=50)
    assert fees_of([line], [a_rule("all", 900)], AT)[0].fen == 500
    assert fees_of([line], [a_rule("category", 900)], AT)[0].fen == 900


def test_floor_and_cap_bound_what_is_taken_of_a_line():
    terms = Terms(500, 0, "piece", floor_fen=100, cap_fen=300)
    rules = [a_rule("all", terms=terms)]
    taken = [fees_of([a_line(base_fen=fen)], rules, AT)[0].fen for fen in (1_000, 4_000, 9_000)]
    assert taken == [100, 200, 300]


def test_what_is_fixed_for_an_order_is_shared_without_a_rest_and_for_pieces_counted():
    of_order = [a_rule("all", terms=Terms(0, 100, "order"))]
    lines = [a_line(base_fen=1_000) for _ in range(3)]
    assert sorted(one.fen for one in fees_of(lines, of_order, AT)) == [33, 33, 34]
    of_pieces = [a_rule("all", terms=Terms(0, 100, "piece"))]
    assert fees_of([a_line(quantity=3)], of_pieces, AT)[0].fen == 300


def test_what_costs_nothing_bears_no_fee():
    rules = [a_rule("all", terms=Terms(0, 100, "piece", floor_fen=50))]
    assert fees_of([a_line(base_fen=0)], rules, AT) == []


@given(
    st.lists(st.tuples(st.sampled_from(sorted(PLACES)), st.integers(0, 3)), max_size=12),
    st.randoms(),
)
def test_one_rule_of_each_fee_applies_and_none_that_fits_is_nearer(chosen, order):
    rules = [
        a_rule(scope, fee=f"fee{number}", valid_from=AT - timedelta(days=number))
        for scope, number in chosen
    ]
    found = applying(rules, a_line(), AT)
    assert len({rule.fee for rule in found}) == len(found) == len({rule.fee for rule in rules})
    rank = ["all", "category", "brand", "merchant", "offer"]
    for rule in found:
        assert rank.index(rule.scope) == max(
            rank.index(one.scope) for one in rules if one.fee == rule.fee
        )
    order.shuffle(rules)
    assert applying(rules, a_line(), AT) == found


@given(
    st.integers(0, 10**7), st.integers(0, 10**6), st.integers(0, 10**7), st.lists(st.integers(1))
)
def test_many_refunds_give_back_what_one_does_and_the_last_leaves_nothing(paid, subsidy, fee, cuts):
    share = Share(new_id(), paid, subsidy, fee)
    stops = sorted({0, paid, *(cut % (paid + 1) for cut in cuts)})
    moved = Sums()
    for before, after in pairwise(stops):
        step = left_of(share, after) - left_of(share, before)
        assert step.paid_fen < 0
        assert step.fee_fen <= 0
        assert step.subsidy_fen <= 0
        moved = moved + step
    if paid:
        assert moved == Sums(-paid, -subsidy, -fee)
