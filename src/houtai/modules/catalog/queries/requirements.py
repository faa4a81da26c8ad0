"""What other modules ask of the tree: papers that a merchant needs, names, commissions."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import any_, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by, distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.shapes import View
from houtai.modules.catalog.tables import Category, CategoryRequirement

_Wanted = aliased(Category)


class RequirementView(View):
    """One paper that selling in a category asks for."""

    category_id: UUID
    """Which category says so: the asked one, or one above it."""
    kind: str
    """A word of the dictionary `qualification_kind`."""
    name: str
    needs_expiry: bool


class CategoryNameView(View):
    """A category with its way from the root: `食品饮料 / 茶叶 / 乌龙茶`."""

    id: UUID
    name: str
    path: list[str]
    parent_id: UUID | None
    is_active: bool
    """Whether it and all above it are active."""


async def category_requirements(
    session: AsyncSession, category_ids: Collection[UUID]
) -> dict[UUID, list[RequirementView]]:
    """For each of these categories its own papers and those asked for above it.

    A paper of one kind is asked for once: what stands nearer counts. Index: pk_category.
    """
    depth = func.array_position(_Wanted.path, CategoryRequirement.category_id)
    found = await session.execute(
        select(
            _Wanted.id.label("wanted_id"),
            CategoryRequirement.category_id,
            CategoryRequirement.kind,
            CategoryRequirement.name,
            CategoryRequirement.needs_expiry,
        )
        .join(CategoryRequirement, CategoryRequirement.category_id == any_(_Wanted.path))
        .where(_Wanted.id.in_(set(category_ids)))
        .ext(distinct_on(_Wanted.id, CategoryRequirement.kind))
        .order_by(_Wanted.id, CategoryRequirement.kind, depth.desc())
    )
    asked: dict[UUID, list[RequirementView]] = defaultdict(list)
    for row in found:
        asked[row.wanted_id].append(RequirementView.model_validate(row))
    return dict(asked)


async def requirements_within(
    session: AsyncSession, category_ids: Collection[UUID]
) -> dict[UUID, list[RequirementView]]:
    """For who may sell in everything below these: their papers, those above, and those below.

    A paper of one kind is asked for once, with a last day if any of them wants one.
    Index: pk_category.
    """
    found = await session.execute(
        select(
            _Wanted.id.label("wanted_id"),
            CategoryRequirement.category_id,
            CategoryRequirement.kind,
            CategoryRequirement.name,
            CategoryRequirement.needs_expiry,
        )
        .select_from(_Wanted)
        .join(Category, or_(Category.id == any_(_Wanted.path), _Wanted.id == any_(Category.path)))
        .join(CategoryRequirement, CategoryRequirement.category_id == Category.id)
        .where(_Wanted.id.in_(set(category_ids)))
        .ext(distinct_on(_Wanted.id, CategoryRequirement.kind))
        .order_by(_Wanted.id, CategoryRequirement.kind, CategoryRequirement.needs_expiry.desc())
    )
    asked: dict[UUID, list[RequirementView]] = defaultdict(list)
    for row in found:
        asked[row.wanted_id].append(RequirementView.model_validate(row))
    return dict(asked)


async def category_names(
    session: AsyncSession, category_ids: Collection[UUID]
) -> dict[UUID, CategoryNameView]:
    """Those of these categories that exist. Index: pk_category."""
    depth = func.cardinality(Category.path)
    found = await session.execute(
        select(
            _Wanted.id,
            _Wanted.name,
            _Wanted.parent_id,
            func.array_agg(aggregate_order_by(Category.name, depth)).label("path"),
            func.bool_and(Category.state == "active").label("is_active"),
        )
        .join(Category, Category.id == any_(_Wanted.path))
        .where(_Wanted.id.in_(set(category_ids)))
        .group_by(_Wanted.id)
    )
    return {row.id: CategoryNameView.model_validate(row) for row in found}


async def commissions(session: AsyncSession, category_ids: Collection[UUID]) -> dict[UUID, int]:
    """Commission of each of these categories in per mille, its own or the nearest one above;
    without any it is left out. Index: pk_category.
    """
    found = await session.execute(
        select(_Wanted.id, Category.commission_permille)
        .join(Category, Category.id == any_(_Wanted.path))
        .where(_Wanted.id.in_(set(category_ids)), Category.commission_permille.is_not(None))
        .ext(distinct_on(_Wanted.id))
        .order_by(_Wanted.id, func.cardinality(Category.path).desc())
    )
    return {row.id: row.commission_permille for row in found}
