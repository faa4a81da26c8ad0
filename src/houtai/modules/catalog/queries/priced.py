"""SKUs as whoever changes their prices needs them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.modules.catalog.queries.contents import reached
from houtai.modules.catalog.tables import Product, Sku


@dataclass(frozen=True)
class PricedSku:
    """One SKU with what its price is held against; the state is the product's."""

    id: UUID
    product_id: UUID
    merchant_id: UUID
    code: str
    price_fen: int
    market_fen: int | None
    cost_fen: int | None
    version: int
    state: str
    approved_at: datetime | None


async def priced_by_id(
    session: AsyncSession, actor: Actor, sku_ids: Collection[UUID]
) -> dict[UUID, PricedSku]:
    """Those within reach; their products are locked first, as every writer does. Index: pk_sku."""
    owners = (
        select(Product.id)
        .where(Product.id.in_(select(Sku.product_id).where(Sku.id.in_(sku_ids))), reached(actor))
        .order_by(Product.id)
        .with_for_update()
    )
    product_ids = list(await session.scalars(owners))
    found = await _priced(session, actor, Sku.id.in_(sku_ids), Sku.product_id.in_(product_ids))
    return {one.id: one for one in found}


async def priced_by_code(
    session: AsyncSession, actor: Actor, merchant_id: UUID, codes: Collection[str]
) -> dict[str, PricedSku]:
    """Those of the merchant with these codes. Index: uq_sku_merchant_id_code."""
    found = await _priced(session, actor, Sku.merchant_id == merchant_id, Sku.code.in_(codes))
    return {one.code: one for one in found}


async def _priced(
    session: AsyncSession, actor: Actor, *conditions: ColumnElement[bool]
) -> list[PricedSku]:
    found = await session.execute(
        select(
            *(Sku.id, Sku.product_id, Sku.merchant_id, Sku.code, Sku.price_fen, Sku.market_fen),
            *(Sku.cost_fen, Sku.version, Product.state, Product.approved_at),
        )
        .join(Product, Product.id == Sku.product_id)
        .where(within(actor, Sku.merchant_id), reached(actor), *conditions)
    )
    return [PricedSku(**row._asdict()) for row in found]
