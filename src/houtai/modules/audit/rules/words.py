"""By which words an entry is found: beginnings of Latin words, pairs of Chinese characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

WORD_CHARS_MAX = 20
TEXT_CHARS_MAX = 100
_LATIN = re.compile(r"[a-z0-9]+")
_OTHER = re.compile(r"[^\W\d_a-z]+")


def words_of(texts: Iterable[str]) -> list[str]:
    """All words under which these texts are found."""
    found: set[str] = set()
    for text in texts:
        folded = _folded(text)
        for word in _LATIN.findall(folded):
            found.update(word[:length] for length in range(1, min(len(word), WORD_CHARS_MAX) + 1))
        for run in _OTHER.findall(folded):
            found.update(run)
            found.update(_pairs(run))
    return sorted(found)


def words_sought(text: str) -> list[str]:
    """Words that an entry must have all of, to be found by this text; few, so that it is fast."""
    folded = _folded(text)
    found = {word[:WORD_CHARS_MAX] for word in _LATIN.findall(folded)}
    for run in _OTHER.findall(folded):
        found.update(_pairs(run) if len(run) > 1 else run)
    return sorted(found)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:TEXT_CHARS_MAX]).casefold()


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))
