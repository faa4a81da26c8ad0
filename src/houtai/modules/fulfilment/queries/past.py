"""Shipments of an order that never went: called off, merged away, or wholly short."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.fulfilment.tables import PastOrder, Shipment, ShipmentLine


class PastShipmentView(View):
    """One that was to bring something of the order, and what became of it."""

    id: UUID
    number: str
    warehouse_name: str
    created_at: datetime
    voided_at: datetime
    void_reason: str
    merged_into: str | None
    """Number of the one that brings its goods instead."""


async def past_shipments(
    session: AsyncSession, actor: Actor, order_id: UUID
) -> Sequence[PastShipmentView]:
    """The oldest first. Indexes: ix_shipment_line_order_id, pk_past_order, pk_shipment."""
    instead = aliased(Shipment)
    left = select(PastOrder.shipment_id).where(PastOrder.order_id == order_id)
    kept = select(ShipmentLine.shipment_id).where(ShipmentLine.order_id == order_id)
    rows = await session.execute(
        select(
            Shipment.id,
            Shipment.number,
            Shipment.warehouse_name,
            Shipment.created_at,
            Shipment.voided_at,
            Shipment.void_reason,
            instead.number.label("merged_into"),
        )
        .outerjoin(instead, instead.id == Shipment.merged_into)
        .where(or_(Shipment.id.in_(left), Shipment.id.in_(kept)), Shipment.state == "void")
        .where(within(actor, Shipment.merchant_id))
        .order_by(Shipment.id)
    )
    return [PastShipmentView.model_validate(row) for row in rows]
