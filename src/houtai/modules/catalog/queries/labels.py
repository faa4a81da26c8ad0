"""Reads of labels, promises and forbidden words."""

from typing import Annotated, Literal, TypeVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.rules.attributes import State
from houtai.modules.catalog.rules.words import Level, key_of
from houtai.modules.catalog.tables import ForbiddenWord, Label, Promise

Colour = Literal["red", "amber", "green", "blue", "teal", "grey"]
LABELS_MAX = 200
PROMISES_MAX = 200
WORDS_MAX = 20_000
Shown = TypeVar("Shown", bound=View)


class LibraryLabelView(View):
    """A short word on a product's picture."""

    id: UUID
    name: str
    name_en: str
    colour: Colour
    position: Annotated[int, Field(ge=0)]
    state: State
    version: int


class LibraryPromiseView(View):
    """What a buyer is promised beside the goods."""

    id: UUID
    name: str
    name_en: str
    description: str
    position: Annotated[int, Field(ge=0)]
    state: State
    version: int


class WordView(View):
    """A word that may not be said of goods, or is pointed out to whoever reviews them."""

    id: UUID
    word: str
    level: Level
    note: str
    version: int


WORDS = Listing(
    id=ForbiddenWord.id,
    sorts={"id": ForbiddenWord.id, "word": ForbiddenWord.word_key},
    default="word",
    filters={
        "text": Filter(
            Line,
            lambda text: or_(
                ForbiddenWord.word_key.contains(key_of(text), autoescape=True),
                ForbiddenWord.note.contains(text, autoescape=True),
            ),
        ),
        "level": equal(ForbiddenWord.level, Level),
    },
)


async def labels(session: AsyncSession, *, active_only: bool = False) -> list[LibraryLabelView]:
    """All in their order; there are few."""
    return await _in_order(session, Label, LibraryLabelView, active_only=active_only)


async def promises(session: AsyncSession, *, active_only: bool = False) -> list[LibraryPromiseView]:
    """All in their order; there are few."""
    return await _in_order(session, Promise, LibraryPromiseView, active_only=active_only)


async def list_words(session: AsyncSession, wanted: Wanted) -> Page[WordView]:
    """Index: uq_forbidden_word_word_key or pk_forbidden_word."""
    columns = (getattr(ForbiddenWord, name) for name in WordView.model_fields)
    return await WORDS.page(session, select(*columns), wanted, WordView)


async def _in_order(
    session: AsyncSession, table: type[Label | Promise], view: type[Shown], *, active_only: bool
) -> list[Shown]:
    columns = (getattr(table, name) for name in view.model_fields)
    statement = select(*columns).order_by(table.position, table.id)
    if active_only:
        statement = statement.where(table.state == "active")
    return [view.model_validate(row) for row in await session.execute(statement)]
