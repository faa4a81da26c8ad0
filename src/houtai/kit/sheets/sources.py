"""Rows of a file of any kind, decided by what it contains and never by what it is called."""

import codecs
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from houtai.kit.errors import HoutaiError
from houtai.kit.sheets.cells import BROKEN, Cell
from houtai.kit.sheets.columns import SheetRow
from houtai.kit.sheets.failures import (
    CellTooLong,
    EncodingUnknown,
    FileTooBig,
    NotASheet,
    PasswordNeeded,
    TooManyColumns,
    UnpacksTooBig,
    WebPage,
)
from houtai.kit.sheets.limits import Limits

DELIMITERS = (",", "\t", ";")
_UNPACK = Path(__file__).with_name("unpack.py")
_CHUNK_BYTES = 1 << 16
_Spoken = dict[str, str] | str | float | bool | None
_ZIP, _COMPOUND_FILE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
_GUARDED = re.compile("'+[=+\\-@\t\r]")
_REFUSALS: dict[str, type[HoutaiError]] = {
    "not_a_sheet": NotASheet,
    "password_needed": PasswordNeeded,
    "too_many_columns": TooManyColumns,
    "unpacks_too_big": UnpacksTooBig,
}


def tables(path: Path, limits: Limits) -> Iterator[Iterator[SheetRow]]:
    """The ways to read the file: one for a workbook, one per delimiter for text.

    Raises the failures of a file that cannot be read at all.
    """
    size_bytes = path.stat().st_size
    if size_bytes > limits.bytes_max:
        raise FileTooBig(bytes_max=limits.bytes_max)
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith((_ZIP, _COMPOUND_FILE)):
        yield workbook_rows(path, limits)
        return
    if start.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<"):
        raise WebPage
    encoding = text_encoding(path)
    for delimiter in DELIMITERS:
        yield text_rows(path, limits, encoding=encoding, delimiter=delimiter)


def text_encoding(path: Path) -> str:
    """UTF-8 if it is exactly that, else GB18030 if it is. Raises EncodingUnknown or NotASheet."""
    with path.open("rb") as file:
        start = file.read(4)
    for mark, marked in _MARKS:
        if start.startswith(mark):
            return _checked(path, marked)
    try:
        return _checked(path, "utf-8")
    except EncodingUnknown:
        return _checked(path, "gb18030")


def _checked(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                if _NO_TEXT.search(decoder.decode(chunk)):
                    raise NotASheet
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise EncodingUnknown from error
    return encoding


def text_rows(path: Path, limits: Limits, *, encoding: str, delimiter: str) -> Iterator[SheetRow]:
    """Rows of a table in text, numbered as a spreadsheet numbers them."""
    csv.field_size_limit(limits.bytes_max)
    with path.open(encoding=encoding, newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter=delimiter), start=1):
            if any(cell.strip() for cell in row):
                yield _bounded(SheetRow("", number, [_unguarded(cell) for cell in row]), limits)


def _unguarded(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running the text as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def workbook_rows(path: Path, limits: Limits) -> Iterator[SheetRow]:
    """Rows of all visible sheets, unpacked by a process of its own that may die of the file."""
    bounds = (
        limits.unpacked_bytes_max,
        limits.columns_max,
        limits.memory_bytes_max,
        limits.processor_seconds_max,
    )
    with subprocess.Popen(  # noqa: S603  # our own program; the path is one argument, no shell
        [sys.executable, "-I", str(_UNPACK), str(path), *map(str, bounds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    ) as unpacking:
        try:
            assert unpacking.stdout is not None
            yield from _read_out(unpacking.stdout, limits)
        finally:
            unpacking.kill()


def _read_out(lines: Iterator[str], limits: Limits) -> Iterator[SheetRow]:
    sheet = ""
    for line in lines:
        said = json.loads(line)
        if isinstance(said, list):
            number, cells = said
            yield _bounded(SheetRow(sheet, number, [_cell(cell) for cell in cells]), limits)
        elif "sheet" in said:
            sheet = said["sheet"]
        elif "refused" in said:
            raise _REFUSALS[said["refused"]](columns_max=limits.columns_max)
        else:
            return
    # No last word: it ran into its limits and was stopped.
    raise UnpacksTooBig


def _cell(value: _Spoken) -> Cell:
    if not isinstance(value, dict):
        return "" if value is None else value
    ((tag, text),) = value.items()
    if tag == "moment":
        return datetime.fromisoformat(text)
    if tag == "day":
        return date.fromisoformat(text)
    if tag == "clock":
        return time.fromisoformat(text)
    return BROKEN if tag == "broken" else str(text)


def _bounded(row: SheetRow, limits: Limits) -> SheetRow:
    if len(row.cells) > limits.columns_max:
        raise TooManyColumns(columns_max=limits.columns_max)
    for cell in row.cells:
        if isinstance(cell, str) and len(cell) > limits.cell_chars_max:
            raise CellTooLong(chars_max=limits.cell_chars_max, row=row.number)
    return row
