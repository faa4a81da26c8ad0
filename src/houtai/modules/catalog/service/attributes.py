"""Writes of attributes. An option keeps its key for ever, since values of products are keys."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command
from houtai.modules.catalog.queries import use
from houtai.modules.catalog.queries.attributes import ATTRIBUTES_MAX, AttributeView
from houtai.modules.catalog.rules.attributes import Kind
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.service import keeping
from houtai.modules.catalog.service.keeping import EntryInUse, Library
from houtai.modules.catalog.service.reach import need_whole_reach
from houtai.modules.catalog.service.shapes import NameEn, ShortTitle, Version
from houtai.modules.catalog.tables import Attribute

OPTIONS_MAX = 500
KEY_DIGITS = 10
CHOICE_KINDS = ("choice", "choices")
LIBRARY = Library(Attribute, AttributeView, "catalog.attribute", ATTRIBUTES_MAX)


class OptionTwice(Invalid):
    """Two options of one name or key: nobody could tell them apart."""

    code = "catalog.option_twice"


class OptionsMissing(Invalid):
    """Nothing to choose from, and nothing of one's own allowed."""

    code = "catalog.options_missing"


class OptionsNotAsked(Invalid):
    """Only what is chosen has options and values of one's own; only numbers have a unit."""

    code = "catalog.options_not_asked"


class OptionInUse(Conflict):
    """Products or templates have this value."""

    code = "catalog.option_in_use"


class KindFixed(Conflict):
    """Categories ask for it already: values of another kind would be wrong."""

    code = "catalog.kind_fixed"


class WriteOption(Command):
    """A new option needs no key: it is given one."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_\-]{1,40}$")] | None = None
    name: ShortTitle
    name_en: NameEn = ""


class MakeAttribute(Command):
    """`note` says what it is for, where two attributes have one name."""

    name: ShortTitle
    name_en: NameEn = ""
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    kind: Kind
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=12)] = ""
    options: Annotated[list[WriteOption], Field(max_length=OPTIONS_MAX)] = Field(
        default_factory=list
    )
    own_values: bool = False


class EditAttribute(MakeAttribute):
    version: Version


async def make_attribute(session: AsyncSession, command: MakeAttribute) -> UUID:
    """Raises EntryNameTaken, OptionTwice, OptionsMissing, OptionsNotAsked or LibraryFull."""
    return await keeping.make(session, LIBRARY, _values(command), name=command.name)


async def edit_attribute(
    session: AsyncSession, actor: Actor, attribute_id: UUID, command: EditAttribute
) -> None:
    """Raises what `make_attribute` does, and EntryUnknown, ChangedMeanwhile, KindFixed, or
    OptionInUse for an option that is taken away though something has it.
    """
    # Locked against whoever writes a product by these options.
    lock = select(Attribute.id).where(Attribute.id == attribute_id).with_for_update()
    await session.execute(lock)
    before = await LIBRARY.shown(session, attribute_id)
    if command.kind != before.kind and await use.is_bound(session, attribute_id):
        raise KindFixed(place="body/kind")
    values = _values(command)
    await _refuse_used(session, actor, before, values["options"])
    await keeping.edit(
        session, LIBRARY, attribute_id, values, version=command.version, name=command.name
    )


async def remove_attribute(session: AsyncSession, attribute_id: UUID) -> None:
    """Raises EntryUnknown or EntryInUse."""
    before = await LIBRARY.shown(session, attribute_id)
    if await use.is_filled_in(session, attribute_id):
        raise EntryInUse
    await keeping.remove(session, LIBRARY, attribute_id, name=before.name)


async def _refuse_used(
    session: AsyncSession, actor: Actor, before: AttributeView, options: Sequence[dict[str, Any]]
) -> None:
    kept = {option["key"] for option in options}
    removed = {option.key: option.name for option in before.options if option.key not in kept}
    if not removed:
        return
    need_whole_reach(actor)
    used = await use.option_in_use(session, before.id, removed)
    if used is not None:
        raise OptionInUse(place="body/options", option=removed[used])


def _values(command: MakeAttribute) -> dict[str, Any]:
    is_choice = command.kind in CHOICE_KINDS
    if not is_choice and (command.options or command.own_values):
        raise OptionsNotAsked(place="body/options")
    if command.unit and command.kind != "number":
        raise OptionsNotAsked(place="body/unit")
    if is_choice and not command.options and not command.own_values:
        raise OptionsMissing(place="body/options")
    return {
        **command.model_dump(exclude={"version", "options"}),
        "name_key": folded(command.name),
        "options": _options(command.options),
    }


def _options(options: Sequence[WriteOption]) -> list[dict[str, Any]]:
    names, keys = set[str](), set[str]()
    listed = []
    for number, option in enumerate(options):
        key = option.key or new_key(number)
        if key in keys or folded(option.name) in names:
            raise OptionTwice(place=f"body/options/{number}/name", option=option.name)
        keys.add(key)
        names.add(folded(option.name))
        listed.append({"key": key, "name": option.name, "name_en": option.name_en})
    return listed


def new_key(number: int) -> str:
    """Never used before, whatever was taken away."""
    return derive_id(new_id(), str(number)).hex[-KEY_DIGITS:]
