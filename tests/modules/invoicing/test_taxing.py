"""Tax in a price is exact, also of what is taken back piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.invoicing.rules.taxing import Charged, reversals, tax_in

RATES = st.sampled_from([0, 100, 300, 600, 900, 1_300])


@pytest.mark.parametrize(
    ("amount_fen", "rate_bp", "tax_fen"),
    [
        (11_300, 1_300, 1_300),
        (10_000, 1_300, 1_150),  # 10000 ÷ 1.13 = 8849.56 → 8850
        (10_900, 900, 900),
        (1, 1_300, 0),
        (9_999, 0, 0),
        (100, 10_000, 50),
        (101, 10_000, 50),  # 50.5 goes to the net amount
    ],
)
def test_the_tax_in_a_price_is_as_invoices_have_it(amount_fen, rate_bp, tax_fen):
    assert tax_in(amount_fen, rate_bp) == tax_fen


@given(st.integers(1, 10**9), RATES)
def test_the_net_amount_is_the_nearest_fen(amount_fen, rate_bp):
    net_fen = amount_fen - tax_in(amount_fen, rate_bp)
    assert abs(net_fen * (10_000 + rate_bp) - amount_fen * 10_000) * 2 <= 10_000 + rate_bp


@given(st.integers(1, 10**7), RATES, st.lists(st.integers(0, 10**7), max_size=6))
def test_taken_back_in_any_pieces_the_taxes_add_up(amount_fen, rate_bp, stays):
    line_id, left_fen, tax_fen = new_id(), amount_fen, 0
    for stay in [*sorted(stays, reverse=True), 0]:
        back = reversals([Charged(line_id, 1, left_fen, rate_bp)], {line_id: (1, stay)})
        for one in back:
            assert (one.amount_fen > 0, one.tax_fen >= 0) == (True, True)
            left_fen -= one.amount_fen
            tax_fen += one.tax_fen
    assert (left_fen, tax_fen) == (0, tax_in(amount_fen, rate_bp))


def test_what_is_still_owed_stays_on_the_invoice():
    line_id = new_id()
    assert reversals([Charged(line_id, 2, 500, 1_300)], {line_id: (2, 500)}) == []
    assert reversals([Charged(line_id, 2, 500, 1_300)], {line_id: (3, 900)}) == []
