"""Reads of attributes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.rules.attributes import Kind, Option
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.tables import Attribute, CategoryAttribute

ATTRIBUTES_MAX = 20_000


class AttributeView(View):
    """One attribute of the library."""

    id: UUID
    name: str
    name_en: str
    note: str
    kind: Kind
    unit: str
    options: list[Option]
    own_values: bool
    version: int


class ListedAttributeView(AttributeView):
    """An attribute in the list, with the number of categories that ask for it."""

    category_count: int


def _named(text: str) -> ColumnElement[bool]:
    key = folded(text)
    return or_(
        Attribute.name_key.contains(key, autoescape=True),
        func.lower(Attribute.name_en).contains(key, autoescape=True),
        Attribute.note.contains(text, autoescape=True),
    )


ATTRIBUTES = Listing(
    id=Attribute.id,
    sorts={"id": Attribute.id, "name": Attribute.name_key},
    default="name",
    filters={
        "text": Filter(Line, _named),
        "kind": any_of(Attribute.kind, Kind),
    },
)


async def list_attributes(session: AsyncSession, wanted: Wanted) -> Page[ListedAttributeView]:
    """Index: uq_attribute_name_key_note or pk_attribute. Texts are looked for in all of them."""
    return await ATTRIBUTES.page(session, _listed(), wanted, ListedAttributeView)


async def attribute(session: AsyncSession, attribute_id: UUID) -> ListedAttributeView | None:
    """Index: pk_attribute."""
    found = await session.execute(_listed().where(Attribute.id == attribute_id))
    row = found.one_or_none()
    return row and ListedAttributeView.model_validate(row)


async def attributes_by_id(
    session: AsyncSession, attribute_ids: Collection[UUID], *, hold: bool = False
) -> dict[UUID, AttributeView]:
    """Those of these attributes that exist; `hold` keeps their options until the transaction
    ends. Index: pk_attribute.
    """
    statement = select(*_columns()).where(Attribute.id.in_(set(attribute_ids)))
    if hold:
        statement = statement.order_by(Attribute.id).with_for_update(read=True, key_share=True)
    found = await session.execute(statement)
    return {row.id: AttributeView.model_validate(row) for row in found}


def _listed() -> Select[Any]:
    bound = (
        select(func.count())
        .where(CategoryAttribute.attribute_id == Attribute.id)
        .correlate(Attribute)
        .scalar_subquery()
    )
    return select(*_columns(), bound.label("category_count"))


def _columns() -> list[Any]:
    return [getattr(Attribute, name) for name in AttributeView.model_fields]
