"""What the program that unpacks workbooks says, one line of JSON each, and how it refuses."""

import json
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from houtai.kit.sheets import unpack

FILES = Path(__file__).parent / "files" / "sheets"
ROOMY = (100_000_000, 200)


@pytest.fixture
def said_of(capsys, monkeypatch):
    """Runs the program here, without its limits, which would be ours as well."""
    monkeypatch.setattr(unpack, "_stay_small", lambda _memory, _seconds: None)

    def run(path, size_max=ROOMY[0], columns_max=ROOMY[1]):
        unpack.main(str(path), size_max, columns_max, 0, 0)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def book(tmp_path):
    """A workbook with times, a blank row, a banner over the columns, and a hidden sheet."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("A & B")
        sheet.merge_range(0, 0, 0, 3, "For reference only")
        sheet.write_row(1, 0, ["when", "day", "clock", "count"])
        moment = datetime.fromisoformat("2026-05-01T09:30")
        sheet.write_datetime(3, 0, moment, made.add_format(_as("yyyy-mm-dd hh:mm")))
        sheet.write_datetime(3, 1, date(2026, 5, 1), made.add_format(_as("yyyy-mm-dd")))
        sheet.write_datetime(3, 2, time(9, 30), made.add_format(_as("hh:mm")))
        sheet.write_formula(3, 3, "=NA()", None, "#N/A")
        made.add_worksheet("secret").hide()
    return path


def _as(pattern):
    return {"num_format": pattern}


def test_every_visible_sheet_is_said_with_its_rows_and_an_end(said_of, book):
    name, titles, row, end = said_of(book)
    assert (name, end) == ({"sheet": "A & B"}, {"end": True})
    assert titles == [2, ["when", "day", "clock", "count"]]
    number, (when, day, clock, count) = row
    assert (number, count) == (4, {"broken": 1})
    assert when == {"moment": "2026-05-01T09:30:00"}
    assert day in ({"day": "2026-05-01"}, {"moment": "2026-05-01T00:00:00"})
    assert clock == {"clock": "09:30:00"}


def test_an_old_workbook_is_said_as_well(said_of):
    lines = said_of(FILES / "ccb.xls")
    assert lines[-1] == {"end": True}
    assert sum(isinstance(line, list) for line in lines) > 5


@pytest.mark.parametrize(
    ("size_max", "columns_max", "refusal"),
    [(100, 200, "unpacks_too_big"), (100_000_000, 3, "too_many_columns")],
)
def test_what_passes_a_limit_is_refused(said_of, book, size_max, columns_max, refusal):
    said = said_of(book, size_max, columns_max)
    assert said[-2:] == [{"refused": refusal}, {"end": True}]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 torn"])
def test_what_is_no_workbook_is_refused(said_of, tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert said_of(path) == [{"refused": "not_a_sheet"}, {"end": True}]


def test_binary_workbooks_and_locked_parts_are_refused(said_of, tmp_path):
    path = tmp_path / "x.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    assert said_of(path)[0] == {"refused": "not_a_sheet"}
    locked = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(sign) + offset] |= 1
    path.write_bytes(locked)
    assert said_of(path)[0] == {"refused": "password_needed"}
