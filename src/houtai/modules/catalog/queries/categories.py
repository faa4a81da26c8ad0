"""Reads of the category tree and of what is bound to one category."""

from typing import Annotated, Any, TypeVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Result, any_, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.shapes import View
from houtai.modules.catalog.queries.brands import BrandNameView
from houtai.modules.catalog.rules.attributes import Kind, Role, State
from houtai.modules.catalog.tables import (
    Attribute,
    Brand,
    Category,
    CategoryAttribute,
    CategoryBrand,
    CategoryRequirement,
)

Shown = TypeVar("Shown", bound=View)
CATEGORIES_MAX = 20_000


class CategoryChoiceView(View):
    """One node of the tree as somebody sees it who describes products."""

    id: UUID
    parent_id: UUID | None
    name: str
    name_en: str
    state: State


class CategoryView(CategoryChoiceView):
    """One node of the tree; parents stand before what lies below them."""

    position: Annotated[int, Field(ge=0)]
    commission_permille: int | None
    """NULL: as the category above has it."""
    version: Annotated[int, Field(ge=1)]


class CategoryFactsView(CategoryView):
    """The same with the way from the root, itself included."""

    path: list[UUID]


class BoundAttributeView(View):
    """An attribute that the category asks for, itself or from above."""

    attribute_id: UUID
    name: str
    name_en: str
    note: str
    kind: Kind
    unit: str
    option_count: int
    role: Role
    required: bool
    filterable: bool
    category_id: UUID
    """Which category binds it."""


class BoundBrandView(BrandNameView):
    """A brand that may be sold there."""

    state: State
    category_id: UUID
    """Which category binds it; of several the uppermost."""


class BoundRequirementView(View):
    """A paper that selling there asks for."""

    kind: str
    name: str
    needs_expiry: bool
    category_id: UUID


class CategoryDetailView(CategoryFactsView):
    """A category with what counts for it, and from where."""

    commission_from: UUID | None
    """The category whose commission counts; None: nobody has set one."""
    commission_counted: int | None
    child_count: int
    attributes: list[BoundAttributeView]
    brands: list[BoundBrandView]
    requirements: list[BoundRequirementView]


class OwnAttributeView(View):
    """An attribute as this very category binds it."""

    attribute_id: UUID
    role: Role
    required: bool
    filterable: bool


class OwnRequirementView(View):
    """A paper as this very category asks for it."""

    kind: str
    name: str
    needs_expiry: bool


class BindingsView(View):
    """What is bound to this very category."""

    attributes: list[OwnAttributeView]
    brand_ids: list[UUID]
    requirements: list[OwnRequirementView]


def in_hand(category_ids: frozenset[UUID] | None) -> ColumnElement[bool]:
    """Condition on a category: it or one above it lies in this reach; None reaches all."""
    return true() if category_ids is None else Category.path.overlap(sorted(category_ids))


async def tree(session: AsyncSession) -> list[CategoryView]:
    """The whole tree, parents before children. It is bounded and read whole."""
    return _viewed(CategoryView, await _all(session, CategoryView))


async def choices(session: AsyncSession) -> list[CategoryChoiceView]:
    """The same for somebody who chooses one."""
    return _viewed(CategoryChoiceView, await _all(session, CategoryChoiceView))


async def facts(session: AsyncSession, category_id: UUID) -> CategoryFactsView | None:
    """Index: pk_category."""
    found = await session.execute(
        select(*_columns(CategoryFactsView)).where(Category.id == category_id)
    )
    row = found.one_or_none()
    return None if row is None else CategoryFactsView.model_validate(row)


async def detail(session: AsyncSession, category_id: UUID) -> CategoryDetailView | None:
    """A category with all that counts for it. Index: pk_category."""
    found = await facts(session, category_id)
    if found is None:
        return None
    commission = await _commission(session, found)
    children = select(func.count()).where(Category.parent_id == category_id)
    return CategoryDetailView(
        **found.model_dump(),
        commission_from=commission and commission[0],
        commission_counted=commission and commission[1],
        child_count=int(await session.scalar(children) or 0),
        attributes=await _attributes(session, category_id),
        brands=await _brands(session, category_id),
        requirements=await _requirements(session, category_id),
    )


async def own_bindings(session: AsyncSession, category_id: UUID) -> BindingsView:
    """What is bound to this very category, for the log. Index: the primary keys."""
    attributes = (
        select(*(getattr(CategoryAttribute, name) for name in OwnAttributeView.model_fields))
        .where(CategoryAttribute.category_id == category_id)
        .order_by(CategoryAttribute.position, CategoryAttribute.attribute_id)
    )
    brands = select(CategoryBrand.brand_id).where(CategoryBrand.category_id == category_id)
    papers = (
        select(*(getattr(CategoryRequirement, name) for name in OwnRequirementView.model_fields))
        .where(CategoryRequirement.category_id == category_id)
        .order_by(CategoryRequirement.kind)
    )
    return BindingsView(
        attributes=[
            OwnAttributeView.model_validate(row) for row in await session.execute(attributes)
        ],
        brand_ids=sorted(await session.scalars(brands)),
        requirements=[
            OwnRequirementView.model_validate(row) for row in await session.execute(papers)
        ],
    )


async def _all(session: AsyncSession, view: type[View]) -> Result[Any]:
    return await session.execute(
        select(*_columns(view))
        .order_by(func.cardinality(Category.path), Category.position, Category.id)
        .limit(CATEGORIES_MAX)
    )


async def _commission(
    session: AsyncSession, category: CategoryFactsView
) -> tuple[UUID, int] | None:
    found = await session.execute(
        select(Category.id, Category.commission_permille)
        .where(Category.id.in_(category.path), Category.commission_permille.is_not(None))
        .order_by(func.cardinality(Category.path).desc())
        .limit(1)
    )
    row = found.one_or_none()
    return row and (row.id, int(row.commission_permille or 0))


_Asked = aliased(Category)


async def _attributes(session: AsyncSession, category_id: UUID) -> list[BoundAttributeView]:
    """The uppermost first; where one is bound twice, the nearer is shown."""
    depth = func.array_position(_Asked.path, CategoryAttribute.category_id)
    found = await session.execute(
        select(
            CategoryAttribute.attribute_id,
            CategoryAttribute.category_id,
            CategoryAttribute.role,
            CategoryAttribute.required,
            CategoryAttribute.filterable,
            Attribute.name,
            Attribute.name_en,
            Attribute.note,
            Attribute.kind,
            Attribute.unit,
            func.jsonb_array_length(Attribute.options).label("option_count"),
        )
        .join(_Asked, CategoryAttribute.category_id == any_(_Asked.path))
        .join(Attribute, Attribute.id == CategoryAttribute.attribute_id)
        .where(_Asked.id == category_id)
        .order_by(depth, CategoryAttribute.position, Attribute.id)
    )
    nearest: dict[UUID, BoundAttributeView] = {}
    for row in found:
        nearest.pop(row.attribute_id, None)
        nearest[row.attribute_id] = BoundAttributeView.model_validate(row)
    return list(nearest.values())


async def _brands(session: AsyncSession, category_id: UUID) -> list[BoundBrandView]:
    depth = func.array_position(_Asked.path, CategoryBrand.category_id)
    found = await session.execute(
        select(
            *(getattr(Brand, name) for name in BrandNameView.model_fields),
            Brand.state,
            CategoryBrand.category_id,
        )
        .join(_Asked, CategoryBrand.category_id == any_(_Asked.path))
        .join(Brand, Brand.id == CategoryBrand.brand_id)
        .where(_Asked.id == category_id)
        .order_by(depth.desc(), Brand.initial, Brand.id)
    )
    uppermost = {row.id: BoundBrandView.model_validate(row) for row in found}
    return list(uppermost.values())


async def _requirements(session: AsyncSession, category_id: UUID) -> list[BoundRequirementView]:
    depth = func.array_position(_Asked.path, CategoryRequirement.category_id)
    found = await session.execute(
        select(
            CategoryRequirement.kind,
            CategoryRequirement.name,
            CategoryRequirement.needs_expiry,
            CategoryRequirement.category_id,
        )
        .join(_Asked, CategoryRequirement.category_id == any_(_Asked.path))
        .where(_Asked.id == category_id)
        .order_by(depth, CategoryRequirement.kind)
    )
    nearest = {row.kind: BoundRequirementView.model_validate(row) for row in found}
    return list(nearest.values())


def _viewed(view: type[Shown], rows: Result[Any]) -> list[Shown]:
    return [view.model_validate(row) for row in rows]


def _columns(view: type[View]) -> list[Any]:
    return [getattr(Category, name) for name in view.model_fields]
