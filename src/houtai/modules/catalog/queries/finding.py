"""How products are found by the search box."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.finding import Hit, Searcher
from houtai.modules.catalog.queries.contents import reached
from houtai.modules.catalog.queries.products import found_by
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.tables import Product, Sku


async def products(session: AsyncSession, actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """By words, number, code or barcode. Indexes: ix_product_word_words, ix_sku_barcode."""
    scanned = goods.barcode(text)
    by_barcode = select(Sku.product_id).where(Sku.barcode == scanned)
    found = await session.execute(
        select(Product.id, Product.name, Product.number)
        .where(or_(found_by(text), Product.id.in_(by_barcode)) if scanned else found_by(text))
        .where(within(actor, Product.merchant_id), reached(actor), Product.state != "recycled")
        .order_by(Product.id.desc())
        .limit(limit)
    )
    return [
        Hit(
            kind="catalog.product",
            title=row.name,
            note=row.number,
            link=f"/catalog/products/{row.id}",
        )
        for row in found
    ]


SEARCHERS = (Searcher("catalog.product", "catalog.product.read", products),)
