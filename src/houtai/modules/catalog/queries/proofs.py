"""What must hold in the category tree and of reviews at any moment, each as one statement that
finds breaches.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.catalog.queries.buyer_reviews import miscounted
from houtai.modules.catalog.tables import Category
from houtai.modules.catalog.tables.products import Product

_Parent = aliased(Category)
_SUBJECT = literal("category ").concat(Category.id)


async def _broken_paths(session: AsyncSession, most: int) -> Sequence[Breach]:
    """The way to a category is the way to its parent, and itself."""
    way = func.array_append(_Parent.path, Category.id)
    return await _found(
        session,
        select(_SUBJECT, func.array_to_string(way, " "), func.array_to_string(Category.path, " "))
        .join(_Parent, _Parent.id == Category.parent_id)
        .where(Category.path.is_distinct_from(way)),
        most,
    )


async def _goods_above_others(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Products lie in categories with nothing below. Index: ix_product_category_id_id."""
    count = func.count(Product.id.distinct()).concat(" products")
    below = aliased(Category)
    return await _found(
        session,
        select(_SUBJECT, literal("no products"), count)
        .join(Product, Product.category_id == Category.id)
        .join(below, below.parent_id == Category.id)
        .group_by(Category.id),
        most,
    )


async def _found(session: AsyncSession, statement: Select[Any], most: int) -> list[Breach]:
    rows = await session.execute(statement.limit(most))
    return [Breach(subject=row[0], expected=row[1], found=row[2]) for row in rows]


async def _miscounted(session: AsyncSession, most: int) -> Sequence[Breach]:
    """The figures of a product are those of its shown reviews."""
    return [
        Breach(subject=f"product {product_id}", expected=expected, found=found)
        for product_id, expected, found in await miscounted(session, most)
    ]


TREE_INVARIANTS = (
    Invariant("catalog.tree_is_whole", _broken_paths),
    Invariant("catalog.goods_lie_in_leaves", _goods_above_others),
)

REVIEW_INVARIANTS = (Invariant("catalog.reviews_are_counted", _miscounted),)
