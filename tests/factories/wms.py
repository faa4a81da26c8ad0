"""Makes outbounds, bins with pieces in them, and waves."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.inventory.service import items
from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish
from houtai.modules.wms.service import asking, moves, packing, picking, places, waves
from houtai.modules.wms.tables import Bin, BinStock, Outbound, PickTask
from houtai.modules.wms.tables import OutboundLine as OutboundLineRow
from tests.factories.catalog import make_sku
from tests.factories.inventory import NANSHAN, NOON, keeper, make_warehouse, receive_stock


def wish_line(sku_id: UUID, quantity: int = 1, **changes: Any) -> OutboundLine:
    """A line of 200 g a piece."""
    return OutboundLine(
        **{
            "line_id": new_id(),
            "sku_id": sku_id,
            "name": "龙井茶",
            "spec": "250 g",
            "quantity": quantity,
            "weight_g": 200,
            "barcode": "6901234567892",
            **changes,
        }
    )


def wish(warehouse_id: UUID, *lines: OutboundLine, **changes: Any) -> OutboundWish:
    """A shipment of the self-run shop, due tomorrow."""
    shipment_id = new_id()
    return OutboundWish(
        **{
            "shipment_id": shipment_id,
            "number": f"F{shipment_id.hex[-12:].upper()}",
            "merchant_id": SELF_RUN_ID,
            "warehouse_id": warehouse_id,
            "lines": lines,
            "carrier_code": "SF",
            "service_code": "standard",
            "promise_at": NOON + timedelta(days=1),
            "priority": 0,
            "recipient": "李雷",
            "phone": "13800138000",
            "region_code": NANSHAN,
            "address": "科技园南区 8 栋 101",
            "remark": "",
            "group_key": new_id(),
            **changes,
        }
    )


async def make_outbound(
    session: AsyncSession, warehouse_id: UUID, *lines: OutboundLine, **changes: Any
) -> OutboundWish:
    """One that the warehouse has got as work."""
    made = wish(warehouse_id, *lines, **changes)
    await asking.ask_outbound(session, [made], at=NOON)
    return made


async def lying(session: AsyncSession, sku_id: UUID) -> dict[UUID, tuple[int, int]]:
    """How many pieces lie in which bin, and how many of them are planned."""
    rows = await session.execute(select(BinStock).where(BinStock.sku_id == sku_id))
    return {
        one.bin_id: (one.quantity, one.reserved)
        for one in rows.scalars()
        if one.quantity or one.reserved
    }


async def told(session: AsyncSession, name: str, shipment_id: UUID) -> list[dict[str, Any]]:
    """Bodies of the events of that name about this shipment, oldest first."""
    found = text(
        "SELECT body FROM eventlog.event WHERE name = :name AND key = :key ORDER BY position"
    )
    rows = await session.execute(found, {"name": name, "key": str(shipment_id)})
    return [row.body for row in rows]


async def breaches_of_bins(session: AsyncSession) -> dict[str, list[Breach]]:
    """What of the warehouse's promises does not hold."""
    verdicts = await prove(session, INVARIANTS)
    return {one.name: list(one.breaches) for one in verdicts if one.breaches}


@dataclass(frozen=True)
class Floor:
    """A warehouse with bins A-01-01 to A-03-05, ten pieces of a SKU in A-01-02, four of another in
    A-03-04; a picker and somebody else who works there.
    """

    warehouse_id: UUID
    zone_id: UUID
    picker: Actor
    other: Actor
    tea: UUID
    tea_code: str
    cup: UUID
    cup_code: str
    carton_id: UUID


WORKS = ("wms.work.write", "wms.outbound.write", "wms.place.write")


async def make_floor(session: AsyncSession) -> Floor:
    """Goods are received and put away as people would do it."""
    warehouse_id = await make_warehouse(session)
    picker, other = keeper(warehouse_id, *WORKS), keeper(warehouse_id, *WORKS)
    zone = places.MakeZone(code="A", name="A 区")
    zone_id = await places.make_zone(session, picker, zone, at=NOON)
    bins = places.MakeBins(zone_id=zone_id, first="A-01-01", last="A-03-05")
    assert await places.make_bins(session, picker, bins) == 15
    goods = []
    for quantity, bin_code in ((10, "A-01-02"), (4, "A-03-04")):
        sku = await make_sku(session)
        await items.remember(session, [items.Known(sku.id, sku.product_id, SELF_RUN_ID, True)])
        await receive_stock(session, sku.id, warehouse_id, quantity)
        await put_away(session, picker, sku.code, bin_code, quantity)
        goods.append(sku)
    carton_id = await places.make_carton(session, picker, carton(), at=NOON)
    tea, cup = goods
    return Floor(
        warehouse_id, zone_id, picker, other, tea.id, tea.code, cup.id, cup.code, carton_id
    )


def carton(**changes: Any) -> places.MakeCarton:
    """30 × 20 × 15 cm, 150 g by itself."""
    return places.MakeCarton(
        **{
            "code": f"C{new_id().hex[-8:].upper()}",
            "name": "3 号箱",
            "length_mm": 300,
            "width_mm": 200,
            "height_mm": 150,
            "tare_g": 150,
            "load_max_g": 10_000,
            **changes,
        }
    )


async def put_away(
    session: AsyncSession, actor: Actor, goods: str, bin_code: str, quantity: int
) -> None:
    """From where goods come in into a bin."""
    command = moves.MovePieces(
        scan_id=new_id(), from_bin="RCV", to_bin=bin_code, goods=goods, quantity=quantity
    )
    await moves.move(session, actor, command, at=NOON)


async def make_wave(session: AsyncSession, floor: Floor, **changes: Any) -> waves.BuiltWaveView:
    """Everything that waits, walked by the cluster."""
    command = waves.BuildWave(rule=waves.WaveRule(), **changes)
    return await waves.build(session, floor.picker, command, at=NOON)


async def tasks_of(session: AsyncSession, shipment_id: UUID) -> list[PickTask]:
    """In the order of the walk."""
    rows = await session.scalars(
        select(PickTask)
        .where(PickTask.outbound_id == shipment_id)
        .order_by(PickTask.place)
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def pick_all(session: AsyncSession, floor: Floor, shipment_id: UUID) -> None:
    """The picker takes the walk and everything on it that belongs to this shipment."""
    codes = {floor.tea: floor.tea_code, floor.cup: floor.cup_code}
    for task in await tasks_of(session, shipment_id):
        await picking.take_list(session, floor.picker, task.pick_list_id, at=NOON)
        label = await session.scalar(select(Bin.code).where(Bin.id == task.bin_id))
        command = picking.PickPieces(
            scan_id=new_id(), bin=label, goods=codes[task.sku_id], quantity=task.quantity
        )
        await picking.pick(session, floor.picker, task.id, command, at=NOON)


async def check_all(session: AsyncSession, floor: Floor, shipment_id: UUID) -> None:
    """The other one sees every piece again."""
    rows = await session.execute(
        select(OutboundLineRow.code, OutboundLineRow.picked).where(
            OutboundLineRow.outbound_id == shipment_id, OutboundLineRow.picked > 0
        )
    )
    for row in rows.all():
        command = packing.CheckPieces(scan_id=new_id(), goods=row.code, quantity=row.picked)
        await packing.check(session, floor.other, shipment_id, command, at=NOON)


async def pack_all(session: AsyncSession, floor: Floor, shipment_id: UUID, weight_g: int) -> None:
    """Into one carton of that weight."""
    parcel = packing.PackParcel(carton_id=floor.carton_id, weight_g=weight_g)
    command = packing.PackOutbound(parcels=[parcel])
    await packing.pack(session, floor.other, shipment_id, command, at=NOON)


async def state_of(session: AsyncSession, shipment_id: UUID) -> str | None:
    """As the table has it now."""
    return await session.scalar(select(Outbound.state).where(Outbound.id == shipment_id))
