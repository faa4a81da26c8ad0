"""Pieces go from bin to bin; nothing else changes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.wms.service import sites
from houtai.modules.wms.service.here import (
    BinClosed,
    GoodsUnknown,
    Pieces,
    Scanned,
    bin_scanned,
    here,
    is_new_scan,
    skus_scanned,
)
from houtai.modules.wms.tables import Bin, BinMove, BinStock


class NotInBin(Conflict):
    """There are fewer pieces in the bin that nobody has planned."""

    code = "wms.not_in_bin"


class BinFull(Conflict):
    code = "wms.bin_full"


class SameBin(Invalid):
    code = "wms.same_bin"


class MovePieces(Command):
    """Three scans and a number. Without a warehouse: where one works."""

    scan_id: UUID
    warehouse_id: UUID | None = None
    from_bin: Scanned
    to_bin: Scanned
    goods: Scanned
    quantity: Pieces


async def move(session: AsyncSession, actor: Actor, command: MovePieces, *, at: datetime) -> None:
    """Pieces that nobody has planned lie elsewhere. The same scan again does nothing.

    Raises WarehouseNotHere, BinUnknown, BinClosed, SameBin, GoodsUnknown, NotInBin, BinFull.
    """
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    if not await is_new_scan(session, command.scan_id, warehouse_id, at=at):
        return
    source = await bin_scanned(session, actor, warehouse_id, command.from_bin)
    target = await bin_scanned(session, actor, warehouse_id, command.to_bin)
    if source.id == target.id:
        raise SameBin(place="body/to_bin")
    if target.state != "open":
        raise BinClosed(code=target.code)
    found = {one.id for one in await skus_scanned(session, actor, command.goods)}
    async with reaching_as(session, SYSTEM):
        await sites.settle(session, sku_ids=found, warehouse_ids=[warehouse_id], at=at)
    lying = await _held(session, actor, [source.id, target.id], found)
    there = [row for row in lying if row.bin_id == source.id]
    if not there:
        raise GoodsUnknown(scanned=command.goods)
    row = max(there, key=lambda one: one.quantity - one.reserved)
    free = max(row.quantity - row.reserved, 0)
    if free < command.quantity:
        raise NotInBin(bin=source.code, there=free, wanted=command.quantity)
    await put(session, target, row.sku_id, row.merchant_id, command.quantity)
    await session.execute(
        update(BinStock)
        .where(BinStock.bin_id == source.id, BinStock.sku_id == row.sku_id)
        .where(within(actor, BinStock.warehouse_id))
        .values(quantity=BinStock.quantity - command.quantity)
    )
    session.add(
        BinMove(
            id=new_id(),
            warehouse_id=warehouse_id,
            merchant_id=row.merchant_id,
            sku_id=row.sku_id,
            from_bin_id=source.id,
            to_bin_id=target.id,
            quantity=command.quantity,
            reason="moved",
            by_id=actor.id,
            at=at,
        )
    )


async def _held(
    session: AsyncSession, actor: Actor, bin_ids: list[UUID], sku_ids: set[UUID]
) -> list[BinStock]:
    """Rows of both bins, locked in the order of their keys."""
    statement = (
        select(BinStock)
        .where(BinStock.bin_id.in_(bin_ids), BinStock.sku_id.in_(sku_ids))
        .where(within(actor, BinStock.warehouse_id))
        .order_by(BinStock.bin_id, BinStock.sku_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list((await session.scalars(statement)).all())


async def put(
    session: AsyncSession, target: Bin, sku_id: UUID, merchant_id: UUID, pieces: int
) -> None:
    """So many more lie in this bin. Raises BinFull."""
    if target.pieces_max is not None:
        await session.execute(select(Bin.id).where(Bin.id == target.id).with_for_update())
        lies = select(func.coalesce(func.sum(BinStock.quantity), 0)).where(
            BinStock.bin_id == target.id
        )
        if (await session.scalar(lies) or 0) + pieces > target.pieces_max:
            raise BinFull(code=target.code, pieces_max=target.pieces_max)
    row = {
        "bin_id": target.id,
        "sku_id": sku_id,
        "merchant_id": merchant_id,
        "warehouse_id": target.warehouse_id,
        "quantity": pieces,
    }
    added = insert(BinStock).values(row)
    await session.execute(
        added.on_conflict_do_update(
            index_elements=["bin_id", "sku_id"],
            set_={"quantity": BinStock.quantity + added.excluded.quantity},
        )
    )
