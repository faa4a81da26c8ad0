"""SKUs by what somebody types: for lists of others that show them."""

from uuid import UUID

from sqlalchemy import Select, select, union

from houtai.modules.catalog.queries.products import found_by
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.tables import Product, Sku


def sku_ids_found(text: str) -> Select[UUID]:
    """SKUs whose product's words hold all of the text's, or that have it as code or barcode; one
    select for each, so that each has its index. Indexes: ix_product_word_words, ix_sku_code_id,
    ix_sku_barcode.
    """
    products = select(Product.id).where(found_by(text))
    barcode = goods.barcode(text) or text
    found = union(
        select(Sku.id).where(Sku.product_id.in_(products)),
        select(Sku.id).where(Sku.code == text),
        select(Sku.id).where(Sku.barcode == barcode),
    ).subquery()
    return select(found.c.id)
