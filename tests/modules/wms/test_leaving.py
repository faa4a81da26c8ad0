"""What may not be packed, numbered or handed over, and who may not do it."""

import pytest
from sqlalchemy import select, update

from houtai.kit.ids import new_id
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import asking, handing_over, packing, places, waybills
from houtai.modules.wms.tables import Carton, Outbound, Parcel
from tests.factories.inventory import NOON, keeper, make_warehouse
from tests.factories.wms import (
    WORKS,
    carton,
    check_all,
    make_floor,
    make_outbound,
    make_wave,
    pack_all,
    pick_all,
    state_of,
    wish_line,
)


async def checked(session):
    """A floor, and two pieces of tea that may be packed."""
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    await check_all(session, floor, asked.shipment_id)
    return floor, asked


async def packed(session, number="SF1000000000001"):
    """The same in one parcel that may go under that number."""
    floor, asked = await checked(session)
    await pack_all(session, floor, asked.shipment_id, 550)
    one = await parcel_of(session, asked.shipment_id)
    if number:
        await waybills.note_waybills(session, [WaybillNote(one.id, "SF", number)])
    return floor, asked, one.id


async def parcel_of(session, shipment_id):
    statement = select(Parcel).where(Parcel.outbound_id == shipment_id)
    return (await session.scalars(statement.execution_options(populate_existing=True))).one()


async def give(session, actor, *scanned, carrier_code="SF"):
    command = handing_over.HandOver(
        carrier_code=carrier_code, courier="王师傅", parcels=list(scanned)
    )
    return await handing_over.hand_over(session, actor, command, at=NOON)


def number_of(**changes):
    return waybills.WriteWaybill(**{"carrier_code": "ZTO", "number": "ZT0000000000001", **changes})


async def elsewhere(session):
    """Somebody with all rights in another warehouse."""
    return keeper(await make_warehouse(session), *WORKS)


async def test_goods_are_packed_into_open_cartons_of_their_own_warehouse_only(session):
    floor, asked = await checked(session)
    stranger = await elsewhere(session)
    foreign = await places.make_carton(session, stranger, carton(), at=NOON)
    closed = await places.make_carton(session, floor.picker, carton(), at=NOON)
    await session.execute(update(Carton).where(Carton.id == closed).values(state="closed"))
    for carton_id in (foreign, closed):
        parcel = packing.PackParcel(carton_id=carton_id, weight_g=550)
        command = packing.PackOutbound(parcels=[parcel])
        with pytest.raises(places.CartonUnknown):
            await packing.pack(session, floor.other, asked.shipment_id, command, at=NOON)
    parcel = packing.PackParcel(carton_id=floor.carton_id, weight_g=550)
    with pytest.raises(packing.OutboundUnknown):
        await packing.pack(
            session, stranger, asked.shipment_id, packing.PackOutbound(parcels=[parcel]), at=NOON
        )
    assert await state_of(session, asked.shipment_id) == "checked"


async def test_what_was_packed_is_not_packed_again(session):
    floor, asked, _ = await packed(session)
    with pytest.raises(asking.OutboundNotSo):
        await pack_all(session, floor, asked.shipment_id, 550)


async def test_a_parcel_leaves_once_and_from_its_own_warehouse(session):
    floor, asked, _ = await packed(session)
    with pytest.raises(handing_over.ParcelUnknown):
        await give(session, await elsewhere(session), "SF1000000000001")
    first = await give(session, floor.other, "SF1000000000001")
    with pytest.raises(handing_over.ParcelNotReady):
        await give(session, floor.other, "SF1000000000001")
    assert (await parcel_of(session, asked.shipment_id)).handover_id == first


async def test_what_was_called_off_is_not_handed_over(session):
    floor, asked, _ = await packed(session)
    await asking.withdraw_outbound(session, [asked.shipment_id], "取消", at=NOON)
    with pytest.raises(handing_over.ParcelNotReady):
        await give(session, floor.other, "SF1000000000001")


async def test_a_number_is_typed_here_only_and_until_the_carrier_has_the_parcel(session):
    floor, asked, parcel_id = await packed(session, number="")
    stranger = await elsewhere(session)
    for actor, one in ((stranger, parcel_id), (floor.other, new_id())):
        with pytest.raises(waybills.ParcelGone):
            await waybills.write_waybill(session, actor, one, number_of(), at=NOON)
    typed = number_of(carrier_code="SF", number="SF2000000000002")
    await waybills.write_waybill(session, floor.other, parcel_id, typed, at=NOON)
    await give(session, floor.other, "SF2000000000002")
    with pytest.raises(waybills.ParcelGone):
        await waybills.write_waybill(session, floor.other, parcel_id, number_of(), at=NOON)
    one = await parcel_of(session, asked.shipment_id)
    assert (one.waybill_number, one.carrier_code) == ("SF2000000000002", "SF")


async def test_what_carriers_say_replaces_neither_a_typed_number_nor_one_that_has_gone(session):
    floor, asked, parcel_id = await packed(session, number="")
    typed = number_of(carrier_code="SF", number="SF2000000000002")
    await waybills.write_waybill(session, floor.other, parcel_id, typed, at=NOON)
    late = WaybillNote(parcel_id, "SF", "SF3000000000003")
    assert await waybills.note_waybills(session, [late]) == set()
    assert (await parcel_of(session, asked.shipment_id)).waybill_number == "SF2000000000002"
    floor, asked, parcel_id = await packed(session, number="SF4000000000004")
    await give(session, floor.other, "SF4000000000004")
    await waybills.note_waybills(session, [WaybillNote(parcel_id, "SF", "SF5000000000005")])
    assert (await parcel_of(session, asked.shipment_id)).waybill_number == "SF4000000000004"


async def test_numbers_are_asked_for_again_once_packed_and_given_ones_stay(session):
    floor, asked = await checked(session)
    again = waybills.AskWaybillsAgain(carrier_code="SF")
    with pytest.raises(asking.OutboundNotSo):
        await waybills.ask_again(session, floor.other, asked.shipment_id, again, at=NOON)
    await pack_all(session, floor, asked.shipment_id, 550)
    with pytest.raises(packing.OutboundUnknown):
        await waybills.ask_again(
            session, await elsewhere(session), asked.shipment_id, again, at=NOON
        )
    one = await parcel_of(session, asked.shipment_id)
    await waybills.note_waybills(session, [WaybillNote(one.id, "SF", "SF1000000000001")])
    await waybills.ask_again(session, floor.other, asked.shipment_id, again, at=NOON)
    assert (await parcel_of(session, asked.shipment_id)).waybill_number == "SF1000000000001"
    other = waybills.AskWaybillsAgain(carrier_code="ZTO")
    await waybills.ask_again(session, floor.other, asked.shipment_id, other, at=NOON)
    one = await parcel_of(session, asked.shipment_id)
    assert (one.waybill_number, one.waybill_state, one.carrier_code) == (None, "awaited", "ZTO")


async def test_what_has_left_keeps_the_carrier_that_took_it(session):
    floor, asked, _ = await packed(session)
    await give(session, floor.other, "SF1000000000001")
    waiting = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 1))
    both = [asked.shipment_id, waiting.shipment_id]
    await waybills.change_carrier(session, both, "ZTO", "")
    carriers = {
        row.id: row.carrier_code
        for row in await session.execute(
            select(Outbound.id, Outbound.carrier_code).where(Outbound.id.in_(both))
        )
    }
    assert carriers == {asked.shipment_id: "SF", waiting.shipment_id: "ZTO"}
