"""The number of a waybill was mistyped, or the carrier gave another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, NotFound
from houtai.modules.fulfilment.queries.shipments import one_shipment
from houtai.modules.fulfilment.service import waybills
from houtai.modules.fulfilment.service.by_hand import NewParcel, check_free
from houtai.modules.fulfilment.service.tracking import track
from houtai.modules.fulfilment.tables import Parcel
from houtai.modules.logistics import public as logistics
from houtai.modules.wms import public as wms


class ParcelUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "fulfilment.parcel_unknown"


class ParcelSigned(Conflict):
    """It has arrived under the number that it has."""

    code = "fulfilment.parcel_signed"


async def renumber(
    session: AsyncSession, actor: Actor, parcel_id: UUID, command: NewParcel, *, at: datetime
) -> None:
    """Followed under the new number from now on, or once it has gone; what a carrier gave for it is
    given back. Raises ParcelUnknown, CarrierNotUsable, NumberTaken, ParcelSigned.
    """
    shipment_id = await session.scalar(
        select(Parcel.shipment_id).where(Parcel.id == parcel_id, within(actor, Parcel.merchant_id))
    )
    if shipment_id is None:
        raise ParcelUnknown
    await logistics.check_carriers(session, {"body/carrier_code": command.carrier_code})
    before = await one_shipment(session, actor, shipment_id)
    async with reaching_as(session, SYSTEM):
        await check_free(session, shipment_id, [command], at=at)
        await waybills.give_back(session, Parcel.id == parcel_id, "typed anew", at=at)
    changed = await session.scalar(
        update(Parcel)
        .where(Parcel.id == parcel_id, Parcel.signed_at.is_(None))
        .values(
            **command.model_dump(),
            waybill_state="typed",
            waybill_id=None,
            waybill_error="",
            track="",
            moved_at=None,
        )
        .returning(Parcel.id)
    )
    if changed is None:
        raise ParcelSigned
    if before.state in {"shipped", "signed"}:
        await track(session, [parcel_id], at=at)
    elif before.mode == "warehouse":
        note = wms.WaybillNote(parcel_id, command.carrier_code, command.number)
        await wms.note_waybills(session, [note])
    after = await one_shipment(session, actor, shipment_id)
    trail.note(
        session,
        "fulfilment.shipment",
        shipment_id,
        name=before.number,
        before=before,
        after=after,
    )
