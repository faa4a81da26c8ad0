"""The carrier has it: pieces leave all three layers, orders go on, buyers may be told."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import ShipmentShipped
from houtai.kit import eventlog, settings
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service import policy
from houtai.modules.fulfilment.service.moving import Move, allotment, cause, move_pieces
from houtai.modules.fulfilment.service.taking import Taken
from houtai.modules.fulfilment.tables import Demand, DemandLine, Shipment
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering


async def ship(session: AsyncSession, taken: Taken, by: ordering.By, *, at: datetime) -> None:
    """All that was taken; what is in it was picked. The session must be the house's."""
    if not taken.shipments:
        return
    going = [allotment(one, taken.shipments[one.shipment_id].warehouse_id) for one in taken.lines]
    await inventory.ship(session, going, cause("shipment.ship"), at=at)
    moves = [
        Move(one.line_id, one.sku_id, "assigned", "shipped", one.quantity) for one in taken.lines
    ]
    await move_pieces(session, moves)
    await session.execute(
        update(Shipment)
        .where(one_of(Shipment.id, taken.shipments))
        .values(state="shipped", shipped_at=at, version=Shipment.version + 1)
    )
    await _note_orders(session, taken.order_ids, by, at=at)
    await _tell(session, taken, at=at)


async def _note_orders(
    session: AsyncSession, order_ids: Collection[UUID], by: ordering.By, *, at: datetime
) -> None:
    """Of which all is gone, and of which something is to come. Index: ix_demand_line_order_id."""
    rows = await session.execute(
        select(
            DemandLine.order_id,
            func.sum(case((DemandLine.waiting + DemandLine.assigned > 0, 1), else_=0)).label(
                "left"
            ),
        )
        .where(one_of(DemandLine.order_id, order_ids))
        .group_by(DemandLine.order_id)
        .order_by(DemandLine.order_id)
    )
    shipped = [(row.order_id, not row.left) for row in rows]
    await ordering.note_shipped(session, shipped, by, at=at)
    whole = [order_id for order_id, all_shipped in shipped if all_shipped]
    receive_by = at + await settings.read(session, policy.UNSIGNED)
    await session.execute(
        update(Demand)
        .where(one_of(Demand.order_id, whole), Demand.state == "open")
        .values(state="shipped", receive_by=receive_by)
    )


async def _tell(session: AsyncSession, taken: Taken, *, at: datetime) -> None:
    await eventlog.emit(
        session,
        *(
            ShipmentShipped(
                shipment_id=one.id,
                number=one.number,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                warehouse_id=one.warehouse_id,
                order_ids=tuple(dict.fromkeys(line.order_id for line in taken.lines_of(one.id))),
                pieces_count=one.pieces_count,
                at=at,
            )
            for one in taken.shipments.values()
        ),
    )
