"""An order's journey beyond fulfilment: warehouse, carrier, ledger and events of its shipments."""

from dataclasses import replace

from sqlalchemy import select

from houtai.entry import wiring
from houtai.events import wms as told_by_warehouses
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.fulfilment.service import hearing, merging
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.logistics import public as logistics
from houtai.modules.ordering.queries import journey
from houtai.modules.wms.service import handing_over, shortages
from houtai.modules.wms.service.picking import take_list
from houtai.modules.wms.tables import Parcel, Shortage
from tests.factories.fulfilment import (
    lines_in,
    make_paid,
    make_sites,
    make_sourced,
    make_spread_good,
    shipments_of,
    standing,
)
from tests.factories.inventory import settle
from tests.factories.ordering import NOON, make_shopper
from tests.factories.wms import (
    check_all,
    make_floor,
    make_wave,
    pack_all,
    pick_all,
    tasks_of,
)

SEES = frozenset(
    {"ordering.order.read", "fulfilment.shipment.read", "wms.outbound.read", "ledger.account.read"}
)
READER = replace(SYSTEM, permissions=SEES)


async def gone_with_the_carrier(session):
    """Two pieces of tea on their way, not found at first; the order and its shipment."""
    floor = await make_floor(session)
    await settle(session)
    order_id, (shipment,) = await make_sourced(session, None, (floor.tea, 2), price_fen=100)
    await make_wave(session, floor)
    (task,) = await tasks_of(session, shipment.id)
    await take_list(session, floor.picker, task.pick_list_id, at=NOON)
    report = shortages.ReportShort(scan_id=new_id())
    await shortages.report(session, floor.picker, task.id, report, at=NOON)
    shortage_id = await session.scalar(select(Shortage.id).where(Shortage.task_id == task.id))
    there = shortages.CountAgain(counted=10)
    await shortages.count(session, floor.other, shortage_id, there, at=NOON)
    await pick_all(session, floor, shipment.id)
    await check_all(session, floor, shipment.id)
    await pack_all(session, floor, shipment.id, 150)
    parcel = await session.scalar(select(Parcel).where(Parcel.outbound_id == shipment.id))
    parcel.carrier_code, parcel.waybill_number = "SF", "SF1234567890"
    await session.flush()
    number = logistics.TypedNumber(
        parcel.id, shipment.id, shipment.merchant_id, "SF", "SF1234567890"
    )
    await logistics.track_numbers(session, [number], at=NOON)
    give = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=["SF1234567890"])
    handover_id = await handing_over.hand_over(session, floor.other, give, at=NOON)
    gone = told_by_warehouses.OutboundHandedOver(
        shipment.id, shipment.warehouse_id, shipment.merchant_id, handover_id, NOON
    )
    await hearing.hear(session, [gone], at=NOON)
    return order_id, floor


async def test_what_warehouse_carrier_and_ledger_did_is_told_with_who_and_documents(session):
    assert wiring.INVARIANTS  # The composition is what registers the sources.
    order_id, floor = await gone_with_the_carrier(session)
    told = (await journey.journey_of(session, READER, order_id)).steps
    known = journey.registered()
    assert [one for one in told if one.what not in known[one.module]] == []
    assert [one for one in told if one.title == one.what] == []
    own = [one for one in told if one.module == "wms"]
    assert [(one.what, one.by_id) for one in own] == [
        ("ask", None),
        ("plan", floor.picker.id),
        ("take", floor.picker.id),
        ("report_short", floor.picker.id),
        ("count_again", floor.other.id),
        ("pick", floor.picker.id),
        ("check", floor.other.id),
        ("pack", floor.other.id),
        ("hand_over", floor.other.id),
    ]
    documents = {one.what: one.document_kind for one in own}
    assert (documents["plan"], documents["pick"], documents["hand_over"]) == (
        "wave",
        "pick_list",
        "handover",
    )
    (weighed,) = [one.values for one in own if one.what == "pack"]
    assert weighed["weight_g"] == 150
    (typed,) = [one for one in told if one.module == "logistics"]
    assert (typed.what, typed.number) == ("type", "SF1234567890")
    moved = {one.what: one.values["entries"] for one in told if one.module == "ledger"}
    assert {"shipment.assign", "wms.pick", "shipment.ship"} <= moved.keys()
    events = {one.what for one in told if one.module == "events"}
    assert {"wms.outbound_checked", "fulfilment.shipment_shipped"} <= events


async def test_who_does_not_see_the_warehouse_is_told_what_but_not_by_whom(session):
    order_id, _ = await gone_with_the_carrier(session)
    merchant = replace(READER, permissions=SEES - {"wms.outbound.read"})
    steps = (await journey.journey_of(session, merchant, order_id)).steps
    own = [one for one in steps if one.module == "wms"]
    assert {"pick", "check"} <= {one.what for one in own}
    assert {one.by_id for one in own} == {None}
    stranger = Actor(new_id(), frozenset({"ordering.order.read"}), merchant_ids=None)
    steps = (await journey.journey_of(session, stranger, order_id)).steps
    assert {one.module for one in steps} & {"wms", "logistics", "fulfilment"} == set()


async def test_many_orders_are_sourced_together_and_again(session):
    """Rows of several orders go beside their statements, those of one inside: two ways."""
    floor = await make_floor(session)
    await settle(session)
    goods = (floor.tea, 1), (floor.cup, 1)
    orders = [await make_paid(session, None, one, price_fen=100) for one in (*goods, goods[0])]
    assert len(await source_orders(session, orders, "paid", at=NOON)) == 3
    assert await source_orders(session, orders, "paid", at=NOON) == []
    for order_id in orders:
        assert (await standing(session, order_id))["assigned"] == 1


async def test_shipments_that_never_went_tell_what_became_of_them(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 10))
    who = await make_shopper(session)
    made = [(await make_sourced(session, who, (sku, 1)))[0] for _ in range(2)]
    one, other = [(await shipments_of(session, order_id))[0] for order_id in made]
    merged = await merging.merge(session, [one.id, other.id], at=NOON)
    (line,) = [each for each in await lines_in(session, merged) if each.order_id == made[0]]
    (rest,) = [each for each in await lines_in(session, merged) if each.order_id == made[1]]
    short = told_by_warehouses.OutboundShort(
        merged, south, SELF_RUN_ID, ((line.id, sku, 1), (rest.id, sku, 1)), 0, NOON
    )
    await hearing.hear(session, [short], at=NOON)
    for order_id, own in zip(made, (one, other), strict=True):
        steps = (await journey.journey_of(session, READER, order_id)).steps
        mine = {(step.number, step.what) for step in steps if step.module == "fulfilment"}
        assert await shipments_of(session, order_id) == []
        (number,) = {number for number, what in mine if what == "void_short"}
        assert (own.number, "void_merged") in mine
        assert {(own.number, "make"), (number, "make")} <= mine
