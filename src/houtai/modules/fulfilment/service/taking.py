"""Shipments that somebody is about to change: their orders first, then they themselves, locked in
the order of their ids, so that of two who want them the first one decides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.fulfilment.tables import OPEN, Shipment, ShipmentLine
from houtai.modules.ordering import public as ordering


@dataclass(frozen=True, slots=True)
class Taken:
    """Open shipments and what is in them; nobody else changes them meanwhile."""

    shipments: dict[UUID, Row[Any]]
    lines: Sequence[Row[Any]]

    def lines_of(self, shipment_id: UUID) -> list[Row[Any]]:
        """What is in this one."""
        return [one for one in self.lines if one.shipment_id == shipment_id]

    @property
    def order_ids(self) -> set[UUID]:
        """Whose goods they bring."""
        return {one.order_id for one in self.lines}


_LINE: tuple[Any, ...] = tuple(
    getattr(ShipmentLine, name)
    for name in (
        "id",
        "shipment_id",
        "order_id",
        "order_number",
        "line_id",
        "sku_id",
        "merchant_id",
        "quantity",
        "value_fen",
        "cod_fen",
    )
)


async def take(session: AsyncSession, shipment_ids: Collection[UUID]) -> Taken:
    """Those of them that are open still. Indexes: ix_shipment_line_shipment_id, pk_shipment."""
    orders = await session.scalars(
        select(ShipmentLine.order_id)
        .where(one_of(ShipmentLine.shipment_id, shipment_ids))
        .distinct()
    )
    await ordering.hold_still(session, orders.all())
    return await locked(session, shipment_ids)


async def of_orders(session: AsyncSession, order_ids: Collection[UUID]) -> Taken:
    """Open shipments with goods of these orders, which are locked. Index:
    ix_shipment_line_order_id.
    """
    ids = await session.scalars(
        select(ShipmentLine.shipment_id).where(one_of(ShipmentLine.order_id, order_ids)).distinct()
    )
    return await locked(session, ids.all())


async def locked(session: AsyncSession, shipment_ids: Collection[UUID]) -> Taken:
    """The orders are locked already."""
    found = await session.execute(
        select(*Shipment.__table__.columns)
        .where(one_of(Shipment.id, shipment_ids), OPEN)
        .order_by(Shipment.id)
        .with_for_update()
    )
    shipments = {one.id: one for one in found}
    lines = await session.execute(
        select(*_LINE)
        .where(one_of(ShipmentLine.shipment_id, shipments.keys()))
        .order_by(ShipmentLine.id)
    )
    return Taken(shipments, lines.all())
