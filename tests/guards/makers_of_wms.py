"""Makers of what belongs to a warehouse's work, and bodies that its doors take."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Sku
from houtai.modules.inventory.tables import Level
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import (
    asking,
    devices,
    handing_over,
    moves,
    packing,
    picking,
    places,
    shortages,
    waves,
    waybills,
)
from houtai.modules.wms.tables import Bin, Parcel, PickTask, PutBack, Shortage
from tests.factories.inventory import NOON
from tests.factories.wms import carton, wish, wish_line
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_documents import goods_in_stock, merchant_of
from tests.guards.makers_of_orders import DETAIL, RECIPIENT
from tests.guards.makers_of_places import PHONE
from tests.guards.makers_of_stock import a_warehouse
from tests.guards.registry import makes


@dataclass(frozen=True)
class Work:
    """A shipment at the owner's warehouse, and who works there."""

    who: Actor
    warehouse_id: UUID
    code: str
    shipment_id: UUID
    line_id: UUID


async def work(owner: Owner) -> Work:
    """Two pieces of goods that lie there are asked for."""
    sku_id = await goods_in_stock(owner)
    code = await owner.session.scalar(select(Sku.code).where(Sku.id == sku_id))
    from_stock = await _warehouse_of(owner, sku_id)
    line = wish_line(sku_id, 2)
    known = {"recipient": RECIPIENT, "phone": PHONE, "address": DETAIL}
    asked = wish(from_stock, line, merchant_id=merchant_of(owner), **known)
    await asking.ask_outbound(owner.session, [asked], at=NOON)
    who = Actor(
        id=owner.account_id,
        merchant_ids=frozenset({merchant_of(owner)}),
        warehouse_ids=frozenset({from_stock}),
        place=Place(owner.place.merchant_id, from_stock),
    )
    return Work(who, from_stock, code, asked.shipment_id, line.line_id)


async def _warehouse_of(owner: Owner, sku_id: UUID) -> UUID:
    return await owner.session.scalar(select(Level.warehouse_id).where(Level.sku_id == sku_id))


async def waved(owner: Owner) -> tuple[Work, UUID, PickTask]:
    """The same in a wave whose only walk the owner's person has taken."""
    here = await work(owner)
    built = await waves.build(
        owner.session, here.who, waves.BuildWave(rule=waves.WaveRule()), at=NOON
    )
    found = select(PickTask).where(PickTask.outbound_id == here.shipment_id)
    task = (await owner.session.scalars(found)).one()
    await picking.take_list(owner.session, here.who, task.pick_list_id, at=NOON)
    return here, built.id, task


async def picked(owner: Owner) -> Work:
    """The same, picked."""
    here, _, task = await waved(owner)
    label = await owner.session.scalar(select(Bin.code).where(Bin.id == task.bin_id))
    command = picking.PickPieces(scan_id=new_id(), bin=label, goods=here.code, quantity=2)
    await picking.pick(owner.session, here.who, task.id, command, at=NOON)
    return here


async def packed(owner: Owner) -> tuple[Work, Parcel]:
    """The same, checked and packed, with a waybill."""
    here = await picked(owner)
    seen = packing.CheckPieces(scan_id=new_id(), goods=here.code, quantity=2)
    await packing.check(owner.session, here.who, here.shipment_id, seen, at=NOON)
    box = await places.make_carton(owner.session, here.who, carton(), at=NOON)
    command = packing.PackOutbound(parcels=[packing.PackParcel(carton_id=box, weight_g=550)])
    (parcel_id,) = await packing.pack(owner.session, here.who, here.shipment_id, command, at=NOON)
    await waybills.note_waybills(
        owner.session, [WaybillNote(parcel_id, "SF", f"SF{parcel_id.hex}")]
    )
    parcel = await owner.session.get_one(Parcel, parcel_id, populate_existing=True)
    return here, parcel


def at_work(owner: Owner, warehouse_id: object) -> Actor:
    """Somebody in that warehouse."""
    return Actor(
        id=owner.account_id,
        warehouse_ids=frozenset({UUID(str(warehouse_id))}),
        place=Place(owner.place.merchant_id, UUID(str(warehouse_id))),
    )


@makes("wms/zones/{zone_id}")
async def a_zone(owner: Owner) -> object:
    who = at_work(owner, await a_warehouse(owner))
    made = places.MakeZone(code=f"Z{new_id().hex[-8:].upper()}", name="A 区")
    return await places.make_zone(owner.session, who, made, at=NOON)


@makes("wms/bins/{bin_id}")
async def a_bin(owner: Owner) -> object:
    warehouse_id = await a_warehouse(owner)
    who = at_work(owner, warehouse_id)
    made = places.MakeZone(code=f"Z{new_id().hex[-8:].upper()}", name="A 区")
    zone_id = await places.make_zone(owner.session, who, made, at=NOON)
    label = f"A-{new_id().int % 900 + 100}-01"
    bins = places.MakeBins(zone_id=zone_id, first=label, last=label)
    await places.make_bins(owner.session, who, bins)
    return await owner.session.scalar(select(Bin.id).where(Bin.zone_id == zone_id))


@makes("wms/cartons/{carton_id}")
async def a_carton(owner: Owner) -> object:
    who = at_work(owner, await a_warehouse(owner))
    return await places.make_carton(owner.session, who, carton(), at=NOON)


@makes("wms/devices/{device_id}")
async def a_device(owner: Owner) -> object:
    warehouse_id = await a_warehouse(owner)
    who = at_work(owner, warehouse_id)
    made = devices.MakeDevice(kind="scale", name=f"秤 {new_id().hex[-8:]}", connection="agent")
    return await devices.make_device(owner.session, who, made, at=NOON)


@says("wms_make_device")
async def a_new_device(owner: Owner) -> object:
    name = f"打印机 {new_id().hex[-8:]}"
    printer = {"kind": "printer", "name": name, "connection": "usb", "prints": ["waybill"]}
    return {**printer, "warehouse_id": str(await a_warehouse(owner))}


@says("wms_edit_device")
async def a_changed_device(_owner: Owner) -> object:
    name = f"秤 {new_id().hex[-8:]}"
    return {"name": name, "connection": "agent", "is_open": True, "version": 1}


@makes("wms/outbounds/{outbound_id}")
async def an_outbound(owner: Owner) -> object:
    return (await picked(owner)).shipment_id


@makes("wms/waves/{wave_id}")
async def a_wave(owner: Owner) -> object:
    return (await waved(owner))[1]


@makes("wms/pick-lists/{list_id}")
async def a_pick_list(owner: Owner) -> object:
    return (await waved(owner))[2].pick_list_id


@makes("wms/pick-tasks/{task_id}")
async def a_pick_task(owner: Owner) -> object:
    return (await waved(owner))[2].id


@makes("wms/shortages/{shortage_id}")
async def a_shortage(owner: Owner) -> object:
    here, _, task = await waved(owner)
    report = shortages.ReportShort(scan_id=new_id())
    await shortages.report(owner.session, here.who, task.id, report, at=NOON)
    found = select(Shortage.id).where(Shortage.task_id == task.id)
    return await owner.session.scalar(found)


@makes("wms/put-backs/{put_back_id}")
async def a_put_back(owner: Owner) -> object:
    here = await picked(owner)
    await asking.withdraw_outbound(owner.session, [here.shipment_id], "off", at=NOON)
    found = select(PutBack.id).where(PutBack.outbound_id == here.shipment_id)
    return await owner.session.scalar(found)


@makes("wms/parcels/{parcel_id}")
async def a_parcel(owner: Owner) -> object:
    return (await packed(owner))[1].id


@makes("wms/handovers/{handover_id}")
async def a_handover(owner: Owner) -> object:
    here, parcel = await packed(owner)
    command = handing_over.HandOver(carrier_code="SF", courier="王师傅", parcels=[parcel.number])
    return await handing_over.hand_over(owner.session, here.who, command, at=NOON)


@says("wms_make_zone")
async def a_new_zone(owner: Owner) -> object:
    code = f"Z{new_id().hex[-8:].upper()}"
    return {"warehouse_id": str(await a_warehouse(owner)), "code": code, "name": "B 区"}


@says("wms_make_bins")
async def new_bins(owner: Owner) -> object:
    return {"zone_id": str(await a_zone(owner)), "first": "B-01-01", "last": "B-01-03"}


@says("wms_edit_bin")
async def a_wide_bin(_owner: Owner) -> object:
    return {"pieces_max": 50, "is_open": True, "version": 1}


@says("wms_make_carton")
async def a_new_carton(owner: Owner) -> object:
    warehouse_id = await a_warehouse(owner)
    return {**carton().model_dump(mode="json"), "warehouse_id": str(warehouse_id)}


@says("wms_edit_carton")
async def a_changed_carton(_owner: Owner) -> object:
    kept = carton().model_dump(mode="json", exclude={"warehouse_id", "code"})
    return {**kept, "is_open": True, "version": 1}


@says("wms_move_pieces")
async def a_move(owner: Owner) -> object:
    here = await work(owner)
    who = at_work(owner, here.warehouse_id)
    zone = places.MakeZone(code=f"Z{new_id().hex[-8:].upper()}", name="A 区")
    zone_id = await places.make_zone(owner.session, who, zone, at=NOON)
    bins = places.MakeBins(zone_id=zone_id, first="C-01-01", last="C-01-01")
    await places.make_bins(owner.session, who, bins)
    moved = moves.MovePieces(
        scan_id=new_id(),
        warehouse_id=here.warehouse_id,
        from_bin="RCV",
        to_bin="C-01-01",
        goods=here.code,
        quantity=1,
    )
    return moved.model_dump(mode="json")


@says("wms_refuse_outbounds")
async def a_refusal(owner: Owner) -> object:
    return {"ids": [str((await work(owner)).shipment_id)], "reason": "没有库存"}


@says("wms_count_candidates")
async def a_rule_of_waves(owner: Owner) -> object:
    return {"warehouse_id": str(await a_warehouse(owner))}


@says("wms_build_wave")
async def a_new_wave(owner: Owner) -> object:
    return {"rule": {"warehouse_id": str((await work(owner)).warehouse_id)}}


@says("wms_check_outbound")
async def a_check(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "goods": BARCODE}


@says("wms_pack_outbound")
async def a_parcel_of_all(_owner: Owner) -> object:
    return {"parcels": [{"carton_id": str(new_id()), "weight_g": 550}]}


@says("wms_pick_pieces")
async def a_pick(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "bin": "RCV", "goods": BARCODE, "quantity": 1}


@says("wms_report_short")
async def a_report(_owner: Owner) -> object:
    return {"scan_id": str(new_id())}


@says("wms_count_again")
async def a_count(_owner: Owner) -> object:
    return {"counted": 2}


@says("wms_put_pieces_back")
async def pieces_back(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "bin": "RCV", "goods": BARCODE, "quantity": 1}


@says("wms_ask_waybills_again")
async def another_carrier(_owner: Owner) -> object:
    return {"carrier_code": "ZTO"}


@says("wms_write_waybill")
async def a_number(_owner: Owner) -> object:
    return {"carrier_code": "SF", "number": "SF1234567890"}


@says("wms_hand_over")
async def a_new_handover(owner: Owner) -> object:
    here, parcel = await packed(owner)
    said = {"carrier_code": "SF", "courier": "王师傅", "parcels": [parcel.number]}
    return {**said, "warehouse_id": str(here.warehouse_id)}


@says("wms_print_pick_lists")
async def a_pick_list_on_paper(owner: Owner) -> object:
    return {"list_ids": [str(await a_pick_list(owner))]}


@says("wms_print_outbound_notes")
async def a_note_on_paper(owner: Owner) -> object:
    return {"outbound_ids": [str((await work(owner)).shipment_id)]}


@says("wms_print_parcel_labels")
async def no_label_on_paper(_owner: Owner) -> object:
    return {"wave_id": str(new_id())}


@says("wms_print_handover_list")
async def a_list_on_paper(owner: Owner) -> object:
    return {"handover_id": str(await a_handover(owner))}


@says("wms_print_bin_labels")
async def a_label_on_paper(owner: Owner) -> object:
    return {"bin_ids": [str(await a_bin(owner))]}


@says("wms_print_goods_labels")
async def goods_on_paper(owner: Owner) -> object:
    _, _, task = await waved(owner)
    return {"skus": [{"sku_id": str(task.sku_id), "copies": 1}]}


BARCODE = "6901234567892"
EXPECTED |= {
    "wms_look": "wms.warehouse_unknown",  # Which warehouse is theirs alone to say.
    "wms_pack_outbound": "wms.outbound_not_so",  # Nothing has been checked yet.
    "wms_ask_waybills_again": "wms.outbound_not_so",
    "wms_pick_pieces": "wms.list_not_yours",  # Another person walks it.
    "wms_report_short": "wms.list_not_yours",
    "wms_take_pick_list": "wms.list_taken",
    "wms_print_parcel_labels": "printing.nothing_to_print",  # No carrier has given a number.
    "wms_put_pieces_back": "wms.goods_unknown",  # The barcode is nobody's.
}
