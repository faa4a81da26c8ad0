"""What is inside of a file: text or sheets, whatever it is packed in and however it is encoded."""

import csv
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from houtai.modules.reconciliation.rules.reading import Unreadable

BYTES_MAX = 64 << 20
MEMBERS_MAX = 20
SHEETS_MAX = 20
_GZIP, _ZIP, _OLD_SHEET = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NEW_SHEET_MEMBER = "xl/workbook.xml"
_BACKTICK = "`"


@dataclass(frozen=True, slots=True)
class Row:
    """One line with its values; `raw` as it stood there."""

    line: int
    cells: Sequence[str]
    raw: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines that belong together."""

    number: int
    rows: Sequence[Row]


def texts(content: bytes) -> Iterator[str]:
    """Of a file that is text, packed or not; nothing of a workbook. Raises Unreadable."""
    if not content:
        raise Unreadable("empty")
    if len(content) > BYTES_MAX:
        raise Unreadable("too_large")
    if is_workbook(content):
        return
    if content.startswith(_GZIP):
        yield decoded(_gunzipped(content))
    elif content.startswith(_ZIP):
        yield from (decoded(one) for one in _members(content))
    else:
        yield decoded(content)


def is_workbook(content: bytes) -> bool:
    """Of a spreadsheet program, old or new."""
    if content.startswith(_OLD_SHEET):
        return True
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _NEW_SHEET_MEMBER in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, otherwise GB 18030. Raises Unreadable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(b"\xef\xbb\xbf"):
            line = content.count(b"\n", 0, error.start) + 1
            raise Unreadable("wrongly_encoded", line=line) from error
        return _decoded(content, "gb18030")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable("wrongly_encoded", line=line) from error


def _gunzipped(content: bytes) -> bytes:
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacking.decompress(content, BYTES_MAX)
    except zlib.error as error:
        raise Unreadable("archive_broken") from error
    if unpacking.unconsumed_tail:
        raise Unreadable("too_large")
    if not unpacking.eof:
        raise Unreadable("archive_broken")
    return plain


def _members(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MEMBERS_MAX:
                raise Unreadable("too_large")
            for member in members:
                with archive.open(member) as packed:
                    plain = packed.read(BYTES_MAX + 1)
                if len(plain) > BYTES_MAX:
                    raise Unreadable("too_large")
                yield plain
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable("archive_broken") from error
    except (zlib.error, ValueError) as error:
        raise Unreadable("archive_broken") from error


def sheet_of(text: str) -> Sheet:
    """Comma-separated values, one line a row; a backtick before each is how WeChat writes them."""
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_BACKTICK):
            cells = line.removeprefix(_BACKTICK).split(",`")
        else:
            cells = _cells(line, number)
        rows.append(Row(number, [one.strip() for one in cells], line))
    return Sheet(0, rows)


def _cells(line: str, number: int) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error as error:
        raise Unreadable("values_missing", line=number) from error


def sheets_of(content: bytes) -> Iterator[Sheet]:
    """Of a workbook, in its order. Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for number, name in enumerate(book.sheet_names[:SHEETS_MAX]):
            yield Sheet(number, list(_rows(book, name)))
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("sheet_broken") from error


def _rows(book: CalamineWorkbook, name: str) -> Iterator[Row]:
    sheet = book.get_sheet_by_name(name)
    first = sheet.start[0] if sheet.start else 0
    # Lines are counted as the program shows them, from one.
    for place, values in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        cells = [_text(one) for one in values]
        yield Row(place, cells, "\t".join(cells))


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value).strip()
