"""Parcels and their waybills: from the packing table to the carrier and back, whatever crosses."""

import json
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from houtai.events.logistics import WaybillIssued, WaybillRefused, WaybillVoided
from houtai.events.merchants import SELF_RUN_ID
from houtai.events.wms import OutboundHandedOver, OutboundPacked, OutboundShort, WaybillsWanted
from houtai.kit.auth import SYSTEM
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import NIL, new_id
from houtai.kit.sheets import Row, Upload
from houtai.modules.fulfilment import handlers
from houtai.modules.fulfilment.queries.desk import desk_counts
from houtai.modules.fulfilment.queries.freight import freight_cost
from houtai.modules.fulfilment.queries.own import own_sending
from houtai.modules.fulfilment.queries.shipments import one_shipment
from houtai.modules.fulfilment.service import (
    asking_waybills,
    by_hand,
    calling_back,
    hearing,
    merging,
    sheet,
    sourcing,
)
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.logistics import handlers as carriers
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.gateways import Issued
from houtai.modules.logistics.service import handling, issuing
from houtai.modules.logistics.tables import Carrier, CarrierAccount, Waybill
from houtai.modules.merchants.tables import Shop
from houtai.modules.wms import public as wms
from houtai.modules.wms.service import handing_over, packing, picking, waves, waybills
from houtai.modules.wms.tables import Outbound
from houtai.modules.wms.tables import Parcel as Box
from tests.factories.crossing import crossing
from tests.factories.fulfilment import (
    broken,
    lines_in,
    make_sites,
    make_sourced,
    make_spread_good,
    shipments_of,
    with_shipments,
)
from tests.factories.inventory import make_warehouse
from tests.factories.merchants import make_merchant
from tests.factories.ordering import NOON, make_shopper, make_trade, orders_of, promise_at_door
from tests.factories.wms import carton, keeper, places, tasks_of, told

WORKS = ("wms.work.write", "wms.outbound.write", "wms.place.write")


@pytest.fixture(autouse=True)
def _composed():
    with_shipments()
    wms.know_carriers(logistics.check_carriers)
    wms.know_numbers(by_hand.check_number)


async def switch(session, code, *, enabled):
    await session.execute(update(Carrier).where(Carrier.code == code).values(enabled=enabled))


async def fresh(session, table, *where):
    statement = select(table).where(*where).order_by(table.id)
    return (await session.scalars(statement.execution_options(populate_existing=True))).all()


async def pack(session, shipment, *weights_g):
    """Picked, checked and closed by the people of the warehouse; what it tells is heard."""
    who = keeper(shipment.warehouse_id, *WORKS)
    again = keeper(shipment.warehouse_id, *WORKS)
    floor = await session.get_one(Outbound, shipment.id)
    rule = waves.BuildWave(rule=waves.WaveRule(warehouse_id=floor.warehouse_id), mode="order")
    await waves.build(session, who, rule, at=NOON)
    for task in await tasks_of(session, shipment.id):
        await picking.take_list(session, who, task.pick_list_id, at=NOON)
        line = next(one for one in await lines_in(session, shipment.id) if one.id == task.line_id)
        scan = picking.PickPieces(
            scan_id=new_id(), bin="RCV", goods=line.sku_code, quantity=task.quantity
        )
        await picking.pick(session, who, task.id, scan, at=NOON)
        check = packing.CheckPieces(scan_id=new_id(), goods=line.sku_code, quantity=task.quantity)
        await packing.check(session, again, shipment.id, check, at=NOON)
    box = await places.make_carton(session, who, carton(), at=NOON)
    lines = await lines_in(session, shipment.id)
    shares = [[packing.PackedLine(line_id=one.id, quantity=1)] for one in lines for _ in weights_g]
    closed = [
        packing.PackParcel(
            carton_id=box,
            weight_g=weight_g,
            overrule="试",
            lines=tuple(shares[place]) if len(weights_g) > 1 else (),
        )
        for place, weight_g in enumerate(weights_g)
    ]
    await packing.pack(session, again, shipment.id, packing.PackOutbound(parcels=closed), at=NOON)
    await hearing.hear(session, await events(session, OutboundPacked, shipment.id), at=NOON)
    return again


async def events(session, kind, shipment_id):
    bodies = await told(session, kind.LABEL.name, shipment_id)
    return [decode(kind.LABEL.name, 1, json.dumps(body).encode()) for body in bodies]


async def answer(session, **numbers):
    """The carriers' gateways give a number to everything that is asked for, or refuse it."""
    taken = await issuing.take(session, NOON)
    said = []
    for one in taken:
        number = numbers.get(one.carrier_code, f"{one.carrier_code}{one.id.int % 10**12:012d}")
        refused = issuing.Failure("余额不足", final=True)
        said.append((one, Issued(number, "755-12", "深圳") if number else refused))
    await issuing.record(session, said, at=NOON)
    return taken


async def hear_numbers(session, *shipment_ids):
    for shipment_id in shipment_ids:
        for kind in (WaybillIssued, WaybillRefused, WaybillVoided):
            found = await events(session, kind, shipment_id)
            if found:
                await handlers.hear_numbers(session, found)


async def sourced_shipment(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    order_id, (shipment,) = await make_sourced(session, None, (sku, 1))
    return order_id, shipment


async def packed_shipment(session, *weights_g, quantity=1):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    order_id, (shipment,) = await make_sourced(session, None, (sku, quantity))
    who = await pack(session, shipment, *(weights_g or (700,)))
    return order_id, shipment, who


async def test_a_packed_parcel_gets_its_number_and_goes_under_it(session):
    order_id, shipment, who = await packed_shipment(session)
    (parcel,) = await fresh(session, Parcel, Parcel.shipment_id == shipment.id)
    assert (parcel.waybill_state, parcel.carrier_code, parcel.weight_g) == ("asked", "SF", 700)
    (asked,) = await fresh(session, Waybill, Waybill.parcel_id == parcel.id)
    assert asked.id == parcel.waybill_id
    assert (asked.sender["address"], asked.recipient["name"]) == (
        "科技园路 1 号",
        shipment.recipient,
    )
    await hearing.hear(session, await events(session, OutboundPacked, shipment.id), at=NOON)
    assert len(await fresh(session, Waybill, Waybill.parcel_id == parcel.id)) == 1
    await answer(session, SF="SF1000000000001")
    await hear_numbers(session, shipment.id)
    page = await one_shipment(session, SYSTEM, shipment.id)
    assert (page.waybills, page.waybill_state) == (["SF1000000000001"], "issued")
    assert page.waybill_ids == [asked.id]
    (box,) = await fresh(session, Box, Box.outbound_id == shipment.id)
    assert (box.waybill_number, box.waybill_state) == ("SF1000000000001", "given")
    give = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=["SF1000000000001"])
    await handing_over.hand_over(session, who, give, at=NOON)
    gone = await events(session, OutboundHandedOver, shipment.id)
    await hearing.hear(session, gone, at=NOON)
    await carriers.hand_over(session, gone)
    (kept,) = await fresh(session, Waybill, Waybill.parcel_id == parcel.id)
    assert (kept.state, kept.origin, kept.handed_over_at) == ("issued", "gateway", NOON)
    assert (await one_shipment(session, SYSTEM, shipment.id)).state == "shipped"
    seen = await own_sending(session, shipment.member_id, order_id, "en-US")
    assert [each.carrier_name for one in seen.shipments for each in one.parcels] == ["SF Express"]
    assert await broken(session) == {}


async def test_refused_it_is_shown_everywhere_and_asked_of_another_carrier(session):
    _, shipment, who = await packed_shipment(session)
    await answer(session, SF=None)
    before = (await desk_counts(session, SYSTEM, at=NOON)).refused
    await hear_numbers(session, shipment.id)
    page = await one_shipment(session, SYSTEM, shipment.id)
    assert (page.waybill_state, page.parcels[0].waybill_error) == ("refused", "余额不足")
    (box,) = await fresh(session, Box, Box.outbound_id == shipment.id)
    assert (box.waybill_state, box.waybill_error) == ("refused", "余额不足")
    assert (await desk_counts(session, SYSTEM, at=NOON)).refused == before + 1
    other = waybills.AskWaybillsAgain(carrier_code="ZTO")
    await waybills.ask_again(session, who, shipment.id, other, at=NOON)
    wanted = await events(session, WaybillsWanted, shipment.id)
    await hearing.hear(session, wanted, at=NOON)
    assert [one.carrier_code for one in await answer(session)] == ["ZTO"]
    await hear_numbers(session, shipment.id)
    (box,) = await fresh(session, Box, Box.outbound_id == shipment.id)
    assert (box.waybill_state, box.carrier_code) == ("given", "ZTO")
    page = await one_shipment(session, SYSTEM, shipment.id)
    assert (page.carrier_code, page.waybill_state) == ("ZTO", "issued")
    # Voided in the list of waybills, it is missing at the packing table too.
    void = handling.VoidWaybill(reason="面单损坏")
    await handling.void(session, SYSTEM, page.parcels[0].waybill_id, void, at=NOON)
    await hear_numbers(session, shipment.id)
    (box,) = await fresh(session, Box, Box.outbound_id == shipment.id)
    assert (box.waybill_state, box.waybill_error, box.waybill_number) == ("refused", "voided", None)
    again = asking_waybills.AskForWaybills(shipment_ids=[shipment.id])
    await asking_waybills.ask_for(session, SYSTEM, again, at=NOON)
    assert {(one.carrier_code, one.state) for one in await answer(session)} == {
        ("ZTO", "voided"),
        ("ZTO", "asked"),
    }


async def test_a_number_typed_at_the_table_stays_and_the_late_one_is_given_back(session):
    _, shipment, who = await packed_shipment(session, 400, 300, quantity=2)
    first, second = await fresh(session, Parcel, Parcel.shipment_id == shipment.id)
    typed = waybills.WriteWaybill(carrier_code="SF", number="SF9999999999999")
    await waybills.write_waybill(session, who, first.id, typed, at=NOON)
    await answer(session)
    await hear_numbers(session, shipment.id)
    boxes = {one.id: one for one in await fresh(session, Box, Box.outbound_id == shipment.id)}
    assert (boxes[first.id].waybill_number, boxes[first.id].waybill_state) == (
        "SF9999999999999",
        "typed",
    )
    (late,) = await fresh(session, Waybill, Waybill.parcel_id == first.id)
    assert (late.state, late.due_at is None) == ("voided", False)
    scanned = [one.number for one in boxes.values()]
    give = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=scanned)
    await handing_over.hand_over(session, who, give, at=NOON)
    await hearing.hear(session, await events(session, OutboundHandedOver, shipment.id), at=NOON)
    numbers = (await one_shipment(session, SYSTEM, shipment.id)).waybills
    given = boxes[second.id].waybill_number
    assert sorted(numbers) == sorted(["SF9999999999999", given])
    # What has gone keeps the number that it went under, whatever is told then.
    late_note = wms.WaybillNote(second.id, "SF", "SF0000000000000")
    assert await wms.note_waybills(session, [late_note]) == set()
    (box,) = await fresh(session, Box, Box.id == second.id)
    assert box.waybill_number == given
    followed = await fresh(session, Waybill, Waybill.parcel_id == first.id)
    assert [(one.state, one.origin) for one in followed] == [
        ("voided", "gateway"),
        ("issued", "hand"),
    ]


async def test_at_the_table_too_nobody_takes_the_number_of_anothers_parcel(session):
    _, theirs, at_table = await packed_shipment(session)
    _, mine, who = await packed_shipment(session)
    (box,) = await fresh(session, Box, Box.outbound_id == theirs.id)
    (own,) = await fresh(session, Box, Box.outbound_id == mine.id)
    typed = waybills.WriteWaybill(carrier_code="SF", number="SF7777777777777")
    await waybills.write_waybill(session, at_table, box.id, typed, at=NOON)
    await waybills.write_waybill(session, at_table, box.id, typed, at=NOON)
    with pytest.raises(by_hand.NumberTaken):
        await waybills.write_waybill(session, who, own.id, typed, at=NOON)
    other = waybills.WriteWaybill(carrier_code="ZTO", number="SF7777777777777")
    await waybills.write_waybill(session, who, own.id, other, at=NOON)
    # Somebody who sends himself may not take what stands on a packed parcel either.
    _, third = await sourced_shipment(session)
    numbers = [by_hand.NewParcel(carrier_code="ZTO", number="SF7777777777777")]
    with pytest.raises(by_hand.NumberTaken):
        await by_hand.ship_by_hand(
            session, SYSTEM, third.id, by_hand.ShipByHand(parcels=numbers), at=NOON
        )


async def test_of_two_who_type_one_number_at_once_the_second_is_told(database):
    async with database.transaction() as session:
        shipments = [(await sourced_shipment(session))[1].id for _ in range(2)]
    number = f"SF{new_id().hex[-12:]}"

    def send(shipment_id):
        parcels = [by_hand.NewParcel(carrier_code="SF", number=number)]
        return lambda session: by_hand.ship_by_hand(
            session, SYSTEM, shipment_id, by_hand.ShipByHand(parcels=parcels), at=NOON
        )

    first, second = await crossing(database, send(shipments[0]), send(shipments[1]))
    assert (first, second) == (shipments[0], "fulfilment.number_taken")


async def test_an_address_changed_after_printing_voids_the_old_waybill(session):
    order_id, shipment, _ = await packed_shipment(session)
    await answer(session)
    await hear_numbers(session, shipment.id)
    (parcel,) = await fresh(session, Parcel, Parcel.shipment_id == shipment.id)
    assert await calling_back.call_back(session, [order_id], "address_changed", NOON)
    (old,) = await fresh(session, Waybill, Waybill.parcel_id == parcel.id)
    assert (old.state, old.reason, old.due_at) == ("voided", "address_changed", NOON)
    # A telling that comes late finds nothing to write down.
    await hear_numbers(session, shipment.id)
    (parcel,) = await fresh(session, Parcel, Parcel.shipment_id == shipment.id)
    assert (parcel.number, parcel.waybill_state) == ("", "none")
    await sourcing.source_orders(session, [order_id], "changed", at=NOON)
    _, anew = await shipments_of(session, order_id)
    await pack(session, anew, 700)
    (taken,) = [one for one in await answer(session) if one.state == "asked"]
    assert taken.recipient["name"] == anew.recipient
    assert await broken(session) == {}


async def own_ground(session, *, with_contract=True):
    merchant_id = (await make_merchant(session)).merchant_id
    site = await make_warehouse(session, merchant_id=merchant_id)
    sku = await make_spread_good(session, (site, 20), merchant_id=merchant_id)
    await session.execute(
        update(Shop).where(Shop.merchant_id == merchant_id).values(carriers=["DBL", "ZTO"])
    )
    if with_contract:
        await sign(session, merchant_id)
    return merchant_id, sku


async def sign(session, merchant_id):
    session.add(
        CarrierAccount(
            merchant_id=merchant_id,
            carrier_code="ZTO",
            name="中通",
            gateway="sandbox",
            enabled=True,
            customer_number="M-1",
            price={"rows": [], "rest": None},
            changed_at=NOON,
        )
    )
    await session.flush()


async def test_a_merchant_gets_numbers_of_his_own_contract_for_many_and_ships_them(session):
    await switch(session, "DBL", enabled=False)
    merchant_id, sku = await own_ground(session, with_contract=False)
    made = [(await make_sourced(session, None, (sku, 2)))[1][0] for _ in range(2)]
    ids = [one.id for one in made]
    # His first carrier is switched off: the next one takes it.
    assert {(one.mode, one.carrier_code) for one in made} == {("own", "ZTO")}
    command = asking_waybills.AskForWaybills(shipment_ids=ids)
    await asking_waybills.ask_for(session, SYSTEM, command, at=NOON)
    page = await one_shipment(session, SYSTEM, ids[0])
    assert (page.waybill_state, page.parcels[0].waybill_error) == ("refused", "no_account")
    await sign(session, merchant_id)
    await asking_waybills.ask_for(session, SYSTEM, command, at=NOON)
    ship = asking_waybills.ShipMany(shipment_ids=ids)
    with pytest.raises(by_hand.WaybillsMissing):
        await asking_waybills.ship_many(session, SYSTEM, ship, at=NOON)
    taken = await answer(session)
    assert {one.contract.customer_number for one in taken} == {"M-1"}
    await hear_numbers(session, *ids)
    await asking_waybills.ask_for(session, SYSTEM, command, at=NOON)
    assert await answer(session) == []
    await asking_waybills.ship_many(session, SYSTEM, ship, at=NOON)
    for shipment_id in ids:
        page = await one_shipment(session, SYSTEM, shipment_id)
        assert (page.state, len(page.waybills)) == ("shipped", 1)
        (row,) = await fresh(session, Waybill, Waybill.shipment_id == shipment_id)
        assert (row.state, row.handed_over_at) == ("issued", NOON)
    assert await broken(session) == {}


async def test_merged_divided_or_sent_elsewhere_each_goes_under_a_number_of_its_own(session):
    _, sku = await own_ground(session)
    who = await make_shopper(session)
    first, (one,) = await make_sourced(session, who, (sku, 1))
    _, (two,) = await make_sourced(session, who, (sku, 2))
    command = asking_waybills.AskForWaybills(shipment_ids=[one.id], carrier_code="ZTO")
    await asking_waybills.ask_for(session, SYSTEM, command, at=NOON)
    await answer(session)
    await hear_numbers(session, one.id)
    merged = await merging.merge(session, [one.id, two.id], at=NOON)
    (old,) = await fresh(session, Waybill, Waybill.shipment_id == one.id)
    (new,) = await fresh(session, Waybill, Waybill.shipment_id == merged)
    assert (old.state, new.state, new.carrier_code) == ("voided", "asked", "ZTO")
    # The first order's address changes: what is left, and what comes of it anew, ask again.
    assert await calling_back.call_back(session, [first], "address_changed", NOON)
    (rest,) = await fresh(session, Shipment, Shipment.state == "waiting", Shipment.id > merged)
    await sourcing.source_orders(session, [first], "changed", at=NOON)
    anew = (await shipments_of(session, first))[-1]
    for shipment_id in (rest.id, anew.id):
        (asked,) = await fresh(session, Waybill, Waybill.shipment_id == shipment_id)
        assert (asked.state, asked.carrier_code) == ("asked", "ZTO")
    # He writes another number himself: the carrier's is given back.
    await answer(session)
    await hear_numbers(session, anew.id)
    parcels = [by_hand.NewParcel(carrier_code="YTO", number="YT1000000000009")]
    by_hand_ = by_hand.ShipByHand(parcels=parcels)
    await by_hand.ship_by_hand(session, SYSTEM, anew.id, by_hand_, at=NOON)
    states = [
        (each.state, each.origin)
        for each in await fresh(session, Waybill, Waybill.shipment_id == anew.id)
    ]
    assert states == [("voided", "gateway"), ("issued", "hand")]
    assert await broken(session) == {}


async def test_a_carrier_that_is_switched_off_is_refused_wherever_it_is_written(session):
    _, sku = await own_ground(session)
    _, (shipment,) = await make_sourced(session, None, (sku, 1))
    await switch(session, "YTO", enabled=False)
    for code in ("YTO", "NOSUCH"):
        new = by_hand.NewParcel(carrier_code=code, number="YT1000000000001")
        with pytest.raises(logistics.CarrierNotUsable):
            await by_hand.ship_by_hand(
                session, SYSTEM, shipment.id, by_hand.ShipByHand(parcels=[new]), at=NOON
            )
        ask = asking_waybills.AskForWaybills(shipment_ids=[shipment.id], carrier_code=code)
        with pytest.raises(logistics.CarrierNotUsable):
            await asking_waybills.ask_for(session, SYSTEM, ask, at=NOON)
        line = (await lines_in(session, shipment.id))[0]
        values = {
            sheet.ORDER.key: line.order_number,
            sheet.CARRIER.key: code.lower(),
            sheet.NUMBER.key: "YT1000000000001",
        }
        upload = Upload(id=uuid4(), merchant_id=NIL, at=NOON)
        (error,) = await sheet.plan(session, SYSTEM, [Row(2, values)], upload)
        assert (error.code, error.column) == ("fulfilment.wrong_carrier", sheet.CARRIER.key)
        who = keeper(shipment.warehouse_id, *WORKS)
        give = handing_over.HandOver(carrier_code=code, courier="王师傅", parcels=["P1"])
        with pytest.raises(logistics.CarrierNotUsable):
            await handing_over.hand_over(session, who, give, at=NOON)
        write = waybills.WriteWaybill(carrier_code=code, number="YT1000000000001")
        with pytest.raises(logistics.CarrierNotUsable):
            await waybills.write_waybill(session, who, new_id(), write, at=NOON)
    # What was chosen before it was switched off is refused when it is asked of.
    _, other, who = await packed_shipment(session)
    await switch(session, "SF", enabled=False)
    again = waybills.AskWaybillsAgain(carrier_code="SF")
    with pytest.raises(logistics.CarrierNotUsable):
        await waybills.ask_again(
            session, keeper(other.warehouse_id, *WORKS), other.id, again, at=NOON
        )
    rule = waves.BuildWave(rule=waves.WaveRule(carrier_codes=("SF",)))
    with pytest.raises(logistics.CarrierNotUsable):
        await waves.build(session, who, rule, at=NOON)


async def test_cash_is_collected_once_however_the_order_is_divided(session):
    site = await make_warehouse(session)
    tea = await make_spread_good(session, (site, 5))
    cup = await make_spread_good(session, (site, 5))
    who = await make_shopper(session)
    trade = await make_trade(session, who, (tea, 2), (cup, 1), agreed_fen=9_000)
    await promise_at_door(session, who, trade)
    (order,) = await orders_of(session, trade)
    await sourcing.source_orders(session, [order.id], "paid", at=NOON)
    (whole,) = await shipments_of(session, order.id)
    assert whole.cod_fen == 9_000

    async def cash():
        live = [one for one in await shipments_of(session, order.id) if one.state != "void"]
        lines = [line for one in live for line in await lines_in(session, one.id)]
        assert sum(one.cod_fen for one in live) == sum(line.cod_fen for line in lines)
        return [one.cod_fen for one in live]

    holder = next(one for one in await lines_in(session, whole.id) if one.cod_fen)
    other = next(one for one in await lines_in(session, whole.id) if not one.cod_fen)
    told_short = OutboundShort(
        whole.id,
        whole.warehouse_id,
        SELF_RUN_ID,
        ((holder.id, holder.sku_id, holder.quantity),),
        other.quantity,
        NOON,
    )
    await hearing.hear(session, [told_short], at=NOON)
    assert sum(await cash()) == 9_000
    (left,) = await lines_in(session, whole.id)
    part = by_hand.ShipByHand(
        parcels=[by_hand.NewParcel(carrier_code="SF", number="SF1000000000077")],
        lines=(by_hand.PartOfLine(line_id=left.id, quantity=1),),
    )
    await by_hand.ship_by_hand(session, SYSTEM, whole.id, part, at=NOON)
    assert sum(await cash()) == 9_000


async def test_what_a_carrier_takes_is_shared_by_the_orders_that_went_together(session):
    _, sku = await own_ground(session)
    who = await make_shopper(session)
    first, (one,) = await make_sourced(session, who, (sku, 1))
    second, (two,) = await make_sourced(session, who, (sku, 2))
    merged = await merging.merge(session, [one.id, two.id], at=NOON)
    assert await freight_cost(session, first) is None
    ask = asking_waybills.AskForWaybills(shipment_ids=[merged], carrier_code="ZTO")
    await asking_waybills.ask_for(session, SYSTEM, ask, at=NOON)
    await answer(session)
    await hear_numbers(session, merged)
    ship = asking_waybills.ShipMany(shipment_ids=[merged])
    await asking_waybills.ship_many(session, SYSTEM, ship, at=NOON)
    assert await freight_cost(session, first) is None
    price = update(Waybill).where(Waybill.shipment_id == merged)
    await session.execute(price.values(freight_fen=900))
    assert [await freight_cost(session, each) for each in (first, second)] == [300, 600]
