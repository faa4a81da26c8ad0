"""Defects of other systems that touch splitting, warehouse stock and sending: a test each, named
after its row or thread.

Elsewhere: d26 is `test_conservation` too, d27 also `tests/journeys/test_parcel_crashes`, d35 the
states in `tests/modules/wms/test_rules`, odoo_268942 the races in `tests/modules/wms/test_races`.
"""

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX
from houtai.modules.fulfilment.service import by_hand, sourcing
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service import asking, moves, packing, picking
from houtai.modules.wms.tables import BinMove
from tests.factories.fulfilment import (
    broken,
    lines_in,
    make_paid,
    make_sites,
    make_sourced,
    make_spread_good,
    shipments_of,
    standing,
    with_shipments,
)
from tests.factories.inventory import holdings, settle
from tests.factories.logistics import make_freight_template, rates, written
from tests.factories.ordering import NOON, make_shopper, make_trade, orders_of, pay
from tests.factories.wms import (
    breaches_of_bins,
    lying,
    make_floor,
    make_outbound,
    make_wave,
    pick_all,
    tasks_of,
    wish_line,
)
from tests.statements import count_statements


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


async def test_d26_pieces_that_no_warehouse_has_stay_as_waiting_and_goods_never_mix(session):
    south, north = await make_sites(session)
    tea = await make_spread_good(session, (south, 2), (north, 2))
    cup = await make_spread_good(session, (north, 9))
    order_id = await make_paid(session, None, (tea, 4), (cup, 1))
    await take_away(session, tea, south, north)
    await sourcing.source_orders(session, [order_id], "paid", at=NOON, at_any_price=True)
    where = await standing(session, order_id)
    # One of tea is left in each warehouse; cups in plenty serve nobody's tea.
    assert (where["quantity"], where["assigned"], where["waiting"]) == (5, 3, 2)
    assert sum(one.pieces_count for one in await shipments_of(session, order_id)) == 3
    assert await broken(session) == {}


async def take_away(session, sku_id, *sites):
    """A piece is lost in each of these warehouses after all were sold."""
    for site in sites:
        line = inventory.StockLine(id=new_id(), sku_id=sku_id, quantity=1)
        why = inventory.DocumentCause(
            reason="stock.lost", document_kind="count", document_id=new_id()
        )
        await inventory.issue(session, SYSTEM, site, [line], why, at=NOON)
    await settle(session)


async def test_d27_what_fails_half_way_leaves_no_half(session):
    floor = await make_floor(session)
    first = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    gone = await make_outbound(session, floor.warehouse_id, wish_line(floor.cup, 1))
    await make_wave(session, floor)
    (task,) = await tasks_of(session, first.shipment_id)
    before = await lying(session, floor.tea), await holdings(session, floor.tea)
    await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
    half = await session.begin_nested()
    scan = picking.PickPieces(scan_id=new_id(), bin="A-01-02", goods=floor.tea_code, quantity=2)
    await picking.pick(session, floor.picker, task.id, scan, at=NOON)
    await half.rollback()
    session.expire_all()
    assert (await lying(session, floor.tea), await holdings(session, floor.tea)) == before
    # Of two that are refused together one is planned: then none of both is.
    await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 1))
    command = asking.RefuseOutbounds(ids=[first.shipment_id, gone.shipment_id], reason="停电")
    with pytest.raises(asking.OutboundNotSo):
        async with session.begin_nested():
            await asking.refuse(session, floor.picker, command, at=NOON)
    assert await breaches_of_bins(session) == {}


async def test_d28_a_bin_that_is_empty_and_full_again_keeps_its_story(session):
    floor = await make_floor(session)
    moved = moves.MovePieces(
        scan_id=new_id(), from_bin="A-03-04", to_bin="A-03-05", goods=floor.cup_code, quantity=4
    )
    await moves.move(session, floor.picker, moved, at=NOON)
    back = moved.model_copy(
        update={"scan_id": new_id(), "from_bin": "A-03-05", "to_bin": "A-03-04"}
    )
    await moves.move(session, floor.picker, back, at=NOON)
    story = select(func.count()).select_from(BinMove).where(BinMove.sku_id == floor.cup)
    # Received, put away, and moved twice.
    assert await session.scalar(story) == 4
    assert list((await lying(session, floor.cup)).values()) == [(4, 0)]
    assert await breaches_of_bins(session) == {}


async def test_d31_one_sku_on_two_lines_is_picked_checked_and_sent_as_both(session):
    floor = await make_floor(session)
    lines = wish_line(floor.tea, 2), wish_line(floor.tea, 3)
    asked = await make_outbound(session, floor.warehouse_id, *lines)
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    assert (await holdings(session, floor.tea))["warehouse.picked"] == 5
    for quantity in (4, 1):
        seen = packing.CheckPieces(scan_id=new_id(), goods=floor.tea_code, quantity=quantity)
        await packing.check(session, floor.other, asked.shipment_id, seen, at=NOON)
    assert await breaches_of_bins(session) == {}


async def test_odoo_49274_what_lines_reserve_is_what_bins_reserve_and_can_be_given_back(session):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 6))
    await make_wave(session, floor)
    (task,) = await tasks_of(session, asked.shipment_id)
    await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
    scan = picking.PickPieces(scan_id=new_id(), bin="A-01-02", goods=floor.tea_code, quantity=2)
    await picking.pick(session, floor.picker, task.id, scan, at=NOON)
    assert await lying(session, floor.tea) == {task.bin_id: (8, 4)}
    ids = [asked.shipment_id]
    assert await asking.withdraw_outbound(session, ids, "cancelled", at=NOON) == set(ids)
    assert await lying(session, floor.tea) == {task.bin_id: (8, 0)}
    assert await asking.withdraw_outbound(session, ids, "cancelled", at=NOON) == set()
    assert await breaches_of_bins(session) == {}


async def test_erpnext_51519_all_lines_of_a_long_order_are_promised(session):
    (south, _) = await make_sites(session)
    goods = [await make_spread_good(session, (south, 1)) for _ in range(51)]
    order_id, shipments = await make_sourced(session, None, *((one, 1) for one in goods))
    assert [one.pieces_count for one in shipments] == [51]
    assert (await standing(session, order_id))["assigned"] == 51


async def test_spree_7531_an_order_of_a_thousand_pieces_is_sourced_as_fast_as_one(session):
    (south, _) = await make_sites(session)
    tea = await make_spread_good(session, (south, 2_000), price_fen=10)
    small = await make_paid(session, None, (tea, 1), price_fen=10)
    large = await make_paid(session, None, (tea, 999), price_fen=10)
    counts = []
    for order_id in (small, large):
        with count_statements(session) as statements:
            await sourcing.source_orders(session, [order_id], "paid", at=NOON)
        counts.append(statements.count)
    assert counts[1] <= counts[0]
    assert [one.pieces_count for one in await shipments_of(session, large)] == [999]


async def test_spree_14622_what_a_buyer_paid_for_freight_is_the_same_in_however_many_parcels(
    session,
):
    south, north = await make_sites(session)
    skus = [await make_spread_good(session, (site, 2)) for site in (south, north)]
    tariff = written(rest=rates(1, 700, 1, 100))
    await make_freight_template(session, charge_by="count", tariff=tariff)
    who = await make_shopper(session)
    trade = await make_trade(session, who, *((sku, 2) for sku in skus), agreed_fen=13_000)
    await pay(session, trade, who)
    (before,) = await orders_of(session, trade)
    await sourcing.source_orders(session, [before.id], "paid", at=NOON)
    parts = await shipments_of(session, before.id)
    assert [one.pieces_count for one in parts] == [2, 2]
    for number, part in enumerate(parts):
        parcel = by_hand.NewParcel(carrier_code="SF", number=f"SF{number}{new_id().hex[:10]}")
        command = by_hand.ShipByHand(parcels=[parcel])
        await by_hand.ship_by_hand(session, SYSTEM, part.id, command, at=NOON)
    (after,) = await orders_of(session, trade)
    assert (after.freight_fen, after.payable_fen) == (1_000, 13_000)
    assert sum(one.value_fen for one in parts) <= 13_000
    assert await broken(session) == {}


WRONG = (0, -1, 10**9, 10**30, 1.5, "1", None, True)


@pytest.mark.parametrize("quantity", WRONG)
def test_pieces_that_are_none_or_far_too_many_are_refused_before_anything_is_asked(quantity):
    scan = {"scan_id": new_id(), "goods": "X", "quantity": quantity}
    with pytest.raises(ValidationError):
        picking.PickPieces(**scan, bin="A")
    with pytest.raises(ValidationError):
        packing.CheckPieces(**scan)
    with pytest.raises(ValidationError):
        moves.MovePieces(**scan, from_bin="A", to_bin="B")
    with pytest.raises(ValidationError):
        packing.PackParcel(carton_id=new_id(), weight_g=quantity)
    if quantity != 10**9:
        with pytest.raises(ValidationError):
            by_hand.PartOfLine(line_id=new_id(), quantity=quantity)


async def test_a_thousand_million_pieces_of_a_shipment_are_more_than_there_are(session):
    (south, _) = await make_sites(session)
    tea = await make_spread_good(session, (south, 5))
    _, (shipment,) = await make_sourced(session, None, (tea, 2))
    shipment_id = shipment.id
    (line,) = await lines_in(session, shipment_id)
    line_id = line.id
    for quantity in (10**9, BIGINT_MAX):
        part = by_hand.PartOfLine(line_id=line_id, quantity=quantity)
        parcel = by_hand.NewParcel(carrier_code="SF", number="SF0000000000055")
        command = by_hand.ShipByHand(parcels=[parcel], lines=(part,))
        with pytest.raises(by_hand.PartUnclear):
            await by_hand.ship_by_hand(session, SYSTEM, shipment_id, command, at=NOON)
    assert await broken(session) == {}
