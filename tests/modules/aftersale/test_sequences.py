"""Any sequence of cases on any order: never more back than was paid."""

import json
import random
from typing import get_args

import pytest
from sqlalchemy import func, select, update

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.ordering import OrderCancelled, OrderShipped
from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.states import ENDED, CaseKind, acts_of
from houtai.modules.aftersale.service import buying, deciding, goods, resending
from houtai.modules.aftersale.service.deciding import (
    ActOnCase,
    AgreeToCase,
    InspectGoods,
    ProposeAmount,
    RefuseCase,
    RuleCase,
)
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.tables import Purse
from houtai.modules.catalog.tables import Sku
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments
from houtai.modules.wms.service import returns
from houtai.modules.wms.tables import Return, ReturnLine
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
from tests.factories.inventory import holdings, keeper, make_warehouse, settle
from tests.factories.ordering import NOON
from tests.factories.wms import breaches_of_bins, told

KINDS = (*get_args(CaseKind), *["return_refund", "exchange", "repair"] * 2)
WITHDRAWN = 0.1
"""How often a buyer thinks of withdrawing: at each step, most cases would come to nothing."""
STEPS_MAX = 9
LEFT = 100
"""Pieces of each good that lie in the warehouse; what is sold leaves it elsewhere."""
FINDINGS = ("good", "good", "damaged", "scrap", "foreign_pieces", "missing")


def of_sellers(session, case, chance):
    """What the shop's people, and the platform, may do."""
    who, version, half = case.id, case.version, case.asked_fen // 2
    verdict = chance.choice(["accept", "refund", "refuse"])
    ruling = chance.choice(["refund", "return", "resend", "nothing"])
    agreed = AgreeToCase(version=version, refund_instead=False)
    proposed = ProposeAmount(version=version, amount_fen=half, words="一半")
    refused = RefuseCase(version=version, words="不行")
    looked = InspectGoods(version=version, verdict=verdict)
    ruled = RuleCase(version=version, ruling=ruling, amount_fen=half, words="裁决")
    here = ActOnCase(version=version)
    return {
        "agree": lambda: deciding.agree(session, STAFF, who, agreed, at=NOON),
        "propose": lambda: deciding.propose(session, STAFF, who, proposed, at=NOON),
        "reject": lambda: deciding.reject(session, STAFF, who, refused, at=NOON),
        "receive": lambda: deciding.receive(session, STAFF, who, here, at=NOON),
        "inspect": lambda: deciding.inspect(session, STAFF, who, looked, at=NOON),
        "rule": lambda: deciding.rule(session, STAFF, who, ruled, at=NOON),
    }


def of_buyers(session, sold, case):
    """What the one who bought it may do."""
    who, member_id = case.id, sold.who.member_id
    sent = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890")
    return {
        "accept": lambda: buying.accept(session, member_id, who, at=NOON),
        "decline": lambda: buying.decline(session, member_id, who, at=NOON),
        "appeal": lambda: buying.appeal(session, member_id, who, buying.AppealCase(), at=NOON),
        "withdraw": lambda: buying.withdraw(session, member_id, who, at=NOON),
        "send": lambda: buying.send_back(session, member_id, who, sent, at=NOON),
    }


async def one_step(session, sold, case, chance, clerk):
    """Somebody does what he may do now, whoever it is, unless nobody may do anything."""
    steps = {
        **of_sellers(session, case, chance),
        **of_buyers(session, sold, case),
        "arrives": lambda: _arrives(session, case, clerk),
        "looks": lambda: _looks(session, case, clerk, chance),
        "goes": lambda: _out(session, case, chance.random() < 0.8),
        "money": lambda: money_moves(session, case, fails=chance.random() < 0.3),
    }
    if chance.random() > WITHDRAWN:
        del steps["withdraw"]
    for name in chance.sample(sorted(steps), len(steps)):
        try:
            async with session.begin_nested():
                await steps[name]()
        except (Conflict, Invalid, NotFound):
            continue
        if (await again(session, case)).version > case.version:
            return


async def _arrives(session, case, clerk):
    """The parcel is in the warehouse, and the case hears it."""
    before = len(await told(session, ReturnArrived.LABEL.name, case.id))
    await returns.arrive(session, clerk, returns.ArriveReturn(scanned=case.number), at=NOON)
    await _hear(session, case, ReturnArrived, before)


async def _looks(session, case, clerk, chance):
    """Each announced piece is good, damaged, worth nothing, something else, or not there."""
    lines = await session.scalars(select(ReturnLine).where(ReturnLine.return_id == case.id))
    found = []
    for line in lines.all():
        seen = [chance.choice(FINDINGS) for _ in range(line.quantity)]
        counts = {name: seen.count(name) for name in FINDINGS}
        found.append(returns.FoundPieces(line_id=line.line_id, **counts))
    if not found:
        return
    before = len(await told(session, ReturnInspected.LABEL.name, case.id))
    command = returns.InspectReturn(scan_id=new_id(), lines=found)
    await returns.inspect(session, clerk, case.id, command, at=NOON)
    await _hear(session, case, ReturnInspected, before)


async def _hear(session, case, kind, before):
    bodies = await told(session, kind.LABEL.name, case.id)
    news = [decode(kind.LABEL.name, 1, json.dumps(body).encode()) for body in bodies[before:]]
    await goods.hear(session, news, at=NOON)


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


async def begun(session, chance, *, in_warehouse):
    """An order of two goods whose returns a warehouse looks at, or the shop."""
    warehouse_id = await make_warehouse(session)
    await give_return_address(session)
    rule = SetMerchantRule(
        refund_at=chance.choice(["agreement", "signed", "inspected"]),
        fast_refund=True,
        return_warehouse=warehouse_id if in_warehouse else None,
        version=(await rule_of(session, SYSTEM, SELF_RUN_ID)).version,
    )
    await set_rule(session, STAFF, SELF_RUN_ID, rule)
    stage = chance.choice(["received", "received", "shipped", "unshipped"])
    return await make_sold(session, (3, 667), (2, 1_001), stage=stage), keeper(warehouse_id)


async def assert_exact(session, sold, paid_fen):
    """Of no payment, line and stock is there more or less than there was."""
    for one in await payments.payments_of(session, sold.trade_id):
        assert one.refunded_fen <= one.paid_fen
    assert await refunded_fen(session, sold) <= paid_fen
    seen = await session.execute(
        select(
            ReturnLine.sku_id,
            func.sum(ReturnLine.good).label("good"),
            func.sum(ReturnLine.damaged).label("damaged"),
            func.sum(ReturnLine.quantity).filter(Return.state == "arrived").label("waiting"),
        )
        .join(Return, Return.id == ReturnLine.return_id)
        .where(ReturnLine.sku_id.in_(sold.skus))
        .group_by(ReturnLine.sku_id)
    )
    for row in seen:
        held = await holdings(session, row.sku_id)
        assert held["warehouse.good"] == LEFT + row.good
        assert held.get("warehouse.damaged", 0) == row.damaged
        assert held.get("warehouse.inspect", 0) == (row.waiting or 0)
    await settle(session)
    assert not await broken(session)
    assert not await breaches_of_bins(session)


@pytest.mark.parametrize("in_warehouse", [True, False])
@pytest.mark.parametrize("seed", range(5))
async def test_any_sequence_of_cases_gives_no_fen_and_no_piece_too_much(
    session, seed, in_warehouse
):
    chance = random.Random(seed)
    sold, clerk = await begun(session, chance, in_warehouse=in_warehouse)
    paid_fen = 3 * 667 + 2 * 1_001
    for _ in range(5):
        today = update(Sku).where(Sku.id == chance.choice(sold.skus))
        await session.execute(today.values(price_fen=chance.randint(1, 1_100)))
        try:
            async with session.begin_nested():
                pieces = (chance.randint(0, 3), chance.randint(0, 2))
                case = await ask(session, sold, *pieces, kind=chance.choice(KINDS))
        except (Conflict, Invalid, ValueError):
            continue
        for _ in range(STEPS_MAX):
            case = await again(session, case)
            await one_step(session, sold, case, chance, clerk)
        case = await again(session, case)
        if case.state in ENDED:
            assert not acts_of("buyer", state=case.state, kind=case.kind, money=case.money)
        await assert_exact(session, sold, paid_fen)
    purses = await session.scalars(
        select(Purse)
        .where(Purse.order_id == sold.order_id)
        .execution_options(populate_existing=True)
    )
    assert sum(one.back_fen for one in purses) == await refunded_fen(session, sold)
