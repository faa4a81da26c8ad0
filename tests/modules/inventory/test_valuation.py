"""Moving average: nothing is lost, nothing falls below zero, in whichever order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.modules.inventory.rules.valuation import MoreThanValued, Worth, change, come, go

PIECES = st.integers(1, 10_000)
COSTS = st.none() | st.integers(0, 1_000_000)
MOVES = st.lists(st.tuples(st.integers(-5_000, 5_000).filter(bool), COSTS), max_size=60)


def test_the_average_weighs_old_and_new_pieces():
    worth = come(come(Worth(), 10, 1_000), 10, 2_000)
    assert (worth.quantity, worth.value_fen, worth.average_fen) == (20, 30_000, 1_500)


def test_what_a_division_leaves_over_stays_with_what_is_left_and_goes_with_the_last_piece():
    worth = Worth(3, 100)
    taken = []
    for _ in range(3):
        left = go(worth, 1)
        taken.append(worth.value_fen - left.value_fen)
        worth = left
    assert taken == [33, 33, 34]
    assert worth == Worth()


def test_pieces_without_a_cost_come_in_at_the_average():
    assert come(Worth(3, 100), 3, None) == Worth(6, 200)
    assert come(Worth(), 5, None) == Worth(5, 0)


def test_more_than_there_is_cannot_leave():
    with pytest.raises(MoreThanValued):
        go(Worth(2, 10), 3)


def test_what_is_taken_back_leaves_with_what_it_brought_as_far_as_there_is_so_much():
    assert go(Worth(10, 500), 5, 400) == Worth(5, 100)
    assert go(Worth(10, 300), 5, 400) == Worth(5, 0)
    assert go(Worth(5, 300), 5, 100) == Worth()


@pytest.mark.parametrize("wrong", [(-1, 0), (0, 1), (1, -1)])
def test_nothing_is_worth_nothing_and_no_pieces_are_missing(wrong):
    with pytest.raises(ValueError, match="cannot be worth"):
        Worth(*wrong)


@given(MOVES)
def test_value_is_never_negative_and_its_changes_add_up(moves):
    worth, pieces, changes_fen = Worth(), 0, 0
    for quantity, cost_fen in moves:
        if quantity < -worth.quantity:
            with pytest.raises(MoreThanValued):
                change(worth, quantity, cost_fen=None, value_fen=None)
            continue
        cost = cost_fen if quantity > 0 else None
        after = change(worth, quantity, cost_fen=cost, value_fen=None)
        if quantity < 0:
            assert worth.value_fen - after.value_fen >= 0
        changes_fen += after.value_fen - worth.value_fen
        pieces += quantity
        worth = after
        assert worth.quantity == pieces
        assert worth.value_fen == changes_fen >= 0
        assert pieces or worth.value_fen == 0


RECEIPTS = st.lists(st.tuples(PIECES, st.integers(0, 1_000_000)), min_size=1, max_size=20)


@given(RECEIPTS, st.lists(PIECES, max_size=20))
def test_what_all_pieces_cost_leaves_with_all_pieces(receipts, portions):
    worth = Worth()
    for quantity, cost_fen in receipts:
        worth = come(worth, quantity, cost_fen)
    cost_of_all = worth.value_fen
    assert cost_of_all == sum(quantity * cost_fen for quantity, cost_fen in receipts)
    gone_fen = 0
    for portion in (*portions, worth.quantity):
        left = go(worth, min(portion, worth.quantity))
        gone_fen += worth.value_fen - left.value_fen
        worth = left
        if not worth.quantity:
            break
    gone_fen += worth.value_fen - (go(worth, worth.quantity) if worth.quantity else worth).value_fen
    assert gone_fen == cost_of_all


@given(PIECES, st.integers(0, 10**9), st.integers(1, 10_000))
def test_pieces_that_leave_never_take_more_than_their_share(quantity, value_fen, gone):
    worth = Worth(quantity, value_fen)
    if gone < quantity:
        taken_fen = value_fen - go(worth, gone).value_fen
        assert taken_fen * quantity <= value_fen * gone
