"""The carrier takes parcels: one list, signed once, and they have left the house."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.events.wms import OutboundHandedOver
from houtai.kit import eventlog, settings, trail
from houtai.kit.auth import Actor, within
from houtai.kit.clock import business_day
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import Command, Line
from houtai.kit.sql import one_of
from houtai.modules.wms.queries.carriers import check_carriers
from houtai.modules.wms.queries.parcels import HandoverView
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service.here import CHINA, Scanned, here
from houtai.modules.wms.tables import Handover, Outbound, Parcel

NEEDS_WAYBILL = settings.Setting("wms.handover_needs_waybill", kind=settings.YesNo(), default=True)


class ParcelUnknown(Invalid):
    """Nothing bears what was scanned, or it lies in another warehouse."""

    code = "wms.parcel_unknown"


class ParcelNotReady(Conflict):
    """It has gone, was called off, or another carrier takes it."""

    code = "wms.parcel_not_ready"


class ParcelsMissing(Conflict):
    """A shipment leaves whole: its other parcels were not scanned."""

    code = "wms.parcels_missing"


class NoWaybill(Conflict):
    code = "wms.no_waybill"


class HandOver(Command):
    """Parcels by their own or their waybill's number, as they were scanned. Without a warehouse:
    where one works.
    """

    warehouse_id: UUID | None = None
    carrier_code: CarrierCode
    courier: Line
    parcels: Annotated[list[Scanned], Field(min_length=1, max_length=500)]


async def hand_over(
    session: AsyncSession, actor: Actor, command: HandOver, *, at: datetime
) -> UUID:
    """All of these leave, or none.

    Raises WarehouseNotHere, CarrierNotUsable, ParcelUnknown, ParcelNotReady, ParcelsMissing,
    NoWaybill.
    """
    await check_carriers(session, {"body/carrier_code": command.carrier_code})
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    rows = await _scanned(session, actor, warehouse_id, command.parcels)
    outbound_ids = {row.outbound_id for row in rows}
    held = (
        select(Outbound.id, Outbound.number, Outbound.state, Outbound.merchant_id)
        .where(one_of(Outbound.id, outbound_ids), within(actor, Outbound.warehouse_id))
        .order_by(Outbound.id)
        .with_for_update()
    )
    outbounds = (await session.execute(held)).all()
    moved = TRANSITIONS[Act.HAND_OVER]
    states = {one.id: one.state for one in outbounds}
    for row in rows:
        if states[row.outbound_id] not in moved.before or row.carrier_code != command.carrier_code:
            raise ParcelNotReady(number=row.number)
    await _check_whole(session, actor, rows, {one.id: one.number for one in outbounds})
    if await settings.read(session, NEEDS_WAYBILL):
        for row in rows:
            if row.waybill_number is None:
                raise NoWaybill(number=row.number)
    handover = _handover(command, warehouse_id, rows, actor, at)
    session.add(handover)
    await session.flush()
    await session.execute(
        update(Outbound)
        .where(one_of(Outbound.id, outbound_ids), within(actor, Outbound.warehouse_id))
        .values(state=moved.after, handover_id=handover.id, ended_at=at)
    )
    await session.execute(
        update(Parcel)
        .where(one_of(Parcel.id, {row.id for row in rows}), within(actor, Parcel.warehouse_id))
        .values(handover_id=handover.id)
    )
    after = HandoverView.model_validate(handover)
    trail.note(session, "wms.handover", handover.id, name=handover.number, before=None, after=after)
    await eventlog.emit(session, *(_told(one, handover, rows, at) for one in outbounds))
    return handover.id


def _told(
    one: Row[UUID, str, str, UUID], handover: Handover, rows: Sequence[Row[Any]], at: datetime
) -> OutboundHandedOver:
    waybills = tuple(
        (row.id, row.carrier_code, row.waybill_number or "")
        for row in rows
        if row.outbound_id == one.id
    )
    return OutboundHandedOver(
        one.id, handover.warehouse_id, one.merchant_id, handover.id, at, waybills
    )


async def _scanned(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, scanned: Sequence[str]
) -> Sequence[Row[Any]]:
    """The parcels that bear these numbers. Indexes: uq_parcel_number, ix_parcel_waybill_number."""
    columns = ("id", "outbound_id", "number", "waybill_number", "carrier_code", "weight_g")
    statement = select(*(getattr(Parcel, name) for name in columns)).where(
        Parcel.warehouse_id == warehouse_id,
        or_(Parcel.number.in_(scanned), Parcel.waybill_number.in_(scanned)),
        within(actor, Parcel.warehouse_id),
    )
    rows = (await session.execute(statement.order_by(Parcel.number))).all()
    known = {row.number for row in rows} | {row.waybill_number for row in rows}
    for place, one in enumerate(scanned):
        if one not in known:
            raise ParcelUnknown(place=f"body/parcels/{place}", scanned=one)
    return rows


async def _check_whole(
    session: AsyncSession, actor: Actor, rows: Sequence[Row[Any]], outbounds: Mapping[UUID, str]
) -> None:
    """Index: ix_parcel_outbound_id."""
    mine = Counter(row.outbound_id for row in rows)
    counted = await session.execute(
        select(Parcel.outbound_id, func.count().label("parcels"))
        .where(one_of(Parcel.outbound_id, mine), within(actor, Parcel.warehouse_id))
        .group_by(Parcel.outbound_id)
    )
    whole = {row.outbound_id: row.parcels for row in counted}
    for outbound_id, number in outbounds.items():
        if mine[outbound_id] != whole[outbound_id]:
            raise ParcelsMissing(number=number)


def _handover(
    command: HandOver, warehouse_id: UUID, rows: Sequence[Row[Any]], actor: Actor, at: datetime
) -> Handover:
    handover_id = new_id()
    return Handover(
        id=handover_id,
        number=document_number("J", handover_id, business_day(at, CHINA)),
        warehouse_id=warehouse_id,
        carrier_code=command.carrier_code,
        courier=command.courier,
        parcels=len(rows),
        weight_g=sum(row.weight_g for row in rows),
        made_by=actor.id,
        at=at,
    )
