"""Cases from what is asked to what goes back."""

from datetime import timedelta

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules import states
from houtai.modules.aftersale.service import applying, buying, deciding, falling_due
from houtai.modules.aftersale.service.applying import AmountTooLarge
from houtai.modules.aftersale.service.asking import KindNotOffered, LineNotThere, NotClaimableNow
from houtai.modules.aftersale.service.deciding import (
    AgreeToCase,
    AgreeToCases,
    InspectGoods,
    ProposeAmount,
    RefuseCase,
    RuleCase,
)
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.service.moving import CaseElsewhere
from houtai.modules.ordering import public as ordering
from tests.factories.aftersale import (
    STAFF,
    again,
    ask,
    bring,
    broken,
    give_return_address,
    make_sold,
    money_moves,
    refunded_fen,
)
from tests.factories.inventory import holdings
from tests.factories.ordering import NOON


def act(case, **changes):
    return AgreeToCase(version=case.version, **changes)


async def order_of(session, sold):
    return await ordering.sold_order(session, sold.order_id)


async def test_three_pieces_given_back_one_by_one_give_just_what_was_paid(session):
    sold = await make_sold(session, (3, 667), (1, 500))
    given = []
    for _ in range(3):
        case = await ask(session, sold, 1)
        await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
        case = await money_moves(session, case)
        assert (case.state, case.money) == ("done", "back")
        given.append(case.agreed_fen)
    assert sum(given) == 2_001
    assert await refunded_fen(session, sold) == 2_001
    assert (await order_of(session, sold)).state == "completed"
    with pytest.raises(LineNotThere):
        await ask(session, sold, 1)
    assert not await broken(session)


async def test_what_has_not_gone_is_refunded_at_once_and_can_be_sold_again(session):
    sold = await make_sold(session, (2, 1_000), (1, 500), stage="unshipped")
    part = await ask(session, sold, 1)
    assert (part.state, part.money, part.agreed_fen) == ("refunding", "going", 1_000)
    assert (await order_of(session, sold)).payable_fen == 1_500
    assert (await holdings(session, sold.skus[0]))["sales.sellable"] == 99
    assert (await money_moves(session, part)).state == "done"
    rest = await ask(session, sold, 1, 1)
    assert rest.agreed_fen == 1_500
    assert (await order_of(session, sold)).state == "cancelled"
    assert (await money_moves(session, rest)).state == "done"
    assert await refunded_fen(session, sold) == 2_500
    assert not await broken(session)


async def test_an_order_of_which_everything_came_back_is_closed(session):
    sold = await make_sold(session, (1, 1_000), stage="shipped")
    case = await ask(session, sold, 1)
    assert (await order_of(session, sold)).aftersale == "open"
    await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    await money_moves(session, case)
    order = await order_of(session, sold)
    assert (order.state, order.payment, order.aftersale) == ("closed", "refunded", "none")
    with pytest.raises(NotClaimableNow):
        await ask(session, sold, 1)
    assert not await broken(session)


async def test_goods_come_back_are_refused_disputed_and_paid_by_the_last_word(session):
    await give_return_address(session)
    sold = await make_sold(session, (3, 700))
    case = await ask(session, sold, 1, kind="return_refund")
    await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    case = await again(session, case)
    assert (case.state, case.money) == ("to_send", "none")
    assert "售后部" in case.return_to
    sent = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890")
    await buying.send_back(session, sold.who.member_id, case.id, sent, at=NOON)
    case = await again(session, case)
    await deciding.receive(session, STAFF, case.id, act(case), at=NOON)
    case = await again(session, case)
    refused = InspectGoods(version=case.version, verdict="refuse", words="有使用痕迹")
    await deciding.inspect(session, STAFF, case.id, refused, at=NOON)
    await buying.appeal(session, sold.who.member_id, case.id, buying.AppealCase(), at=NOON)
    case = await again(session, case)
    assert (case.state, case.due_at) == ("disputed", None)
    ruling = RuleCase(version=case.version, ruling="refund", amount_fen=600, words="各承担一部分")
    await deciding.rule(session, STAFF, case.id, ruling, at=NOON)
    case = await money_moves(session, case)
    assert (case.state, case.agreed_fen, await refunded_fen(session, sold)) == ("done", 600, 600)
    parties = [(one.what, one.by_kind) for one in case.messages]
    assert parties == [
        ("apply", "buyer"),
        ("agree_return", "merchant"),
        ("send", "buyer"),
        ("arrive", "merchant"),
        ("refuse_goods", "merchant"),
        ("appeal", "buyer"),
        ("rule_refund", "platform"),
        ("paid", "house"),
    ]
    assert not await broken(session)


async def test_less_is_proposed_taken_or_declined_and_what_was_held_is_free_at_the_end(session):
    sold = await make_sold(session, (2, 1_000))
    case = await ask(session, sold, 2)
    less = ProposeAmount(version=case.version, amount_fen=1_200, words="商品有轻微磨损")
    await deciding.propose(session, STAFF, case.id, less, at=NOON)
    with pytest.raises(CaseElsewhere):
        await deciding.propose(session, STAFF, case.id, less, at=NOON)
    await buying.decline(session, sold.who.member_id, case.id, at=NOON)
    with pytest.raises(LineNotThere):
        await ask(session, sold, 1)
    await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
    assert (await order_of(session, sold)).aftersale == "none"
    case = await ask(session, sold, 2)
    less = ProposeAmount(version=case.version, amount_fen=1_200, words="商品有轻微磨损")
    await deciding.propose(session, STAFF, case.id, less, at=NOON)
    await buying.accept(session, sold.who.member_id, case.id, at=NOON)
    case = await money_moves(session, case)
    assert (case.state, case.agreed_fen) == ("done", 1_200)
    # What was not given is still the buyer's to ask for, as money, and never more than that.
    with pytest.raises(AmountTooLarge):
        await ask(session, sold, 1, kind="compensation", amount_fen=801)
    more = await ask(session, sold, 1, kind="compensation", amount_fen=800)
    assert more.asked_fen == 800
    assert not await broken(session)


async def test_a_refund_that_fails_and_then_succeeds_ends_the_case_once(session):
    sold = await make_sold(session, (1, 1_000), stage="shipped")
    case = await ask(session, sold, 1)
    await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    case = await money_moves(session, case, fails=True)
    assert (case.state, case.money) == ("refunding", "failed")
    case = await money_moves(session, case)
    assert (case.state, case.money) == ("done", "back")
    assert (await money_moves(session, case)).version == case.version
    assert not await broken(session)


async def test_time_decides_where_nobody_does(session):
    sold = await make_sold(session, (2, 1_000))
    silent = await ask(session, sold, 1)
    refused = await ask(session, sold, 1)
    no = RefuseCase(version=refused.version, words="已超出质保")
    await deciding.reject(session, STAFF, refused.id, no, at=NOON)
    assert await falling_due.fall_due(session, NOON) == 0
    assert await falling_due.fall_due(session, NOON + timedelta(days=30)) == 2
    assert (await again(session, silent)).state == "refunding"
    assert (await again(session, refused)).state == "closed"
    assert not await broken(session)


async def test_without_a_place_to_send_goods_to_the_platform_decides(session):
    sold = await make_sold(session, (1, 1_000), merchant_id=new_id())
    case = await ask(session, sold, 1, kind="return_refund")
    with pytest.raises(falling_due.ReturnAddressMissing):
        await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    await falling_due.fall_due(session, NOON + timedelta(days=30))
    assert (await again(session, case)).state == "disputed"


async def test_goods_that_go_meanwhile_are_noted_and_need_a_new_look(session):
    sold = await make_sold(session, (1, 1_000), stage="unshipped")
    await slow(session, sold)
    case = await ask(session, sold, 1)
    await bring(session, sold.order_id, "shipped")
    await falling_due.note_shipped(session, [sold.order_id], at=NOON)
    with pytest.raises(CaseElsewhere):
        await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    case = await again(session, case)
    assert (case.stage, case.state) == ("shipped", "applied")
    await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
    assert (await order_of(session, sold)).state == "awaiting_receipt"
    assert await refunded_fen(session, sold) == 1_000


async def test_a_batch_agrees_to_what_can_be_and_names_the_rest(session):
    first, second = await make_sold(session, (1, 1_000)), await make_sold(session, (1, 900))
    one, other = await ask(session, first, 1), await ask(session, second, 1)
    await buying.withdraw(session, second.who.member_id, other.id, at=NOON)
    stray = new_id()
    wish = AgreeToCases(case_ids=[one.id, other.id, stray])
    found = await deciding.agree_to_all(session, STAFF, wish, at=NOON)
    assert found.agreed == [one.id]
    assert {left.case_id: left.code for left in found.left} == {
        other.id: "aftersale.case_elsewhere",
        stray: "aftersale.case_unknown",
    }
    assert all(left.words and left.words != left.code for left in found.left)


async def test_money_by_the_merchants_rule(session):
    await give_return_address(session)
    for refund_at, wanted in (
        ("agreement", [("to_send", "going"), ("returning", "going"), ("arrived", "going")]),
        ("signed", [("to_send", "none"), ("returning", "none"), ("arrived", "going")]),
        ("inspected", [("to_send", "none"), ("returning", "none"), ("arrived", "none")]),
    ):
        sold = await make_sold(session, (1, 1_000))
        await rule_says(session, refund_at)
        case = await ask(session, sold, 1, kind="return_refund")
        await deciding.agree(session, STAFF, case.id, act(case), at=NOON)
        seen = [await again(session, case)]
        sent = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890")
        await buying.send_back(session, sold.who.member_id, case.id, sent, at=NOON)
        seen.append(await again(session, case))
        await deciding.receive(session, STAFF, case.id, act(seen[-1]), at=NOON)
        seen.append(await again(session, case))
        assert [(one.state, one.money) for one in seen] == wanted, refund_at
        took = InspectGoods(version=seen[-1].version, verdict="accept")
        await deciding.inspect(session, STAFF, case.id, took, at=NOON)
        assert (await money_moves(session, case)).state == "done"
        assert await refunded_fen(session, sold) == 1_000
    assert not await broken(session)


async def rule_says(session, refund_at, *, fast_refund=True):
    version = (await rule_of(session, SYSTEM, SELF_RUN_ID)).version
    wish = SetMerchantRule(refund_at=refund_at, fast_refund=fast_refund, version=version)
    await set_rule(session, SYSTEM, SELF_RUN_ID, wish)


async def slow(session, _sold):
    await rule_says(session, "inspected", fast_refund=False)


async def test_only_the_buyer_asks_and_not_for_what_was_not_paid(session):
    sold = await make_sold(session, (1, 1_000), stage="unshipped")
    stranger = await make_sold(session, (1, 1_000))
    command = applying.OpenCase(
        order_id=sold.order_id,
        kind="refund_only",
        reason="quality",
        lines=[{"line_id": sold.lines[0], "quantity": 1}],
    )
    with pytest.raises(SaleCaseUnknown):
        await applying.apply(session, stranger.who.member_id, command, at=NOON)
    with pytest.raises(KindNotOffered):
        await ask(session, sold, 1, kind="return_refund")
    with pytest.raises(NotClaimableNow):
        await ask(session, stranger, 1, at=NOON + timedelta(days=16))


def test_the_page_about_cases_is_drawn_from_the_table(repository):
    page = (repository / "docs/aftersale.md").read_text(encoding="utf-8")
    assert states.drawn() in page
    for row in states.rows():
        assert row in page


def test_a_case_moves_until_it_ends_and_then_no_more():
    before = {state for one in states.TRANSITIONS.values() for state in one.before}
    assert before.isdisjoint(states.ENDED)
    reached = {one.after for one in states.TRANSITIONS.values()} | {"applied"}
    assert before == reached - states.ENDED
