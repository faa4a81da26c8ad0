"""In which warehouse somebody works, and what a scanner has read there."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service import sites
from houtai.modules.wms.tables import Bin, Scan

Scanned = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
"""What a scanner read, or somebody typed in its place."""
Pieces = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]
KEPT_DAYS = 30
CHINA = "Asia/Shanghai"
"""Whose day the numbers of documents bear."""


class WarehouseNotHere(Invalid):
    """No such warehouse, or not one where the actor works."""

    code = "wms.warehouse_unknown"


class BinUnknown(Invalid):
    code = "wms.bin_unknown"


class BinClosed(Conflict):
    code = "wms.bin_closed"


class GoodsUnknown(Invalid):
    """Nothing bears what was scanned."""

    code = "wms.goods_unknown"


async def here(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None, *, at: datetime
) -> UUID:
    """The warehouse that is meant: the named one, or where the actor works. Raises
    WarehouseNotHere.
    """
    chosen = await read_here(session, actor, warehouse_id)
    async with reaching_as(session, SYSTEM):
        await sites.open_sites(session, {chosen}, at=at)
    return chosen


async def read_here(session: AsyncSession, actor: Actor, warehouse_id: UUID | None) -> UUID:
    """The same for those who only look. Raises WarehouseNotHere."""
    chosen = warehouse_id or actor.place.warehouse_id
    is_reached = actor.warehouse_ids is None or chosen in actor.warehouse_ids
    if chosen is None or not is_reached:
        raise WarehouseNotHere(place="body/warehouse_id")
    if not await inventory.warehouse_names(session, {chosen}):
        raise WarehouseNotHere(place="body/warehouse_id")
    return chosen


async def is_new_scan(
    session: AsyncSession, scan_id: UUID, warehouse_id: UUID, *, at: datetime
) -> bool:
    """Whether this scan has not been taken before. The same one at the same moment waits."""
    row = {"id": scan_id, "warehouse_id": warehouse_id, "at": at}
    taken = insert(Scan).values(row).on_conflict_do_nothing().returning(Scan.id)
    return await session.scalar(taken) is not None


async def forget_scans(session: AsyncSession, *, at: datetime) -> int:
    """Scans that nobody can send again any more. Index: ix_scan_at."""
    old = delete(Scan).where(Scan.at < at - timedelta(days=KEPT_DAYS)).returning(Scan.id)
    return len((await session.scalars(old)).all())


async def bin_scanned(session: AsyncSession, actor: Actor, warehouse_id: UUID, scanned: str) -> Bin:
    """The bin that bears this label. Raises BinUnknown. Index: uq_bin_warehouse_id_code."""
    statement = select(Bin).where(
        Bin.warehouse_id == warehouse_id,
        Bin.code == func.upper(scanned),
        within(actor, Bin.warehouse_id),
    )
    found = await session.scalar(statement)
    if found is None:
        raise BinUnknown(scanned=scanned)
    return found


async def skus_scanned(
    session: AsyncSession, actor: Actor, scanned: str
) -> Collection[catalog.SkuView]:
    """The goods that bear this code; several merchants may use one. Raises GoodsUnknown."""
    found = await catalog.find_sku(session, actor, scanned)
    if not found:
        raise GoodsUnknown(scanned=scanned)
    return found
