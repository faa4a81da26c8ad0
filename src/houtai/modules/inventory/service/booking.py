"""Taking movements: all of a document or none, each once, and what the layer above is told."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.inventory import DispatchStockChanged, WarehouseStockChanged
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid, Unavailable
from houtai.modules.inventory.rules.booking import Movement
from houtai.modules.inventory.service.valuing import Brought, value_movements
from houtai.modules.ledger import public as ledger

LINES_MAX = ledger.CHAINS_MAX
"""The most lines of one call."""


class NotEnoughStock(Conflict):
    """There are fewer pieces than should be moved; the place says which line."""

    code = "inventory.not_enough_stock"

    def __init__(self, sku_id: UUID, *, place: str) -> None:
        super().__init__(place=place, sku_id=sku_id)
        self.sku_id = sku_id


class LineDiffers(Conflict):
    """A line of this id was carried out before, with other pieces."""

    code = "inventory.line_differs"


class LineTwice(Invalid):
    """Two lines bear one id: the second would be taken for a repetition of the first."""

    code = "inventory.line_twice"


class TooManyLines(Invalid):
    code = "inventory.too_many_lines"


class StockBusy(Unavailable):
    """The ledger could not take the movement for a reason that will pass."""

    code = "inventory.stock_busy"


def acting_as_house(session: AsyncSession) -> AbstractAsyncContextManager[None]:
    """Whoever keeps a warehouse moves goods of merchants whose books he may not read.

    The wall around the ledger opens for what happens inside; whether the actor may do it must
    have been decided before.
    """
    return reaching_as(session, SYSTEM)


async def book(
    session: AsyncSession,
    movements: Sequence[Movement],
    *,
    at: datetime,
    brought: Mapping[UUID, Brought] | None = None,
) -> list[Movement]:
    """Take all movements or none; says which of them are new. `brought`: what pieces that come in
    cost, by id of the chain.

    Raises NotEnoughStock or LineDiffers at the line that cannot be taken; nothing stays then.
    """
    async with session.begin_nested():
        await ledger.open_accounts(session, {key for each in movements for key in each.keys}, at=at)
        chains = [each.chain for each in movements]
        outcomes = await ledger.submit(session, chains, at=at)
        for position, outcome in enumerate(outcomes):
            if outcome.refusal is not None:
                raise refused(outcome, movements[position], position)
        taken = zip(movements, outcomes, strict=True)
        fresh = [each for each, outcome in taken if not outcome.repeated]
        await value_movements(session, fresh, brought or {}, at=at)
    return fresh


def refused(outcome: ledger.Outcome, movement: Movement, position: int) -> Exception:
    """Why a movement was not taken, in words of stock."""
    place = f"body/lines/{position}"
    sku_id = movement.goods.sku_id
    match outcome.refusal:
        case ledger.Refusal.NOT_ENOUGH:
            return NotEnoughStock(sku_id, place=f"{place}/quantity")
        case ledger.Refusal.ID_REUSED:
            return LineDiffers(place=f"{place}/id", sku_id=sku_id)
    return StockBusy(place=place, sku_id=sku_id, reason=str(outcome.refusal))


async def tell_dispatch(
    session: AsyncSession, movements: Sequence[Movement], *, at: datetime
) -> None:
    """The dispatch layer follows what the warehouse has more or fewer of."""
    await eventlog.emit(
        session, *(WarehouseStockChanged(**_told(each, at)) for each in movements if each.change)
    )


async def tell_sales(session: AsyncSession, movements: Sequence[Movement], *, at: datetime) -> None:
    """The sales layer follows what the dispatch layer has more or fewer of."""
    await eventlog.emit(
        session, *(DispatchStockChanged(**_told(each, at)) for each in movements if each.change)
    )


def _told(movement: Movement, at: datetime) -> dict[str, Any]:
    chain, goods = movement.chain, movement.goods
    return {
        "movement_id": chain.id,
        "merchant_id": goods.merchant_id,
        "sku_id": goods.sku_id,
        "warehouse_id": movement.warehouse_id,
        "quantity": movement.change,
        "reason": chain.reason,
        "document_kind": chain.document_kind,
        "document_id": chain.document_id,
        "actor_id": chain.actor_id,
        "at": at,
    }
