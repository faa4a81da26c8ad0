"""The number of a waybill was mistyped, or the carrier gave another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, NotFound
from houtai.modules.fulfilment.queries.shipments import one_shipment
from houtai.modules.fulfilment.service.by_hand import NewParcel
from houtai.modules.fulfilment.service.tracking import track
from houtai.modules.fulfilment.tables import Parcel


class ParcelUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "fulfilment.parcel_unknown"


class ParcelSigned(Conflict):
    """It has arrived under the number that it has."""

    code = "fulfilment.parcel_signed"


async def renumber(
    session: AsyncSession, actor: Actor, parcel_id: UUID, command: NewParcel, *, at: datetime
) -> None:
    """Followed under the new number from now on. Raises ParcelUnknown, ParcelSigned."""
    shipment_id = await session.scalar(
        select(Parcel.shipment_id).where(Parcel.id == parcel_id, within(actor, Parcel.merchant_id))
    )
    if shipment_id is None:
        raise ParcelUnknown
    before = await one_shipment(session, actor, shipment_id)
    changed = await session.scalar(
        update(Parcel)
        .where(Parcel.id == parcel_id, Parcel.signed_at.is_(None))
        .values(**command.model_dump(), track="", moved_at=None)
        .returning(Parcel.id)
    )
    if changed is None:
        raise ParcelSigned
    await track(session, [parcel_id], at=at)
    after = await one_shipment(session, actor, shipment_id)
    trail.note(
        session,
        "fulfilment.shipment",
        shipment_id,
        name=before.number,
        before=before,
        after=after,
    )
