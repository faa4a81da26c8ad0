"""Workbooks out: row by row into a temporary file, so that memory stays flat at any length."""

import asyncio
import re
from collections.abc import AsyncIterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from houtai.kit.sheets.cells import Broken, Cell
from houtai.kit.sheets.columns import Column

ROWS_PER_SHEET_MAX = 1_048_576
CELL_CHARS_MAX = 32_767
BATCH_ROWS = 1_000
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_HEAD_STYLE = {"bold": True, "bg_color": "#F0F2F5", "bottom": 1, "num_format": "@"}
_TEXT, _DAY, _MOMENT, _CLOCK = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss"


@dataclass(frozen=True)
class Head:
    """Top of one column of a workbook."""

    title: str
    width: int = 16
    number_format: str = _TEXT


class Workbook:
    """A table in a workbook, written once from top to bottom; goes on in a next sheet when full.

    Text is written as text: nothing in it becomes a formula, a link or a number. Use as a context.
    """

    def __init__(
        self,
        path: Path,
        heads: Sequence[Head],
        *,
        name: str,
        rows_per_sheet_max: int = ROWS_PER_SHEET_MAX,
    ) -> None:
        options = {"constant_memory": True, "tmpdir": str(path.parent)}
        self.file = xlsxwriter.Workbook(str(path), options)
        self._heads = heads
        self._name = _NO_SHEET_NAME.sub(" ", name)[:24]
        self._rows_per_sheet_max = rows_per_sheet_max
        self._formats: dict[str, Format] = {}
        self._pages = 0
        self._next = 0
        self.sheet: Worksheet = self._open_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.file.close()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row."""
        if self._next >= self._rows_per_sheet_max:
            self.sheet = self._open_page()
        for position, cell in enumerate(cells):
            self._put(position, cell)
        self._next += 1

    def format_of(self, number_format: str) -> Format:
        """The style with this number format, made once a workbook."""
        if number_format not in self._formats:
            self._formats[number_format] = self.file.add_format({"num_format": number_format})
        return self._formats[number_format]

    def _open_page(self) -> Worksheet:
        self._pages += 1
        name = self._name if self._pages == 1 else f"{self._name} {self._pages}"
        sheet = self.file.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        style = self.file.add_format(_HEAD_STYLE)
        for position, head in enumerate(self._heads):
            format_ = self.format_of(head.number_format)
            sheet.set_column(position, position, head.width, format_)
            sheet.write_string(0, position, head.title, style)
        self._next = 1
        return sheet

    def _put(self, position: int, cell: Cell) -> None:
        row, sheet = self._next, self.sheet
        wanted = self._heads[position].number_format
        if isinstance(cell, str):
            if cell:
                sheet.write_string(row, position, _fitting(cell), self.format_of(_TEXT))
        elif isinstance(cell, bool):
            sheet.write_boolean(row, position, cell)
        elif isinstance(cell, int | float):
            shown = wanted if wanted != _TEXT else _format_of_number(cell)
            sheet.write_number(row, position, cell, self.format_of(shown))
        elif isinstance(cell, Broken):
            sheet.write_formula(row, position, "=NA()", None, "#N/A")
        else:
            shown = wanted if wanted != _TEXT else _format_of_time(cell)
            sheet.write_datetime(row, position, cell, self.format_of(shown))


def _format_of_number(number: float) -> str:
    """All digits of a whole number: `General` would show a barcode as 6.9E+12."""
    return "0" if number == int(number) else "General"


def _fitting(text: str) -> str:
    """Excel refuses longer cells; the mark at the end shows that there was more."""
    return text if len(text) <= CELL_CHARS_MAX else text[: CELL_CHARS_MAX - 1] + "…"


def _format_of_time(cell: date | time) -> str:
    if isinstance(cell, datetime):
        return _MOMENT
    return _DAY if isinstance(cell, date) else _CLOCK


def head_of(column: Column) -> Head:
    """Top of a declared column."""
    return Head(column.title(), column.kind.width, column.kind.number_format)


def shown(column: Column, value: object) -> Cell:
    """What stands in the cell for a value; blank for None."""
    return "" if value is None else column.kind.show(value)


async def write_workbook(
    path: Path,
    columns: Sequence[Column],
    rows: AsyncIterable[Mapping[str, Any]],
    *,
    name: str,
    rows_per_sheet_max: int = ROWS_PER_SHEET_MAX,
) -> None:
    """Write rows (values by column key) as they come; the columns are placed.

    Formatting runs in threads, so that the event loop stays free.
    """
    heads = [head_of(column) for column in columns]
    book = Workbook(path, heads, name=name, rows_per_sheet_max=rows_per_sheet_max)

    def add(batch: list[Mapping[str, Any]]) -> None:
        for row in batch:
            book.add([shown(column, row.get(column.key)) for column in columns])

    batch: list[Mapping[str, Any]] = []
    try:
        async for row in rows:
            batch.append(row)
            if len(batch) >= BATCH_ROWS:
                await asyncio.to_thread(add, batch)
                batch = []
        await asyncio.to_thread(add, batch)
    finally:
        await asyncio.to_thread(book.file.close)
