"""The demo's central warehouse at work: shelves filled, waves picked, parcels packed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.cast import PEOPLE, WAREHOUSES
from houtai.entry.demo.reading import sendings
from houtai.events.wms import OutboundPacked, OutboundPicked, OutboundShort
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.wms import public as wms

CENTRAL = WAREHOUSES["central"]
FILLED_PERCENT = 85
LISTED, LISTED_NOW = 5, 2
"""Shipments on one walk; on those that are walked just now."""
MINUTE = timedelta(minutes=1)


def _worker(login: str) -> Actor:
    person = next(one for one in PEOPLE if one.login == login)
    return replace(SYSTEM, id=person.id, place=Place(warehouse_id=CENTRAL))


PICKER, PACKER = _worker("demo-picker"), _worker("demo-warehouse")


async def furnished(session: AsyncSession) -> bool:
    """Whether somebody has set up shelves there."""
    zones = await wms.list_zones(session, PACKER, CENTRAL)
    return any(one.kind == "storage" for one in zones)


async def furnish(session: AsyncSession, sku_ids: Collection[UUID], *, at: datetime) -> None:
    """Zones, bins and cartons; and what people order often is put away, each kind into a bin."""
    for one in sendings()["zone"]:
        zone = wms.MakeZone(code=one["code"], name=one["name"])
        zone_id = await wms.make_zone(session, PACKER, zone, at=at)
        bins = wms.MakeBins(
            zone_id=zone_id,
            first=one["first"],
            last=one["last"],
            pieces_max=one.get("pieces_max"),
        )
        await wms.make_bins(session, PACKER, bins)
    for one in sendings()["carton"]:
        length, width, height = one["size"]
        carton = wms.MakeCarton(
            code=one["code"],
            name=one["name"],
            length_mm=length,
            width_mm=width,
            height_mm=height,
            tare_g=one["tare"],
            load_max_g=one["load"],
        )
        await wms.make_carton(session, PACKER, carton, at=at)
    lying = await wms.where_it_lies(session, PACKER, CENTRAL, list(sku_ids))
    for one, target in zip(sorted(lying, key=lambda each: each.code), _labels(), strict=False):
        moved = wms.MovePieces(
            scan_id=new_id(),
            from_bin=one.bin_code,
            to_bin=target,
            goods=one.code,
            quantity=one.quantity,
        )
        await wms.move_pieces(session, PICKER, moved, at=at)


def _labels() -> Iterator[str]:
    """Every fifth bin first, so that goods lie spread over the aisles."""
    labels = [f"A-{aisle:02}-{spot:02}" for aisle in range(1, 7) for spot in range(1, 13)]
    order = [label for first in range(5) for label in labels[first::5]]
    return cycle(order)


async def pick_wave(
    session: AsyncSession,
    promise_before: datetime,
    *,
    at: datetime,
    walks_max: int | None = None,
    loses_a_piece: bool = False,
) -> list[UUID]:
    """What is due before then goes into one wave; the shipments that were picked. `walks_max`: so
    many walks are done and the next is begun; what begins it is not found.
    """
    rule = wms.WaveRule(promise_before=promise_before)
    listed = LISTED if walks_max is None else LISTED_NOW
    wanted = wms.BuildWave(rule=rule, mode="cluster", list_size=listed)
    built = await wms.build_wave(session, PACKER, wanted, at=at)
    wave = await wms.one_wave(session, PACKER, built.id)
    assert wave is not None
    picked: dict[UUID, None] = {}
    for place, each in enumerate(wave.pick_lists):
        begun = at + (10 + 25 * place) * MINUTE
        if walks_max is not None and place >= walks_max:
            await _begin(session, each.id, at=begun)
            break
        await wms.take_list(session, PICKER, each.id, at=begun)
        if loses_a_piece and place == 0:
            await _lose(session, each.id, at=begun)
        walk = await _walk(session, each.id)
        for task in walk.tasks:
            if task.picked < task.quantity:
                await _pick(session, task, at=begun + task.place * MINUTE)
        picked |= dict.fromkeys(task.outbound_id for task in walk.tasks if task.quantity)
    return await _told_picked(session, picked, at=at + 40 * MINUTE)


async def _walk(session: AsyncSession, list_id: UUID) -> wms.PickListDetailView:
    walk = await wms.one_list(session, PICKER, list_id)
    assert walk is not None
    return walk


async def _pick(session: AsyncSession, task: wms.PickTaskView, *, at: datetime) -> None:
    scanned = wms.PickPieces(
        scan_id=new_id(),
        bin=task.bin_code,
        goods=task.code,
        quantity=task.quantity - task.picked,
    )
    await wms.pick_pieces(session, PICKER, task.id, scanned, at=at)


async def _begin(session: AsyncSession, list_id: UUID, *, at: datetime) -> None:
    """Taken; its first stop is empty, which somebody else has yet to look at."""
    await wms.take_list(session, PICKER, list_id, at=at)
    first, *rest = (await _walk(session, list_id)).tasks
    await wms.report_short(
        session, PICKER, first.id, wms.ReportShort(scan_id=new_id()), at=at + MINUTE
    )
    for task in rest[:1]:
        await _pick(session, task, at=at + 2 * MINUTE)


async def _lose(session: AsyncSession, list_id: UUID, *, at: datetime) -> None:
    """Of the scarcest goods on this walk one piece is missing, and no other bin has it."""
    walk = await _walk(session, list_id)
    ids = list({task.sku_id for task in walk.tasks})
    lying = await wms.where_it_lies(session, PICKER, CENTRAL, ids)
    there = {one.sku_id: one.quantity for one in lying}
    task = min(walk.tasks, key=lambda one: (there[one.sku_id], one.place))
    report = wms.ReportShort(scan_id=new_id())
    await wms.report_short(session, PICKER, task.id, report, at=at + MINUTE)
    shortage_id = await wms.open_shortage(session, PACKER, task.id)
    assert shortage_id is not None
    counted = wms.CountAgain(counted=task.quantity - 1)
    counted_at = at + 6 * MINUTE
    await wms.count_again(session, PACKER, shortage_id, counted, at=counted_at)
    whole = await _outbound(session, task.outbound_id)
    left = sum(line.quantity - line.missing for line in whole.lines)
    missing = tuple((one.line_id, one.sku_id, one.missing) for one in whole.lines if one.missing)
    told = OutboundShort(whole.id, CENTRAL, whole.merchant_id, missing, left, counted_at)
    await fulfilment.hear_warehouses(session, [told], at=counted_at)


async def _outbound(session: AsyncSession, outbound_id: UUID) -> wms.OutboundDetailView:
    found = await wms.one_outbound(session, PACKER, outbound_id, filled_percent=FILLED_PERCENT)
    assert found is not None
    return found


async def _told_picked(
    session: AsyncSession, outbound_ids: Collection[UUID], *, at: datetime
) -> list[UUID]:
    """Those that are whole."""
    whole = [await _outbound(session, one) for one in outbound_ids]
    picked = [one for one in whole if one.state == "picked"]
    told = [OutboundPicked(one.id, CENTRAL, one.merchant_id, at) for one in picked]
    await fulfilment.hear_warehouses(session, told, at=at)
    return [one.id for one in picked]


async def pack(session: AsyncSession, outbound_ids: Sequence[UUID], *, at: datetime) -> list[UUID]:
    """Checked, packed and weighed, a few minutes each; their parcels."""
    cartons = {one.code: one for one in await wms.list_cartons(session, PACKER, CENTRAL)}
    parcels: list[UUID] = []
    for place, outbound_id in enumerate(outbound_ids):
        moment = at + 4 * place * MINUTE
        whole = await _outbound(session, outbound_id)
        for line in whole.lines:
            if line.picked:
                seen = wms.CheckPieces(scan_id=new_id(), goods=line.code, quantity=line.picked)
                await wms.check_pieces(session, PACKER, outbound_id, seen, at=moment)
        carton = cartons[whole.fitting_carton or max(cartons)]
        inside_g = sum(line.picked * line.weight_g for line in whole.lines)
        parcel = wms.PackParcel(carton_id=carton.id, weight_g=carton.tare_g + inside_g + 7)
        packed = wms.PackOutbound(parcels=[parcel])
        closed_at = moment + 2 * MINUTE
        (parcel_id,) = await wms.pack_outbound(session, PACKER, outbound_id, packed, at=closed_at)
        closed = (parcel_id, parcel.weight_g, 0, carton.code, ())
        told = OutboundPacked(outbound_id, CENTRAL, whole.merchant_id, (closed,), closed_at)
        await fulfilment.hear_warehouses(session, [told], at=closed_at)
        parcels.append(parcel_id)
    return parcels
