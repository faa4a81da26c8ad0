"""What a warehouse prints, as its people get it."""

from io import BytesIO
from uuid import UUID

from pypdf import PdfReader
from sqlalchemy import select

from houtai.kit.auth import Actor, Place, Right
from houtai.kit.ids import new_id
from houtai.modules.printing.tables import PrintEntry
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import handing_over, packing, waybills
from houtai.modules.wms.tables import Bin, PickList
from tests.factories.inventory import NOON
from tests.factories.logistics import make_waybill
from tests.factories.wms import (
    check_all,
    make_floor,
    make_outbound,
    make_wave,
    pick_all,
    wish_line,
)

ROOT = "/api/console/wms"
RIGHTS = frozenset({"wms.outbound.write", "wms.place.write", "wms.work.write"})
FIELDS = ("recipient", "phone", "address")


def worker(warehouse_id: UUID, right: Right = Right.READ) -> Actor:
    return Actor(
        new_id(),
        RIGHTS,
        warehouse_ids=frozenset({warehouse_id}),
        place=Place(None, warehouse_id),
        fields={f"wms.outbound.{name}": right for name in FIELDS},
    )


def sheets(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]


async def test_a_warehouse_prints_what_its_people_walk_pack_and_hand_over_by(session, client_as):
    floor = await make_floor(session)
    both = wish_line(floor.tea, 2), wish_line(floor.cup, 1, name="旅行保温杯", barcode="")
    first = await make_outbound(session, floor.warehouse_id, *both, recipient="欧阳喆堃")
    second = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 3))
    wave = await make_wave(session, floor)
    walked = {"wave_id": str(wave.id)}
    shipped = {"outbound_ids": [str(first.shipment_id)]}
    async with client_as(worker(floor.warehouse_id)) as client:
        (walk,) = sheets(await client.post(f"{ROOT}/pick-lists/print", json=walked))
        (again,) = sheets(await client.post(f"{ROOT}/pick-lists/print", json=walked))
        (note,) = sheets(await client.post(f"{ROOT}/outbounds/print", json=shipped))
        notes = sheets(await client.post(f"{ROOT}/outbounds/print", json=walked))
        aisle = {"zone_id": str(floor.zone_id), "aisle": 2}
        labels = sheets(await client.post(f"{ROOT}/bins/print", json=aisle))
        goods = {"skus": [{"sku_id": str(floor.tea), "copies": 2}]}
        barcodes = sheets(await client.post(f"{ROOT}/barcodes/print", json=goods))
        nothing = await client.post(f"{ROOT}/parcels/print", json=walked)
    async with client_as(worker(floor.warehouse_id, Right.MASKED)) as client:
        (masked,) = sheets(await client.post(f"{ROOT}/outbounds/print", json=shipped))
    # Both shipments take their tea at one stop; each piece has its tote.
    assert walk.index("A-01-02") < walk.index("A-03-04")
    assert walk.count("A-01-02") == 1
    assert "1 × 2" in walk
    assert "2 × 3" in walk
    assert "补打" not in walk
    assert "补打 1" in again
    assert "欧阳喆堃" in note
    assert "旅行保温杯" in note
    assert "共 3 件" in note
    assert "¥" not in note
    assert {first.number, second.number} == {
        number for number in (first.number, second.number) for page in notes if number in page
    }
    assert "喆堃" not in masked
    assert [text for text in ("A-02-01", "A-02-05") if text in "".join(labels)] == [
        "A-02-01",
        "A-02-05",
    ]
    assert len(labels) == 5
    assert len(barcodes) == 2
    assert nothing.json()["code"] == "printing.nothing_to_print"


async def test_waybills_and_the_carriers_list_are_printed_once_numbers_are_there(
    session, client_as
):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    await check_all(session, floor, asked.shipment_id)
    box = packing.PackParcel(carton_id=floor.carton_id, weight_g=550)
    boxes = packing.PackOutbound(parcels=[box])
    (parcel_id,) = await packing.pack(session, floor.other, asked.shipment_id, boxes, at=NOON)
    one = {"parcel_ids": [str(parcel_id)]}
    async with client_as(worker(floor.warehouse_id)) as client:
        early = await client.post(f"{ROOT}/parcels/print", json=one)
    bill = await make_waybill(session, parcel_id=parcel_id, shipment_id=asked.shipment_id)
    note = WaybillNote(parcel_id, bill.carrier_code, bill.number)
    await waybills.note_waybills(session, [note])
    async with client_as(worker(floor.warehouse_id)) as client:
        (label,) = sheets(await client.post(f"{ROOT}/parcels/print", json=one))
    async with client_as(worker(new_id())) as client:
        foreign = await client.post(f"{ROOT}/parcels/print", json=one)
    give = handing_over.HandOver(
        carrier_code=bill.carrier_code, courier="王", parcels=[bill.number]
    )
    handover_id = await handing_over.hand_over(session, floor.other, give, at=NOON)
    async with client_as(worker(floor.warehouse_id)) as client:
        given = {"handover_id": str(handover_id)}
        (taken,) = sheets(await client.post(f"{ROOT}/handovers/print", json=given))
    assert early.status_code == 404
    assert bill.number in label
    assert foreign.status_code == 404
    assert bill.number in taken
    assert asked.number in taken
    logged = select(PrintEntry.warehouse_id).where(PrintEntry.thing_id == str(bill.id))
    assert list(await session.scalars(logged)) == [floor.warehouse_id]


async def test_nobody_prints_what_is_another_warehouses(session, client_as):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 1))
    wave = await make_wave(session, floor)
    list_id = await session.scalar(select(PickList.id).where(PickList.wave_id == wave.id))
    bin_id = await session.scalar(select(Bin.id).where(Bin.zone_id == floor.zone_id).limit(1))
    tried = {
        "pick-lists": {"list_ids": [str(list_id)]},
        "outbounds": {"outbound_ids": [str(asked.shipment_id)]},
        "bins": {"bin_ids": [str(bin_id)]},
        "barcodes": {"skus": [{"sku_id": str(floor.tea), "copies": 1}]},
        "handovers": {"handover_id": str(new_id())},
    }
    async with client_as(worker(new_id())) as client:
        answers = {
            name: (await client.post(f"{ROOT}/{name}/print", json=said)).status_code
            for name, said in tried.items()
        }
    assert answers == dict.fromkeys(tried, 404)
