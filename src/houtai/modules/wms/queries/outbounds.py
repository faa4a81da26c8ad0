"""Reads of outbounds: the desk's lists and counts, and one with everything about it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.events.carriers import CarrierCode
from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, below, equal, starts_with
from houtai.kit.shapes import Line, Moment, View, Word
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.queries.parcels import ParcelView
from houtai.modules.wms.rules import packing
from houtai.modules.wms.rules.states import OutboundState
from houtai.modules.wms.tables import (
    DETAIL,
    PHONE,
    RECIPIENT,
    Carton,
    Outbound,
    OutboundLine,
    Parcel,
    PutBack,
    Shortage,
    Wave,
)

COUNTED_MAX = 1_000
AT_WORK = ("waiting", "planned", "picking", "picked", "checked", "packed")


class OutboundView(View):
    """One shipment as its warehouse sees it."""

    id: UUID
    number: str
    merchant_id: UUID
    warehouse_id: UUID
    carrier_code: str
    service_code: str
    promise_at: datetime
    priority: int
    state: OutboundState
    kinds: int
    pieces: int
    weight_g: int
    region_code: str
    remark: str
    wave_id: UUID | None
    reason: str
    asked_at: datetime


class OutboundLineView(View):
    """So many of a SKU: asked for, picked, missing, checked."""

    line_id: UUID
    sku_id: UUID
    name: str
    spec: str
    code: str
    barcode: str
    picture: UUID | None = None
    quantity: int
    picked: int
    missing: int
    checked: int
    weight_g: int


class OutboundDetailView(OutboundView):
    """One with its lines, parcels, and the carton that fits; none: it needs several."""

    warehouse_name: str
    wave_number: str | None
    recipient: Annotated[str, RECIPIENT.shown]
    phone: Annotated[str, PHONE.shown]
    address: Annotated[str, DETAIL.shown]
    handover_id: UUID | None
    picked_at: datetime | None
    packed_at: datetime | None
    ended_at: datetime | None
    lines: list[OutboundLineView]
    parcels: list[ParcelView]
    fitting_carton: str | None


class OutboundCountsView(View):
    """How many there are in each state of work, at most a thousand each."""

    waiting: int = 0
    planned: int = 0
    picking: int = 0
    picked: int = 0
    checked: int = 0
    packed: int = 0
    late: int = 0
    short: int = 0
    put_back: int = 0


def _late(wanted: bool) -> ColumnElement[bool]:
    late = Outbound.state.in_(AT_WORK) & (Outbound.promise_at < func.now())
    return late if wanted else ~late


OUTBOUNDS = Listing(
    id=Outbound.id,
    sorts={"promise_at": Outbound.promise_at, "asked_at": Outbound.asked_at},
    default="promise_at",
    filters={
        "warehouse_id": equal(Outbound.warehouse_id, UUID),
        "state": any_of(Outbound.state, Word),
        "carrier_code": equal(Outbound.carrier_code, CarrierCode),
        "number": starts_with(Outbound.number, Line),
        "wave_id": equal(Outbound.wave_id, UUID),
        "promise_below": below(Outbound.promise_at, Moment),
        "late": Filter(bool, _late),
    },
)


async def list_outbounds(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[OutboundView]:
    """Those promised earliest first. Indexes: ix_outbound_promise_at_id and its neighbours."""
    columns = [getattr(Outbound, name) for name in OutboundView.model_fields]
    statement = select(*columns).where(within(actor, Outbound.warehouse_id))
    return await OUTBOUNDS.page(session, statement, wanted, OutboundView)


async def count_outbounds(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None, *, at: datetime
) -> OutboundCountsView:
    """One statement; counting stops at a thousand. Index:
    ix_outbound_warehouse_id_state_promise_at_id.
    """

    def some(
        place: InstrumentedAttribute[UUID], *conditions: ColumnElement[bool]
    ) -> ScalarSelect[int]:
        here = [] if warehouse_id is None else [place == warehouse_id]
        reached = within(actor, place)
        few = select(literal(1)).where(reached, *here, *conditions).limit(COUNTED_MAX).subquery()
        return select(func.count()).select_from(few).scalar_subquery()

    counts = {state: some(Outbound.warehouse_id, Outbound.state == state) for state in AT_WORK}
    counts["late"] = some(
        Outbound.warehouse_id, Outbound.state.in_(AT_WORK), Outbound.promise_at < at
    )
    counts["short"] = some(Shortage.warehouse_id, Shortage.state == "asked")
    counts["put_back"] = some(PutBack.warehouse_id, PutBack.done < PutBack.quantity)
    row = (await session.execute(select(*(one.label(name) for name, one in counts.items())))).one()
    return OutboundCountsView.model_validate(row)


async def one_outbound(
    session: AsyncSession, actor: Actor, outbound_id: UUID, *, filled_percent: int
) -> OutboundDetailView | None:
    """None for a stranger. Indexes: pk_outbound, pk_outbound_line, ix_parcel_outbound_id."""
    statement = (
        select(Outbound, Wave.number.label("wave_number"))
        .outerjoin(Wave, Wave.id == Outbound.wave_id)
        .where(Outbound.id == outbound_id, within(actor, Outbound.warehouse_id))
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    found: Outbound = row.Outbound
    lines = await _lines(session, outbound_id)
    parcels = await session.execute(
        select(*(getattr(Parcel, name) for name in ParcelView.model_fields))
        .where(Parcel.outbound_id == outbound_id)
        .order_by(Parcel.number)
    )
    names = await inventory.warehouse_names(session, {found.warehouse_id})
    own = {
        name: getattr(found, name)
        for name in OutboundDetailView.model_fields
        if hasattr(Outbound, name)
    }
    return OutboundDetailView(
        **own,
        warehouse_name=names.get(found.warehouse_id, ""),
        wave_number=row.wave_number,
        lines=lines,
        parcels=[ParcelView.model_validate(one) for one in parcels],
        fitting_carton=await _fitting(session, found, filled_percent),
    )


async def _lines(session: AsyncSession, outbound_id: UUID) -> list[OutboundLineView]:
    line = OutboundLine
    plain = [name for name in OutboundLineView.model_fields if name != "picture"]
    rows = await session.execute(
        select(*(getattr(line, name) for name in plain))
        .where(line.outbound_id == outbound_id)
        .order_by(line.line_id)
    )
    lines = [OutboundLineView.model_validate(row) for row in rows]
    skus = await catalog.skus_by_id(session, {one.sku_id for one in lines})
    pictures = {sku.id: sku.picture for sku in skus.values()}
    return [one.model_copy(update={"picture": pictures.get(one.sku_id)}) for one in lines]


async def _fitting(session: AsyncSession, found: Outbound, filled_percent: int) -> str | None:
    rows = await session.execute(
        select(
            Carton.code,
            (Carton.length_mm * Carton.width_mm * Carton.height_mm).label("volume_mm3"),
            Carton.tare_g,
            Carton.load_max_g,
        ).where(Carton.warehouse_id == found.warehouse_id, Carton.state == "open")
    )
    boxes = [packing.Box(row.code, row.volume_mm3, row.tare_g, row.load_max_g) for row in rows]
    best = packing.fitting(
        boxes,
        volume_mm3=found.volume_mm3,
        weight_g=found.weight_g,
        filled_percent=filled_percent,
    )
    return None if best is None else best.code
