"""Reads of parcels that wait for the carrier, and of what carriers took."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View
from houtai.modules.identity import public as identity
from houtai.modules.wms.tables import Handover, Outbound, Parcel

PARCELS_MAX = 2_000
WaybillState = Literal["awaited", "given", "typed", "refused"]


class ParcelView(View):
    """One closed carton. `overruled`: why a weight that is off was taken."""

    id: UUID
    outbound_id: UUID
    number: str
    carton_code: str
    weight_g: int
    computed_g: int
    overruled: str
    carrier_code: str
    waybill_number: str | None
    waybill_state: WaybillState
    waybill_error: str
    packed_at: datetime


class WaitingParcelView(ParcelView):
    """One that the carrier has not taken yet, with its shipment."""

    warehouse_id: UUID
    outbound_number: str
    promise_at: datetime


class HandoverView(View):
    """Parcels that one carrier took at one moment."""

    id: UUID
    number: str
    warehouse_id: UUID
    carrier_code: str
    courier: str
    parcels: int
    weight_g: int
    at: datetime


class HandoverDetailView(HandoverView):
    """The list that both sides sign."""

    made_by: str
    rows: list[ParcelView]


HANDOVERS = Listing(
    id=Handover.id,
    sorts={"at": Handover.at},
    default="-at",
    filters={
        "warehouse_id": equal(Handover.warehouse_id, UUID),
        "carrier_code": equal(Handover.carrier_code, CarrierCode),
    },
)


async def waiting_parcels(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[WaitingParcelView]:
    """Packed and still in the house, those promised earliest first.

    Indexes: ix_outbound_state_promise_at_id, ix_parcel_outbound_id.
    """
    columns = [getattr(Parcel, name) for name in (*ParcelView.model_fields, "warehouse_id")]
    statement = (
        select(*columns, Outbound.number.label("outbound_number"), Outbound.promise_at)
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .where(Outbound.state == "packed", within(actor, Outbound.warehouse_id))
        .order_by(Outbound.promise_at, Parcel.number)
        .limit(PARCELS_MAX)
    )
    if warehouse_id is not None:
        statement = statement.where(Outbound.warehouse_id == warehouse_id)
    return [WaitingParcelView.model_validate(row) for row in await session.execute(statement)]


async def list_handovers(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[HandoverView]:
    """The newest first. Indexes: ix_handover_at_id, ix_handover_warehouse_id_at_id."""
    columns = [getattr(Handover, name) for name in HandoverView.model_fields]
    statement = select(*columns).where(within(actor, Handover.warehouse_id))
    return await HANDOVERS.page(session, statement, wanted, HandoverView)


async def one_handover(
    session: AsyncSession, actor: Actor, handover_id: UUID
) -> HandoverDetailView | None:
    """None for a stranger. Indexes: pk_handover, ix_parcel_handover_id."""
    statement = select(Handover).where(
        Handover.id == handover_id, within(actor, Handover.warehouse_id)
    )
    found = await session.scalar(statement)
    if found is None:
        return None
    columns = [getattr(Parcel, name) for name in ParcelView.model_fields]
    rows = await session.execute(
        select(*columns).where(Parcel.handover_id == handover_id).order_by(Parcel.number)
    )
    names = await identity.names(session, {found.made_by})
    return HandoverDetailView(
        **HandoverView.model_validate(found).model_dump(),
        made_by=names.get(found.made_by, ""),
        rows=[ParcelView.model_validate(row) for row in rows],
    )
