"""What goods, warehouses and merchants are called, asked of those who know."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.tables import Warehouse
from houtai.modules.merchants import public as merchants


class GoodsView(View):
    """A SKU as people of a warehouse recognise it."""

    id: UUID
    merchant_id: UUID
    code: str
    barcode: str | None
    name: str
    spec: str
    picture: UUID | None
    own_stock: bool
    shelf_life_days: int | None = None

    @property
    def title(self) -> str:
        """Name and specification in one line."""
        return f"{self.name} {self.spec}".strip()


async def warehouse_names(
    session: AsyncSession, warehouse_ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """What they are called, those within the wall. Index: pk_warehouse."""
    statement = select(Warehouse.warehouse_id, Warehouse.name).where(
        Warehouse.warehouse_id.in_(warehouse_ids)
    )
    return {row.warehouse_id: row.name for row in await session.execute(statement)}


async def merchant_names(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """What their shops are called."""
    return await merchants.shop_names(session, merchant_ids)


async def goods_by_id(session: AsyncSession, sku_ids: Collection[UUID]) -> Mapping[UUID, GoodsView]:
    """How goods are called; those that the catalogue does not show are left out."""
    if not sku_ids:
        return {}
    known = await catalog.skus_by_id(session, sku_ids)
    return {one.id: shown_goods(one) for one in known.values()}


def shown_goods(sku: catalog.SkuView) -> GoodsView:
    """A SKU of the catalogue, as far as stock shows it."""
    return GoodsView(
        id=sku.id,
        merchant_id=sku.merchant_id,
        code=sku.code,
        barcode=sku.barcode,
        name=sku.product_name,
        spec=sku.spec_text,
        picture=sku.picture,
        own_stock=sku.own_stock,
        shelf_life_days=sku.shelf_life_days,
    )
