"""What may go back: whatever is asked in whatever order, together it is what was paid."""

from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from houtai.modules.aftersale.rules.amounts import Standing, share_of, spread
from houtai.modules.aftersale.rules.states import ENDED, TRANSITIONS, Act, acts_of
from houtai.modules.payments.rules.parting import over_payments

LINE = UUID(int=1)


@given(
    list_fen=st.integers(0, 10**9),
    quantity=st.integers(1, 9),
    off_permille=st.integers(-500, 1_000),
    steps=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 100)), max_size=40),
)
@example(list_fen=100, quantity=2, off_permille=0, steps=[(0, 60), (2, 100)])
def test_any_sequence_of_cases_gives_no_more_than_was_paid(list_fen, quantity, off_permille, steps):
    """Each step asks for pieces, or for money alone, and gives a part of what that comes to."""
    paid_fen = list_fen * quantity * (1_000 - off_permille) // 1_000
    pieces_gone = fen_gone = 0
    whole = True
    for pieces, percent in steps:
        standing = Standing(LINE, list_fen, quantity, pieces_gone, paid_fen, fen_gone)
        if pieces > standing.pieces_left:
            continue
        most_fen = share_of(standing, pieces) if pieces else standing.fen_left
        given_fen = most_fen * percent // 100
        whole = whole and (given_fen == most_fen if pieces else not given_fen)
        assert 0 <= given_fen <= most_fen <= standing.fen_left
        pieces_gone, fen_gone = pieces_gone + pieces, fen_gone + given_fen
    if whole and pieces_gone == quantity:
        assert fen_gone == paid_fen
    assert fen_gone <= paid_fen


def test_three_pieces_that_cost_twenty_give_twenty_one_by_one():
    shares, gone = [], 0
    for pieces_gone in range(3):
        shares.append(share_of(Standing(LINE, 700, 3, pieces_gone, 2_000, gone), 1))
        gone += shares[-1]
    assert sorted(shares) == [666, 667, 667]
    assert gone == 2_000


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**11), min_size=1, max_size=9))
def test_a_sum_is_spread_over_lines_that_can_give_it(amount_fen, most):
    wanted = min(amount_fen, sum(most))
    parts = spread(wanted, most)
    assert sum(parts) == wanted
    assert all(0 <= part <= limit for part, limit in zip(parts, most, strict=True))


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**9), max_size=6))
def test_a_refund_takes_as_few_payments_as_it_can_and_none_too_much(amount_fen, left):
    payments = [(UUID(int=place + 1), fen) for place, fen in enumerate(left)]
    parts = over_payments(amount_fen, payments)
    if sum(left) < amount_fen:
        assert parts == []
        return
    assert sum(fen for _, fen in parts) == amount_fen
    assert all(0 < fen <= dict(payments)[payment_id] for payment_id, fen in parts)
    if any(fen >= amount_fen for fen in left):
        assert len(parts) == 1


def test_nobody_but_the_platform_ends_a_return_whose_money_has_gone_without_its_goods():
    for state in {state for one in TRANSITIONS.values() for state in one.before} - ENDED:
        for party in ("buyer", "merchant", "house"):
            acts = acts_of(party, state=state, kind="return_refund", money="going")
            assert not {Act.WITHDRAW, Act.EXPIRE, Act.REFUSE_GOODS} & set(acts)
