"""The parcel by which an order travels, where it is the only one and brings nothing else."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.modules.fulfilment.tables import Parcel, Shipment, ShipmentLine

TWO = 2


@dataclass(frozen=True, slots=True)
class SoleParcel:
    """It has gone, and nobody has signed for it."""

    id: UUID
    carrier_code: str
    number: str
    track: str
    """What the carrier said last."""
    warehouse_id: UUID | None
    """Whose people sent it; none: the merchant did himself."""


async def sole_parcel(session: AsyncSession, order_id: UUID) -> SoleParcel | None:
    """None where the order travels in several, together with others, by none, or not any more. To
    be asked as the house. Indexes: ix_shipment_line_order_id, ix_shipment_line_shipment_id,
    ix_parcel_shipment_id.
    """
    other = aliased(ShipmentLine)
    theirs = exists().where(other.shipment_id == Shipment.id, other.order_id != order_id)
    is_shared = theirs.label("is_shared")
    found = await session.execute(
        select(Shipment.id, Shipment.state, Shipment.mode, Shipment.warehouse_id, is_shared)
        .where(Shipment.state != "void")
        .where(
            Shipment.id.in_(
                select(ShipmentLine.shipment_id).where(ShipmentLine.order_id == order_id)
            )
        )
        .limit(TWO)
    )
    shipments = found.all()
    if len(shipments) != 1:
        return None
    (sent,) = shipments
    if sent.state != "shipped" or sent.mode == "online" or sent.is_shared:
        return None
    columns = (Parcel.id, Parcel.carrier_code, Parcel.number, Parcel.track, Parcel.signed_at)
    parcels = await session.execute(
        select(*columns).where(Parcel.shipment_id == sent.id).limit(TWO)
    )
    rows = parcels.all()
    if len(rows) != 1 or not rows[0].number or rows[0].signed_at is not None:
        return None
    sender = sent.warehouse_id if sent.mode == "warehouse" else None
    return SoleParcel(rows[0].id, rows[0].carrier_code, rows[0].number, rows[0].track, sender)
