"""Small exact rules of goods: barcodes, choices of a SKU, names, the least price."""

import re
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from stdnum import ean

from houtai.modules.catalog.rules.attributes import own_words
from houtai.modules.catalog.rules.names import folded, squeezed

_LENGTHS = (8, 12, 13, 14)
_UPC = 12
_MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z0-9]+")
_OTHER = re.compile(r"[^\W\d_a-z]+")
WORD_CHARS_MAX = 24


def barcode(scanned: str) -> str | None:
    """EAN-8, UPC-A, EAN-13 or GTIN-14 with a right check digit, in one spelling; None if not.

    UPC-A is EAN-13 with a leading zero: written so, one article has one barcode.
    """
    digits = scanned.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) in _LENGTHS):
        return None
    if not ean.is_valid(digits):
        return None
    return f"0{digits}" if len(digits) == _UPC else digits


def spec_key(spec: Mapping[UUID, str]) -> str:
    """The choice in one spelling: equal choices, equal keys, whatever the order, width or case."""
    parts = (f"{one}={_plain(value)}" for one, value in spec.items())
    return ";".join(sorted(parts))


def _plain(value: str) -> str:
    words = own_words(value)
    return value if words is None else f"={squeezed(words)}"


def has_markup(text: str) -> bool:
    """Whether somebody wrote a tag where only words belong."""
    return bool(_MARKUP.search(text))


def least_price(reference_fen: int, percent: int) -> int:
    """The lowest price that is not below the percent of the reference."""
    return -(-reference_fen * percent // 100)


def words_of(texts: Iterable[str]) -> list[str]:
    """Words under which a product is found: beginnings of Latin ones, pairs of Chinese signs."""
    found: set[str] = set()
    for text in texts:
        plain = folded(text)
        for word in _LATIN.findall(plain):
            found.update(word[:size] for size in range(1, min(len(word), WORD_CHARS_MAX) + 1))
        for run in _OTHER.findall(plain):
            found.update(run)
            found.update(_pairs(run))
    return sorted(found)


def words_sought(text: str) -> list[str]:
    """Words that a product must have all of to be found by this text."""
    plain = folded(text)
    found = {word[:WORD_CHARS_MAX] for word in _LATIN.findall(plain)}
    for run in _OTHER.findall(plain):
        found.update(_pairs(run) if len(run) > 1 else run)
    return sorted(found)


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))
