"""Reads of what is printed: walks with their stops, notes of outbounds, labels, hand-over lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, equal
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.printing import public as printing
from houtai.modules.wms.tables import (
    DETAIL,
    PHONE,
    RECIPIENT,
    Bin,
    BinStock,
    Handover,
    Outbound,
    OutboundLine,
    Parcel,
    PickList,
    PickTask,
    Wave,
    Zone,
)

STOPS_MAX = 20_000
"""Of all lists of one print together."""


class PrintedWalkView(View):
    """One walk of one person, with what binds it to the clock."""

    id: UUID
    number: str
    warehouse_id: UUID
    wave_number: str
    mode: str
    orders: int
    pieces: int
    due_at: datetime | None
    carrier_codes: list[str]


@dataclass(frozen=True)
class Stop:
    """Pieces of one SKU out of one bin; `slots`: so many into which tote."""

    bin: str
    name: str
    spec: str
    code: str
    barcode: str
    slots: tuple[tuple[int, int], ...]


class NotedOutboundView(View):
    """What a note tells of a shipment, as its reader may see it."""

    id: UUID
    number: str
    merchant_id: UUID
    asked_at: datetime
    recipient: Annotated[str, RECIPIENT.shown]
    phone: Annotated[str, PHONE.shown]
    address: Annotated[str, DETAIL.shown]
    region_code: str
    remark: str


class LabelledBinView(View):
    """A bin with the zone that it is in."""

    id: UUID
    code: str
    kind: str
    warehouse_id: UUID
    zone_code: str
    zone_name: str


class TakenParcelView(View):
    """One that a carrier took."""

    handover_id: UUID
    number: str
    waybill_number: str | None
    weight_g: int
    outbound_number: str
    region_code: str


WALKS = Listing(
    id=PickList.id,
    sorts={"place": PickList.place},
    default="place",
    filters={"wave_id": equal(PickList.wave_id, UUID)},
)
"""Pick lists of a wave, in its order. Index: ix_pick_list_wave_id_place."""
NUMBERED_PARCELS = Listing(
    id=Parcel.id,
    sorts={"number": Parcel.number},
    default="number",
    filters={"wave_id": equal(Outbound.wave_id, UUID)},
)
"""Parcels of a wave that carriers gave numbers for. Indexes: ix_outbound_wave_id,
ix_parcel_outbound_id.
"""


def select_walks(actor: Actor) -> Select[Any]:
    """Pick lists within reach, by their id alone."""
    return select(PickList.id).where(within(actor, PickList.warehouse_id))


def select_noted(actor: Actor) -> Select[Any]:
    """Outbounds within reach, by their id alone."""
    return select(Outbound.id).where(within(actor, Outbound.warehouse_id))


def select_numbered(actor: Actor) -> Select[Any]:
    """Parcels within reach that have a carrier's number, by their id alone."""
    return (
        select(Parcel.id)
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .where(within(actor, Parcel.warehouse_id), Parcel.waybill_state == "given")
    )


async def walks(
    session: AsyncSession, actor: Actor, *, wave_id: UUID | None, list_ids: Collection[UUID]
) -> list[PrintedWalkView]:
    """Lists of a wave, or these, in the order of their wave. Indexes: pk_pick_list,
    ix_pick_list_wave_id_place, ix_pick_task_pick_list_id_place.
    """
    own = ("id", "number", "warehouse_id", "mode", "orders", "pieces")
    statement = (
        select(
            *(getattr(PickList, name) for name in own),
            Wave.number.label("wave_number"),
            func.min(Outbound.promise_at).label("due_at"),
            func.array_agg(Outbound.carrier_code.distinct()).label("carrier_codes"),
        )
        .join(Wave, Wave.id == PickList.wave_id)
        .join(PickTask, PickTask.pick_list_id == PickList.id)
        .join(Outbound, Outbound.id == PickTask.outbound_id)
        .where(
            PickList.wave_id == wave_id if wave_id is not None else one_of(PickList.id, list_ids),
            within(actor, PickList.warehouse_id),
        )
        .group_by(PickList.id, Wave.id)
        .order_by(Wave.number, PickList.place)
        .limit(printing.SHEETS_MAX + 1)
    )
    return [PrintedWalkView.model_validate(row) for row in await session.execute(statement)]


async def stops_of(
    session: AsyncSession, actor: Actor, list_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[Stop]]:
    """What is to be taken, in the order of the route; neighbours of one bin and SKU are one
    stop. Index: ix_pick_task_pick_list_id_place.
    """
    line = OutboundLine
    rows = await session.execute(
        select(
            PickTask.pick_list_id,
            PickTask.slot,
            PickTask.quantity,
            Bin.code.label("bin"),
            *(getattr(line, name) for name in ("sku_id", "name", "spec", "code", "barcode")),
        )
        .join(line, (line.outbound_id == PickTask.outbound_id) & (line.line_id == PickTask.line_id))
        .join(Bin, Bin.id == PickTask.bin_id)
        .where(one_of(PickTask.pick_list_id, list_ids), within(actor, PickTask.warehouse_id))
        .where(PickTask.state != "called_off")
        .order_by(PickTask.pick_list_id, PickTask.place, PickTask.id)
        .limit(STOPS_MAX)
    )
    found: dict[UUID, list[Stop]] = {}
    for (list_id, _, _), together in groupby(
        rows, key=lambda row: (row.pick_list_id, row.bin, row.sku_id)
    ):
        some = list(together)
        one = some[0]
        slots = tuple((row.slot, row.quantity) for row in some)
        stop = Stop(one.bin, one.name, one.spec, one.code, one.barcode, slots)
        found.setdefault(list_id, []).append(stop)
    return found


async def noted_outbounds(
    session: AsyncSession, actor: Actor, *, wave_id: UUID | None, outbound_ids: Collection[UUID]
) -> dict[UUID, NotedOutboundView]:
    """Those of a wave, or these. Indexes: pk_outbound, ix_outbound_wave_id."""
    statement = (
        select(*(getattr(Outbound, name) for name in NotedOutboundView.model_fields))
        .where(
            Outbound.wave_id == wave_id
            if wave_id is not None
            else one_of(Outbound.id, outbound_ids),
            within(actor, Outbound.warehouse_id),
        )
        .order_by(Outbound.number)
        .limit(printing.SHEETS_MAX + 1)
    )
    rows = await session.execute(statement)
    return {row.id: NotedOutboundView.model_validate(row) for row in rows}


async def noted_lines(
    session: AsyncSession, actor: Actor, outbound_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[printing.PrintedLine]]:
    """What lies in each of them: what was found missing does not. Index: pk_outbound_line."""
    line = OutboundLine
    quantity = (line.quantity - line.missing).label("quantity")
    rows = await session.execute(
        select(line.outbound_id, line.name, line.spec, line.code, quantity)
        .where(one_of(line.outbound_id, outbound_ids), within(actor, line.warehouse_id))
        .where(line.quantity > line.missing)
        .order_by(line.outbound_id, line.line_id)
    )
    found: dict[UUID, list[printing.PrintedLine]] = {}
    for row in rows:
        noted = printing.PrintedLine(
            name=row.name, spec=row.spec, sku_code=row.code, quantity=row.quantity
        )
        found.setdefault(row.outbound_id, []).append(noted)
    return found


async def labelled_bins(
    session: AsyncSession,
    actor: Actor,
    *,
    zone_id: UUID | None,
    aisle: int | None,
    bin_ids: Collection[UUID],
) -> list[LabelledBinView]:
    """Those of a zone or of one of its aisles, or these, as people walk by them. Indexes: pk_bin,
    ix_bin_zone_id_code_id.
    """
    statement = (
        select(
            *(getattr(Bin, name) for name in ("id", "code", "kind", "warehouse_id")),
            Zone.code.label("zone_code"),
            Zone.name.label("zone_name"),
        )
        .join(Zone, Zone.id == Bin.zone_id)
        .where(within(actor, Bin.warehouse_id))
        .order_by(Bin.aisle, Bin.spot, Bin.tier, Bin.code)
        .limit(printing.SHEETS_MAX + 1)
    )
    if zone_id is None:
        statement = statement.where(one_of(Bin.id, bin_ids))
    else:
        statement = statement.where(Bin.zone_id == zone_id)
    if aisle is not None:
        statement = statement.where(Bin.aisle == aisle)
    return [LabelledBinView.model_validate(row) for row in await session.execute(statement)]


async def taken_parcels(
    session: AsyncSession, actor: Actor, handover_id: UUID
) -> list[TakenParcelView]:
    """In the order of their numbers. Index: ix_parcel_handover_id."""
    rows = await session.execute(
        select(
            *(
                getattr(Parcel, name)
                for name in ("handover_id", "number", "waybill_number", "weight_g")
            ),
            Outbound.number.label("outbound_number"),
            Outbound.region_code,
        )
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .join(Handover, Handover.id == Parcel.handover_id)
        .where(Parcel.handover_id == handover_id, within(actor, Parcel.warehouse_id))
        .order_by(Parcel.number)
    )
    return [TakenParcelView.model_validate(row) for row in rows]


async def numbered_parcels(
    session: AsyncSession, actor: Actor, *, wave_id: UUID | None, parcel_ids: Collection[UUID]
) -> list[UUID]:
    """Parcels with a carrier's number, of a wave or of these, in the order of their numbers.
    Indexes: pk_parcel, ix_outbound_wave_id, ix_parcel_outbound_id.
    """
    found = await session.scalars(
        select(Parcel.id)
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .where(
            Outbound.wave_id == wave_id if wave_id is not None else one_of(Parcel.id, parcel_ids),
            Parcel.waybill_state == "given",
            within(actor, Parcel.warehouse_id),
        )
        .order_by(Parcel.number)
        .limit(printing.SHEETS_MAX + 1)
    )
    return list(found)


async def kept_here(session: AsyncSession, actor: Actor, sku_ids: Collection[UUID]) -> set[UUID]:
    """Those of them that a warehouse within reach has ever had in a bin. Index:
    ix_bin_stock_sku_id_warehouse_id.
    """
    found = await session.scalars(
        select(BinStock.sku_id)
        .where(one_of(BinStock.sku_id, sku_ids), within(actor, BinStock.warehouse_id))
        .distinct()
    )
    return set(found)
