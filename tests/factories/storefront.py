"""Puts products onto the shelf of the storefront, with stock, words and all."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Category, Product
from houtai.modules.inventory.public import shared_pool_id
from houtai.modules.inventory.tables import Pool, PoolLevel
from houtai.modules.storefront.service import refreshing
from tests.factories.catalog import make_category, make_product, make_sku

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)


async def set_stock(
    session: AsyncSession, sku_id: UUID, left: int, merchant_id: UUID = SELF_RUN_ID
) -> None:
    """So many may be sold, as the read copy of the stock says."""
    pool_id = shared_pool_id(merchant_id)
    pool = {
        "id": pool_id,
        "merchant_id": merchant_id,
        "kind": "shared",
        "name": "",
        "state": "open",
        "made_at": NOON,
        "version": 1,
    }
    columns = {column.key for column in Pool.__table__.columns}
    values = {name: value for name, value in pool.items() if name in columns}
    await session.execute(insert(Pool).values(values).on_conflict_do_nothing())
    level = {"sku_id": sku_id, "pool_id": pool_id, "merchant_id": merchant_id, "changed_at": NOON}
    put = insert(PoolLevel).values(**level, sellable=left, locked=0)
    await session.execute(
        put.on_conflict_do_update(
            index_elements=["sku_id", "pool_id", "merchant_id"], set_={"sellable": left}
        )
    )


async def put_on_shelf(
    session: AsyncSession,
    name: str,
    *,
    category: Category | None = None,
    left: int = 100,
    price_fen: int = 100,
    **changes: Any,
) -> Product:
    """A product with one SKU that buyers find from now on."""
    category = category or await make_category(session, name=f"类{new_id().hex[-8:]}")
    prices = {"price_fen_min": price_fen, "price_fen_max": price_fen}
    product = await make_product(session, category, name=name, **{**prices, **changes})
    sku = await make_sku(session, product, price_fen=price_fen)
    await set_stock(session, sku.id, left, product.merchant_id)
    await refreshing.refresh(session, [product.id], NOON)
    return product
