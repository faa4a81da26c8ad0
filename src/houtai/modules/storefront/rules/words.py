"""Words of a text, as they are kept for searching and as they are typed.

The segmenter and the pinyin dictionary take much memory; they are loaded when the first product
is read, which web processes never do.
"""

import re
import unicodedata
from functools import cache
from importlib import import_module
from itertools import chain, pairwise
from types import ModuleType

HAN = f"{chr(0x3400)}-{chr(0x9FFF)}"
"""Chinese characters, as a range of a regular expression."""
WORD_LENGTH_MAX = 40
WORDS_MAX = 200
WHOLE_LENGTH_MAX = 6
"""A run, or two words side by side, as short as this are a word as well."""
_RUN = re.compile(rf"[{HAN}]+|[a-z0-9]+(?:[.+#-]?[a-z0-9]+)*")
_IS_HAN = re.compile(rf"[{HAN}]+")
_TAGS = re.compile(r"<[^>]*>")


def plain(text: str) -> str:
    """As words are compared: one width, one case, without accents' own signs."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str) -> list[str]:
    """Stretches of one script, in order; everything between them is left out."""
    return [run[:WORD_LENGTH_MAX] for run in _RUN.findall(plain(text))]


def is_han(word: str) -> bool:
    """Whether it is written in Chinese characters."""
    return bool(_IS_HAN.fullmatch(word))


def words_of(text: str) -> list[str]:
    """Every word by which the text is found: words, those inside of longer ones, foreign ones."""
    found = chain.from_iterable(_split(run) if is_han(run) else [run] for run in runs(text))
    return list(dict.fromkeys(found))[:WORDS_MAX]


def characters_of(text: str) -> list[str]:
    """Single characters, by which a word is found that the segmenter does not know."""
    characters = (sign for run in runs(text) if is_han(run) for sign in run)
    return list(dict.fromkeys(characters))[:WORDS_MAX]


def without_tags(html: str) -> str:
    """What a reader sees of it."""
    return _TAGS.sub(" ", html)


def sound_of(word: str) -> tuple[str, str]:
    """Pinyin and its initials; of a foreign word nothing."""
    if not is_han(word):
        return "", ""
    syllables: list[str] = _pinyin().lazy_pinyin(word)
    return "".join(syllables), "".join(one[:1] for one in syllables)


def _split(run: str) -> list[str]:
    parts: list[str] = _segmenter().cut_for_search(run, True)
    whole: list[str] = _segmenter().cut(run, True)
    pairs = [left + right for left, right in pairwise(whole)]
    long_ones = [run, *pairs] if len(whole) > 1 else []
    return [*parts, *(one for one in long_ones if len(one) <= WHOLE_LENGTH_MAX)]


@cache
def _segmenter() -> ModuleType:
    return import_module("rjieba")


@cache
def _pinyin() -> ModuleType:
    return import_module("pypinyin")
