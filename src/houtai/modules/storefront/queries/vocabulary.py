"""The vocabulary as a web process keeps it: read once, looked at again every now and then."""

import asyncio
from dataclasses import dataclass
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from houtai.kit.lookups import Lookups
from houtai.modules.storefront.rules.vocabulary import Known, Vocabulary, vocabulary_of
from houtai.modules.storefront.tables import Word

WORDS_MAX = 20_000
KEPT_SECONDS = 20.0

_STAMP = select(func.count(), func.coalesce(func.sum(Word.uses), 0).label("uses"))
_WORDS = (
    select(Word.word, Word.pinyin, Word.initials, Word.uses)
    .order_by(Word.uses.desc())
    .limit(WORDS_MAX)
)


@dataclass
class _Kept:
    vocabulary: Vocabulary
    stamp: tuple[Any, ...]
    looked_at: float


_kept: WeakKeyDictionary[Lookups, _Kept] = WeakKeyDictionary()
_loading: WeakKeyDictionary[Lookups, asyncio.Lock] = WeakKeyDictionary()


async def vocabulary(asked: Lookups) -> Vocabulary:
    """The most used words, no older than KEPT_SECONDS; of many who ask at once one loads them."""
    kept = _kept.get(asked)
    if kept is not None and monotonic() - kept.looked_at < KEPT_SECONDS:
        return kept.vocabulary
    async with _loading.setdefault(asked, asyncio.Lock()):
        kept = _kept.get(asked)
        if kept is None or monotonic() - kept.looked_at >= KEPT_SECONDS:
            kept = _kept[asked] = await _looked_at(asked, kept)
    return kept.vocabulary


async def _looked_at(asked: Lookups, before: _Kept | None) -> _Kept:
    stamp = tuple((await asked.rows(_STAMP, {}))[0])
    if before is not None and before.stamp == stamp:
        return _Kept(before.vocabulary, stamp, monotonic())
    rows = await asked.rows(_WORDS, {})
    known = [Known(row.word, row.pinyin, row.initials, row.uses) for row in rows]
    # Beside the loop: it takes a while, and others are waiting.
    return _Kept(await asyncio.to_thread(vocabulary_of, known), stamp, monotonic())
