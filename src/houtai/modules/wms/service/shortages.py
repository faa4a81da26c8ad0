"""What was not found: reported, counted again by another person, looked for in other bins, told.

The pieces that are missing become frozen stock: whether they are lost is settled by a count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundShort
from houtai.kit import eventlog
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Forbidden, NotFound
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service.ending import end_lists_if_done
from houtai.modules.wms.service.here import is_new_scan
from houtai.modules.wms.service.picking import check_open, finish_if_done, held_task
from houtai.modules.wms.tables import (
    Bin,
    BinMove,
    BinStock,
    Outbound,
    OutboundLine,
    PickTask,
    Shortage,
)


class ShortageUnknown(NotFound):
    code = "wms.shortage_unknown"


class ShortageDone(Conflict):
    """Counted already, or its outbound was called off."""

    code = "wms.shortage_done"


class CountByAnother(Forbidden):
    """Who reports pieces missing does not confirm it."""

    code = "wms.count_by_another"


class ReportShort(Command):
    """All that is left of the task was not found."""

    scan_id: UUID


class CountAgain(Command):
    """How many pieces of the SKU really lie in the bin."""

    counted: Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


@dataclass(frozen=True)
class _Found:
    """Where else in the house pieces lie that nobody has planned."""

    bin_id: UUID
    quantity: int


async def report(
    session: AsyncSession, actor: Actor, task_id: UUID, command: ReportShort, *, at: datetime
) -> None:
    """The picker does not find what is left of the task; he goes on with the next one.

    Raises TaskUnknown, TaskOver, WaitsForCount, ListNotYours.
    """
    outbound, task = await held_task(session, actor, task_id)
    if not await is_new_scan(session, command.scan_id, task.warehouse_id, at=at):
        return
    await check_open(session, actor, outbound, task)
    task.state = "short"
    session.add(
        Shortage(
            id=new_id(),
            warehouse_id=task.warehouse_id,
            merchant_id=task.merchant_id,
            task_id=task.id,
            outbound_id=outbound.id,
            line_id=task.line_id,
            sku_id=task.sku_id,
            bin_id=task.bin_id,
            missing=task.quantity - task.picked,
            state="asked",
            reported_by=actor.id,
            reported_at=at,
        )
    )
    await session.flush()


async def count(
    session: AsyncSession, actor: Actor, shortage_id: UUID, command: CountAgain, *, at: datetime
) -> None:
    """Somebody else has counted. Enough there: the picker is sent again. Otherwise other bins
    serve, and what none has is told as short.

    Raises ShortageUnknown, ShortageDone, CountByAnother.
    """
    reached = select(Shortage.task_id, Shortage.reported_by).where(
        Shortage.id == shortage_id, within(actor, Shortage.warehouse_id)
    )
    row = (await session.execute(reached)).one_or_none()
    if row is None:
        raise ShortageUnknown
    if row.reported_by == actor.id:
        raise CountByAnother
    outbound, task = await held_task(session, actor, row.task_id)
    shortage = await session.get_one(
        Shortage, shortage_id, with_for_update=True, populate_existing=True
    )
    if shortage.state != "asked":
        raise ShortageDone
    shortage.counted, shortage.counted_by, shortage.counted_at = command.counted, actor.id, at
    missing = max(shortage.missing - command.counted, 0)
    task.state = "open"
    if not missing:
        shortage.state = "found"
        await session.flush()
        return
    await _take_off_the_books(session, actor, shortage, at=at)
    short = await _serve_elsewhere(session, actor, outbound, task, missing)
    shortage.state = "confirmed" if short else "elsewhere"
    await session.flush()
    if short:
        await _tell_short(session, actor, outbound, task, short, at=at)
    await end_lists_if_done(session, [task.pick_list_id], at=at)


async def _take_off_the_books(
    session: AsyncSession, actor: Actor, shortage: Shortage, *, at: datetime
) -> None:
    """The bin holds what was counted; the rest is frozen, in the bins and in the ledger at once."""
    spot = (BinStock.bin_id == shortage.bin_id, BinStock.sku_id == shortage.sku_id)
    reached = within(actor, BinStock.warehouse_id)
    held = select(BinStock.quantity).where(*spot, reached).with_for_update()
    lying = await session.scalar(held) or 0
    gone = lying - (shortage.counted or 0)
    if gone <= 0:
        return
    await session.execute(
        update(BinStock).where(*spot, reached).values(quantity=BinStock.quantity - gone)
    )
    move_id = derive_id(shortage.id, "wms.missing")
    session.add(
        BinMove(
            id=move_id,
            warehouse_id=shortage.warehouse_id,
            merchant_id=shortage.merchant_id,
            sku_id=shortage.sku_id,
            from_bin_id=shortage.bin_id,
            quantity=gone,
            reason="missing",
            document_id=shortage.id,
            by_id=actor.id,
            at=at,
        )
    )
    line = inventory.ConditionLine(
        id=move_id,
        sku_id=shortage.sku_id,
        quantity=gone,
        before=inventory.Condition.GOOD,
        after=inventory.Condition.FROZEN,
    )
    cause = inventory.DocumentCause(
        reason="wms.missing", document_kind="wms.shortage", document_id=shortage.id
    )
    await inventory.change_condition(session, actor, shortage.warehouse_id, [line], cause, at=at)


async def _serve_elsewhere(
    session: AsyncSession, actor: Actor, outbound: Outbound, task: PickTask, missing: int
) -> int:
    """Other bins serve what this one has not, at the end of the walk; says how many none has."""
    spot = (BinStock.bin_id == task.bin_id, BinStock.sku_id == task.sku_id)
    await session.execute(
        update(BinStock)
        .where(*spot, within(actor, BinStock.warehouse_id))
        .values(reserved=BinStock.reserved - missing)
    )
    task.quantity -= missing
    if task.quantity == task.picked:
        task.state = "done"
    found = await _elsewhere(session, actor, task, missing)
    last = select(func.max(PickTask.place)).where(
        PickTask.pick_list_id == task.pick_list_id, within(actor, PickTask.warehouse_id)
    )
    place = await session.scalar(last) or 0
    for turn, one in enumerate(found, start=1):
        session.add(
            PickTask(
                id=new_id(),
                pick_list_id=task.pick_list_id,
                warehouse_id=task.warehouse_id,
                merchant_id=task.merchant_id,
                outbound_id=outbound.id,
                line_id=task.line_id,
                sku_id=task.sku_id,
                bin_id=one.bin_id,
                place=place + turn,
                slot=task.slot,
                quantity=one.quantity,
                picked=0,
                state="open",
            )
        )
    await session.flush()
    return missing - sum(one.quantity for one in found)


async def _elsewhere(
    session: AsyncSession, actor: Actor, task: PickTask, missing: int
) -> Sequence[_Found]:
    """Fullest bins first; what is chosen is planned. Index: ix_bin_stock_sku_id_warehouse_id."""
    free = BinStock.quantity - BinStock.reserved
    held = (
        select(BinStock)
        .join(Bin, Bin.id == BinStock.bin_id)
        .where(BinStock.sku_id == task.sku_id, BinStock.warehouse_id == task.warehouse_id)
        .where(BinStock.bin_id != task.bin_id, free > 0, Bin.state == "open")
        .where(within(actor, BinStock.warehouse_id))
        .order_by(BinStock.bin_id)
        .with_for_update(of=BinStock)
        .execution_options(populate_existing=True)
    )
    rows = sorted(
        await session.scalars(held), key=lambda row: (row.reserved - row.quantity, row.bin_id)
    )
    found = []
    for row in rows:
        taken = min(missing, row.quantity - row.reserved)
        if taken > 0:
            row.reserved += taken
            missing -= taken
            found.append(_Found(row.bin_id, taken))
    return found


async def _tell_short(
    session: AsyncSession,
    actor: Actor,
    outbound: Outbound,
    task: PickTask,
    short: int,
    *,
    at: datetime,
) -> None:
    """The outbound goes on with what is left; with nothing left it ends here."""
    await session.execute(
        update(OutboundLine)
        .where(OutboundLine.outbound_id == outbound.id, OutboundLine.line_id == task.line_id)
        .where(within(actor, OutboundLine.warehouse_id))
        .values(missing=OutboundLine.missing + short)
    )
    sums = select(func.sum(OutboundLine.quantity - OutboundLine.missing)).where(
        OutboundLine.outbound_id == outbound.id, within(actor, OutboundLine.warehouse_id)
    )
    left = int(await session.scalar(sums) or 0)
    lines = ((task.line_id, task.sku_id, short),)
    told = OutboundShort(outbound.id, outbound.warehouse_id, outbound.merchant_id, lines, left, at)
    await eventlog.emit(session, told)
    if left:
        await finish_if_done(session, outbound, at=at)
        return
    outbound.state, outbound.ended_at = TRANSITIONS[Act.RUN_SHORT].after, at
    outbound.reason = "short"
    await session.flush()
