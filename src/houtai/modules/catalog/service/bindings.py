"""What is bound to a category: attributes, brands, papers. Each is written as a whole."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import dictionaries, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import Command, Line, Word
from houtai.modules.catalog.queries import use
from houtai.modules.catalog.queries.attributes import AttributeView, attributes_by_id
from houtai.modules.catalog.queries.categories import BindingsView, own_bindings
from houtai.modules.catalog.rules.attributes import SALE_KINDS, Role
from houtai.modules.catalog.service.categories import THING, held
from houtai.modules.catalog.service.keeping import ChangedMeanwhile
from houtai.modules.catalog.service.reach import need_whole_reach
from houtai.modules.catalog.service.shapes import Version
from houtai.modules.catalog.tables import (
    Brand,
    Category,
    CategoryAttribute,
    CategoryBrand,
    CategoryRequirement,
)

QUALIFICATION_KINDS = "qualification_kind"
ATTRIBUTES_MAX = 100
BRANDS_MAX = 2_000
REQUIREMENTS_MAX = 20


class AttributeUnknown(Invalid):
    code = "catalog.attribute_unknown"


class BrandUnknown(Invalid):
    code = "catalog.brand_unknown"


class BoundTwice(Invalid):
    """The same attribute, brand or paper stands there two times."""

    code = "catalog.bound_twice"


class NotForSale(Invalid):
    """SKUs differ in one value each: of text or of a choice."""

    code = "catalog.not_for_sale"


class SaleAttributeInUse(Conflict):
    """SKUs of this category differ in it."""

    code = "catalog.sale_attribute_in_use"


class PaperUnknown(Invalid):
    """No word of the dictionary of qualifications."""

    code = "catalog.paper_unknown"


class BindAttribute(Command):
    """How products of the category have the attribute."""

    attribute_id: UUID
    role: Role = "parameter"
    required: bool = False
    filterable: bool = False


class BindAttributes(Command):
    """In the order in which they are asked for."""

    version: Version
    attributes: Annotated[list[BindAttribute], Field(max_length=ATTRIBUTES_MAX)]


class BindBrands(Command):
    version: Version
    brand_ids: Annotated[list[UUID], Field(max_length=BRANDS_MAX)]


class AskPaper(Command):
    """A kind of paper, and what exactly is asked for."""

    kind: Word
    name: Annotated[Line, Field(max_length=100)]
    needs_expiry: bool = True


class AskPapers(Command):
    version: Version
    requirements: Annotated[list[AskPaper], Field(max_length=REQUIREMENTS_MAX)]


async def bind_attributes(
    session: AsyncSession, actor: Actor, category_id: UUID, command: BindAttributes
) -> None:
    """Raises EntryUnknown, ChangedMeanwhile, AttributeUnknown, BoundTwice, NotForSale, or
    SaleAttributeInUse for one that SKUs differ in and that would be so no more.
    """
    before = await _open(session, actor, category_id, command.version)
    ids = [one.attribute_id for one in command.attributes]
    _refuse_twice(ids, "attributes")
    known = await attributes_by_id(session, ids)
    for number, one in enumerate(command.attributes):
        _refuse_unfit(known.get(one.attribute_id), one, f"body/attributes/{number}")
    still = {one.attribute_id for one in command.attributes if one.role == "sale"}
    lost = {one.attribute_id for one in before.attributes if one.role == "sale"} - still
    for attribute_id in lost:
        need_whole_reach(actor)
        if await use.is_sold_by(session, category_id, attribute_id):
            raise SaleAttributeInUse(place="body/attributes")
    rows = [
        {"category_id": category_id, "position": number, **one.model_dump()}
        for number, one in enumerate(command.attributes)
    ]
    await _replace(session, CategoryAttribute, category_id, rows)
    await _note(session, category_id, before)


async def bind_brands(
    session: AsyncSession, actor: Actor, category_id: UUID, command: BindBrands
) -> None:
    """Raises EntryUnknown, ChangedMeanwhile, BrandUnknown or BoundTwice."""
    before = await _open(session, actor, category_id, command.version)
    _refuse_twice(command.brand_ids, "brand_ids")
    known = select(func.count()).where(Brand.id.in_(command.brand_ids))
    if await session.scalar(known) != len(command.brand_ids):
        raise BrandUnknown(place="body/brand_ids")
    rows = [{"category_id": category_id, "brand_id": one} for one in command.brand_ids]
    await _replace(session, CategoryBrand, category_id, rows)
    await _note(session, category_id, before)


async def ask_papers(
    session: AsyncSession, actor: Actor, category_id: UUID, command: AskPapers
) -> None:
    """Raises EntryUnknown, ChangedMeanwhile, PaperUnknown or BoundTwice."""
    before = await _open(session, actor, category_id, command.version)
    _refuse_twice([one.kind for one in command.requirements], "requirements")
    words = await dictionaries.words(session, QUALIFICATION_KINDS, actor.language)
    known = {word.code for word in words} | {one.kind for one in before.requirements}
    for number, one in enumerate(command.requirements):
        if one.kind not in known:
            raise PaperUnknown(place=f"body/requirements/{number}/kind")
    rows = [{"category_id": category_id, **one.model_dump()} for one in command.requirements]
    await _replace(session, CategoryRequirement, category_id, rows)
    await _note(session, category_id, before)


async def _open(
    session: AsyncSession, actor: Actor, category_id: UUID, version: int
) -> BindingsView:
    """What is bound now; the category is ours from here on, if it still is as it was read."""
    await held(session, actor, category_id)
    take_it = (
        update(Category)
        .where(Category.id == category_id, Category.version == version)
        .values(version=Category.version + 1)
        .returning(Category.id)
    )
    if await session.scalar(take_it) is None:
        raise ChangedMeanwhile
    return await own_bindings(session, category_id)


async def _replace(
    session: AsyncSession,
    table: type[CategoryAttribute | CategoryBrand | CategoryRequirement],
    category_id: UUID,
    rows: Sequence[dict[str, Any]],
) -> None:
    await session.execute(delete(table).where(table.category_id == category_id))
    if rows:
        await session.execute(insert(table).values(list(rows)))


async def _note(session: AsyncSession, category_id: UUID, before: BindingsView) -> None:
    after = await own_bindings(session, category_id)
    name = await session.scalar(select(Category.name).where(Category.id == category_id))
    trail.note(session, THING, category_id, name=name or "", before=before, after=after)


def _refuse_twice(ids: Sequence[object], place: str) -> None:
    if len(set(ids)) < len(ids):
        raise BoundTwice(place=f"body/{place}")


def _refuse_unfit(known: AttributeView | None, wanted: BindAttribute, place: str) -> None:
    if known is None:
        raise AttributeUnknown(place=f"{place}/attribute_id")
    if wanted.role == "sale" and known.kind not in SALE_KINDS:
        raise NotForSale(place=f"{place}/role", attribute=known.name)
