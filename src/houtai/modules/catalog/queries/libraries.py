"""What products ask of the libraries: the rules of categories, forbidden words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, any_, exists, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.modules.catalog.rules.attributes import AttributeRule, CategoryRules, CategoryStep
from houtai.modules.catalog.rules.words import WordRule
from houtai.modules.catalog.tables import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryBrand,
    ForbiddenWord,
)

_Leaf = aliased(Category)


async def category_rules(
    session: AsyncSession, category_id: UUID, *, hold: bool = False
) -> CategoryRules | None:
    """What a product of this category must keep to; None where there is no such category."""
    return (await rules_of(session, [category_id], hold=hold)).get(category_id)


async def rules_of(
    session: AsyncSession, category_ids: Collection[UUID], *, hold: bool = False
) -> dict[UUID, CategoryRules]:
    """The same for many at once; those that do not exist are left out.

    `hold` keeps others from moving a category, putting one below it, or taking away an option
    until the transaction ends: for whoever writes a product by these rules. Index: pk_category.
    """
    wanted = list(set(category_ids))
    if hold:
        await _hold(session, wanted)
    steps = await _steps(session, wanted)
    attributes = await _attributes(session, wanted)
    brands = await _brands(session, wanted)
    return {
        category_id: CategoryRules(
            category_id=category_id,
            path=[CategoryStep.model_validate(step) for step in path],
            state="active" if all(step.state == "active" for step in path) else "disabled",
            is_leaf=path[-1].is_leaf,
            attributes=attributes.get(category_id, []),
            brand_ids=brands.get(category_id),
        )
        for category_id, path in steps.items()
    }


async def forbidden_words(session: AsyncSession) -> list[WordRule]:
    """All of them; the library is bounded."""
    found = await session.execute(select(ForbiddenWord.word, ForbiddenWord.level))
    return [WordRule.model_validate(row) for row in found]


async def _hold(session: AsyncSession, category_ids: list[UUID]) -> None:
    """Whoever changes the tree or removes options locks these rows for himself."""
    categories = select(Category.id).where(Category.id.in_(category_ids)).order_by(Category.id)
    await session.execute(categories.with_for_update(read=True, key_share=True))
    bound = (
        select(CategoryAttribute.attribute_id)
        .join(_Leaf, CategoryAttribute.category_id == any_(_Leaf.path))
        .where(_Leaf.id.in_(category_ids))
    )
    attributes = select(Attribute.id).where(Attribute.id.in_(bound)).order_by(Attribute.id)
    await session.execute(attributes.with_for_update(read=True, key_share=True))


async def _steps(session: AsyncSession, category_ids: list[UUID]) -> Mapping[UUID, list[Row[Any]]]:
    below = aliased(Category)
    steps = (
        select(
            _Leaf.id.label("leaf_id"),
            Category.id,
            Category.name,
            Category.name_en,
            Category.state,
            (~exists().where(below.parent_id == Category.id)).label("is_leaf"),
        )
        .join(Category, Category.id == any_(_Leaf.path))
        .where(_Leaf.id.in_(category_ids))
        .order_by(_Leaf.id, func.cardinality(Category.path))
    )
    by_leaf: dict[UUID, list[Row[Any]]] = defaultdict(list)
    found: Iterable[Row[Any]] = await session.execute(steps)
    for row in found:
        by_leaf[row.leaf_id].append(row)
    return by_leaf


async def _attributes(
    session: AsyncSession, category_ids: list[UUID]
) -> Mapping[UUID, list[AttributeRule]]:
    """Bound here or above. Where an attribute is bound twice, what stands nearer counts."""
    depth = func.array_position(_Leaf.path, CategoryAttribute.category_id)
    nearest = (
        select(
            _Leaf.id.label("leaf_id"),
            CategoryAttribute.attribute_id,
            CategoryAttribute.role,
            CategoryAttribute.required,
            CategoryAttribute.filterable,
            CategoryAttribute.position,
            depth.label("depth"),
        )
        .join(CategoryAttribute, CategoryAttribute.category_id == any_(_Leaf.path))
        .where(_Leaf.id.in_(category_ids))
        .ext(distinct_on(_Leaf.id, CategoryAttribute.attribute_id))
        .order_by(_Leaf.id, CategoryAttribute.attribute_id, depth.desc())
        .subquery("nearest")
    )
    found = await session.execute(
        select(
            nearest.c.leaf_id,
            nearest.c.role,
            nearest.c.required,
            nearest.c.filterable,
            *(getattr(Attribute, name) for name in _OF_ATTRIBUTE),
        )
        .join(Attribute, Attribute.id == nearest.c.attribute_id)
        .order_by(nearest.c.leaf_id, nearest.c.depth, nearest.c.position, Attribute.id)
    )
    by_leaf: dict[UUID, list[AttributeRule]] = defaultdict(list)
    for row in found:
        by_leaf[row.leaf_id].append(AttributeRule.model_validate(row))
    return by_leaf


_OF_ATTRIBUTE = ("id", "name", "name_en", "kind", "unit", "options", "own_values")


async def _brands(session: AsyncSession, category_ids: list[UUID]) -> Mapping[UUID, list[UUID]]:
    """All that are bound here or above; a category without any is left out: it takes every one."""
    found = await session.execute(
        select(_Leaf.id, func.array_agg(CategoryBrand.brand_id.distinct()).label("brand_ids"))
        .join(CategoryBrand, CategoryBrand.category_id == any_(_Leaf.path))
        .where(_Leaf.id.in_(category_ids))
        .group_by(_Leaf.id)
    )
    return {row.id: row.brand_ids for row in found}
