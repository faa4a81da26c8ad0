"""Picking by scan: the bin, the goods, how many. Pieces go from the shelf into the tote."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundPicked
from houtai.kit import eventlog
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.identity import public as identity
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.rules.states import ENDED, TRANSITIONS, Act
from houtai.modules.wms.service.ending import end_lists_if_done
from houtai.modules.wms.service.here import Pieces, Scanned, is_new_scan, skus_scanned
from houtai.modules.wms.tables import (
    Bin,
    BinMove,
    BinStock,
    Outbound,
    OutboundLine,
    PickList,
    PickTask,
)

CAUSE = "wms.outbound"


class ListUnknown(NotFound):
    code = "wms.list_unknown"


class ListTaken(Conflict):
    """Somebody else walks it, or it is done."""

    code = "wms.list_taken"


class ListNotYours(Conflict):
    code = "wms.list_not_yours"


class TaskUnknown(NotFound):
    code = "wms.task_unknown"


class TaskOver(Conflict):
    """Done, or its outbound was called off."""

    code = "wms.task_over"


class WaitsForCount(Conflict):
    """It was reported short; somebody else counts first."""

    code = "wms.waits_for_count"


class WrongBin(Invalid):
    code = "wms.wrong_bin"


class WrongGoods(Invalid):
    code = "wms.wrong_goods"


class MoreThanAsked(Invalid):
    code = "wms.more_than_asked"


class PickPieces(Command):
    """What was scanned at the shelf."""

    scan_id: UUID
    bin: Scanned
    goods: Scanned
    quantity: Pieces


async def take_list(session: AsyncSession, actor: Actor, list_id: UUID, *, at: datetime) -> None:
    """The actor walks this list; taken twice by one person it stays his.

    Raises ListUnknown, ListTaken.
    """
    reached = select(PickList.state, PickList.picker_id).where(
        PickList.id == list_id, within(actor, PickList.warehouse_id)
    )
    row = (await session.execute(reached)).one_or_none()
    if row is None:
        raise ListUnknown
    taken = (
        update(PickList)
        .where(PickList.id == list_id, within(actor, PickList.warehouse_id))
        .where(
            (PickList.state == "open")
            | ((PickList.state == "taken") & (PickList.picker_id == actor.id))
        )
        .values(state="taken", picker_id=actor.id, taken_at=at)
        .returning(PickList.id)
    )
    if await session.scalar(taken) is None:
        again = (await session.execute(reached)).one()
        names = await identity.names(session, {again.picker_id} - {None})
        raise ListTaken(name=names.get(again.picker_id, "—"))


async def held_task(
    session: AsyncSession, actor: Actor, task_id: UUID
) -> tuple[Outbound, PickTask]:
    """The outbound and its task, locked in this order as everybody locks them.

    Raises TaskUnknown.
    """
    about = select(PickTask.outbound_id).where(
        PickTask.id == task_id, within(actor, PickTask.warehouse_id)
    )
    outbound_id = await session.scalar(about)
    if outbound_id is None:
        raise TaskUnknown
    outbound = await session.get_one(
        Outbound, outbound_id, with_for_update=True, populate_existing=True
    )
    task = await session.get_one(PickTask, task_id, with_for_update=True, populate_existing=True)
    return outbound, task


async def pick(
    session: AsyncSession, actor: Actor, task_id: UUID, command: PickPieces, *, at: datetime
) -> None:
    """So many pieces are picked, on the shelf and in the books. The same scan again does nothing.

    Raises TaskUnknown, TaskOver, WaitsForCount, ListNotYours, WrongBin, GoodsUnknown, WrongGoods,
    MoreThanAsked.
    """
    outbound, task = await held_task(session, actor, task_id)
    if not await is_new_scan(session, command.scan_id, task.warehouse_id, at=at):
        return
    await check_open(session, actor, outbound, task)
    await _check_scans(session, actor, task, command)
    left = task.quantity - task.picked
    if command.quantity > left:
        raise MoreThanAsked(left=left, given=command.quantity)
    line = inventory.StockLine(id=command.scan_id, sku_id=task.sku_id, quantity=command.quantity)
    cause = inventory.DocumentCause(reason="wms.pick", document_kind=CAUSE, document_id=outbound.id)
    await _take_from_bin(session, actor, task, command, at=at)
    await inventory.pick(session, actor, task.warehouse_id, [line], cause, at=at)
    task.picked += command.quantity
    if task.picked == task.quantity:
        task.state = "done"
    await session.execute(
        update(OutboundLine)
        .where(OutboundLine.outbound_id == outbound.id, OutboundLine.line_id == task.line_id)
        .where(within(actor, OutboundLine.warehouse_id))
        .values(picked=OutboundLine.picked + command.quantity)
    )
    outbound.state = TRANSITIONS[Act.PICK].after
    await session.flush()
    await finish_if_done(session, outbound, at=at)
    await end_lists_if_done(session, [task.pick_list_id], at=at)


async def check_open(
    session: AsyncSession, actor: Actor, outbound: Outbound, task: PickTask
) -> None:
    """Raises TaskOver, WaitsForCount, ListNotYours."""
    if outbound.state in ENDED or task.state in {"done", "called_off"}:
        raise TaskOver
    if task.state == "short":
        raise WaitsForCount
    walked_by = await session.scalar(
        select(PickList.picker_id).where(
            PickList.id == task.pick_list_id, within(actor, PickList.warehouse_id)
        )
    )
    if walked_by != actor.id:
        raise ListNotYours


async def _check_scans(
    session: AsyncSession, actor: Actor, task: PickTask, command: PickPieces
) -> None:
    expected = await session.scalar(
        select(Bin.code).where(Bin.id == task.bin_id, within(actor, Bin.warehouse_id))
    )
    if command.bin.upper() != expected:
        raise WrongBin(place="body/bin", scanned=command.bin, expected=expected)
    line = (
        await session.execute(
            select(OutboundLine.name, OutboundLine.barcode, OutboundLine.code).where(
                OutboundLine.outbound_id == task.outbound_id,
                OutboundLine.line_id == task.line_id,
                within(actor, OutboundLine.warehouse_id),
            )
        )
    ).one()
    if command.goods in {line.barcode, line.code} - {""}:
        return
    known = await skus_scanned(session, actor, command.goods)
    if task.sku_id not in {one.id for one in known}:
        raise WrongGoods(place="body/goods", scanned=command.goods, expected=line.name)


async def _take_from_bin(
    session: AsyncSession, actor: Actor, task: PickTask, command: PickPieces, *, at: datetime
) -> None:
    taken = (
        update(BinStock)
        .where(BinStock.bin_id == task.bin_id, BinStock.sku_id == task.sku_id)
        .where(within(actor, BinStock.warehouse_id), BinStock.quantity >= command.quantity)
        .values(
            quantity=BinStock.quantity - command.quantity,
            reserved=BinStock.reserved - command.quantity,
        )
        .returning(BinStock.bin_id)
    )
    if await session.scalar(taken) is None:
        raise inventory.NotEnoughStock(task.sku_id, place="body/quantity")
    session.add(
        BinMove(
            id=new_id(),
            warehouse_id=task.warehouse_id,
            merchant_id=task.merchant_id,
            sku_id=task.sku_id,
            from_bin_id=task.bin_id,
            quantity=command.quantity,
            reason="picked",
            document_id=task.id,
            by_id=actor.id,
            at=at,
        )
    )


async def finish_if_done(session: AsyncSession, outbound: Outbound, *, at: datetime) -> None:
    """Nothing of it is left to be picked: it can be checked. Its row is locked by the caller."""
    line = OutboundLine
    open_line = exists().where(
        line.outbound_id == outbound.id, line.picked + line.missing < line.quantity
    )
    moved = TRANSITIONS[Act.FINISH_PICKING]
    if outbound.state not in moved.before or await session.scalar(select(open_line)):
        return
    outbound.state, outbound.picked_at = moved.after, at
    await session.flush()
    told = OutboundPicked(outbound.id, outbound.warehouse_id, outbound.merchant_id, at)
    await eventlog.emit(session, told)
