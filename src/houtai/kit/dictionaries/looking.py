"""Dictionaries for those who keep them, and words for those who choose."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.dictionaries.tables import Dictionary, DictionaryItem
from houtai.kit.errors import NotFound
from houtai.kit.shapes import View


class UnknownDictionary(NotFound):
    code = "dictionaries.unknown"


class SummaryView(View):
    """One dictionary in the list of all."""

    code: str
    name_zh: str
    name_en: str
    is_system: bool
    item_count: int
    enabled_count: int
    changed_at: datetime


class ItemView(View):
    """One item; `is_system` ones may be renamed and switched off, not removed."""

    code: str
    name_zh: str
    name_en: str
    enabled: bool
    is_system: bool


class DictionaryView(View):
    """One dictionary with its items in order."""

    code: str
    name_zh: str
    name_en: str
    is_system: bool
    version: int
    changed_at: datetime
    items: list[ItemView]


class WordView(View):
    """One word that may be chosen, in the reader's language."""

    code: str
    name: str


async def list_dictionaries(session: AsyncSession) -> list[SummaryView]:
    """All of them by code; `make` sees to it that they are few."""
    counted = (
        select(
            DictionaryItem.dictionary_code,
            func.count().label("item_count"),
            func.count().filter(DictionaryItem.enabled).label("enabled_count"),
        )
        .group_by(DictionaryItem.dictionary_code)
        .subquery()
    )
    statement = (
        select(
            Dictionary.code,
            Dictionary.name_zh,
            Dictionary.name_en,
            Dictionary.is_system,
            Dictionary.changed_at,
            func.coalesce(counted.c.item_count, 0).label("item_count"),
            func.coalesce(counted.c.enabled_count, 0).label("enabled_count"),
        )
        .outerjoin(counted, counted.c.dictionary_code == Dictionary.code)
        .order_by(Dictionary.code)
    )
    return [SummaryView.model_validate(row) for row in await session.execute(statement)]


async def show(session: AsyncSession, code: str) -> DictionaryView:
    """Raises UnknownDictionary."""
    found = await session.get(Dictionary, code, populate_existing=True)
    if found is None:
        raise UnknownDictionary
    items = (
        select(*(getattr(DictionaryItem, name) for name in ItemView.model_fields))
        .where(DictionaryItem.dictionary_code == code)
        .order_by(DictionaryItem.place, DictionaryItem.code)
    )
    return DictionaryView(
        code=found.code,
        name_zh=found.name_zh,
        name_en=found.name_en,
        is_system=found.is_system,
        version=found.version,
        changed_at=found.changed_at,
        items=[ItemView.model_validate(row) for row in await session.execute(items)],
    )


async def words(session: AsyncSession, code: str, language: str) -> list[WordView]:
    """What may be chosen now, in order; nothing where there is no such dictionary."""
    name = DictionaryItem.name_zh if language == "zh-CN" else DictionaryItem.name_en
    statement = (
        select(DictionaryItem.code, name.label("name"))
        .where(DictionaryItem.dictionary_code == code, DictionaryItem.enabled)
        .order_by(DictionaryItem.place, DictionaryItem.code)
    )
    return [WordView.model_validate(row) for row in await session.execute(statement)]
