"""Columns a sheet is declared with, and finding their titles below whatever stands above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from zoneinfo import ZoneInfo

from houtai.kit.auth import Actor, Right
from houtai.kit.environment import LANGUAGES
from houtai.kit.sheets.cells import Cell, column_letter, folded
from houtai.kit.sheets.failures import TitlesMissing, TitleTwice
from houtai.kit.sheets.kinds import Kind
from houtai.kit.texts import say

REQUIRED_MARK = "*"
NAME_CHARS_MAX = 60
_NAMED = re.compile(r"([^:：]+)[:：](.*)", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """One column. `key` is the catalogue key of its title; rows carry the value under it.

    `example` is the value that the template shows. `other_titles` are those under which files of
    outside systems carry the same thing. `many` stands for any number of columns, each with a name
    behind the title (`属性:材质`): rows carry a mapping of names to values, the example too.
    `sensitive` is the code of a field that not everybody may see: whoever may not read it does not
    see it in an import of somebody else either.
    """

    key: str
    kind: Kind[Any]
    required: bool = False
    example: Any = None
    other_titles: tuple[str, ...] = ()
    many: bool = False
    sensitive: str | None = None

    def title(self) -> str:
        """The title as its reader sees it."""
        return say(self.key, self.kind.language)

    def placed(self, zone: ZoneInfo, language: str) -> Self:
        """The same column, for the clock and the language of somebody."""
        return replace(self, kind=self.kind.placed(zone, language))

    def answers_to(self) -> set[str]:
        """Every title that means this column, folded for comparing."""
        ours = [say(self.key, language) for language in LANGUAGES]
        return {folded(title) for title in (*ours, *self.other_titles)}


def hidden_from(actor: Actor, columns: Sequence[Column]) -> frozenset[str]:
    """Keys of the columns whose values this reader may not see."""
    return frozenset(
        one.key for one in columns if one.sensitive and actor.right(one.sensitive) < Right.READ
    )


def named_key(key: str, name: str) -> str:
    """The key of one of many columns: where it stands, and what is wrong with its cells."""
    return f"{key}:{name}"


def title_of(key: str, columns: Sequence[Column]) -> str | None:
    """What the column of that key is called, also when it is one of many."""
    start, _, name = key.partition(":")
    column = next((one for one in columns if one.key == start), None)
    if column is None:
        return None
    return f"{column.title()}:{name}" if name else column.title()


@dataclass(frozen=True)
class SheetRow:
    """One row as it stands; `number` is the one that Excel shows beside it."""

    sheet: str
    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Header:
    """Where the titles were found: positions by column key, and titles that mean nothing here."""

    sheet: str
    row: int
    positions: Mapping[str, int]
    titles: Sequence[str]
    ignored: Sequence[str]
    doubled: Sequence[str]

    def address(self, row: int, column: str | None) -> str:
        """`B7`, or `7` when the whole row is meant."""
        position = None if column is None else self.positions.get(column)
        return str(row) if position is None else f"{column_letter(position)}{row}"

    @classmethod
    def of(cls, row: SheetRow, columns: Sequence[Column]) -> Self:
        """Match the cells of a row with the titles of the columns."""
        titles = [cell.strip() if isinstance(cell, str) else "" for cell in row.cells]
        meanings = {title: column for column in columns for title in column.answers_to()}
        positions: dict[str, int] = {}
        seen: set[str] = set()
        ignored, doubled = [], []
        for position, title in enumerate(titles):
            key = _meant(title, meanings)
            if key is None:
                ignored += [title] if title else []
            elif folded(key) in seen:
                doubled.append(title)
            else:
                positions[key] = position
                seen.add(folded(key))
        return cls(row.sheet, row.number, positions, titles, ignored, doubled)

    def named(self, column: Column) -> list[tuple[str, int]]:
        """Names and places of the columns that one column of many stands for."""
        start = named_key(column.key, "")
        return [
            (key.removeprefix(start), position)
            for key, position in self.positions.items()
            if key.startswith(start)
        ]

    def missing(self, columns: Sequence[Column]) -> list[Column]:
        """Required columns that this row does not name."""
        return [c for c in columns if c.required and c.key not in self.positions]


def _meant(title: str, meanings: Mapping[str, Column]) -> str | None:
    """The key of the column that the title names; None for a title that means nothing here."""
    whole = meanings.get(folded(title).strip(REQUIRED_MARK))
    if whole is not None and not whole.many:
        return whole.key
    named = _NAMED.fullmatch(title)
    column = meanings.get(folded(named[1])) if named else None
    name = named[2].strip().removesuffix(REQUIRED_MARK).strip() if named else ""
    fits = column is not None and column.many and 0 < len(name) <= NAME_CHARS_MAX
    return named_key(column.key, name) if column is not None and fits else None


def find_header(rows: Iterator[SheetRow], columns: Sequence[Column], *, rows_max: int) -> Header:
    """Advance to the first row that names every required column, sheet by sheet.

    Raises TitlesMissing with what the best row lacks, TitleTwice when a title stands there twice.
    """
    best: Header | None = None
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.sheet] = seen.get(row.sheet, 0) + 1
        if seen[row.sheet] > rows_max:
            continue
        header = Header.of(row, columns)
        if header.positions and not header.missing(columns):
            if header.doubled:
                raise TitleTwice(title=header.doubled[0], row=row.number)
            return header
        if best is None or len(header.positions) > len(best.positions):
            best = header
    lacking = best.missing(columns) if best else [column for column in columns if column.required]
    comma = say("sheets.comma", columns[0].kind.language)
    titles = comma.join(column.title() for column in lacking or columns)
    raise TitlesMissing(len(best.positions) if best else 0, titles=titles)
