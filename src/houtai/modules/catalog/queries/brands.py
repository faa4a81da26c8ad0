"""Reads of brands."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.rules.attributes import State
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.tables import Brand, Category, CategoryBrand

BRANDS_MAX = 50_000


class BrandView(View):
    """One brand; the logo is a file of the purpose `logo`."""

    id: UUID
    name: str
    name_en: str
    initial: str
    logo_file_id: UUID | None
    description: str
    state: State
    version: int


class ListedBrandView(BrandView):
    """A brand in the list, with the number of categories that it is bound to."""

    category_count: int


class BrandNameView(View):
    """A brand to choose."""

    id: UUID
    name: str
    name_en: str
    initial: str
    logo_file_id: UUID | None


def _named(text: str) -> ColumnElement[bool]:
    key = folded(text)
    return or_(
        Brand.name_key.contains(key, autoescape=True),
        func.lower(Brand.name_en).contains(key, autoescape=True),
    )


def _sold_in(category_id: UUID) -> ColumnElement[bool]:
    """Bound to the category or above it; any, where none is bound."""
    bound = (
        select(CategoryBrand.brand_id)
        .join(Category, CategoryBrand.category_id == any_(Category.path))
        .where(Category.id == category_id)
    )
    return or_(Brand.id.in_(bound), ~bound.exists())


def _bound_to(category_id: UUID) -> ColumnElement[bool]:
    return exists().where(
        CategoryBrand.brand_id == Brand.id, CategoryBrand.category_id == category_id
    )


BRANDS = Listing(
    id=Brand.id,
    sorts={"id": Brand.id, "initial": Brand.initial, "name": Brand.name_key},
    default="initial",
    filters={
        "text": Filter(Line, _named),
        "initial": equal(Brand.initial, str),
        "state": equal(Brand.state, State),
        "bound_to": Filter(UUID, _bound_to),
    },
)

CHOICES = Listing(
    id=Brand.id,
    sorts={"initial": Brand.initial, "name": Brand.name_key},
    default="initial",
    filters={
        "id": any_of(Brand.id, UUID),
        "text": Filter(Line, _named),
        "category_id": Filter(UUID, _sold_in),
    },
)


async def list_brands(session: AsyncSession, wanted: Wanted) -> Page[ListedBrandView]:
    """Index: ix_brand_initial_id, uq_brand_name_key or pk_brand.

    Some thousands at most, so a text is looked for in all of them.
    """
    return await BRANDS.page(session, select_brands(), wanted, ListedBrandView)


def select_brands() -> Select[Any]:
    """All brands with their counts, for lists and exports."""
    bound = (
        select(func.count()).where(CategoryBrand.brand_id == Brand.id).correlate(Brand)
    ).scalar_subquery()
    return select(*_columns(BrandView), bound.label("category_count"))


async def list_choices(session: AsyncSession, wanted: Wanted) -> Page[BrandNameView]:
    """Active ones, by name; of a category only those that may be sold there."""
    statement = select(*_columns(BrandNameView)).where(Brand.state == "active")
    return await CHOICES.page(session, statement, wanted, BrandNameView)


async def brand(session: AsyncSession, brand_id: UUID) -> ListedBrandView | None:
    """Index: pk_brand."""
    row = (await session.execute(select_brands().where(Brand.id == brand_id))).one_or_none()
    return row and ListedBrandView.model_validate(row)


async def brand_names(
    session: AsyncSession, brand_ids: Collection[UUID]
) -> dict[UUID, BrandNameView]:
    """Those of these brands that exist, disabled ones too. Index: pk_brand."""
    found = await session.execute(
        select(*_columns(BrandNameView)).where(Brand.id.in_(set(brand_ids)))
    )
    return {row.id: BrandNameView.model_validate(row) for row in found}


async def is_brand_logo(session: AsyncSession, file_id: UUID) -> bool:
    """Whether a brand that is offered has this picture as its sign.

    Index: ix_brand_logo_file_id.
    """
    found = await session.scalar(
        select(Brand.id).where(Brand.logo_file_id == file_id, Brand.state == "active").limit(1)
    )
    return found is not None


def _columns(view: type[View]) -> list[Any]:
    return [getattr(Brand, name) for name in view.model_fields]
