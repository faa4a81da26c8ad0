"""Orders of which nothing is sent are delivered as they are paid; their time runs at once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.modules.fulfilment.service import policy
from houtai.modules.fulfilment.tables import Demand
from houtai.modules.ordering import public as ordering


async def deliver(session: AsyncSession, order_ids: Collection[UUID], *, at: datetime) -> int:
    """How many of them there were; again it does nothing. The session must be the house's."""
    orders = await ordering.without_goods(session, order_ids)
    if not orders:
        return 0
    receive_by = at + await settings.read(session, policy.SIGNED)
    rows = [
        {
            "order_id": one.id,
            "merchant_id": one.merchant_id,
            "member_id": one.member_id,
            "number": one.number,
            "shop_name": one.shop_name,
            "region_code": "",
            "state": "shipped",
            "ship_by": at,
            "placed_at": one.placed_at,
            "receive_by": receive_by,
        }
        for one in orders
    ]
    await session.execute(insert(Demand).values(rows).on_conflict_do_nothing())
    shipped = [(one.id, True) for one in orders]
    await ordering.note_shipped(session, shipped, ordering.HOUSE, at=at)
    return len(orders)
