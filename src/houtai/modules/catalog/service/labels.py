"""Writes of labels, promises and forbidden words."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import Command, Line
from houtai.modules.catalog.queries.labels import (
    LABELS_MAX,
    PROMISES_MAX,
    WORDS_MAX,
    Colour,
    LibraryLabelView,
    LibraryPromiseView,
    WordView,
)
from houtai.modules.catalog.rules.attributes import State
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.words import Level, key_of
from houtai.modules.catalog.service import keeping
from houtai.modules.catalog.service.keeping import Library
from houtai.modules.catalog.service.shapes import NameEn, Position, Remark, Version, Visible
from houtai.modules.catalog.tables import ForbiddenWord, Label, Promise

LABELS = Library(Label, LibraryLabelView, "catalog.label", LABELS_MAX)
PROMISES = Library(Promise, LibraryPromiseView, "catalog.promise", PROMISES_MAX)
WORDS = Library(ForbiddenWord, WordView, "catalog.word", WORDS_MAX, "body/word")


class MakeLabel(Command):
    """A word of a few letters: it must fit on a picture."""

    name: Annotated[Line, Field(max_length=12), Visible]
    name_en: NameEn = ""
    colour: Colour = "teal"
    position: Position = 0
    state: State = "active"


class EditLabel(MakeLabel):
    version: Version


class MakePromise(Command):
    name: Annotated[Line, Field(max_length=20), Visible]
    name_en: NameEn = ""
    description: Remark = ""
    position: Position = 0
    state: State = "active"


class EditPromise(MakePromise):
    version: Version


class MakeWord(Command):
    word: Annotated[Line, Field(max_length=60), Visible]
    level: Level = "block"
    note: Remark = ""


class EditWord(MakeWord):
    version: Version


async def make_label(session: AsyncSession, command: MakeLabel) -> UUID:
    """Raises EntryNameTaken or LibraryFull."""
    return await keeping.make(session, LABELS, _named(command), name=command.name)


async def edit_label(session: AsyncSession, label_id: UUID, command: EditLabel) -> None:
    """Raises EntryUnknown, EntryNameTaken or ChangedMeanwhile."""
    values, version = _named(command), command.version
    await keeping.edit(session, LABELS, label_id, values, version=version, name=command.name)


async def make_promise(session: AsyncSession, command: MakePromise) -> UUID:
    """Raises EntryNameTaken or LibraryFull."""
    return await keeping.make(session, PROMISES, _named(command), name=command.name)


async def edit_promise(session: AsyncSession, promise_id: UUID, command: EditPromise) -> None:
    """Raises EntryUnknown, EntryNameTaken or ChangedMeanwhile."""
    values, version = _named(command), command.version
    await keeping.edit(session, PROMISES, promise_id, values, version=version, name=command.name)


async def make_word(session: AsyncSession, command: MakeWord) -> UUID:
    """Raises EntryNameTaken or LibraryFull."""
    return await keeping.make(session, WORDS, _word(command), name=command.word)


async def edit_word(session: AsyncSession, word_id: UUID, command: EditWord) -> None:
    """Raises EntryUnknown, EntryNameTaken or ChangedMeanwhile."""
    values, version = _word(command), command.version
    await keeping.edit(session, WORDS, word_id, values, version=version, name=command.word)


async def remove_word(session: AsyncSession, word_id: UUID) -> None:
    """Raises EntryUnknown."""
    before = await WORDS.shown(session, word_id)
    await keeping.remove(session, WORDS, word_id, name=before.word)


def _named(command: MakeLabel | MakePromise) -> dict[str, object]:
    return {**command.model_dump(exclude={"version"}), "name_key": folded(command.name)}


def _word(command: MakeWord) -> dict[str, object]:
    return {**command.model_dump(exclude={"version"}), "word_key": key_of(command.word)}
