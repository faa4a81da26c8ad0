"""From the shipment that is asked for to the carrier's van, with what goes wrong on the way."""

from uuid import UUID

import pytest
from sqlalchemy import select

from houtai.kit.ids import new_id
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import (
    asking,
    handing_over,
    moves,
    packing,
    picking,
    places,
    putting_back,
    shortages,
    waves,
    waybills,
)
from houtai.modules.wms.service.here import BinUnknown, GoodsUnknown
from houtai.modules.wms.tables import Bin, Parcel, PickList, PutBack, Shortage, Wave
from tests.factories.inventory import NOON, holdings
from tests.factories.wms import (
    breaches_of_bins,
    check_all,
    lying,
    make_floor,
    make_outbound,
    make_wave,
    pack_all,
    pick_all,
    state_of,
    tasks_of,
    told,
    wish_line,
)


def scan(**changes):
    return picking.PickPieces(
        **{"scan_id": new_id(), "bin": "A-01-02", "goods": "", "quantity": 1, **changes}
    )


async def test_a_shipment_is_picked_checked_packed_weighed_and_handed_over(session):
    floor = await make_floor(session)
    lines = wish_line(floor.tea, 2), wish_line(floor.cup, 1, barcode="")
    asked = await make_outbound(session, floor.warehouse_id, *lines)
    built = await make_wave(session, floor)
    assert (built.orders, built.pieces, built.lists, built.left_out) == (1, 3, 1, 0)
    assert await state_of(session, asked.shipment_id) == "planned"
    await pick_all(session, floor, asked.shipment_id)
    assert await state_of(session, asked.shipment_id) == "picked"
    assert await told(session, "wms.outbound_picked", asked.shipment_id)
    assert (await holdings(session, floor.tea))["warehouse.picked"] == 2
    wave = await session.get_one(Wave, built.id, populate_existing=True)
    assert wave.state == "done"
    await check_all(session, floor, asked.shipment_id)
    # 2 × 200 g of tea, 200 g of cup, 150 g of carton; 50 g more or less are taken.
    with pytest.raises(packing.WeightOff) as off:
        await pack_all(session, floor, asked.shipment_id, 801)
    assert off.value.fields == {"measured": 801, "computed": 750, "tolerance": 50}
    await pack_all(session, floor, asked.shipment_id, 795)
    (packed,) = await told(session, "wms.outbound_packed", asked.shipment_id)
    ((parcel_id, weight_g, volume_mm3, _, inside),) = packed["parcels"]
    assert (weight_g, volume_mm3) == (795, 9_000_000)
    assert {(line, quantity) for line, _, quantity in inside} == {
        (str(line.line_id), line.quantity) for line in lines
    }
    give = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=[f"{asked.number}-1"])
    with pytest.raises(handing_over.NoWaybill):
        await handing_over.hand_over(session, floor.other, give, at=NOON)
    await waybills.note_waybills(session, [WaybillNote(UUID(parcel_id), "SF", "SF100200300")])
    by_waybill = give.model_copy(update={"parcels": ["SF100200300"]})
    handover_id = await handing_over.hand_over(session, floor.other, by_waybill, at=NOON)
    (gone,) = await told(session, "wms.outbound_handed_over", asked.shipment_id)
    assert gone["handover_id"] == str(handover_id)
    assert gone["waybills"] == [[parcel_id, "SF", "SF100200300"]]
    ids = [asked.shipment_id]
    assert await asking.withdraw_outbound(session, ids, "late", at=NOON) == set()
    with pytest.raises(handing_over.ParcelNotReady):
        await handing_over.hand_over(session, floor.other, by_waybill, at=NOON)
    assert await breaches_of_bins(session) == {}


async def test_wrong_scans_are_told_what_was_expected(session):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    await make_wave(session, floor)
    (task,) = await tasks_of(session, asked.shipment_id)

    async def pick(actor=floor.picker, **changes):
        await picking.pick(session, actor, task.id, scan(**changes), at=NOON)

    with pytest.raises(picking.ListNotYours):
        await pick(goods=floor.tea_code)
    await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
    with pytest.raises(picking.ListTaken):
        await picking.take_list(session, floor.other, task.pick_list_id, at=NOON)
    with pytest.raises(picking.ListNotYours):
        await pick(floor.other, goods=floor.tea_code)
    with pytest.raises(picking.WrongBin) as wrong:
        await pick(bin="A-03-04", goods=floor.tea_code)
    assert wrong.value.fields == {"scanned": "A-03-04", "expected": "A-01-02"}
    with pytest.raises(picking.WrongGoods) as wrong:
        await pick(goods=floor.cup_code)
    assert wrong.value.fields["expected"] == "龙井茶"
    with pytest.raises(GoodsUnknown):
        await pick(goods="no-such-code")
    with pytest.raises(picking.MoreThanAsked) as more:
        await pick(goods=floor.tea_code, quantity=3)
    assert more.value.fields == {"left": 2, "given": 3}
    assert await lying(session, floor.tea) == {task.bin_id: (10, 2)}
    once = {"scan_id": new_id(), "bin": "a-01-02", "goods": "6901234567892"}
    await pick(**once)
    await pick(**once)
    assert await lying(session, floor.tea) == {task.bin_id: (9, 1)}
    assert (await holdings(session, floor.tea))["warehouse.picked"] == 1
    await pick(goods=floor.tea_code)
    with pytest.raises(picking.TaskOver):
        await pick(goods=floor.tea_code)
    for goods, quantity, error in (
        ("6900000000000", 1, packing.NotOfThis),
        (floor.cup_code, 1, packing.NotOfThis),
        (floor.tea_code, 3, packing.CheckTooMany),
    ):
        seen = packing.CheckPieces(scan_id=new_id(), goods=goods, quantity=quantity)
        with pytest.raises(error):
            await packing.check(session, floor.other, asked.shipment_id, seen, at=NOON)
    with pytest.raises(asking.OutboundNotSo):
        await pack_all(session, floor, asked.shipment_id, 550)
    assert await breaches_of_bins(session) == {}


async def short_of(session, floor, asked):
    task = (await tasks_of(session, asked.shipment_id))[0]
    await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
    report = shortages.ReportShort(scan_id=new_id())
    await shortages.report(session, floor.picker, task.id, report, at=NOON)
    await shortages.report(session, floor.picker, task.id, report, at=NOON)
    return await session.scalar(
        select(Shortage).where(Shortage.task_id == task.id, Shortage.state == "asked")
    )


async def count(session, actor, shortage, counted):
    command = shortages.CountAgain(counted=counted)
    await shortages.count(session, actor, shortage.id, command, at=NOON)


async def test_what_is_not_found_is_counted_by_another_looked_for_and_told(session):
    floor = await make_floor(session)
    lines = wish_line(floor.cup, 4, barcode=""), wish_line(floor.tea, 1)
    asked = await make_outbound(session, floor.warehouse_id, *lines)
    await make_wave(session, floor)
    tasks = {task.sku_id: task for task in await tasks_of(session, asked.shipment_id)}
    cups = tasks[floor.cup]
    await picking.take_list(session, floor.picker, cups.pick_list_id, at=NOON)
    report = shortages.ReportShort(scan_id=new_id())
    await shortages.report(session, floor.picker, cups.id, report, at=NOON)
    with pytest.raises(picking.WaitsForCount):
        await picking.pick(session, floor.picker, cups.id, scan(goods=floor.cup_code), at=NOON)
    shortage = await session.scalar(select(Shortage).where(Shortage.task_id == cups.id))
    with pytest.raises(shortages.CountByAnother):
        await count(session, floor.picker, shortage, 0)
    # One of four is there: three are frozen in the books, and told as short.
    await count(session, floor.other, shortage, 1)
    with pytest.raises(shortages.ShortageDone):
        await count(session, floor.other, shortage, 1)
    (event,) = await told(session, "wms.outbound_short", asked.shipment_id)
    assert event["lines"] == [[str(lines[0].line_id), str(floor.cup), 3]]
    assert event["left"] == 2
    held = await holdings(session, floor.cup)
    assert (held["warehouse.good"], held["warehouse.frozen"]) == (1, 3)
    await session.refresh(cups)
    assert (cups.quantity, cups.state) == (1, "open")
    one_cup = scan(bin="A-03-04", goods=floor.cup_code)
    await picking.pick(session, floor.picker, cups.id, one_cup, at=NOON)
    one_tea = scan(goods=floor.tea_code)
    await picking.pick(session, floor.picker, tasks[floor.tea].id, one_tea, at=NOON)
    assert await state_of(session, asked.shipment_id) == "picked"
    assert await breaches_of_bins(session) == {}


async def test_a_count_finds_them_after_all_or_another_bin_serves_or_nothing_is_left(session):
    floor = await make_floor(session)
    found = await make_outbound(session, floor.warehouse_id, wish_line(floor.cup, 1))
    await make_wave(session, floor)
    await count(session, floor.other, await short_of(session, floor, found), 4)
    assert [task.state for task in await tasks_of(session, found.shipment_id)] == ["open"]
    await pick_all(session, floor, found.shipment_id)

    await put_away_more(session, floor)
    served = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 9))
    await make_wave(session, floor)
    await count(session, floor.other, await short_of(session, floor, served), 7)
    tasks = await tasks_of(session, served.shipment_id)
    assert [(task.quantity, task.state) for task in tasks] == [
        (7, "open"),
        (1, "open"),
        (1, "open"),
    ]
    assert await told(session, "wms.outbound_short", served.shipment_id) == []
    await pick_all(session, floor, served.shipment_id)
    assert await state_of(session, served.shipment_id) == "picked"

    lost = await make_outbound(session, floor.warehouse_id, wish_line(floor.cup, 3))
    await make_wave(session, floor)
    await count(session, floor.other, await short_of(session, floor, lost), 0)
    (event,) = await told(session, "wms.outbound_short", lost.shipment_id)
    assert event["left"] == 0
    assert await state_of(session, lost.shipment_id) == "short"
    open_lists = await session.scalars(select(PickList).where(PickList.state != "done"))
    assert open_lists.all() == []
    assert await breaches_of_bins(session) == {}


async def put_away_more(session, floor):
    """Two of the ten pieces of tea lie in another bin."""
    command = moves.MovePieces(
        scan_id=new_id(), from_bin="A-01-02", to_bin="A-02-01", goods=floor.tea_code, quantity=1
    )
    await moves.move(session, floor.picker, command, at=NOON)
    other = command.model_copy(update={"scan_id": new_id(), "to_bin": "A-02-02"})
    await moves.move(session, floor.picker, other, at=NOON)
    await moves.move(session, floor.picker, other, at=NOON)


async def test_what_was_picked_for_a_called_off_shipment_goes_back_to_a_shelf(session):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    ids = [asked.shipment_id]
    assert await asking.withdraw_outbound(session, ids, "cancelled", at=NOON) == set(ids)
    task = await session.scalar(select(PutBack).where(PutBack.outbound_id == asked.shipment_id))
    assert task.quantity == 2

    async def back(**changes):
        told_back = {"scan_id": new_id(), "bin": "A-02-01", "goods": floor.tea_code}
        command = putting_back.PutPiecesBack(**{**told_back, "quantity": 1, **changes})
        await putting_back.put_back(session, floor.other, task.id, command, at=NOON)

    for changes, error in (
        ({"bin": "Z-01"}, BinUnknown),
        ({"goods": floor.cup_code}, picking.WrongGoods),
        ({"quantity": 3}, picking.MoreThanAsked),
    ):
        with pytest.raises(error):
            await back(**changes)
    once = new_id()
    await back(scan_id=once)
    await back(scan_id=once)
    await back()
    with pytest.raises(putting_back.PutBackUnknown):
        await back()
    codes = {row.id: row.code for row in await session.execute(select(Bin.id, Bin.code))}
    there = {codes[one]: pieces for one, (pieces, _) in (await lying(session, floor.tea)).items()}
    assert there == {"A-01-02": 8, "A-02-01": 2}
    assert (await holdings(session, floor.tea))["warehouse.good"] == 10
    assert await breaches_of_bins(session) == {}


async def test_moves_take_only_what_nobody_has_planned_and_what_fits(session):
    floor = await make_floor(session)
    await make_outbound(session, floor.warehouse_id, wish_line(floor.cup, 3))
    await make_wave(session, floor)

    async def move(**changes):
        usual = {"scan_id": new_id(), "from_bin": "A-03-04", "to_bin": "A-03-05"}
        command = moves.MovePieces(**{**usual, "goods": floor.cup_code, "quantity": 2, **changes})
        await moves.move(session, floor.picker, command, at=NOON)

    with pytest.raises(moves.NotInBin) as few:
        await move()
    assert few.value.fields["there"] == 1
    with pytest.raises(moves.SameBin):
        await move(to_bin="A-03-04")
    with pytest.raises(GoodsUnknown):
        await move(goods=floor.tea_code)
    target = await session.scalar(
        select(Bin).where(Bin.code == "A-03-05", Bin.warehouse_id == floor.warehouse_id)
    )
    narrow = places.EditBin(pieces_max=1, is_open=True, version=1)
    await places.edit_bin(session, floor.picker, target.id, narrow)
    await move(quantity=1)
    with pytest.raises(moves.BinFull):
        await move(from_bin="A-01-02", goods=floor.tea_code, quantity=1)
    closed = places.EditBin(pieces_max=1, is_open=False, version=2)
    with pytest.raises(places.BinNotEmpty):
        await places.edit_bin(session, floor.picker, target.id, closed)
    assert await breaches_of_bins(session) == {}


async def test_a_wave_takes_what_its_rule_says_and_what_the_bins_can_serve(session):
    floor = await make_floor(session)
    await make_outbound(session, floor.warehouse_id, wish_line(floor.tea), carrier_code="ZTO")
    both = wish_line(floor.tea), wish_line(floor.cup)
    await make_outbound(session, floor.warehouse_id, *both)
    too_many = await make_outbound(session, floor.warehouse_id, wish_line(floor.cup, 5))

    async def build(mode="cluster", **rule):
        command = waves.BuildWave(rule=waves.WaveRule(**rule), mode=mode, list_size=12)
        return await waves.build(session, floor.picker, command, at=NOON)

    only = waves.WaveRule(lane="single")
    asked = await waves.candidates(session, floor.picker, only)
    assert (asked.orders, asked.pieces, asked.single) == (2, 6, 2)
    with pytest.raises(waves.NothingWaits):
        await build(carrier_codes=["YTO"])
    with pytest.raises(waves.NothingWaits):
        await build(promise_before=NOON)
    assert (await build(carrier_codes=["ZTO"])).orders == 1
    built = await build(mode="order")
    assert (built.orders, built.lists, built.left_out) == (1, 1, 1)
    assert built.walk <= built.walk_unplanned
    refusal = asking.RefuseOutbounds(ids=[too_many.shipment_id], reason="没有库存")
    await asking.refuse(session, floor.picker, refusal, at=NOON)
    (event,) = await told(session, "wms.outbound_refused", too_many.shipment_id)
    assert event["reason"] == "没有库存"
    with pytest.raises(asking.OutboundNotSo):
        await asking.refuse(session, floor.picker, refusal, at=NOON)
    assert await breaches_of_bins(session) == {}


async def test_parcels_hold_each_piece_once_and_leave_together(session):
    floor = await make_floor(session)
    line = wish_line(floor.tea, 3)
    asked = await make_outbound(session, floor.warehouse_id, line)
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    await check_all(session, floor, asked.shipment_id)

    async def pack(*quantities, **changes):
        parcels = [
            packing.PackParcel(
                carton_id=floor.carton_id,
                weight_g=150 + 200 * quantity,
                lines=[packing.PackedLine(line_id=line.line_id, quantity=quantity)],
                **changes,
            )
            for quantity in quantities
        ]
        command = packing.PackOutbound(parcels=parcels)
        await packing.pack(session, floor.other, asked.shipment_id, command, at=NOON)

    for quantities in ((1, 1), (2, 2)):
        with pytest.raises(packing.ParcelsDiffer):
            await pack(*quantities)
    with pytest.raises(places.CartonUnknown):
        await pack_into(session, floor, asked, new_id())
    await pack(1, 2)
    parcels = (
        await session.scalars(select(Parcel).where(Parcel.outbound_id == asked.shipment_id))
    ).all()
    for parcel in parcels:
        await waybills.note_waybills(session, [WaybillNote(parcel.id, "SF", f"SF{parcel.number}")])
    give = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=[parcels[0].number])
    for changes, error in (
        ({}, handing_over.ParcelsMissing),
        ({"parcels": ["no-such-parcel"]}, handing_over.ParcelUnknown),
        ({"carrier_code": "ZTO"}, handing_over.ParcelNotReady),
    ):
        command = give.model_copy(update=changes)
        with pytest.raises(error):
            await handing_over.hand_over(session, floor.other, command, at=NOON)
    whole = give.model_copy(update={"parcels": [one.number for one in parcels]})
    await handing_over.hand_over(session, floor.other, whole, at=NOON)
    assert await state_of(session, asked.shipment_id) == "handed_over"


async def pack_into(session, floor, asked, carton_id):
    parcel = packing.PackParcel(carton_id=carton_id, weight_g=750)
    command = packing.PackOutbound(parcels=[parcel])
    await packing.pack(session, floor.other, asked.shipment_id, command, at=NOON)
