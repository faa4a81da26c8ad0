"""Reads of spec templates: the platform's for all, and those of one's own shop."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.queries.attributes import AttributeView, attributes_by_id
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.tables import SpecTemplate


class FilledAttributeView(View):
    """A sale attribute with its values: keys of options, or `=` and words of one's own."""

    attribute_id: UUID
    values: list[str]


class TemplateFactsView(View):
    """One template without what it fills in. No merchant: the platform's."""

    id: UUID
    merchant_id: UUID | None
    name: str
    version: int


class TemplateView(TemplateFactsView):
    """One template."""

    attributes: list[FilledAttributeView]


class ShownAttributeView(FilledAttributeView):
    """The same with the attribute itself."""

    attribute: AttributeView


class ShownTemplateView(TemplateFactsView):
    """A template as people read it."""

    attributes: list[ShownAttributeView]


TEMPLATES = Listing(
    id=SpecTemplate.id,
    sorts={"id": SpecTemplate.id, "name": SpecTemplate.name_key},
    default="name",
    filters={
        "text": Filter(
            Line, lambda text: SpecTemplate.name_key.contains(folded(text), autoescape=True)
        ),
        "own": Filter(bool, lambda own: SpecTemplate.merchant_id.is_not(None) == own),
        "attribute_id": Filter(UUID, lambda one: SpecTemplate.attribute_ids.contains([one])),
    },
)


async def list_templates(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ShownTemplateView]:
    """Index: uq_spec_template_merchant_id_name_key, ix_spec_template_attribute_ids."""
    page = await TEMPLATES.page(session, _templates(actor), wanted, TemplateView)
    return Page[ShownTemplateView](items=await _shown(session, page.items), next=page.next)


async def shown_template(
    session: AsyncSession, actor: Actor, template_id: UUID
) -> ShownTemplateView | None:
    """Index: pk_spec_template."""
    found = await template(session, actor, template_id)
    return None if found is None else (await _shown(session, [found]))[0]


async def template(session: AsyncSession, actor: Actor, template_id: UUID) -> TemplateView | None:
    """Index: pk_spec_template."""
    found = await session.execute(_templates(actor).where(SpecTemplate.id == template_id))
    row = found.one_or_none()
    return row and TemplateView.model_validate(row)


async def _shown(
    session: AsyncSession, templates: Sequence[TemplateView]
) -> list[ShownTemplateView]:
    ids = {one.attribute_id for each in templates for one in each.attributes}
    known = await attributes_by_id(session, ids)
    return [
        ShownTemplateView(
            **each.model_dump(exclude={"attributes"}),
            attributes=[
                ShownAttributeView(**one.model_dump(), attribute=known[one.attribute_id])
                for one in each.attributes
            ],
        )
        for each in templates
    ]


def _templates(actor: Actor) -> Select[Any]:
    columns = [getattr(SpecTemplate, name) for name in TemplateView.model_fields]
    return select(*columns).where(seen(actor))


def seen(actor: Actor) -> ColumnElement[bool]:
    """Condition on a template: the platform's, or of a merchant in reach."""
    return or_(SpecTemplate.merchant_id.is_(None), within(actor, SpecTemplate.merchant_id))
