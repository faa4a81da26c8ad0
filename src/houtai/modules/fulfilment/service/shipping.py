"""The carrier has it: pieces leave all three layers, orders go on, buyers may be told."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import ShipmentShipped
from houtai.kit import eventlog
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service.delivering import deliver_with_goods
from houtai.modules.fulfilment.service.moving import Move, allotment, cause, move_pieces
from houtai.modules.fulfilment.service.noting import note_orders
from houtai.modules.fulfilment.service.taking import Taken
from houtai.modules.fulfilment.tables import Shipment
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
    await deliver_with_goods(session, taken.order_ids, at=at)
    await note_orders(session, taken.order_ids, by, at=at)
    await _tell(session, taken, at=at)


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
