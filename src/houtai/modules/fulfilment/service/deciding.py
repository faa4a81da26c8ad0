"""Somebody has an order sent now, however small its parts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.modules.fulfilment.queries.of_orders import OrderUnknown, fulfilment_of
from houtai.modules.fulfilment.service.delivering import deliver
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.fulfilment.tables import Demand


class NothingToBeHad(Conflict):
    """No warehouse has any of what it waits for, or nothing waits."""

    code = "fulfilment.nothing_to_be_had"


async def source_by_hand(
    session: AsyncSession, actor: Actor, order_id: UUID, *, at: datetime
) -> None:
    """The rules' bounds of worth do not count. Raises OrderUnknown, NothingToBeHad."""
    number = await session.scalar(
        select(Demand.number).where(Demand.order_id == order_id, within(actor, Demand.merchant_id))
    )
    if number is None:
        raise OrderUnknown
    before = await fulfilment_of(session, actor, order_id)
    async with reaching_as(session, SYSTEM):
        made = await source_orders(session, [order_id], "by_hand", at=at, at_any_price=True)
        made += await deliver(session, [order_id], at=at)
    if not made:
        raise NothingToBeHad
    after = await fulfilment_of(session, actor, order_id)
    trail.note(session, "fulfilment.order", order_id, name=number, before=before, after=after)
