"""SKUs as a checkout needs them: whether they may be sold now, for how much, and what they are."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, bindparam, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.shapes import View
from houtai.modules.catalog.queries.spec_texts import spec_text
from houtai.modules.catalog.rules.content import ProductKind
from houtai.modules.catalog.tables import Category, Product, Seller, Sku


class SellingView(View):
    """One SKU at this moment."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    shop_name: str
    category_id: UUID
    category_path: tuple[UUID, ...]
    """From the root to its category, itself last."""
    brand_id: UUID | None
    label_ids: tuple[UUID, ...]
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    kind: ProductKind
    weight_gram: int
    volume_cm3: int
    price_fen: int
    for_sale: bool
    """On the shelf of an open shop, and the SKU itself not switched off."""


_FOR_SALE = and_(Sku.state == "active", Product.state == "on_shelf", Seller.state == "open")


_SELLING = (
    select(
        Sku.id.label("sku_id"),
        Sku.product_id,
        Sku.merchant_id,
        func.coalesce(Seller.shop_name, "").label("shop_name"),
        Product.category_id,
        Category.path.label("category_path"),
        Product.brand_id,
        Product.label_ids,
        Sku.code.label("sku_code"),
        Product.name.label("product_name"),
        spec_text().label("spec_text"),
        func.coalesce(Sku.picture, Product.pictures[1]).label("picture"),
        Product.kind,
        Sku.weight_gram,
        Sku.volume_cm3,
        Sku.price_fen,
        func.coalesce(_FOR_SALE, false()).label("for_sale"),
    )
    .join(Product, Product.id == Sku.product_id)
    .join(Category, Category.id == Product.category_id)
    .outerjoin(Seller, Seller.merchant_id == Sku.merchant_id)
    .where(Sku.id == any_(bindparam("sku_ids", type_=ARRAY(Uuid))))
)


async def selling(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, SellingView]:
    """Those of them that there are, for sale or not; to be asked as the house.

    Indexes: pk_sku, pk_product, pk_category, pk_seller.
    """
    if not sku_ids:
        return {}
    found = await direct.rows(session, _SELLING, {"sku_ids": list(sku_ids)})
    return {row.sku_id: SellingView.model_validate(row) for row in found}
