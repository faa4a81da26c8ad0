"""From below: the dispatch layer follows the warehouse, the sales layer follows dispatch."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.inventory import DispatchStockChanged, WarehouseStockChanged
from houtai.modules.inventory.rules import dispatch, sales
from houtai.modules.inventory.rules.booking import Cause, Goods, Portion
from houtai.modules.inventory.service.booking import book, tell_sales
from houtai.modules.inventory.service.making_good import Spot, make_good_oversold, make_good_short


async def dispatch_follows(
    session: AsyncSession, events: Sequence[WarehouseStockChanged], *, at: datetime
) -> None:
    """What the warehouse told, once; sales is told of it. What is short is settled from what is
    free.
    """
    told = {event.movement_id: event for event in events}
    moves = [
        dispatch.followed(_portion(event), event.warehouse_id, _cause(event))
        for event in told.values()
    ]
    if fresh := await book(session, moves, at=at):
        await tell_sales(session, fresh, at=at)
        spots: Mapping[Spot, Cause] = {
            Spot(_goods(event), event.warehouse_id): _cause(event) for event in told.values()
        }
        await make_good_short(session, spots, at=at)


async def sales_follows(
    session: AsyncSession, events: Sequence[DispatchStockChanged], *, at: datetime
) -> None:
    """What dispatch told, once. What is oversold is settled from what can be sold."""
    told: dict[UUID, DispatchStockChanged] = {event.movement_id: event for event in events}
    moves = [sales.followed(_portion(event), _cause(event)) for event in told.values()]
    if await book(session, moves, at=at):
        causes = {_goods(event): _cause(event) for event in told.values()}
        await make_good_oversold(session, causes, at=at)


def _goods(event: WarehouseStockChanged | DispatchStockChanged) -> Goods:
    return Goods(event.merchant_id, event.sku_id)


def _portion(event: WarehouseStockChanged | DispatchStockChanged) -> Portion:
    """Fewer pieces if negative."""
    return Portion(event.movement_id, _goods(event), event.quantity)


def _cause(event: WarehouseStockChanged | DispatchStockChanged) -> Cause:
    return Cause(event.reason, event.document_kind, event.document_id, event.actor_id)
