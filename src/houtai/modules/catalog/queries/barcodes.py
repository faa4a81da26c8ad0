"""What stands on labels of goods."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.spec_texts import spec_text
from houtai.modules.catalog.tables import Product, Sku


class LabelledSkuView(View):
    """A SKU as its label tells it."""

    id: UUID
    code: str
    barcode: str | None
    product_name: str
    spec_text: str
    price_fen: int


async def labelled_skus(
    session: AsyncSession, actor: Actor, sku_ids: Collection[UUID]
) -> dict[UUID, LabelledSkuView]:
    """Those of them that the actor reaches. Index: pk_sku."""
    found = await session.execute(
        select(
            Sku.id,
            Sku.code,
            Sku.barcode,
            Product.name.label("product_name"),
            spec_text().label("spec_text"),
            Sku.price_fen,
        )
        .join(Product, Product.id == Sku.product_id)
        .where(one_of(Sku.id, set(sku_ids)), within(actor, Sku.merchant_id))
    )
    return {row.id: LabelledSkuView.model_validate(row) for row in found}
