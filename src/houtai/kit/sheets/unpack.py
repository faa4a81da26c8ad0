"""Runs alone, as a program: unpacks one workbook and prints its rows, one line of JSON each.

The parser lays a sheet out as one dense block, so two cells far apart ask for hundreds of gigabytes
and the process dies. It may: this one is limited, and carries nothing but the file. It imports
nothing of the house, so that it starts at once.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import python_calamine as calamine

if sys.platform != "win32":
    import resource

CHUNK_BYTES = 1 << 20
PARTS_MAX = 5_000
_BROKEN_CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*\bt=["']e["'][^<>]*>""")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_SHEET = re.compile(r"""<(?:\w+:)?sheet\s[^<>]*>""")
_RELATION = re.compile(r"""<(?:\w+:)?Relationship\s[^<>]*>""")
_WORKSHEET = calamine.SheetTypeEnum.WorkSheet
_VISIBLE = calamine.SheetVisibleEnum.Visible


class Refused(Exception):
    """The first argument names the failure, as `sources` knows it."""


def main(path: str, unpacked_bytes_max: int, columns_max: int, memory: int, seconds: int) -> None:
    """Print every visible sheet: a line with its name, then its rows that are not blank."""
    _stay_small(memory, seconds)
    try:
        for line in lines(path, unpacked_bytes_max, columns_max):
            sys.stdout.write(json.dumps(line, default=_tagged) + "\n")
    except Refused as refused:
        sys.stdout.write(json.dumps({"refused": refused.args[0]}) + "\n")
    except calamine.PasswordError:
        sys.stdout.write(json.dumps({"refused": "password_needed"}) + "\n")
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        sys.stdout.write(json.dumps({"refused": "not_a_sheet"}) + "\n")
    sys.stdout.write(json.dumps({"end": True}) + "\n")


def lines(path: str, unpacked_bytes_max: int, columns_max: int) -> Iterator[Any]:
    """What is printed, before it is JSON. Raises Refused and what the parser raises."""
    zipped = zipfile.is_zipfile(path)
    if zipped:
        _measure(path, unpacked_bytes_max)
    with calamine.CalamineWorkbook.from_path(path) as book:
        for sheet in book.sheets_metadata:
            if sheet.typ is _WORKSHEET and sheet.visible is _VISIBLE:
                yield {"sheet": sheet.name}
                broken = _broken_cells(path, sheet.name) if zipped else set()
                yield from _rows(book.get_sheet_by_name(sheet.name), broken, columns_max)


def _rows(
    sheet: calamine.CalamineSheet, broken: set[tuple[int, int]], columns_max: int
) -> Iterator[Any]:
    if sheet.start is None or sheet.end is None:
        return
    first = sheet.start[1]
    if sheet.end[1] >= columns_max:
        raise Refused("too_many_columns")
    banners = {
        start[0] for start, end in sheet.merged_cell_ranges or [] if start[1] == 0 and end[1] > 0
    }
    broken_rows = {row for row, _ in broken}
    for number, row in enumerate(sheet.iter_rows()):
        cells: list[Any] = [""] * first + list(row)
        if number in broken_rows:
            cells = [{"broken": 1} if (number, at) in broken else c for at, c in enumerate(cells)]
        filled = [at for at, cell in enumerate(cells) if cell != ""]
        # A merged banner across the sheet ("for reference only") is a note, not a row.
        if filled and not (number in banners and filled == [0]):
            yield [number + 1, cells]


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"clock": value.isoformat()}
    return {"text": str(value)}


def _measure(path: str, unpacked_bytes_max: int) -> None:
    """Unpack everything once, into nothing: sizes that a ZIP file states may be lies.

    Python's reader stops at the stated size and then finds the checksum wrong.
    """
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > unpacked_bytes_max:
            raise Refused("unpacks_too_big")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("password_needed")
        if "xl/workbook.bin" in archive.namelist():
            raise Refused("not_a_sheet")
        for part in parts:
            with archive.open(part) as unpacked:
                while unpacked.read(CHUNK_BYTES):
                    pass


def _broken_cells(path: str, sheet: str) -> set[tuple[int, int]]:
    """Cells that hold an error (`#N/A`): the parser shows them as blank, which they are not."""
    with zipfile.ZipFile(path) as archive, suppress(KeyError):
        part = _part_of(archive, sheet)
        if part is None:
            return set()
        found: set[tuple[int, int]] = set()
        rest = b""
        with archive.open(part) as unpacked:
            while chunk := unpacked.read(CHUNK_BYTES):
                block = rest + chunk
                found |= _broken_in(block)
                rest = block[block.rfind(b"<") :][:CHUNK_BYTES] if b"<" in block else b""
        return found
    return set()


def _broken_in(block: bytes) -> set[tuple[int, int]]:
    places = (_REFERENCE.search(tag) for tag in _BROKEN_CELL.findall(block))
    return {(int(place[2]) - 1, _column(place[1])) for place in places if place}


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of the archive that holds the sheet of this name; None in OpenDocument."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)
    }
    for tag in _SHEET.findall(book):
        if _attribute(tag, "name") == sheet:
            target = targets.get(_attribute(tag, r"(?:\w+:)id"), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}=(?:"([^"]*)"|'([^']*)')""", tag)
    value = (found[1] or found[2] or "") if found else ""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        value = value.replace(entity, sign)
    return value.replace("&amp;", "&")


def _stay_small(memory: int, seconds: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        # Some systems know the limit and refuse to set it: the file size is still bounded.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
