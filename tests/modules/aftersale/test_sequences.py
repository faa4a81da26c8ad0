"""Any sequence of cases on any order: never more back than was paid."""

import random
from typing import get_args

import pytest
from sqlalchemy import select

from houtai.events.ordering import OrderCancelled, OrderShipped
from houtai.kit.errors import Conflict, Invalid
from houtai.modules.aftersale.rules.states import ENDED, CaseKind, acts_of
from houtai.modules.aftersale.service import buying, deciding, resending
from houtai.modules.aftersale.service.deciding import (
    ActOnCase,
    AgreeToCase,
    InspectGoods,
    ProposeAmount,
    RefuseCase,
    RuleCase,
)
from houtai.modules.aftersale.tables import Purse
from houtai.modules.ordering import public as ordering
from tests.factories.aftersale import (
    STAFF,
    again,
    ask,
    broken,
    give_return_address,
    make_sold,
    money_moves,
    refunded_fen,
)
from tests.factories.ordering import NOON

KINDS = get_args(CaseKind)
STEPS_MAX = 12


async def one_step(session, sold, case, chance):
    """Somebody does what he may do now, whoever it is."""
    who, member_id = case.id, sold.who.member_id
    version = case.version
    half = case.asked_fen // 2
    steps = {
        "agree": lambda: deciding.agree(
            session, STAFF, who, AgreeToCase(version=version, refund_instead=False), at=NOON
        ),
        "propose": lambda: deciding.propose(
            session,
            STAFF,
            who,
            ProposeAmount(version=version, amount_fen=half, words="一半"),
            at=NOON,
        ),
        "reject": lambda: deciding.reject(
            session, STAFF, who, RefuseCase(version=version, words="不行"), at=NOON
        ),
        "receive": lambda: deciding.receive(
            session, STAFF, who, ActOnCase(version=version), at=NOON
        ),
        "inspect": lambda: deciding.inspect(
            session,
            STAFF,
            who,
            InspectGoods(version=version, verdict=chance.choice(["accept", "refund", "refuse"])),
            at=NOON,
        ),
        "rule": lambda: deciding.rule(
            session,
            STAFF,
            who,
            RuleCase(
                version=version,
                ruling=chance.choice(["refund", "return", "resend", "nothing"]),
                amount_fen=half,
                words="裁决",
            ),
            at=NOON,
        ),
        "accept": lambda: buying.accept(session, member_id, who, at=NOON),
        "decline": lambda: buying.decline(session, member_id, who, at=NOON),
        "appeal": lambda: buying.appeal(session, member_id, who, buying.AppealCase(), at=NOON),
        "withdraw": lambda: buying.withdraw(session, member_id, who, at=NOON),
        "send": lambda: buying.send_back(
            session,
            member_id,
            who,
            buying.SendBack(carrier_code="SF", waybill_number="SF1234567890"),
            at=NOON,
        ),
        "goes": lambda: _out(session, case, chance.random() < 0.8),
        "money": lambda: money_moves(session, case, fails=chance.random() < 0.3),
    }
    try:
        async with session.begin_nested():
            await steps[chance.choice(sorted(steps))]()
    except (Conflict, Invalid):
        pass


async def _out(session, case, gone):
    """What goes out has gone, or is cancelled."""
    if case.resend_order_id is None:
        return
    order = await ordering.sold_order(session, case.resend_order_id)
    ids = (order.id, order.trade_id, order.merchant_id, order.member_id)
    if gone and order.state == "awaiting_shipment":
        await ordering.note_shipped(session, [(order.id, True)], ordering.HOUSE, at=NOON)
        told = OrderShipped(*ids, all_shipped=True, at=NOON)
    elif not gone and order.state == "awaiting_shipment":
        by = ordering.By("buyer", order.member_id)
        await ordering.cancel_order(session, order.id, by, at=NOON)
        told = OrderCancelled(*ids, payable_fen=0, was_paid=True, why="buyer", at=NOON)
    else:
        return
    await resending.hear_orders(session, [told], at=NOON)


@pytest.mark.parametrize("seed", range(4))
async def test_any_sequence_of_cases_gives_no_fen_and_no_piece_too_much(session, seed):
    chance = random.Random(seed)
    await give_return_address(session)
    sold = await make_sold(session, (3, 667), (2, 1_001))
    paid_fen = 3 * 667 + 2 * 1_001
    for _ in range(5):
        try:
            async with session.begin_nested():
                pieces = (chance.randint(0, 3), chance.randint(0, 2))
                case = await ask(session, sold, *pieces, kind=chance.choice(KINDS))
        except (Conflict, Invalid, ValueError):
            continue
        for _ in range(STEPS_MAX):
            case = await again(session, case)
            await one_step(session, sold, case, chance)
        case = await again(session, case)
        if case.state in ENDED:
            assert not acts_of("buyer", state=case.state, kind=case.kind, money=case.money)
        assert await refunded_fen(session, sold) <= paid_fen
        assert not await broken(session)
    purses = await session.scalars(
        select(Purse)
        .where(Purse.order_id == sold.order_id)
        .execution_options(populate_existing=True)
    )
    assert sum(one.back_fen for one in purses) == await refunded_fen(session, sold)
