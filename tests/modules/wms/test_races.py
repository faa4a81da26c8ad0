"""Many connections at once, committing: no piece is planned, picked or sent twice."""

from sqlalchemy import select

from houtai.kit.db import Mode
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.wms.queries.agreement import differing
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import asking, handing_over, picking, sites, waves, waybills
from houtai.modules.wms.tables import BinStock, Outbound, PickTask, PutBack
from tests.factories.inventory import NOON, holdings, receive_stock
from tests.factories.ledger import all_at_once
from tests.factories.wms import (
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


async def outcome(database, act):
    """What an act in a transaction of its own comes to: its answer, or the code of its error."""
    try:
        async with database.transaction() as session:
            return await act(session)
    except HoutaiError as error:
        return error.code


async def assert_bins_agree(database, floor):
    skus = [floor.tea, floor.cup]
    async with database.transaction(mode=Mode.READ) as session:
        found = await session.execute(differing([floor.warehouse_id], skus))
        assert found.all() == []
        for row in await session.scalars(select(BinStock).where(BinStock.sku_id.in_(skus))):
            tasks = await session.scalars(
                select(PickTask).where(
                    PickTask.bin_id == row.bin_id,
                    PickTask.sku_id == row.sku_id,
                    PickTask.state.in_(("open", "short")),
                )
            )
            assert row.reserved == sum(task.quantity - task.picked for task in tasks)


async def test_two_waves_over_one_bin_plan_each_piece_and_each_shipment_once(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
        asked = [
            await make_outbound(session, floor.warehouse_id, wish_line(floor.cup)) for _ in range(6)
        ]

    async def build(session):
        command = waves.BuildWave(rule=waves.WaveRule(orders_max=3))
        return (await waves.build(session, floor.picker, command, at=NOON)).orders

    await all_at_once([outcome(database, build) for _ in range(4)])
    ids = [one.shipment_id for one in asked]
    async with database.transaction() as session:
        states = [await state_of(session, one) for one in ids]
        assert sorted(states) == ["planned"] * 4 + ["waiting"] * 2
        ((_, reserved),) = (await lying(session, floor.cup)).values()
        assert reserved == 4
        await asking.withdraw_outbound(session, ids, "over", at=NOON)
    await assert_bins_agree(database, floor)


async def test_the_same_scan_at_once_and_a_receipt_beside_it_happen_once(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
        asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 3))
        await make_wave(session, floor)
        (task,) = await tasks_of(session, asked.shipment_id)
        await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
    once = picking.PickPieces(scan_id=new_id(), bin="A-01-02", goods=floor.tea_code, quantity=1)

    async def pick(session):
        await picking.pick(session, floor.picker, task.id, once, at=NOON)

    async def receive(session):
        await receive_stock(session, floor.tea, floor.warehouse_id, 2)
        await sites.settle(session, sku_ids=[floor.tea], at=NOON)

    acts = [outcome(database, act) for act in (pick, pick, receive, pick, receive, pick)]
    assert await all_at_once(acts) == [None] * 6
    async with database.transaction() as session:
        assert (await holdings(session, floor.tea))["warehouse.picked"] == 1
        receiving = sites.receiving_bin_id(floor.warehouse_id)
        assert (await lying(session, floor.tea))[receiving] == (4, 0)
        await asking.withdraw_outbound(session, [asked.shipment_id], "over", at=NOON)
    await assert_bins_agree(database, floor)


async def race_with_withdrawal(database, prepare, act):
    """Call a shipment off while something else is done with it; says state and outcome."""
    async with database.transaction() as session:
        floor = await make_floor(session)
        asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
        await make_wave(session, floor)
        await prepare(session, floor, asked)

    async def withdraw(session):
        return await asking.withdraw_outbound(session, [asked.shipment_id], "off", at=NOON)

    async def meanwhile(session):
        return await act(session, floor, asked)

    called_off, other = await all_at_once(
        [outcome(database, withdraw), outcome(database, meanwhile)]
    )
    async with database.transaction() as session:
        found = await session.get_one(Outbound, asked.shipment_id)
        backs = await session.scalars(select(PutBack).where(PutBack.outbound_id == found.id))
        to_put_back = sum(one.quantity for one in backs)
        picked = (await holdings(session, floor.tea)).get("warehouse.picked", 0)
        events = await told(session, "wms.outbound_withdrawn", found.id)
    await assert_bins_agree(database, floor)
    assert (found.state == "withdrawn") == bool(called_off) == bool(events)
    # What somebody has in his hands is either on its way out or asked back, never forgotten.
    assert to_put_back == (picked if found.state == "withdrawn" else 0)
    return found.state, other


async def prepared(session, floor, asked):
    await pick_all(session, floor, asked.shipment_id)
    await check_all(session, floor, asked.shipment_id)


async def test_calling_off_meets_picking_packing_and_handing_over(database):
    async def nothing(session, floor, asked):
        (task,) = await tasks_of(session, asked.shipment_id)
        await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)

    async def pick(session, floor, asked):
        (task,) = await tasks_of(session, asked.shipment_id)
        command = picking.PickPieces(
            scan_id=new_id(), bin="A-01-02", goods=floor.tea_code, quantity=2
        )
        await picking.pick(session, floor.picker, task.id, command, at=NOON)

    async def pack(session, floor, asked):
        await pack_all(session, floor, asked.shipment_id, 550)

    async def packed(session, floor, asked):
        await prepared(session, floor, asked)
        await pack_all(session, floor, asked.shipment_id, 550)
        parcel = await session.scalar(
            select(handing_over.Parcel.id).where(
                handing_over.Parcel.outbound_id == asked.shipment_id
            )
        )
        await waybills.note_waybills(session, [WaybillNote(parcel, "SF", f"SF{parcel.hex}")])

    async def give(session, floor, asked):
        command = handing_over.HandOver(
            carrier_code="SF", courier="王师傅", parcels=[f"{asked.number}-1"]
        )
        return await handing_over.hand_over(session, floor.other, command, at=NOON)

    for _ in range(2):
        state, other = await race_with_withdrawal(database, nothing, pick)
        assert state == "withdrawn"
        assert other in {None, "wms.task_over"}
        state, other = await race_with_withdrawal(database, prepared, pack)
        assert state == "withdrawn"
        assert other in {None, "wms.outbound_not_so"}
        state, other = await race_with_withdrawal(database, packed, give)
        assert (state == "withdrawn") == (other == "wms.parcel_not_ready")
