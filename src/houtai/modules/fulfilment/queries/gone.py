"""How much of an order's lines has gone."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.fulfilment.tables import DemandLine


async def pieces_gone(
    session: AsyncSession, order_id: UUID, ordered: Mapping[UUID, int]
) -> Mapping[UUID, int]:
    """Of so many that were ordered of each line; of a bundle only what is whole. Index:
    ix_demand_line_order_id.
    """
    rows = await session.execute(
        select(
            DemandLine.line_id,
            DemandLine.shipped,
            (DemandLine.quantity - DemandLine.dropped).label("quantity"),
        ).where(DemandLine.order_id == order_id, DemandLine.quantity > DemandLine.dropped)
    )
    gone: dict[UUID, int] = {}
    for row in rows:
        count = ordered.get(row.line_id, 0)
        gone[row.line_id] = min(gone.get(row.line_id, count), count * row.shipped // row.quantity)
    return gone
