"""Money is shared, taken in part, read and shown without a fen more or less."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.money import (
    AMOUNT_MAX,
    MINOR_DIGITS,
    NotAnAmount,
    parse_amount,
    part,
    show_amount,
    split,
)

amounts = st.integers(-AMOUNT_MAX, AMOUNT_MAX)
weightings = st.lists(st.integers(0, 10**12), min_size=1, max_size=30)
currencies = st.sampled_from(sorted(MINOR_DIGITS))


@given(amounts, weightings)
def test_shares_sum_to_the_amount_exactly(amount, weights):
    assert sum(split(amount, weights)) == amount


@given(amounts, weightings.filter(any))
def test_no_share_is_a_whole_unit_from_its_exact_value(amount, weights):
    for share, weight in zip(split(amount, weights), weights, strict=True):
        assert abs(share - Fraction(amount * weight, sum(weights))) < 1


@given(amounts, weightings.filter(any))
def test_a_weight_of_zero_gets_nothing(amount, weights):
    shares = split(amount, weights)
    assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


@given(amounts, weightings)
def test_giving_back_mirrors_taking(amount, weights):
    assert split(-amount, weights) == [-share for share in split(amount, weights)]


@given(st.integers(0, AMOUNT_MAX), weightings)
def test_a_heavier_line_never_gets_less(amount, weights):
    by_weight = sorted(zip(weights, split(amount, weights), strict=True))
    for (light, less), (heavy, more) in pairwise(by_weight):
        assert light == heavy or less <= more


def test_left_over_fen_go_to_the_largest_remainders_and_then_to_the_first():
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [1, 2, 4]) == [1, 3, 6]
    assert split(5, [0, 0]) == [3, 2]


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_weights_must_be_given_and_not_negative(weights):
    with pytest.raises(ValueError, match="weights"):
        split(1, weights)


@given(amounts, st.integers(-10_000_000, 10_000_000))
def test_a_part_is_rounded_half_away_from_zero(amount, rate_ppm):
    exact = Fraction(amount * rate_ppm, 1_000_000)
    rounded = int(abs(exact) + Fraction(1, 2))
    assert part(amount, rate_ppm) == (rounded if exact >= 0 else -rounded)


@pytest.mark.parametrize(
    ("amount", "rate_ppm", "taken"),
    [(1_01, 500_000, 51), (-1_01, 500_000, -51), (99_99, 6_000, 60), (1, 499_999, 0), (0, 1, 0)],
)
def test_parts_as_a_bookkeeper_takes_them(amount, rate_ppm, taken):
    assert part(amount, rate_ppm) == taken


@given(amounts, currencies)
def test_what_is_shown_can_be_read_back(amount, currency):
    assert parse_amount(show_amount(amount, currency), currency) == amount


@pytest.mark.parametrize(
    ("text", "fen"),
    [("1,234.50", 1234_50), ("¥1234.5", 1234_50), ("￥ 0.01", 1), ("-3", -3_00), (" 7 ", 7_00)],
)
def test_amounts_are_read_as_people_write_them(text, fen):
    assert parse_amount(text) == fen


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("0.001", "CNY"),
        ("0.5", "JPY"),
        ("", "CNY"),
        ("ten", "CNY"),
        ("NaN", "CNY"),
        ("Infinity", "CNY"),
        ("1e99999", "CNY"),
        ("92233720368547758.08", "CNY"),
    ],
)
def test_what_is_no_amount_is_refused_and_never_rounded(text, currency):
    with pytest.raises(NotAnAmount):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        (-1234_50, "CNY", "-1,234.50"),
        (5, "CNY", "0.05"),
        (1234, "JPY", "1,234"),
        (-1, "USD", "-0.01"),
    ],
)
def test_amounts_are_shown_with_the_decimals_of_their_currency(amount, currency, shown):
    assert show_amount(amount, currency) == shown
