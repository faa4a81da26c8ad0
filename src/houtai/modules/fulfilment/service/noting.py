"""Orders learn how much of them has gone; their time runs from then."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service import policy
from houtai.modules.fulfilment.tables import Demand, DemandLine
from houtai.modules.ordering import public as ordering


async def note_orders(
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
