"""Libraries filled from a list: for the demo and for trials. What is there already stays."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import SYSTEM
from houtai.kit.shapes import Command, Line, View
from houtai.modules.catalog.queries.categories import own_bindings
from houtai.modules.catalog.rules.attributes import Role
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.tree import names_in
from houtai.modules.catalog.rules.words import key_of
from houtai.modules.catalog.service import attributes, bindings, brands, categories, labels
from houtai.modules.catalog.service.attributes import MakeAttribute
from houtai.modules.catalog.service.bindings import AskPaper
from houtai.modules.catalog.service.brands import MakeBrand
from houtai.modules.catalog.service.categories import Commission, MakeCategory
from houtai.modules.catalog.service.labels import MakeLabel, MakePromise, MakeWord
from houtai.modules.catalog.service.shapes import NameEn
from houtai.modules.catalog.tables import (
    Attribute,
    Brand,
    Category,
    ForbiddenWord,
    Label,
    Promise,
)

Wanted = TypeVar("Wanted", MakeAttribute, MakeBrand, MakeLabel, MakePromise)


class BindByName(Command):
    """An attribute by its name, and how products of the category have it."""

    attribute: Line
    role: Role = "parameter"
    required: bool = False
    filterable: bool = False


class FurnishCategory(Command):
    """A category by its path, `食品饮料 > 茶叶`; what it is bound to, by name."""

    path: Line
    name_en: NameEn = ""
    commission_permille: Commission | None = None
    attributes: tuple[BindByName, ...] = ()
    brands: tuple[Line, ...] = ()
    requirements: tuple[AskPaper, ...] = ()


class Furniture(Command):
    """All that the libraries are to have. Parents stand before what lies below them."""

    attributes: tuple[MakeAttribute, ...] = ()
    brands: tuple[MakeBrand, ...] = ()
    categories: tuple[FurnishCategory, ...] = ()
    labels: tuple[MakeLabel, ...] = ()
    promises: tuple[MakePromise, ...] = ()
    words: tuple[MakeWord, ...] = ()


class FurnishedView(View):
    """Ids of what was asked for, whether made now or found; categories by their path."""

    attributes: dict[str, UUID]
    brands: dict[str, UUID]
    categories: dict[str, UUID]
    labels: dict[str, UUID]
    promises: dict[str, UUID]


async def furnish_libraries(
    session: AsyncSession, wanted: Furniture, *, at: datetime
) -> FurnishedView:
    """Make what is not there yet, told apart by name; safe to repeat. Raises what the use cases
    raise that make one of a kind.
    """
    made_attributes = await _each(
        session,
        Attribute.name_key,
        wanted.attributes,
        lambda one: attributes.make_attribute(session, one),
    )
    made_brands = await _each(
        session,
        Brand.name_key,
        wanted.brands,
        lambda one: brands.make_brand(session, SYSTEM, one, at=at),
    )
    made_labels = await _each(
        session, Label.name_key, wanted.labels, lambda one: labels.make_label(session, one)
    )
    made_promises = await _each(
        session, Promise.name_key, wanted.promises, lambda one: labels.make_promise(session, one)
    )
    await _words(session, wanted.words)
    made_categories = {
        category.path: await _category(session, category, made_attributes, made_brands)
        for category in wanted.categories
    }
    return FurnishedView(
        attributes=made_attributes,
        brands=made_brands,
        categories=made_categories,
        labels=made_labels,
        promises=made_promises,
    )


async def _each(
    session: AsyncSession,
    key: InstrumentedAttribute[str],
    wanted: Iterable[Wanted],
    make: Callable[[Wanted], Awaitable[UUID]],
) -> dict[str, UUID]:
    """By name: the ids of those that were there, and of those made now."""
    found = await session.execute(select(key, key.class_.id))
    known = {row[0]: row[1] for row in found}
    ids: dict[str, UUID] = {}
    for one in wanted:
        name = one.name
        ids[name] = known.get(folded(name)) or await make(one)
        known[folded(name)] = ids[name]
    return ids


async def _words(session: AsyncSession, wanted: Iterable[MakeWord]) -> None:
    known = set(await session.scalars(select(ForbiddenWord.word_key)))
    for one in wanted:
        if key_of(one.word) not in known:
            await labels.make_word(session, one)
            known.add(key_of(one.word))


async def _category(
    session: AsyncSession,
    wanted: FurnishCategory,
    attribute_ids: Mapping[str, UUID],
    brand_ids: Mapping[str, UUID],
) -> UUID:
    """The category with what is bound to it; one that is there keeps what it has."""
    category_id: UUID | None = None
    names = names_in(wanted.path)
    for number, name in enumerate(names, start=1):
        is_last = number == len(names)
        found = await session.scalar(
            select(Category.id).where(
                Category.parent_id.is_not_distinct_from(category_id),
                Category.name_key == folded(name),
            )
        )
        command = MakeCategory(
            name=name,
            parent_id=category_id,
            name_en=wanted.name_en if is_last else "",
            commission_permille=wanted.commission_permille if is_last else None,
        )
        category_id = found or await categories.make_category(session, SYSTEM, command)
    assert category_id is not None, "a path has a name"
    await _bind(session, category_id, wanted, attribute_ids, brand_ids)
    return category_id


async def _bind(
    session: AsyncSession,
    category_id: UUID,
    wanted: FurnishCategory,
    attribute_ids: Mapping[str, UUID],
    brand_ids: Mapping[str, UUID],
) -> None:
    bound = await own_bindings(session, category_id)
    if wanted.attributes and not bound.attributes:
        listed = [
            bindings.BindAttribute(
                attribute_id=attribute_ids[one.attribute], **one.model_dump(exclude={"attribute"})
            )
            for one in wanted.attributes
        ]
        version = await _version(session, category_id)
        to_bind = bindings.BindAttributes(version=version, attributes=listed)
        await bindings.bind_attributes(session, SYSTEM, category_id, to_bind)
    if wanted.brands and not bound.brand_ids:
        version = await _version(session, category_id)
        ids = [brand_ids[name] for name in wanted.brands]
        to_sell = bindings.BindBrands(version=version, brand_ids=ids)
        await bindings.bind_brands(session, SYSTEM, category_id, to_sell)
    if wanted.requirements and not bound.requirements:
        version = await _version(session, category_id)
        papers = bindings.AskPapers(version=version, requirements=list(wanted.requirements))
        await bindings.ask_papers(session, SYSTEM, category_id, papers)


async def _version(session: AsyncSession, category_id: UUID) -> int:
    version = await session.scalar(select(Category.version).where(Category.id == category_id))
    return int(version or 0)
