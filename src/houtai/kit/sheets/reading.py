"""From a file to typed rows: find the titles, read the cells, say exactly what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from houtai.kit.sheets.cells import Cell, RowError, Wrong
from houtai.kit.sheets.columns import Column, Header, SheetRow, find_header, named_key
from houtai.kit.sheets.failures import TitlesMissing, TooManyRows
from houtai.kit.sheets.limits import LIMITS, Limits
from houtai.kit.sheets.sources import tables


@dataclass(frozen=True)
class Row:
    """One row that could be read: values by column key; None stands for a blank cell."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class WrongRow:
    """One row that could not be read, with every reason."""

    number: int
    errors: Sequence[RowError]


class OpenSheet:
    """A file whose titles are found; its rows are read as they are asked for, once."""

    def __init__(self, header: Header, rows: Iterator[SheetRow], limits: Limits) -> None:
        self.header = header
        self._rows = rows
        self._limits = limits

    def rows(self) -> Iterator[SheetRow]:
        """Rows below the titles, on the same sheet. Raises TooManyRows."""
        for count, row in enumerate(self._rows, start=1):
            if row.sheet != self.header.sheet:
                return
            if count > self._limits.rows_max:
                raise TooManyRows(rows_max=self._limits.rows_max)
            yield row

    def close(self) -> None:
        """Let go of the file and of whatever unpacks it."""
        close = getattr(self._rows, "close", None)
        if close is not None:
            close()


def open_sheet(path: Path, columns: Sequence[Column], *, limits: Limits = LIMITS) -> OpenSheet:
    """Find the table with these titles in the file. Raises what `failures` names."""
    lacks = []
    for rows in tables(path, limits):
        try:
            header = find_header(rows, columns, rows_max=limits.header_rows_max)
        except TitlesMissing as missing:
            lacks.append(missing)
        else:
            return OpenSheet(header, rows, limits)
    raise max(lacks, key=lambda missing: missing.found)


def read_rows(
    sheet: OpenSheet, columns: Sequence[Column], *, identity: Sequence[str] = ()
) -> Iterator[Row | WrongRow]:
    """Every row below the titles, read or refused with reasons; blank ones are passed over.

    `identity` names the columns that together say what a row is about: the second row about the
    same thing is refused. The template's example is passed over while nobody changed it.
    """
    reader = _Reader(sheet.header, columns)
    first_about: dict[tuple[Any, ...], int] = {}
    for position, raw in enumerate(sheet.rows()):
        row = reader.read(raw)
        if isinstance(row, WrongRow):
            yield row
        elif position == 0 and reader.is_example(row):
            continue
        elif row.values.keys() and any(value is not None for value in row.values.values()):
            about = tuple(row.values[key] for key in identity)
            first = first_about.setdefault(about, row.number) if identity else row.number
            if first == row.number:
                yield row
            else:
                repeated = RowError(row.number, "sheets.repeated", identity[0], {"first": first})
                yield WrongRow(row.number, (repeated,))


class _Reader:
    def __init__(self, header: Header, columns: Sequence[Column]) -> None:
        single = [column for column in columns if not column.many]
        self._columns = [(column, header.positions.get(column.key)) for column in single]
        self._named = [
            (column, name, position)
            for column in columns
            if column.many
            for name, position in header.named(column)
        ]
        self._many = [column.key for column in columns if column.many]
        self._examples = {column.key: column.example for column in single}

    def read(self, row: SheetRow) -> Row | WrongRow:
        values: dict[str, Any] = {}
        errors: list[RowError] = []
        for column, position in self._columns:
            try:
                values[column.key] = self._value(column, row.cells, position)
            except Wrong as wrong:
                errors.append(RowError(row.number, wrong.code, column.key, wrong.fields))
        values |= self._read_named(row, errors)
        if errors and not self._has_content(row):
            return Row(row.number, {})
        return WrongRow(row.number, errors) if errors else Row(row.number, values)

    def _read_named(self, row: SheetRow, errors: list[RowError]) -> dict[str, Any]:
        """Names and values of the cells that are filled; None where none is."""
        found: dict[str, Any] = dict.fromkeys(self._many)
        for column, name, position in self._named:
            try:
                value = self._value(column, row.cells, position)
            except Wrong as wrong:
                key = named_key(column.key, name)
                errors.append(RowError(row.number, wrong.code, key, wrong.fields))
                continue
            if value is not None:
                found[column.key] = {**(found[column.key] or {}), name: value}
        return found

    def is_example(self, row: Row) -> bool:
        """Which of many columns there are says nothing: people put their own."""
        shown = any(example is not None for example in self._examples.values())
        return shown and all(
            row.values.get(key) == example for key, example in self._examples.items()
        )

    def _value(self, column: Column, cells: Sequence[Cell], position: int | None) -> object:
        cell = "" if position is None or position >= len(cells) else cells[position]
        if isinstance(cell, str) and not cell.strip():
            if column.required:
                raise Wrong("sheets.required")
            return None
        return column.kind.read(cell)

    def _has_content(self, row: SheetRow) -> bool:
        """Whether any declared column is filled: a remark beside the table is no row."""
        places = [place for _, place in self._columns if place is not None]
        places += [place for _, _, place in self._named]
        return any(
            not isinstance(cell, str) or cell.strip()
            for cell in (row.cells[place] for place in places if place < len(row.cells))
        )
