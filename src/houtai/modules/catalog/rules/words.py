"""Finding forbidden words in what is said of goods."""

import re
from collections.abc import Iterable
from typing import Literal

from houtai.kit.shapes import View
from houtai.modules.catalog.rules.names import folded, squeezed

Level = Literal["block", "warn"]


class WordRule(View):
    """A word that stops a product (`block`) or is pointed out to whoever reviews it (`warn`)."""

    word: str
    level: Level


def key_of(word: str) -> str:
    """The word as texts are held against it. Latin ones keep their blanks: they have borders."""
    return folded(word) if word.isascii() else squeezed(word)


def found_in(text: str, words: Iterable[WordRule]) -> list[WordRule]:
    """Those of the words that stand in the text, whatever their width, case or blanks within.

    A Latin word is found as a word: `best` does not stand in `bestow`.
    """
    latin, dense = folded(text), squeezed(text)
    return [word for word in words if _stands(key_of(word.word), latin, dense)]


def _stands(key: str, latin: str, dense: str) -> bool:
    if not key.isascii():
        return key in dense
    return key in latin and bool(re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", latin))
