"""How orders move, how a changed price falls, who is looked at: without a database."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.ordering.rules import states
from houtai.modules.ordering.rules.adjusting import PriceBelowNothing, spread
from houtai.modules.ordering.rules.carts import guest_owner
from houtai.modules.ordering.rules.risk import Facts, Limits, reasons
from houtai.modules.ordering.rules.states import TRANSITIONS, Act, allowed

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
AXES = {
    "state": states.OrderState,
    "payment": states.PaymentState,
    "fulfilment": states.FulfilmentState,
    "aftersale": states.AftersaleState,
}
VALUES = {axis: kind.__args__ for axis, kind in AXES.items()}
QUIET = Limits(0, 0, 0, ())


def everywhere():
    for values in product(*VALUES.values()):
        yield dict(zip(VALUES, values, strict=True))


def test_every_transition_names_axes_and_values_that_there_are():
    for one in TRANSITIONS.values():
        for axis, value in [*one.before.items(), *one.after.items()]:
            assert value in VALUES[axis]


@pytest.mark.parametrize("act", Act)
def test_an_act_is_allowed_just_where_its_row_says(act):
    before = TRANSITIONS[act].before
    for standing in everywhere():
        fits = all(standing[axis] == value for axis, value in before.items())
        assert allowed(act, standing) == fits


def test_nothing_moves_what_has_ended_but_money_and_what_is_settled_after_the_sale():
    for act, standing in product(Act, everywhere()):
        if standing["state"] in states.ENDED and allowed(act, standing):
            after = TRANSITIONS[act].after
            assert set(after) in ({"payment"}, {"aftersale"}) or after["state"] == "closed"


def test_d35_the_page_about_orders_is_drawn_from_the_table(repository):
    page = (repository / "docs/orders.md").read_text(encoding="utf-8")
    assert states.drawn() in page
    for row in states.rows():
        assert row in page


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30), st.integers(-(10**10), 10**10))
def test_a_changed_price_falls_on_the_lines_exactly_and_never_below_nothing(before, adjust):
    if adjust < -sum(before):
        with pytest.raises(PriceBelowNothing):
            spread(adjust, before)
        return
    shares = spread(adjust, before)
    assert sum(shares) == adjust
    assert all(fen + share >= 0 for fen, share in zip(before, shares, strict=True))


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (Limits(100, 0, 0, ()), ["amount"]),
        (Limits(101, 0, 0, ()), []),
        (Limits(0, 2, 0, ()), ["speed"]),
        (Limits(0, 3, 0, ()), []),
        (Limits(0, 0, 2, ()), ["new_account"]),
        (Limits(0, 0, 1, ()), []),
        (Limits(0, 0, 0, ("酒店",)), ["address"]),
        (QUIET, []),
    ],
)
def test_what_is_unusual_has_its_reason(limits, found):
    facts = Facts(100, 3, NOON - timedelta(hours=1), "深圳市某酒店 301")
    assert reasons(facts, limits, NOON) == found


def test_a_guests_cart_is_nobodys_even_if_his_cookie_names_a_member():
    member_id = new_id()
    assert guest_owner(member_id) != member_id
    assert guest_owner(member_id) == guest_owner(member_id)
