"""Defects of other systems that touch what merchants are paid: a test each, named after its row or
thread.

Elsewhere: d15 also `tests/entry/test_money_exports`; spree_14622 `test_payouts` of payouts (what a
bank returned, callbacks twice), `test_several_payments` of aftersale (refunds over several), and
`test_peer_defects` of aftersale (closed when all is back) and of fulfilment (freight over several
parcels); mercur_934 the properties of `test_all_money`.
"""

import pytest

from houtai.modules.merchants.rules.money import payable_of
from houtai.modules.settlement.queries.waterfall import waterfall
from houtai.modules.settlement.service import earning
from tests.factories.aftersale import STAFF, ask, make_sold, money_moves
from tests.factories.ordering import NOON
from tests.modules.settlement.earned import (
    agree,
    all_holds,
    balance,
    make_rule,
    make_subsidised,
    sides,
)
from tests.modules.settlement.test_bills import DAY, bill_all, bills_of, earn, lines_of, make_billed


async def test_nimara_737_who_bears_a_discount_is_settled_line_by_line_and_taken_back_so(session):
    merchant_id = await make_billed(session)
    sold = await make_subsidised(session, merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    # Ninety were paid of a hundred; of the ten the platform bears six, so fees are of 96.
    assert await sides(session, merchant_id, sold) == (9_120, 480, 600, 0)
    steps = {one.step: one.fen for one in (await waterfall(session, STAFF, sold.order_id)).steps}
    assert steps["net"] == 9_120 == sum(steps.values()) - steps["net"]
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case)
    assert await sides(session, merchant_id, sold) == (4_560, 240, 300, 0)
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case)
    assert await sides(session, merchant_id, sold) == (0, 0, 0, 0)
    await all_holds(session)


async def test_d15_a_bill_without_refunds_and_one_of_refunds_only_are_sums_of_lines(
    session,
):
    merchant_id = await make_billed(session)
    sold = await earn(session, merchant_id)
    await bill_all(session, NOON + DAY)
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case)
    await bill_all(session, NOON + 2 * DAY)
    first, second = await bills_of(session, merchant_id)
    assert (first.paid_fen, first.payable_fen) == (2_000, 1_900)
    assert (second.paid_fen, second.payable_fen) == (-1_000, -950)
    for bill in (first, second):
        assert bill.payable_fen == sum(fen for _, fen in await lines_of(session, bill))
        assert bill.payable_fen == (
            bill.paid_fen + bill.subsidy_fen - bill.fee_fen + bill.other_fen
        )
    assert await balance(session, payable_of(merchant_id)) == 950
    await all_holds(session)


@pytest.mark.parametrize(
    ("price_fen", "service_fen"), [(1_000, 100), (50_000, 300), (1_000_000, 2_000)]
)
async def test_mercur_1357_several_fees_each_with_floor_and_cap_are_taken_of_one_line(
    session, price_fen, service_fen
):
    merchant_id = await make_billed(session)
    bounds = {"floor_fen": 100, "cap_fen": 2_000}
    await make_rule(session, 60, scope_id=merchant_id, fee="service", **bounds)
    sold = await make_sold(session, (1, price_fen), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    fees = price_fen // 20 + service_fen
    assert await sides(session, merchant_id, sold) == (price_fen - fees, fees, 0, 0)
    await all_holds(session)
