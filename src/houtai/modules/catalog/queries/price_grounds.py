"""What an offer's price is held against: cost, list price, and the lowest of some days before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, not_, or_, select, true
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.spec_texts import spec_text
from houtai.modules.catalog.tables import Category, PriceChange, Product, Sku

LOWEST_OF = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class GoodsMarks:
    """Goods that carry any one of these; categories with everything below them."""

    sku_ids: Collection[UUID] = ()
    product_ids: Collection[UUID] = ()
    category_ids: Collection[UUID] = ()
    brand_ids: Collection[UUID] = ()
    label_ids: Collection[UUID] = ()


class PriceGroundView(View):
    """One SKU. The cost is for whoever decides with it, and leaves by no door as it is."""

    sku_id: UUID
    merchant_id: UUID
    product_name: str
    spec_text: str
    price_fen: int
    cost_fen: int | None
    lowest_fen: int
    """The lowest that it was listed at over thirty days, today's price included."""


async def price_grounds(
    session: AsyncSession, actor: Actor, sku_ids: Collection[UUID], *, at: datetime
) -> list[PriceGroundView]:
    """Those of them within reach. Indexes: pk_sku, pk_product, ix_price_change_sku_id_at."""
    if not sku_ids:
        return []
    changed_fen = (
        select(func.min(func.least(PriceChange.before_fen, PriceChange.after_fen)))
        .where(PriceChange.sku_id == Sku.id)
        .where(PriceChange.at > at - LOWEST_OF, PriceChange.at <= at)
        .correlate(Sku)
        .scalar_subquery()
    )
    found = await session.execute(
        select(
            Sku.id.label("sku_id"),
            Sku.merchant_id,
            Product.name.label("product_name"),
            spec_text().label("spec_text"),
            Sku.price_fen,
            Sku.cost_fen,
            func.least(Sku.price_fen, changed_fen).label("lowest_fen"),
        )
        .join(Product, Product.id == Sku.product_id)
        .where(one_of(Sku.id, set(sku_ids)), within(actor, Sku.merchant_id))
        .order_by(Sku.id)
    )
    return [PriceGroundView.model_validate(row) for row in found]


async def skus_with_marks(
    session: AsyncSession,
    actor: Actor,
    *,
    merchant_ids: Collection[UUID] | None,
    only: GoodsMarks | None,
    but: GoodsMarks,
    most: int,
) -> list[UUID]:
    """SKUs on shelf that carry marks, the latest first; without `only` all goods.

    Indexes: pk_sku or ix_sku_merchant_id_id, pk_product, pk_category.
    """
    statement = (
        select(Sku.id)
        .join(Product, Product.id == Sku.product_id)
        .join(Category, Category.id == Product.category_id)
        .where(Sku.state == "active", Product.state == "on_shelf")
        .where(within(actor, Sku.merchant_id))
        .where(true() if only is None else _carries(only), not_(_carries(but)))
        .order_by(Sku.id.desc())
        .limit(most)
    )
    if merchant_ids is not None:
        statement = statement.where(one_of(Sku.merchant_id, merchant_ids))
    return list(await session.scalars(statement))


def _carries(marks: GoodsMarks) -> ColumnElement[bool]:
    """A product without a brand carries none: unknown is no yes."""
    named: list[ColumnElement[bool]] = []
    if marks.sku_ids:
        named.append(one_of(Sku.id, marks.sku_ids))
    if marks.product_ids:
        named.append(one_of(Product.id, marks.product_ids))
    if marks.brand_ids:
        named.append(func.coalesce(one_of(Product.brand_id, marks.brand_ids), false()))
    if marks.category_ids:
        named.append(Category.path.overlap(array(sorted(marks.category_ids))))
    if marks.label_ids:
        named.append(Product.label_ids.overlap(array(sorted(marks.label_ids))))
    return or_(*named) if named else false()
