"""Numbers under which parcels go: given by carriers, refused, asked for again, or typed here."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.events.wms import WaybillsWanted
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.shapes import Command
from houtai.kit.sql import one_of
from houtai.modules.wms.queries.carriers import check_carriers
from houtai.modules.wms.queries.numbers import check_number
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service.asking import OutboundNotSo
from houtai.modules.wms.service.packing import OutboundUnknown
from houtai.modules.wms.tables import Outbound, Parcel


class ParcelGone(NotFound):
    """No such parcel within reach that is still in the house."""

    code = "wms.parcel_gone"


class WriteWaybill(Command):
    """The number as the carrier gave it."""

    carrier_code: CarrierCode
    number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-]{6,40}$")]


class AskWaybillsAgain(Command):
    """With which carrier: the same one, or another."""

    carrier_code: CarrierCode


async def note_waybills(session: AsyncSession, notes: Sequence[WaybillNote]) -> set[UUID]:
    """What became of the wishes for numbers; the parcels that go so. Others have gone already, or
    bear a number that somebody typed. Index: pk_parcel.
    """
    by_id = {note.parcel_id: note for note in notes}
    stand = set()
    async with reaching_as(session, SYSTEM):
        held = (
            select(Parcel)
            .where(one_of(Parcel.id, by_id))
            .order_by(Parcel.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        for parcel in await session.scalars(held):
            note = by_id[parcel.id]
            if parcel.handover_id is None and parcel.waybill_state != "typed":
                parcel.waybill_number, parcel.carrier_code = note.number, note.carrier_code
                parcel.waybill_error = note.error
                known = "given" if note.number is not None else "awaited"
                parcel.waybill_state = "refused" if note.error else known
            if (parcel.waybill_number, parcel.carrier_code) == (note.number, note.carrier_code):
                stand.add(parcel.id)
        await session.flush()
    return stand


async def change_carrier(
    session: AsyncSession, shipment_ids: Collection[UUID], carrier_code: str, service_code: str
) -> None:
    """Who takes these shipments, as long as nobody has. Index: pk_outbound."""
    async with reaching_as(session, SYSTEM):
        await session.execute(
            update(Outbound)
            .where(one_of(Outbound.id, shipment_ids), Outbound.ended_at.is_(None))
            .values(carrier_code=carrier_code, service_code=service_code)
        )


async def write_waybill(
    session: AsyncSession, actor: Actor, parcel_id: UUID, command: WriteWaybill, *, at: datetime
) -> None:
    """A number that somebody got elsewhere. Raises CarrierNotUsable, ParcelGone, and what the
    owner of shipments raises for a number that the parcel of somebody else bears.
    """
    await check_carriers(session, {"body/carrier_code": command.carrier_code})
    outbound_id = await session.scalar(
        select(Parcel.outbound_id)
        .where(Parcel.id == parcel_id, Parcel.handover_id.is_(None))
        .where(within(actor, Parcel.warehouse_id))
    )
    if outbound_id is None:
        raise ParcelGone
    async with reaching_as(session, SYSTEM):
        await check_number(session, outbound_id, command.carrier_code, command.number, at)
    written = (
        update(Parcel)
        .where(Parcel.id == parcel_id, Parcel.handover_id.is_(None))
        .where(within(actor, Parcel.warehouse_id))
        .values(
            waybill_number=command.number,
            carrier_code=command.carrier_code,
            waybill_state="typed",
            waybill_error="",
        )
        .returning(Parcel.number)
    )
    if await session.scalar(written) is None:
        raise ParcelGone


async def ask_again(
    session: AsyncSession,
    actor: Actor,
    outbound_id: UUID,
    command: AskWaybillsAgain,
    *,
    at: datetime,
) -> None:
    """All parcels of a packed outbound shall get numbers of this carrier; whoever sends the
    shipment asks for them. Raises CarrierNotUsable, OutboundUnknown, OutboundNotSo.
    """
    await check_carriers(session, {"body/carrier_code": command.carrier_code})
    held = (
        select(Outbound)
        .where(Outbound.id == outbound_id, within(actor, Outbound.warehouse_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    outbound = await session.scalar(held)
    if outbound is None:
        raise OutboundUnknown
    if outbound.state not in TRANSITIONS[Act.HAND_OVER].before:
        raise OutboundNotSo
    outbound.carrier_code = command.carrier_code
    await session.flush()
    await session.execute(
        update(Parcel)
        .where(Parcel.outbound_id == outbound_id, within(actor, Parcel.warehouse_id))
        .where(or_(Parcel.waybill_state != "given", Parcel.carrier_code != command.carrier_code))
        .values(
            carrier_code=command.carrier_code,
            waybill_number=None,
            waybill_state="awaited",
            waybill_error="",
        )
        .execution_options(synchronize_session=False)
    )
    wanted = WaybillsWanted(
        outbound.id, outbound.warehouse_id, outbound.merchant_id, command.carrier_code, at
    )
    await eventlog.emit(session, wanted)
