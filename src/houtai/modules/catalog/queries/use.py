"""What of the libraries products and templates use: nothing is taken from under them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from houtai.modules.catalog.tables import (
    Category,
    CategoryAttribute,
    CategoryBrand,
    CategoryRequirement,
    SpecTemplate,
)
from houtai.modules.catalog.tables.products import Product, Sku
from houtai.modules.catalog.tables.reviews import Revision

_Bound = aliased(Category)


async def has_products(session: AsyncSession, category_id: UUID) -> bool:
    """Whether products lie in the category or below it, recycled ones too. Indexes:
    ix_category_path, ix_product_category_id_id.
    """
    below = select(Category.id).where(Category.path.contains([category_id]))
    return bool(await session.scalar(select(exists().where(Product.category_id.in_(below)))))


async def with_products(session: AsyncSession, category_ids: Collection[UUID]) -> set[UUID]:
    """Those of these categories that have products themselves. Index: ix_product_category_id_id."""
    sold = exists().where(Product.category_id == Category.id)
    found = await session.scalars(select(Category.id).where(Category.id.in_(category_ids), sold))
    return set(found)


async def with_anything(session: AsyncSession, category_ids: Collection[UUID]) -> set[UUID]:
    """Those of these categories that have products, or something bound to them."""
    uses = [
        exists().where(column == Category.id)
        for column in (
            Product.category_id,
            CategoryAttribute.category_id,
            CategoryBrand.category_id,
            CategoryRequirement.category_id,
        )
    ]
    found = await session.scalars(
        select(Category.id).where(Category.id.in_(category_ids), or_(*uses))
    )
    return set(found)


async def is_bound(session: AsyncSession, attribute_id: UUID) -> bool:
    """Whether a category asks for the attribute or a template fills it in. Indexes:
    ix_category_attribute_attribute_id, ix_spec_template_attribute_ids.
    """
    bound = exists().where(CategoryAttribute.attribute_id == attribute_id)
    filled = exists().where(SpecTemplate.attribute_ids.contains([attribute_id]))
    return bool(await session.scalar(select(or_(bound, filled))))


async def is_filled_in(session: AsyncSession, attribute_id: UUID) -> bool:
    """Whether a template fills the attribute in. Index: ix_spec_template_attribute_ids."""
    filled = exists().where(SpecTemplate.attribute_ids.contains([attribute_id]))
    return bool(await session.scalar(select(filled)))


async def option_in_use(
    session: AsyncSession, attribute_id: UUID, keys: Collection[str]
) -> str | None:
    """One of these options that a product, a change of one or a template uses.

    Products are looked through category by category: only those that ask for the attribute.
    """
    for key in sorted(keys):
        if await session.scalar(select(or_(*_uses(attribute_id, key)))):
            return key
    return None


async def is_sold_by(session: AsyncSession, category_id: UUID, attribute_id: UUID) -> bool:
    """Whether SKUs in the category or below it differ in this attribute. Indexes:
    ix_category_path, ix_product_category_id_id.
    """
    below = select(Category.id).where(Category.path.contains([category_id]))
    sold = exists().where(
        Sku.product_id == Product.id,
        Product.category_id.in_(below),
        Sku.spec.has_key(str(attribute_id)),
    )
    return bool(await session.scalar(select(sold)))


def _uses(attribute_id: UUID, key: str) -> list[ColumnElement[bool]]:
    filled = [{"attribute_id": str(attribute_id), "values": [key]}]
    asking = _asking(attribute_id)
    products = exists().where(
        Product.category_id.in_(asking), _holds(Product.attributes, attribute_id, key)
    )
    skus = exists().where(
        Sku.product_id == Product.id,
        Product.category_id.in_(asking),
        _holds(Sku.spec, attribute_id, key),
    )
    return [
        exists().where(SpecTemplate.attributes.contains(filled)),
        products,
        skus,
        _waiting(attribute_id, key),
    ]


def _waiting(attribute_id: UUID, key: str) -> ColumnElement[bool]:
    """In a change that is not decided yet."""
    one, many = _values(attribute_id, key)
    content = Revision.content
    shapes = [{"attributes": one}, {"attributes": many}, {"skus": [{"spec": one}]}]
    return exists().where(
        Revision.state.in_(("draft", "in_review")),
        or_(*(content.contains(shape) for shape in shapes)),
    )


def _asking(attribute_id: UUID) -> Select[Any]:
    """Categories that have the attribute, by themselves or from above."""
    return (
        select(Category.id)
        .join(_Bound, _Bound.id == any_(Category.path))
        .join(CategoryAttribute, CategoryAttribute.category_id == _Bound.id)
        .where(CategoryAttribute.attribute_id == attribute_id)
    )


def _holds(column: InstrumentedAttribute[Any], attribute_id: UUID, key: str) -> ColumnElement[bool]:
    one, many = _values(attribute_id, key)
    return or_(column.contains(one), column.contains(many))


def _values(attribute_id: UUID, key: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """How one choice and several are kept."""
    name = str(attribute_id)
    return {name: key}, {name: [key]}
