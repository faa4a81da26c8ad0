"""Files out: exact, safe to open, flat in memory, and read again as they were."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
import python_calamine as calamine
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit import sheets
from houtai.kit.sheets import Row
from houtai.kit.sheets.columns import REQUIRED_MARK
from houtai.kit.sheets.csv_out import guarded
from houtai.kit.sheets.sources import _unguarded
from houtai.kit.sheets.workbooks import CELL_CHARS_MAX
from tests.kit.sheets_trial import ALL_KINDS, NAME, TAG_COLUMNS, placed, read, say_trial_words

FULL = {
    "trial.code": "00123456789012345678",
    "trial.name": "龘𠮷, “茶”\n=1+1",
    "trial.price": 123_456_789_01,
    "trial.quantity": 9_007_199_254_740_993,
    "trial.rate": 123_456,
    "trial.day": date(2026, 11, 22),
    "trial.moment": datetime(2026, 11, 21, 20, 15, 30, tzinfo=UTC),
    "trial.on_sale": False,
    "trial.grade": "b",
}
SPARSE = dict.fromkeys(FULL) | {"trial.code": "-5", "trial.name": "+8", "trial.price": 0}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "''@a"]


@pytest.fixture(autouse=True)
def trial_texts(monkeypatch):
    say_trial_words(monkeypatch)


async def each(*rows: dict[str, object]) -> AsyncIterator[dict[str, object]]:
    for row in rows:
        yield row


async def write(path, columns, *rows, **options):
    await sheets.write_workbook(path, columns, each(*rows), name="价签", **options)
    return path


async def write_csv(path, columns, *rows):
    pieces = [piece async for piece in sheets.csv_bytes(columns, each(*rows))]
    path.write_bytes(b"".join(pieces))
    return path


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("form", [write, write_csv])
async def test_what_is_written_is_read_again_as_it_was(tmp_path, language, form):
    file = await form(tmp_path / "x", placed(ALL_KINDS, language), FULL, SPARSE)
    found = read(file, ALL_KINDS)
    assert [row.values for row in found if isinstance(row, Row)] == [FULL, SPARSE]


@pytest.mark.parametrize("text", FORMULAS)
async def test_no_text_becomes_a_formula(tmp_path, text):
    row = {"trial.name": text}
    file = await write(tmp_path / "x.xlsx", placed([NAME]), row)
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert [found.values for found in read(file, [NAME])] == [row]
    file = await write_csv(tmp_path / "x.csv", placed([NAME]), row)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        [_, [cell]] = csv.reader(lines)
    assert cell[0] == "'"
    assert [found.values for found in read(file, [NAME])] == [row]


@given(st.text())
def test_guarding_a_text_and_taking_the_guard_off_gives_the_text(text):
    assert _unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in list("=+-@\t\r")


async def test_amounts_in_text_are_numbers_with_two_decimals(tmp_path):
    file = await write_csv(tmp_path / "x.csv", placed(TAG_COLUMNS), FULL, SPARSE)
    content = file.read_bytes()
    assert content.startswith("\ufeff条码,名称,价格\r\n".encode())
    assert ",123456789.01\r\n" in content.decode()
    assert content.endswith(b"'-5,'+8,0.00\r\n")


async def test_a_workbook_has_a_frozen_header_formats_and_widths(tmp_path):
    file = await write(tmp_path / "x.xlsx", placed(ALL_KINDS), FULL)
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<v>123456789.01</v>" in sheet
    assert 'customWidth="1"' in sheet
    assert "0.####%" in styles
    assert "yyyy-mm-dd hh:mm:ss" in styles
    [_, row] = calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert row[:4] == [FULL["trial.code"], FULL["trial.name"], 123456789.01, "9007199254740993"]


async def test_a_full_sheet_goes_on_in_a_next_one(tmp_path):
    rows = [{"trial.name": str(n)} for n in range(5)]
    file = await write(tmp_path / "x.xlsx", placed([NAME]), *rows, rows_per_sheet_max=3)
    with calamine.CalamineWorkbook.from_path(str(file)) as book:
        pages = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert pages == {
        "价签": [["名称"], ["0"], ["1"]],
        "价签 2": [["名称"], ["2"], ["3"]],
        "价签 3": [["名称"], ["4"]],
    }


async def test_a_text_that_no_cell_can_hold_is_cut_and_shows_it(tmp_path):
    file = await write(tmp_path / "x.xlsx", placed([NAME]), {"trial.name": "长" * 40_000})
    [_, [cell]] = calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert len(cell) == CELL_CHARS_MAX
    assert cell.endswith("长…")


async def test_memory_does_not_grow_with_the_rows(tmp_path):
    async def many(count):
        for n in range(count):
            yield {"trial.code": str(n), "trial.name": f"品名{n}", "trial.price": n}

    peaks = []
    for count in (5_000, 50_000):
        tracemalloc.start()
        path = tmp_path / f"{count}.xlsx"
        await sheets.write_workbook(path, placed(TAG_COLUMNS), many(count), name="x")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 1_000_000


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_template_shows_how_to_fill_it_and_its_example_is_not_imported(tmp_path, language):
    file = tmp_path / "x.xlsx"
    sheets.write_template(file, placed(ALL_KINDS, language), name="价签", language=language)
    with calamine.CalamineWorkbook.from_path(str(file)) as book:
        titles, example = book.get_sheet_by_index(0).to_python()
        notes = book.get_sheet_by_index(1).to_python()
        choices = book.get_sheet_by_index(2).to_python()
    assert titles[0].endswith(REQUIRED_MARK)
    assert not titles[3].endswith(REQUIRED_MARK)
    assert example[:3] == ["6901234567892", "矿泉水 550ml", 2.5]
    assert len([row for row in notes if row[2]]) == 1 + len(ALL_KINDS)
    grades = placed(ALL_KINDS, language)[-1].kind
    assert isinstance(grades, sheets.Choice)
    assert [row[-1] for row in choices] == [titles[-1], *grades.options()]
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count('type="list"') == 2
    assert read(file, ALL_KINDS) == []


def test_an_example_that_somebody_changed_is_a_row(tmp_path):
    text = io.StringIO()
    csv.writer(text).writerows(
        [["条码", "名称", "价格"], ["6901234567892", "矿泉水 550ml", "2.51"]]
    )
    (tmp_path / "x.csv").write_text(text.getvalue(), encoding="utf-8")
    assert len(read(tmp_path / "x.csv", TAG_COLUMNS)) == 1
