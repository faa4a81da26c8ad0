"""What is earned with orders, and what goes back: against the ledger."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.invariants import prove
from houtai.modules.merchants.rules.money import payable_of
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.queries.waterfall import OrderShareUnknown, waterfall
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.service import earning, fee_rules
from houtai.modules.settlement.service.fee_rules import EndFeeRule
from houtai.modules.settlement.service.giving_back import give_back
from houtai.modules.settlement.tables import Entry, LineFee, LineShare
from tests.factories.aftersale import STAFF, ask, make_sold, money_moves
from tests.factories.ordering import NOON
from tests.modules.settlement.earned import agree, all_holds, balance, make_rule, sides


async def test_an_order_is_earned_when_its_goods_are_received_and_not_before(session):
    merchant_id = new_id()
    await make_rule(session, scope_id=merchant_id)
    sold = await make_sold(session, (2, 1_000), stage="unshipped", merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await sides(session, merchant_id, sold) == (0, 0, 0, 2_000)
    assert (await session.scalar(select(func.sum(LineFee.fen)))) == 100
    received = await make_sold(session, (2, 1_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [received.order_id], at=NOON)
    assert await sides(session, merchant_id, received) == (1_900, 100, 0, 0)
    await all_holds(session)


async def test_an_event_that_comes_twice_earns_once(session):
    merchant_id = new_id()
    await make_rule(session, scope_id=merchant_id)
    sold = await make_sold(session, (1, 1_000), merchant_id=merchant_id)
    for _ in range(3):
        await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await sides(session, merchant_id, sold) == (950, 50, 0, 0)
    assert await session.scalar(select(func.count()).select_from(Entry)) == 1


async def test_a_rule_of_later_changes_nothing_of_what_was_placed_before(session):
    merchant_id = new_id()
    rule_id = await make_rule(session, scope_id=merchant_id)
    sold = await make_sold(session, (1, 1_000), merchant_id=merchant_id)
    await fee_rules.end(session, rule_id, EndFeeRule(valid_to=NOON), at=NOON - timedelta(hours=1))
    later = {"scope_id": merchant_id, "valid_from": NOON + timedelta(hours=1)}
    await make_rule(session, 9_000, **later)
    await earning.hear_orders(session, [sold.order_id], at=NOON + timedelta(days=9))
    # Placed at noon, when the old one had just ended: none applied.
    assert (await sides(session, merchant_id, sold))[:2] == (1_000, 0)
    with pytest.raises(fee_rules.FeeInPast):
        await make_rule(session, scope_id=merchant_id, valid_from=NOON - timedelta(days=2))


async def test_a_refund_after_it_was_earned_takes_fee_and_share_back(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (3, 1_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await sides(session, merchant_id, sold) == (2_700, 300, 0, 0)
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case)
    assert await sides(session, merchant_id, sold) == (1_800, 200, 0, 0)
    await all_holds(session)


async def test_a_refund_before_it_is_earned_leaves_less_to_earn(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (3, 1_000), merchant_id=merchant_id)
    case = await ask(session, sold, 1)
    await agree(session, case.id)
    await money_moves(session, case)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await sides(session, merchant_id, sold) == (1_800, 200, 0, 0)
    await all_holds(session)


async def test_a_full_refund_leaves_nobody_anything_and_a_debt_may_stay(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (2, 999), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    for line_id in sold.lines:
        for fen in (333, 666, 999):
            await give_back(session, sold.order_id, new_id(), {line_id: fen}, at=NOON)
    assert await sides(session, merchant_id, sold) == (0, 0, 0, 1_998)
    await all_holds_of_settlement(session)


async def all_holds_of_settlement(session: AsyncSession) -> None:
    verdicts = await prove(session, INVARIANTS)
    assert {one.name: one.breaches for one in verdicts if one.breaches} == {}


async def test_a_refund_told_twice_takes_back_once(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (1, 1_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    refund_id = new_id()
    for _ in range(2):
        await give_back(session, sold.order_id, refund_id, {sold.lines[0]: 400}, at=NOON)
    assert await sides(session, merchant_id, sold) == (540, 60, 0, 400)


async def test_what_the_platform_sells_itself_is_its_income_and_pays_no_fee(session):
    await make_rule(session, scope="all")
    sold = await make_sold(session, (1, 1_000))
    before = await balance(session, accounts.own_sales(SELF_RUN_ID))
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    assert await balance(session, accounts.own_sales(SELF_RUN_ID)) == before + 1_000
    assert await balance(session, payable_of(SELF_RUN_ID)) == 0
    await all_holds(session)


async def test_the_waterfall_ends_in_what_was_booked(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    await make_rule(session, 60, scope_id=merchant_id, fee="service")
    sold = await make_sold(session, (3, 1_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    await give_back(session, sold.order_id, new_id(), {sold.lines[0]: 1_000}, at=NOON)
    shown = await waterfall(session, STAFF, sold.order_id)
    steps = {(one.step, one.fee): one.fen for one in shown.steps}
    assert steps == {
        ("goods", ""): 3_000,
        ("refunds", ""): -1_000,
        ("fee", "commission"): -200,
        ("fee", "service"): -12,
        ("net", ""): 1_788,
    }
    assert steps[("net", "")] == await balance(session, payable_of(merchant_id))


async def test_a_waterfall_of_others_is_unknown(session):
    sold = await make_sold(session, (1, 1_000), merchant_id=new_id())
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    stranger = Actor(id=new_id(), merchant_ids=frozenset({new_id()}))
    with pytest.raises(OrderShareUnknown):
        await waterfall(session, stranger, sold.order_id)


async def test_proofs_see_a_share_that_nobody_booked(session):
    merchant_id = new_id()
    await make_rule(session, 1_000, scope_id=merchant_id)
    sold = await make_sold(session, (1, 1_000), merchant_id=merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    row = (await session.scalars(select(LineShare).where(LineShare.paid_fen > 0))).one()
    row.back_fen = 1
    await session.flush()
    verdicts = await prove(session, INVARIANTS)
    assert {one.name for one in verdicts if one.breaches} == {
        "settlement.orders_shared_out",
        "settlement.refunds_taken_back",
    }
