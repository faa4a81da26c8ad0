"""What becomes of orders once goods go: they are shipped, in part or whole, and received."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderReceived, OrderShipped
from houtai.kit import eventlog
from houtai.kit.sql import one_of
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service.moving import By, move
from houtai.modules.ordering.tables import Order


async def hold_still(session: AsyncSession, order_ids: Collection[UUID]) -> None:
    """Nobody else moves these orders until the transaction ends; in the order of their ids.

    Whoever changes what is under way for orders does so first.
    """
    await session.execute(
        select(Order.id).where(one_of(Order.id, order_ids)).order_by(Order.id).with_for_update()
    )


async def note_shipped(
    session: AsyncSession, shipped: Sequence[tuple[UUID, bool]], by: By, *, at: datetime
) -> None:
    """Goods of these orders have gone: all that there are (true), or some. An order that is so far
    already stays as it is.
    """
    some = [order_id for order_id, all_shipped in shipped if not all_shipped]
    whole = [order_id for order_id, all_shipped in shipped if all_shipped]
    parts = await move(session, some, Act.SHIP_PART, by, at=at)
    rest = await move(session, whole, Act.SHIP_REST, by, at=at)
    first = await move(session, whole, Act.SHIP, by, at=at)
    await _tell(session, parts, all_shipped=False, at=at)
    await _tell(session, [*rest, *first], all_shipped=True, at=at)


async def note_received(
    session: AsyncSession, order_ids: Collection[UUID], by: By, *, at: datetime
) -> set[UUID]:
    """Those of them that were on their way and are completed now; who has not paid for it at the
    door yet waits for that.
    """
    orders = await move(session, order_ids, Act.RECEIVE, by, at=at)
    await eventlog.emit(
        session,
        *(
            OrderReceived(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                by=by.kind,
                at=at,
            )
            for one in orders
        ),
    )
    return {one.id for one in orders}


async def _tell(
    session: AsyncSession, orders: Sequence[Any], *, all_shipped: bool, at: datetime
) -> None:
    await eventlog.emit(
        session,
        *(
            OrderShipped(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                all_shipped=all_shipped,
                at=at,
            )
            for one in orders
        ),
    )
