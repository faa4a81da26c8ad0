"""An order's share is held by whoever moves any of its money, so that a refund and the receipt of
its goods see each other.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.settlement.tables import OrderShare


async def hold(
    session: AsyncSession, orders: Iterable[tuple[UUID, UUID]]
) -> dict[UUID, datetime | None]:
    """`orders`: with their merchants. When each was earned. Opens shares that are new; locks them
    in the order of their ids. Index: pk_order_share.
    """
    merchants = dict(orders)
    wanted = sorted(merchants)
    if not wanted:
        return {}
    rows = [{"order_id": one, "merchant_id": merchants[one], "earned_at": None} for one in wanted]
    await session.execute(insert(OrderShare).values(rows).on_conflict_do_nothing())
    found = await session.execute(
        select(OrderShare.order_id, OrderShare.earned_at)
        .where(one_of(OrderShare.order_id, wanted))
        .order_by(OrderShare.order_id)
        .with_for_update()
    )
    return {row.order_id: row.earned_at for row in found}
