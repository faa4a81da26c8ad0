"""The warehouse layer: receive, pick, put back, issue, change condition, send elsewhere.

What good pieces come or go is told to the dispatch layer, which follows by event.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command
from houtai.modules.inventory.rules import booking, warehouse
from houtai.modules.inventory.rules.layers import Condition
from houtai.modules.inventory.rules.lots import UNMARKED
from houtai.modules.inventory.rules.reach import may_enter
from houtai.modules.inventory.service import lots
from houtai.modules.inventory.service.booking import (
    acting_as_house,
    book,
    tell_dispatch,
    tell_sales,
)
from houtai.modules.inventory.service.lots import Marked
from houtai.modules.inventory.service.moving import (
    Cause,
    LineOfGoods,
    Pieces,
    WarehouseClosed,
    WarehouseUnknown,
    portions_of,
    site,
)


class StockLine(Command):
    """Pieces of one condition. Two lines of one SKU add up; the id says which line it is, so that
    one sent twice happens once.
    """

    id: UUID
    sku_id: UUID
    quantity: Pieces
    condition: Condition = Condition.GOOD


class ReceivedLine(StockLine, Marked):
    """Pieces that come in, with what stands on their package."""


class ConditionLine(Command):
    """Pieces that turn out to be of another condition."""

    id: UUID
    sku_id: UUID
    quantity: Pieces
    before: Condition
    after: Condition


class SameCondition(Invalid):
    code = "inventory.same_condition"


class SameWarehouse(Invalid):
    """From and to are one."""

    code = "inventory.same_warehouse"


async def receive(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Pieces come in, with their lots where lines say them. Raises WarehouseUnknown,
    WarehouseClosed, what `portions_of` and what `lots.dated_marks` do.
    """
    async with _working_at(session, actor, warehouse_id, lines, incoming=True) as portions:
        why = cause.by(actor)
        moves = [
            warehouse.received(each, warehouse_id, why, condition=line.condition)
            for line, each in zip(lines, portions, strict=True)
        ]
        await tell_dispatch(session, await book(session, moves, at=at), at=at)
        said = [line.marks if isinstance(line, ReceivedLine) else UNMARKED for line in lines]
        marks = await lots.dated_marks(session, [one.sku_id for one in lines], said, at=at)
        came = [
            lots.Came(one.line_id, one.goods, one.quantity, on_it)
            for one, on_it in zip(portions, marks, strict=True)
        ]
        document = (cause.document_kind, cause.document_id)
        await lots.write_down(session, warehouse_id, came, document=document, at=at)


async def issue(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Pieces leave other than by a shipment, whatever the layers above have promised.

    Raises NotEnoughStock when fewer lie there, and what `receive` does.
    """
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [
            warehouse.issued(each, warehouse_id, why, condition=line.condition)
            for line, each in zip(lines, portions, strict=True)
        ]
        await tell_dispatch(session, await book(session, moves, at=at), at=at)


async def change_condition(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[ConditionLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Pieces stay where they are in another condition. Raises SameCondition and what `issue`
    does.
    """
    for position, line in enumerate(lines):
        if line.before is line.after:
            raise SameCondition(place=f"body/lines/{position}/after")
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [
            warehouse.condition_changed(
                each, warehouse_id, why, before=line.before, after=line.after
            )
            for line, each in zip(lines, portions, strict=True)
        ]
        await tell_dispatch(session, await book(session, moves, at=at), at=at)


async def pick(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Good pieces are taken from the shelf for a shipment. Raises what `issue` does."""
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [warehouse.picked(each, warehouse_id, why) for each in portions]
        await book(session, moves, at=at)


async def put_back(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Picked pieces return to the shelf. Raises what `issue` does."""
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [warehouse.put_back(each, warehouse_id, why) for each in portions]
        await book(session, moves, at=at)


async def send(
    session: AsyncSession,
    actor: Actor,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    source_id: UUID,
    target_id: UUID,
    at: datetime,
) -> None:
    """Good pieces set out for another warehouse; those that shipments wait for stay.

    Raises SameWarehouse and what `issue` does, for either warehouse.
    """
    if source_id == target_id:
        raise SameWarehouse(place="body/target_id")
    async with acting_as_house(session):
        source = await site(session, source_id, place="body/source_id")
        target = await site(session, target_id, place="body/target_id")
        if not may_enter(actor, source):
            raise WarehouseUnknown(place="body/source_id")
        if not target.is_open:
            raise WarehouseClosed(place="body/target_id")
        portions = await portions_of(session, actor, source, lines, on_to=target)
        why = cause.by(actor)
        moves = [
            warehouse.sent(each, why, source_id=source_id, target_id=target_id) for each in portions
        ]
        await book(session, moves, at=at)


async def arrive(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Pieces that were sent here are here, in whichever condition. Raises what `issue` does."""
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [
            warehouse.arrived(each, warehouse_id, why, condition=line.condition)
            for line, each in zip(lines, portions, strict=True)
        ]
        await tell_sales(session, await book(session, moves, at=at), at=at)


async def lose(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[StockLine],
    cause: Cause,
    *,
    at: datetime,
) -> None:
    """Pieces that were sent here will never come. Raises what `issue` does."""
    async with _working_at(session, actor, warehouse_id, lines) as portions:
        why = cause.by(actor)
        moves = [warehouse.lost(each, warehouse_id, why) for each in portions]
        await tell_sales(session, await book(session, moves, at=at), at=at)


@asynccontextmanager
async def _working_at(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    lines: Sequence[LineOfGoods],
    *,
    incoming: bool = False,
) -> AsyncIterator[list[booking.Portion]]:
    """As the house, with what the lines move, once it is sure that the actor may."""
    async with acting_as_house(session):
        here = await site(session, warehouse_id)
        if not may_enter(actor, here):
            raise WarehouseUnknown(place="body/warehouse_id")
        if incoming and not here.is_open:
            raise WarehouseClosed(place="body/warehouse_id")
        yield await portions_of(session, actor, here, lines)
