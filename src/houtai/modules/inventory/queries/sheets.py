"""What the codes on a sheet mean: goods and warehouses, as far as the actor reaches them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries.warehouses import reached_warehouses
from houtai.modules.inventory.rules.reach import Site
from houtai.modules.inventory.tables import Level, Warehouse


@dataclass(frozen=True)
class Meanings:
    """Goods by each code and barcode, warehouses by each code; several merchants may share one."""

    skus: Mapping[str, list[catalog.SkuView]]
    sites: Mapping[str, list[Site]]


async def meanings(
    session: AsyncSession,
    actor: Actor,
    sku_codes: Collection[str],
    warehouse_codes: Collection[str],
    *,
    owner: UUID | None,
) -> Meanings:
    """Goods of one owner, or of everybody. Two statements, however many rows. Indexes: those of
    SKU codes and barcodes, uq_warehouse_merchant_id_code.
    """
    skus: dict[str, list[catalog.SkuView]] = {}
    for sku in await catalog.skus_by_code(session, actor, sku_codes):
        if owner not in {None, sku.merchant_id}:
            continue
        for code in {sku.code, sku.barcode} - {None}:
            skus.setdefault(str(code), []).append(sku)
    w = Warehouse
    statement = select(w.warehouse_id, w.merchant_id, w.marketplace, w.state, w.code).where(
        w.code.in_(set(warehouse_codes)), reached_warehouses(actor)
    )
    sites: dict[str, list[Site]] = {}
    for row in await session.execute(statement):
        site = Site(row.warehouse_id, row.merchant_id, row.marketplace, row.state == "open")
        sites.setdefault(row.code, []).append(site)
    return Meanings(skus, sites)


async def good_pieces(
    session: AsyncSession, places: Collection[tuple[UUID, UUID]]
) -> Mapping[tuple[UUID, UUID], int]:
    """Good pieces of each SKU in each warehouse. Index: ix_level_sku_id_warehouse_id."""
    skus = {sku_id for sku_id, _ in places}
    warehouses = {warehouse_id for _, warehouse_id in places}
    statement = select(Level.sku_id, Level.warehouse_id, Level.good).where(
        Level.sku_id.in_(skus), Level.warehouse_id.in_(warehouses)
    )
    return {(row.sku_id, row.warehouse_id): row.good for row in await session.execute(statement)}
