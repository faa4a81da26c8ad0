"""Of an order that is partly on its way what has gone may be asked for, and nothing else."""

import pytest

from houtai.modules.aftersale.service import deciding, explaining, falling_due
from houtai.modules.aftersale.service.applying import LineNotThere
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.service.paying import PartlyGone
from houtai.modules.fulfilment.tables import Demand, DemandLine
from houtai.modules.ordering import public as ordering
from tests.factories.aftersale import STAFF, again, ask, make_sold, money_moves, refunded_fen
from tests.factories.ordering import NOON


async def part_goes(session, sold, shipped):
    """So many of each line, and the rest waits."""
    order = await ordering.sold_order(session, sold.order_id)
    demand = Demand(
        order_id=order.id,
        merchant_id=order.merchant_id,
        member_id=order.member_id,
        number=order.number,
        shop_name=order.shop_name,
        region_code="440305",
        state="open",
        ship_by=NOON,
        placed_at=NOON,
    )
    session.add(demand)
    await session.flush()
    session.add_all(
        DemandLine(
            line_id=line.id,
            sku_id=line.sku_id,
            order_id=order.id,
            merchant_id=order.merchant_id,
            quantity=line.quantity,
            waiting=line.quantity - count,
            assigned=0,
            shipped=count,
            dropped=0,
            value_fen=line.payable_fen,
            sku_code=line.sku_code,
            product_name=line.product_name,
            spec_text=line.spec_text,
            ship_by=NOON,
            avoid=[],
            tried_at=NOON,
        )
        for line, count in zip(order.lines, shipped, strict=True)
    )
    await session.flush()
    await ordering.note_shipped(session, [(order.id, False)], ordering.HOUSE, at=NOON)


async def test_what_has_gone_is_refunded_while_the_rest_waits(session):
    sold = await make_sold(session, (3, 1_000), (1, 500), stage="unshipped")
    await part_goes(session, sold, (2, 0))
    found = await explaining.options(session, sold.who.member_id, sold.order_id, at=NOON)
    assert (found.stage, [one.pieces_left for one in found.lines]) == ("shipped", [2, 0])
    for pieces in ((3,), (0, 1)):
        with pytest.raises(LineNotThere):
            await ask(session, sold, *pieces)
    case = await ask(session, sold, 2)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    case = await money_moves(session, case)
    assert (case.state, await refunded_fen(session, sold)) == ("done", 2_000)
    with pytest.raises(LineNotThere):
        await ask(session, sold, 1)
    order = await ordering.sold_order(session, sold.order_id)
    assert (order.state, order.aftersale) == ("awaiting_shipment", "none")


async def test_what_was_asked_before_anything_went_waits_for_the_rest(session):
    sold = await make_sold(session, (2, 1_000), stage="unshipped")
    rule = SetMerchantRule(refund_at="inspected", fast_refund=False, version=0)
    order = await ordering.sold_order(session, sold.order_id)
    await set_rule(session, STAFF, order.merchant_id, rule)
    case = await ask(session, sold, 2)
    await part_goes(session, sold, (1,))
    await falling_due.note_shipped(session, [sold.order_id], at=NOON)
    case = await again(session, case)
    command = AgreeToCase(version=case.version)
    with pytest.raises(PartlyGone):
        await deciding.agree(session, STAFF, case.id, command, at=NOON)
    assert await refunded_fen(session, sold) == 0
