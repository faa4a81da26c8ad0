"""Writes of spec templates."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy import delete as remove
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Forbidden, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.catalog.queries import templates as queries
from houtai.modules.catalog.queries.attributes import AttributeView, attributes_by_id
from houtai.modules.catalog.queries.templates import TemplateView
from houtai.modules.catalog.rules.attributes import (
    SALE_KINDS,
    AttributeRule,
    check_value,
    own_words,
)
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.service.bindings import AttributeUnknown, BoundTwice, NotForSale
from houtai.modules.catalog.service.keeping import ChangedMeanwhile, EntryNameTaken, LibraryFull
from houtai.modules.catalog.service.shapes import Title, Version
from houtai.modules.catalog.tables import SpecTemplate

THING = "catalog.spec_template"
TEMPLATES_MAX = 500
"""Of one place."""
SALE_ATTRIBUTES_MAX = 4
VALUES_MAX = 100


class TemplateUnknown(NotFound):
    code = "catalog.template_unknown"


class TemplateOfAnotherPlace(Forbidden):
    """The platform's: merchants use it and make their own beside it."""

    code = "catalog.template_of_another_place"


class ValueWrong(Invalid):
    """Not one of the attribute's options, or no value of its kind."""

    code = "catalog.template_value_wrong"


class FillAttribute(Command):
    """Values as products have them: keys of options, or `=` and words of one's own."""

    attribute_id: UUID
    values: Annotated[
        list[Annotated[str, StringConstraints(min_length=1, max_length=61)]],
        Field(min_length=1, max_length=VALUES_MAX),
    ]


class MakeTemplate(Command):
    """Of the place where one works."""

    name: Title
    attributes: Annotated[list[FillAttribute], Field(min_length=1, max_length=SALE_ATTRIBUTES_MAX)]


class EditTemplate(MakeTemplate):
    version: Version


async def make_template(session: AsyncSession, actor: Actor, command: MakeTemplate) -> UUID:
    """Raises EntryNameTaken, LibraryFull, AttributeUnknown, BoundTwice, NotForSale or
    ValueWrong.
    """
    values = await _values(session, command)
    merchant_id = actor.place.merchant_id
    counted = select(func.count()).select_from(SpecTemplate)
    count = await session.scalar(counted.where(_of(merchant_id)))
    if int(count or 0) >= TEMPLATES_MAX:
        raise LibraryFull(rows_max=TEMPLATES_MAX)
    row = {"id": new_id(), "merchant_id": merchant_id, **values}
    made = insert(SpecTemplate).values(row).on_conflict_do_nothing().returning(SpecTemplate.id)
    template_id = await session.scalar(made)
    if template_id is None:
        raise EntryNameTaken(place="body/name")
    after = await queries.template(session, actor, template_id)
    trail.note(session, THING, template_id, name=command.name, before=None, after=after)
    return template_id


async def edit_template(
    session: AsyncSession, actor: Actor, template_id: UUID, command: EditTemplate
) -> None:
    """Raises what `make_template` does, and TemplateUnknown, TemplateOfAnotherPlace or
    ChangedMeanwhile.
    """
    before = await _own(session, actor, template_id)
    values = await _values(session, command)
    edit_it = (
        update(SpecTemplate)
        .where(SpecTemplate.id == template_id, SpecTemplate.version == command.version)
        .where(_mine(actor))
        .values(version=SpecTemplate.version + 1, **values)
        .returning(SpecTemplate.id)
    )
    try:
        async with session.begin_nested():
            done = await session.scalar(edit_it)
    except IntegrityError as error:
        raise EntryNameTaken(place="body/name") from error
    if done is None:
        raise ChangedMeanwhile
    after = await queries.template(session, actor, template_id)
    trail.note(session, THING, template_id, name=command.name, before=before, after=after)


async def remove_template(session: AsyncSession, actor: Actor, template_id: UUID) -> None:
    """Products keep what was filled in. Raises TemplateUnknown or TemplateOfAnotherPlace."""
    before = await _own(session, actor, template_id)
    await session.execute(remove(SpecTemplate).where(SpecTemplate.id == template_id, _mine(actor)))
    trail.note(session, THING, template_id, name=before.name, before=before, after=None)


async def _own(session: AsyncSession, actor: Actor, template_id: UUID) -> TemplateView:
    found = await queries.template(session, actor, template_id)
    if found is None:
        raise TemplateUnknown
    if found.merchant_id != actor.place.merchant_id:
        raise TemplateOfAnotherPlace
    return found


def _mine(actor: Actor) -> ColumnElement[bool]:
    """Of the place where the actor works, and within reach; the platform's have no merchant."""
    reached = or_(SpecTemplate.merchant_id.is_(None), within(actor, SpecTemplate.merchant_id))
    return and_(_of(actor.place.merchant_id), reached)


def _of(merchant_id: UUID | None) -> ColumnElement[bool]:
    return SpecTemplate.merchant_id.is_not_distinct_from(merchant_id)


async def _values(session: AsyncSession, command: MakeTemplate) -> dict[str, Any]:
    ids = [one.attribute_id for one in command.attributes]
    if len(set(ids)) < len(ids):
        raise BoundTwice(place="body/attributes")
    # Locked against somebody who takes an option away meanwhile.
    known = await attributes_by_id(session, ids, hold=True)
    for number, one in enumerate(command.attributes):
        _refuse_wrong(known.get(one.attribute_id), one, f"body/attributes/{number}")
    return {
        "name": command.name,
        "name_key": folded(command.name),
        "attributes": [one.model_dump(mode="json") for one in command.attributes],
        "attribute_ids": ids,
    }


def _refuse_wrong(known: AttributeView | None, wanted: FillAttribute, place: str) -> None:
    if known is None:
        raise AttributeUnknown(place=f"{place}/attribute_id")
    if known.kind not in SALE_KINDS:
        raise NotForSale(place=f"{place}/attribute_id", attribute=known.name)
    if len(set(wanted.values)) < len(wanted.values):
        raise BoundTwice(place=f"{place}/values")
    rule = AttributeRule(
        **known.model_dump(exclude={"note", "version"}),
        role="sale",
        required=False,
        filterable=False,
    )
    for value in wanted.values:
        if check_value(rule, value):
            shown = own_words(value) or value
            raise ValueWrong(place=f"{place}/values", attribute=known.name, value=shown)
