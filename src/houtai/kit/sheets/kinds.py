"""What a column may hold: each kind reads a cell exactly or says why not, and shows a value."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import ClassVar, Generic, Self, TypeVar
from zoneinfo import ZoneInfo

from houtai.kit.environment import LANGUAGES
from houtai.kit.money import AMOUNT_MAX, MINOR_DIGITS, NotAnAmount, parse_amount, show_amount
from houtai.kit.sheets.cells import DIGITS_EXACT_MAX, Cell, Wrong, folded, narrow, plain_text
from houtai.kit.sheets.times import read_day, read_moment
from houtai.kit.texts import say

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_ROUNDED = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ANY_CODE = r"[!-~]{1,64}"
_PPM_OF_PERCENT = 10_000
_GREENWICH = ZoneInfo("UTC")


V = TypeVar("V")


@dataclass(frozen=True)
class Kind(ABC, Generic[V]):
    """Base of all kinds. `number_format` and `width` say how Excel shows the column.

    `zone` and `language` are those of the reader at hand: declarations leave them out, `placed`
    fills them in.
    """

    width: ClassVar[int] = 16
    hint_key: ClassVar[str] = "sheets.hint_text"
    zone: ZoneInfo = field(default=_GREENWICH, kw_only=True)
    language: str = field(default=LANGUAGES[0], kw_only=True)

    @property
    def number_format(self) -> str:
        """Excel's format of the column's cells."""
        return "@"

    def placed(self, zone: ZoneInfo, language: str) -> Self:
        """The same kind, for the clock and the language of somebody."""
        return replace(self, zone=zone, language=language)

    @abstractmethod
    def read(self, cell: Cell) -> V:
        """The value of a cell that is not blank. Raises Wrong."""

    def show(self, value: V) -> Cell:
        """What stands in a cell of a workbook."""
        return str(value)

    def plain(self, value: V) -> str:
        """What stands in a table of text: read again, it gives the same value."""
        return plain_text(self.show(value))

    def hint(self) -> str:
        """How to fill in the column, as a sentence."""
        return say(self.hint_key, self.language, **self.hint_fields())

    def hint_fields(self) -> Mapping[str, object]:
        """What the hint's text is filled with."""
        return {}


@dataclass(frozen=True)
class Words(Kind[str]):
    """Text of people: names, notes. Kept as written, without blanks around it."""

    width: ClassVar[int] = 24
    chars_max: int = 200

    def read(self, cell: Cell) -> str:
        text = plain_text(cell)
        if len(text) > self.chars_max:
            raise Wrong("sheets.text_too_long", chars=len(text), chars_max=self.chars_max)
        if _UNSTORABLE.search(text):
            raise Wrong("sheets.text_unstorable")
        return text

    def hint_fields(self) -> Mapping[str, object]:
        return {"chars_max": self.chars_max}


@dataclass(frozen=True)
class Code(Kind[str]):
    """Ids, barcodes, document numbers: digits stay text, leading zeros stay, nothing is rounded."""

    width: ClassVar[int] = 20
    hint_key: ClassVar[str] = "sheets.hint_code"
    pattern: str = _ANY_CODE

    def read(self, cell: Cell) -> str:
        text = narrow(plain_text(cell))
        if isinstance(cell, str) and _ROUNDED.fullmatch(text):
            raise Wrong("sheets.digits_lost")
        if isinstance(cell, bool | date) or not re.fullmatch(self.pattern, text):
            plain = self.pattern == _ANY_CODE
            raise Wrong("sheets.code_signs" if plain else "sheets.not_a_code")
        return text


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number within bounds."""

    width: ClassVar[int] = 12
    hint_key: ClassVar[str] = "sheets.hint_whole"
    least: int = 0
    most: int = AMOUNT_MAX

    @property
    def number_format(self) -> str:
        return "0"

    def read(self, cell: Cell) -> int:
        number = _decimal(cell, "sheets.not_whole")
        if number != number.to_integral_value():
            raise Wrong("sheets.not_whole")
        return _bounded(int(number), self.least, self.most, str)

    def show(self, value: int) -> Cell:
        return value if abs(value) < DIGITS_EXACT_MAX else str(value)

    def hint_fields(self) -> Mapping[str, object]:
        return {"least": self.least, "most": self.most}


@dataclass(frozen=True)
class Quantity(Whole):
    """How many pieces, at least one."""

    hint_key: ClassVar[str] = "sheets.hint_quantity"
    least: int = 1


@dataclass(frozen=True)
class Amount(Kind[int]):
    """Money, as an integer in the smallest unit of the currency; more decimals are refused."""

    width: ClassVar[int] = 14
    hint_key: ClassVar[str] = "sheets.hint_amount"
    currency: str = "CNY"
    least: int = 0
    most: int = AMOUNT_MAX

    @property
    def number_format(self) -> str:
        digits = MINOR_DIGITS[self.currency]
        return "#,##0" + ("." + "0" * digits if digits else "")

    def read(self, cell: Cell) -> int:
        number = _decimal(cell, "sheets.not_an_amount")
        try:
            fen = parse_amount(format(number, "f"), self.currency)
        except NotAnAmount as error:
            digits = MINOR_DIGITS[self.currency]
            raise Wrong("sheets.amount_too_fine", digits=digits) from error
        return _bounded(fen, self.least, self.most, lambda edge: show_amount(edge, self.currency))

    def show(self, value: int) -> Cell:
        if abs(value) >= DIGITS_EXACT_MAX:
            return show_amount(value, self.currency)
        return value / float(10 ** MINOR_DIGITS[self.currency])

    def plain(self, value: int) -> str:
        return show_amount(value, self.currency).replace(",", "")

    def hint_fields(self) -> Mapping[str, object]:
        return {"currency": self.currency, "digits": MINOR_DIGITS[self.currency]}


@dataclass(frozen=True)
class Percent(Kind[int]):
    """A rate, as an integer in millionths: `15%` is 150,000."""

    width: ClassVar[int] = 10
    hint_key: ClassVar[str] = "sheets.hint_percent"
    least_ppm: int = 0
    most_ppm: int = 1_000_000

    @property
    def number_format(self) -> str:
        return "0.####%"

    def read(self, cell: Cell) -> int:
        if isinstance(cell, str):
            # Without its sign, `15` may mean 15 % or 1,500 %: nobody should guess.
            text = narrow(cell)
            if not text.endswith("%"):
                raise Wrong("sheets.not_a_percentage")
            ppm = _decimal(text[:-1], "sheets.not_a_percentage") * _PPM_OF_PERCENT
        else:
            ppm = _decimal(cell, "sheets.not_a_percentage") * 100 * _PPM_OF_PERCENT
        if ppm != ppm.to_integral_value():
            raise Wrong("sheets.percentage_too_fine")
        return _bounded(int(ppm), self.least_ppm, self.most_ppm, _show_ppm)

    def show(self, value: int) -> Cell:
        return value / (100 * _PPM_OF_PERCENT)

    def plain(self, value: int) -> str:
        return _show_ppm(value)


@dataclass(frozen=True)
class Day(Kind[date]):
    """A calendar day."""

    width: ClassVar[int] = 12
    hint_key: ClassVar[str] = "sheets.hint_day"

    @property
    def number_format(self) -> str:
        return "yyyy-mm-dd"

    def read(self, cell: Cell) -> date:
        return read_day(cell)

    def show(self, value: date) -> Cell:
        return value


@dataclass(frozen=True)
class Moment(Kind[datetime]):
    """A moment, kept in UTC, shown and read on the clock of the business."""

    width: ClassVar[int] = 20
    hint_key: ClassVar[str] = "sheets.hint_moment"

    @property
    def number_format(self) -> str:
        return "yyyy-mm-dd hh:mm:ss"

    def read(self, cell: Cell) -> datetime:
        return read_moment(cell, self.zone)

    def show(self, value: datetime) -> Cell:
        assert value.utcoffset() is not None, "moments are aware"
        return value.astimezone(self.zone).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no, in either language."""

    width: ClassVar[int] = 8
    hint_key: ClassVar[str] = "sheets.hint_yes_no"

    def read(self, cell: Cell) -> bool:
        try:
            return _yes_and_no()[folded(plain_text(cell))]
        except KeyError as error:
            raise Wrong("sheets.not_yes_or_no") from error

    def options(self) -> list[str]:
        """The words to choose from."""
        return [say("sheets.yes", self.language), say("sheets.no", self.language)]

    def show(self, value: bool) -> Cell:
        return say("sheets.yes" if value else "sheets.no", self.language)


@dataclass(frozen=True)
class Choice(Kind[str]):
    """One of several codes, each with the catalogue key of its name."""

    hint_key: ClassVar[str] = "sheets.hint_choice"
    names: Mapping[str, str] = field(default_factory=dict)

    def read(self, cell: Cell) -> str:
        wanted = folded(plain_text(cell))
        for code, key in self.names.items():
            if wanted in {folded(code), *(folded(say(key, language)) for language in LANGUAGES)}:
                return code
        raise Wrong("sheets.not_a_choice", choices=tuple(self.names.values()))

    def show(self, value: str) -> Cell:
        return say(self.names[value], self.language)

    def options(self) -> list[str]:
        """The names to choose from."""
        return [say(key, self.language) for key in self.names.values()]

    def hint_fields(self) -> Mapping[str, object]:
        return {"choices": say("sheets.comma", self.language).join(self.options())}


def _decimal(cell: Cell, code: str) -> Decimal:
    """The exact number that the cell shows. Raises Wrong with the code."""
    if isinstance(cell, bool | date):
        raise Wrong(code)
    text = narrow(plain_text(cell)).replace("¥", "").removesuffix("元").replace(" ", "")
    if _ROUNDED.fullmatch(text):
        raise Wrong("sheets.digits_lost")
    if not _NUMBER.fullmatch(text):
        raise Wrong(code)
    return Decimal(text.replace(",", ""))


def _bounded(number: int, least: int, most: int, show: Callable[[int], str]) -> int:
    if number < least:
        raise Wrong("sheets.too_small", least=show(least))
    if number > most:
        raise Wrong("sheets.too_large", most=show(most))
    return number


def _show_ppm(ppm: int) -> str:
    return format((Decimal(ppm) / _PPM_OF_PERCENT).normalize(), "f") + "%"


@cache
def _yes_and_no() -> Mapping[str, bool]:
    words = {"sheets.yes_words": True, "sheets.no_words": False}
    return {
        folded(word): answer
        for key, answer in words.items()
        for language in LANGUAGES
        for word in say(key, language).split()
    }
