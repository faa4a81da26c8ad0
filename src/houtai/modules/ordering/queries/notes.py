"""What stands on delivery notes."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.ordering.tables import Order
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT


class NotedOrderView(View):
    """An order as its delivery note tells it."""

    id: UUID
    number: str
    shop_name: str
    placed_at: datetime
    paid_at: datetime | None
    recipient: Annotated[str | None, RECIPIENT.shown]
    phone: Annotated[str | None, PHONE.shown]
    region_code: str
    detail: Annotated[str | None, DETAIL.shown]
    remark: str
    pieces_count: int
    goods_fen: int
    freight_fen: int
    payable_fen: int


_SHOWN = [getattr(Order, name) for name in NotedOrderView.model_fields]


async def noted_orders(
    session: AsyncSession, actor: Actor, order_ids: Collection[UUID]
) -> dict[UUID, NotedOrderView]:
    """Those of them that the actor reaches. Index: pk_orders."""
    found = await session.execute(
        select(*_SHOWN).where(Order.id.in_(order_ids), within(actor, Order.merchant_id))
    )
    return {row.id: NotedOrderView.model_validate(row) for row in found}
