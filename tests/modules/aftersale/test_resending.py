"""Cases that end with other goods: exchanged, repaired, sent again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.ordering import OrderCancelled, OrderShipped
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.cases import one_case
from houtai.modules.aftersale.service import applying, buying, deciding, falling_due, resending
from houtai.modules.aftersale.service.asking import LineNotThere, SwapNotThere
from houtai.modules.aftersale.service.deciding import (
    ActOnCase,
    AgreeToCase,
    InspectGoods,
    RuleCase,
)
from houtai.modules.aftersale.service.resending import NothingToSend
from houtai.modules.catalog.tables import Product, Sku
from houtai.modules.inventory.service import items
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
from tests.factories.catalog import make_sku
from tests.factories.inventory import holdings, make_warehouse, receive_stock, settle
from tests.factories.ordering import NOON

SENT = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890")


async def other_size(session, sku_id, price_fen, *, left=5):
    """Another SKU of the same product."""
    product_id = await session.scalar(select(Sku.product_id).where(Sku.id == sku_id))
    product = await session.get_one(Product, product_id)
    sku = await make_sku(session, product, price_fen=price_fen)
    await items.remember(session, [items.Known(sku.id, product_id, SELF_RUN_ID, True)])
    if left:
        warehouse_id = await make_warehouse(session, merchant_id=SELF_RUN_ID)
        await receive_stock(session, sku.id, warehouse_id, left)
        await settle(session)
    return sku.id


async def swap(session, sold, pieces, sku_id, kind="exchange"):
    line = {"line_id": sold.lines[0], "quantity": pieces, "swap_sku_id": sku_id}
    command = applying.OpenCase(order_id=sold.order_id, kind=kind, reason="size", lines=[line])
    case_id = await applying.apply(session, sold.who.member_id, command, at=NOON)
    return await one_case(session, SYSTEM, case_id)


async def brought_back(session, sold, case):
    """Agreed, sent back, and here."""
    await give_return_address(session)
    command = AgreeToCase(version=case.version)
    await deciding.agree(session, STAFF, case.id, command, at=NOON)
    await buying.send_back(session, sold.who.member_id, case.id, SENT, at=NOON)
    case = await again(session, case)
    await deciding.receive(session, STAFF, case.id, ActOnCase(version=case.version), at=NOON)
    return await again(session, case)


async def looked_at(session, case, verdict="accept"):
    wish = InspectGoods(version=case.version, verdict=verdict)
    await deciding.inspect(session, STAFF, case.id, wish, at=NOON)
    return await again(session, case)


async def goes(session, case):
    """The carrier has what goes out."""
    order = await ordering.sold_order(session, case.resend_order_id)
    await ordering.note_shipped(session, [(order.id, True)], ordering.HOUSE, at=NOON)
    told = OrderShipped(
        order.id, order.trade_id, order.merchant_id, order.member_id, all_shipped=True, at=NOON
    )
    await resending.hear_orders(session, [told, told], at=NOON)
    return await again(session, case)


async def test_a_size_is_exchanged_for_another_and_what_it_costs_less_goes_back(session):
    sold = await make_sold(session, (3, 1_000))
    smaller = await other_size(session, sold.skus[0], 800)
    case = await swap(session, sold, 2, smaller)
    assert (case.asked_fen, case.extra_fen) == (2_000, -400)
    with pytest.raises(LineNotThere):
        await ask(session, sold, 2)
    case = await brought_back(session, sold, case)
    assert (case.state, case.money) == ("arrived", "none")
    case = await looked_at(session, case)
    order = await ordering.sold_order(session, case.resend_order_id)
    assert (order.state, order.payable_fen) == ("awaiting_shipment", 0)
    assert [(one.sku_id, one.quantity) for one in order.lines] == [(smaller, 2)]
    assert (await holdings(session, smaller))["sales.sellable"] == 3
    assert (case.state, case.agreed_fen, await refunded_fen(session, sold)) == (
        "resending",
        400,
        0,
    )
    case = await money_moves(session, await goes(session, case))
    assert (case.state, case.money, await refunded_fen(session, sold)) == ("done", "back", 400)
    # He has three pieces still, and of what was paid the rest may go back.
    rest = await ask(session, sold, 3)
    assert rest.asked_fen == 2_600
    assert not await broken(session)


async def test_what_other_goods_cost_more_is_paid_before_they_go(session):
    sold = await make_sold(session, (1, 1_000))
    larger = await other_size(session, sold.skus[0], 1_300)
    case = await looked_at(
        session, await brought_back(session, sold, await swap(session, sold, 1, larger))
    )
    order = await ordering.sold_order(session, case.resend_order_id)
    assert (order.state, order.payable_fen) == ("awaiting_payment", 300)
    # It is not paid: the platform decides, and gives all of it back.
    await ordering.expire_due(session, NOON + timedelta(days=4))
    assert (await ordering.sold_order(session, order.id)).state == "cancelled"
    told = OrderCancelled(
        order.id,
        order.trade_id,
        order.merchant_id,
        order.member_id,
        payable_fen=300,
        was_paid=False,
        why="expired",
        at=NOON,
    )
    await resending.hear_orders(session, [told], at=NOON)
    case = await again(session, case)
    assert case.state == "disputed"
    ruling = RuleCase(version=case.version, ruling="refund", words="买家未补差价，原款退回")
    await deciding.rule(session, STAFF, case.id, ruling, at=NOON)
    case = await money_moves(session, case)
    assert (case.state, await refunded_fen(session, sold)) == ("done", 1_000)
    assert not await broken(session)


async def test_what_was_missing_is_sent_again_or_refunded_where_there_is_none(session):
    sold = await make_sold(session, (2, 1_000), stage="shipped")
    case = await ask(session, sold, 1, kind="resend", reason="missing")
    assert (case.asked_fen, case.due_at > NOON) == (1_000, True)
    await falling_due.fall_due(session, NOON + timedelta(days=3))
    case = await again(session, case)
    assert (case.state, case.agreed_fen) == ("resending", 0)
    case = await goes(session, case)
    assert (case.state, case.money, await refunded_fen(session, sold)) == ("done", "none", 0)
    assert (await ordering.sold_order(session, sold.order_id)).aftersale == "none"

    rare = await make_sold(session, (100, 10))
    case = await ask(session, rare, 60, kind="resend", reason="missing")
    with pytest.raises(NothingToSend):
        await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await falling_due.fall_due(session, NOON + timedelta(days=3))
    case = await money_moves(session, case)
    assert (case.state, await refunded_fen(session, rare)) == ("done", 600)
    assert not await broken(session)


async def test_what_is_repaired_comes_back_to_its_buyer_or_is_refunded(session):
    sold = await make_sold(session, (2, 1_000))
    case = await brought_back(session, sold, await ask(session, sold, 1, kind="repair"))
    case = await goes(session, await looked_at(session, case))
    assert (case.state, [one.what for one in case.messages][-2:]) == ("done", ["replace", "sent"])
    case = await brought_back(session, sold, await ask(session, sold, 1, kind="repair"))
    case = await money_moves(session, await looked_at(session, case, "refund"))
    assert (case.state, await refunded_fen(session, sold)) == ("done", 1_000)
    assert not await broken(session)


async def test_only_another_size_of_the_same_is_had_for_it(session):
    sold = await make_sold(session, (1, 1_000), (1, 500))
    with pytest.raises(SwapNotThere):
        await swap(session, sold, 1, sold.skus[1])
    with pytest.raises(SwapNotThere):
        await swap(session, sold, 1, new_id())
    with pytest.raises(SwapNotThere):
        await swap(session, sold, 1, sold.skus[0], kind="repair")
    assert (await swap(session, sold, 1, sold.skus[0])).extra_fen == 0
