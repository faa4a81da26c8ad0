"""Picked pieces of outbounds that were called off go back to the shelves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service.here import (
    BinClosed,
    Pieces,
    Scanned,
    bin_scanned,
    is_new_scan,
    skus_scanned,
)
from houtai.modules.wms.service.moves import put
from houtai.modules.wms.service.picking import MoreThanAsked, WrongGoods
from houtai.modules.wms.tables import BinMove, PutBack


class PutBackUnknown(NotFound):
    """Done already, or not within reach."""

    code = "wms.put_back_unknown"


class PutPiecesBack(Command):
    """Into which bin they were put; any open one will do."""

    scan_id: UUID
    bin: Scanned
    goods: Scanned
    quantity: Pieces


async def put_back(
    session: AsyncSession, actor: Actor, task_id: UUID, command: PutPiecesBack, *, at: datetime
) -> None:
    """So many pieces lie on the shelf again, and in the books. The same scan again does nothing.

    Raises PutBackUnknown, BinUnknown, BinClosed, BinFull, GoodsUnknown, WrongGoods, MoreThanAsked.
    """
    held = (
        select(PutBack)
        .where(PutBack.id == task_id, within(actor, PutBack.warehouse_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    task = await session.scalar(held)
    if task is None:
        raise PutBackUnknown
    if not await is_new_scan(session, command.scan_id, task.warehouse_id, at=at):
        return
    left = task.quantity - task.done
    if not left:
        raise PutBackUnknown
    if command.quantity > left:
        raise MoreThanAsked(left=left, given=command.quantity)
    target = await bin_scanned(session, actor, task.warehouse_id, command.bin)
    if target.state != "open":
        raise BinClosed(code=target.code)
    known = await skus_scanned(session, actor, command.goods)
    if task.sku_id not in {one.id for one in known}:
        named = (await catalog.sku_names(session, {task.sku_id})).get(task.sku_id)
        expected = "" if named is None else named.name
        raise WrongGoods(place="body/goods", scanned=command.goods, expected=expected)
    await put(session, target, task.sku_id, task.merchant_id, command.quantity)
    line = inventory.StockLine(id=command.scan_id, sku_id=task.sku_id, quantity=command.quantity)
    cause = inventory.DocumentCause(
        reason="wms.put_back", document_kind="wms.outbound", document_id=task.outbound_id
    )
    await inventory.put_back(session, actor, task.warehouse_id, [line], cause, at=at)
    task.done += command.quantity
    session.add(
        BinMove(
            id=new_id(),
            warehouse_id=task.warehouse_id,
            merchant_id=task.merchant_id,
            sku_id=task.sku_id,
            to_bin_id=target.id,
            quantity=command.quantity,
            reason="put_back",
            document_id=task.id,
            by_id=actor.id,
            at=at,
        )
    )
    await session.flush()
