"""Making, editing and removing dictionaries. Items are written as one list: order is theirs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.dictionaries.looking import DictionaryView, show
from houtai.kit.dictionaries.tables import Dictionary, DictionaryItem
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command, Line, Word

DICTIONARIES_MAX = 1_000
ITEMS_MAX = 500
THING = "dictionaries.dictionary"

# Two makers at the ceiling would otherwise both find room.
_ONE_MAKER = text("SELECT pg_advisory_xact_lock(hashtextextended('kit.dictionary', 0))")


class DictionaryTaken(Conflict):
    code = "dictionaries.taken"


class TooManyDictionaries(Conflict):
    code = "dictionaries.too_many"


class DictionaryChanged(Conflict):
    """Somebody else edited it since it was looked at."""

    code = "dictionaries.changed_meanwhile"


class SystemDictionary(Conflict):
    """The house relies on it."""

    code = "dictionaries.system"


class SystemItem(Conflict):
    """The house relies on this item: it may be switched off, not removed."""

    code = "dictionaries.system_item"


class ItemTwice(Invalid):
    code = "dictionaries.item_twice"


class MakeDictionary(Command):
    """A new dictionary, still without items."""

    code: Word
    name_zh: Line
    name_en: Line


class Item(Command):
    """One item as it shall be."""

    code: Word
    name_zh: Line
    name_en: Line
    enabled: bool = True


class EditDictionary(Command):
    """Names and all items as they shall be, in order; what is not named is removed."""

    version: Annotated[int, Field(ge=1, lt=BIGINT_MAX)]
    name_zh: Line
    name_en: Line
    items: Annotated[list[Item], Field(max_length=ITEMS_MAX)]


async def make(session: AsyncSession, command: MakeDictionary, *, at: datetime) -> None:
    """Raises DictionaryTaken, TooManyDictionaries."""
    await session.execute(_ONE_MAKER)
    count = await session.scalar(select(func.count()).select_from(Dictionary))
    if (count or 0) >= DICTIONARIES_MAX:
        raise TooManyDictionaries(limit=DICTIONARIES_MAX)
    row = {**command.model_dump(), "is_system": False, "version": 1, "changed_at": at}
    put = insert(Dictionary).values(row).on_conflict_do_nothing().returning(Dictionary.code)
    if await session.scalar(put) is None:
        raise DictionaryTaken(place="body/code", dictionary=command.code)
    made = await show(session, command.code)
    trail.note(session, THING, made.code, name=made.name_zh, before=None, after=made)


async def edit(session: AsyncSession, code: str, command: EditDictionary, *, at: datetime) -> None:
    """Raises UnknownDictionary, DictionaryChanged, ItemTwice, SystemItem."""
    _refuse_twice(command.items)
    before = await show(session, code)
    guarded = (
        update(Dictionary)
        .where(Dictionary.code == code, Dictionary.version == command.version)
        .values(
            name_zh=command.name_zh,
            name_en=command.name_en,
            version=Dictionary.version + 1,
            changed_at=at,
        )
        .returning(Dictionary.code)
    )
    if await session.scalar(guarded) is None:
        raise DictionaryChanged
    _refuse_loss(before, command.items)
    await _write(session, code, command.items)
    after = await show(session, code)
    trail.note(session, THING, code, name=after.name_zh, before=before, after=after)


async def remove(session: AsyncSession, code: str) -> None:
    """Raises UnknownDictionary, SystemDictionary."""
    before = await show(session, code)
    if before.is_system or any(item.is_system for item in before.items):
        raise SystemDictionary
    await session.execute(delete(Dictionary).where(Dictionary.code == code))
    trail.note(session, THING, code, name=before.name_zh, before=before, after=None)


def _refuse_twice(items: Sequence[Item]) -> None:
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item.code in seen:
            raise ItemTwice(place=f"body/items/{number}/code", item=item.code)
        seen.add(item.code)


def _refuse_loss(before: DictionaryView, items: Sequence[Item]) -> None:
    kept = {item.code for item in items}
    for item in before.items:
        if item.is_system and item.code not in kept:
            raise SystemItem(place="body/items", item=item.name_zh)


async def _write(session: AsyncSession, code: str, items: Sequence[Item]) -> None:
    """The items as they shall be, in two statements; the dictionary's row is locked by now."""
    kept = [item.code for item in items]
    await session.execute(
        delete(DictionaryItem).where(
            DictionaryItem.dictionary_code == code, DictionaryItem.code.not_in(kept)
        )
    )
    if not items:
        return
    rows = [
        {**item.model_dump(), "dictionary_code": code, "place": place, "is_system": False}
        for place, item in enumerate(items)
    ]
    put = insert(DictionaryItem).values(rows)
    changed = {name: put.excluded[name] for name in ("name_zh", "name_en", "place", "enabled")}
    await session.execute(
        put.on_conflict_do_update(index_elements=["dictionary_code", "code"], set_=changed)
    )
