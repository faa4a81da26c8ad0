"""What nobody had is tried again: goods have come, or somebody gave them back."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service.delivering import deliver
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.fulfilment.tables import DemandLine
from houtai.modules.inventory import public as inventory

ORDERS_AT_ONCE = 300
PATIENCE = timedelta(minutes=5)


async def retry_goods(session: AsyncSession, sku_ids: Collection[UUID], *, at: datetime) -> int:
    """Orders that wait for these, the most urgent first. Index: ix_demand_line_waiting_sku_id."""
    free = await inventory.free_now(session, sku_ids)
    found = await session.execute(
        select(DemandLine.order_id, DemandLine.ship_by)
        .where(one_of(DemandLine.sku_id, {sku_id for sku_id, _ in free}), DemandLine.waiting > 0)
        .distinct()
        .order_by(DemandLine.ship_by, DemandLine.order_id)
        .limit(ORDERS_AT_ONCE)
    )
    ids = [row.order_id for row in found]
    return await _again(session, ids, "stock", at=at)


async def retry_due(session: AsyncSession, at: datetime) -> int:
    """Whatever was not tried for a while: the net under the events.
    Index: ix_demand_line_waiting_tried_at.
    """
    found = await session.execute(
        select(DemandLine.order_id)
        .where(DemandLine.waiting > 0, DemandLine.tried_at < at - PATIENCE)
        .order_by(DemandLine.tried_at)
        .limit(ORDERS_AT_ONCE)
    )
    ids = {row.order_id for row in found}
    return await _again(session, ids, "retry", at=at)


async def _again(
    session: AsyncSession, order_ids: Collection[UUID], why: str, *, at: datetime
) -> int:
    if not order_ids:
        return 0
    sourced = await source_orders(session, order_ids, why, at=at)
    return len(sourced) + len(await deliver(session, order_ids, at=at))
