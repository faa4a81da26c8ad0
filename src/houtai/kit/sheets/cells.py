"""What stands in a cell and where: values, addresses, spellings, and what is wrong with a row."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from houtai.kit.texts import say


class Broken:
    """A cell whose formula failed (`#N/A`, `#DIV/0!`): not blank, and no value either."""


BROKEN = Broken()
Cell = str | int | float | bool | date | time | Broken
"""A datetime is a date too; what the cell shows as empty is the empty text."""
Field = str | int | Sequence[str]
"""Filling of a message. A sequence is a list of catalogue keys, said in the reader's language."""

DIGITS_EXACT_MAX = 10**15
"""Excel keeps fifteen digits of a number; the rest became zeros before we saw it."""
_SPACES = re.compile(r"\s+")


class Wrong(Exception):
    """The cell cannot be read as what its column holds. `code` is a key of the catalogues."""

    def __init__(self, code: str, **fields: Field) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


@dataclass(frozen=True)
class RowError:
    """One reason why a row of the sheet is not taken; `column` is the key of its column."""

    row: int
    code: str
    column: str | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The reason as a sentence."""
        comma = say("sheets.comma", language)
        said = {
            name: value
            if isinstance(value, str | int)
            else comma.join(say(key, language) for key in value)
            for name, value in self.fields.items()
        }
        return say(self.code, language, **said)


def column_letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def plain_text(cell: Cell) -> str:
    """What the cell shows, without blanks around it: 123.0 as `123`, 0.30000000000000004 as `0.3`.

    Raises Wrong on a broken formula.
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, Broken):
        raise Wrong("sheets.broken_formula")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return number_text(cell)


def number_text(number: float) -> str:
    """A number as Excel shows it: fifteen digits, no exponent below that."""
    if not abs(number) < DIGITS_EXACT_MAX:
        raise Wrong("sheets.digits_lost")
    return format(Decimal(f"{number:.15g}"), "f")


def folded(text: str) -> str:
    """Full-width forms made narrow, blanks gone, upper and lower case alike: for comparing."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


def narrow(text: str) -> str:
    """Full-width digits, signs and blanks as plain ones, and none around the text."""
    return unicodedata.normalize("NFKC", text).strip()
