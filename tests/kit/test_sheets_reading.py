"""Files in: what is read, what is refused, and at which cell."""

import codecs
import csv
import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit import sheets
from houtai.kit.errors import HoutaiError
from houtai.kit.sheets import Column, Row, RowError, WrongRow, failures, sources, unpack
from houtai.kit.sheets.cells import Wrong, column_letter
from houtai.kit.sheets.limits import Limits
from tests.kit.sheets_trial import (
    ALL_KINDS,
    CODE,
    SHANGHAI,
    TAG_COLUMNS,
    placed,
    read,
    say_trial_words,
    workbook,
)

REAL = Path(__file__).parent / "files" / "sheets"
TITLES = ["条码", "名称", "价格"]
LIMITS = Limits()


@pytest.fixture(autouse=True)
def trial_texts(monkeypatch):
    say_trial_words(monkeypatch)


def text_file(path: Path, rows: list[list[str]], encoding: str = "utf-8", sign: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def values(row: object) -> list[object]:
    assert isinstance(row, Row), row
    return list(row.values.values())


def shown_at(text: str) -> datetime:
    """What a cell shows: a clock without a zone."""
    return datetime.fromisoformat(text)


def wrong(kind: sheets.Kind, cell: object) -> str:
    with pytest.raises(Wrong) as caught:
        kind.placed(SHANGHAI, "zh-CN").read(cell)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_text_is_read_in_its_encoding_and_with_its_delimiter(tmp_path, encoding, sign):
    rows = [TITLES, ["00123", "龘𠮷 茶；", "1,234.50"], ["6901234567892", "a,b\n二行", "¥2"]]
    file = text_file(tmp_path / "x.xls", rows, encoding, sign)
    assert [values(row) for row in read(file, TAG_COLUMNS)] == [
        ["00123", "龘𠮷 茶；", 123450],
        ["6901234567892", "a,b\n二行", 200],
    ]


def test_bytes_in_no_known_encoding_are_refused(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes("条码,名称,价格\n".encode() + b"\xff\xff\x80,a,1\n")
    with pytest.raises(failures.EncodingUnknown):
        read(file, TAG_COLUMNS)


def test_a_mark_of_utf_8_is_a_promise(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(codecs.BOM_UTF8 + "条码,名称,价格\n".encode("gb18030"))
    with pytest.raises(failures.EncodingUnknown):
        read(file, TAG_COLUMNS)


def test_cells_of_a_workbook_are_read_exactly(tmp_path):
    titles = [
        "Barcode*",
        "名 称",
        " Ｐrice ",
        "数量",
        "折扣率",
        "生效日期",
        "登记时间",
        "on sale",
        "等级",
    ]
    first = [
        6901234567892, "茶", {"formula": "=0.1+0.2", "value": 0.30000000000000004}, 3.0, 0.15,
        shown_at("2026-11-22"), shown_at("2026-11-22 08:30:01"), True, "优等品",
    ]  # fmt: skip
    second = [
        "００１２３", 7.0, "¥ 1,234.5元", "１２", "12.5％", "2026年1月2日", "2026/1/2  3:04", "否",
        "second grade",
    ]  # fmt: skip
    file = workbook(tmp_path / "x.csv", [titles, first, second])
    assert [values(row) for row in read(file, ALL_KINDS)] == [
        [
            "6901234567892", "茶", 30, 3, 150_000, date(2026, 11, 22),
            datetime(2026, 11, 22, 0, 30, 1, tzinfo=UTC), True, "a",
        ],
        [
            "00123", "7", 123450, 12, 125_000, date(2026, 1, 2),
            datetime(2026, 1, 1, 19, 4, tzinfo=UTC), False, "b",
        ],
    ]  # fmt: skip


def test_every_wrong_cell_is_named_with_its_address_and_its_reason_in_both_languages(tmp_path):
    titles = [
        "条码",
        "名称",
        "备注",
        "价格",
        "数量",
        "折扣率",
        "生效日期",
        "登记时间",
        "在售",
        "等级",
    ]
    bad = ["", "x" * 31, "?", 1.005, 0, "15", "2026-02-30", "昨天", "也许", "次品"]
    file = workbook(tmp_path / "x.xlsx", [["公司"], [], titles, bad])
    [row] = read(file, ALL_KINDS)
    assert isinstance(row, WrongRow)
    header = sheets.open_sheet(file, placed(ALL_KINDS)).header
    assert header.ignored == ["备注"]
    told = {
        header.address(error.row, error.column): (error.text("zh-CN"), error.text("en-US"))
        for error in row.errors
    }
    assert told == {
        "A4": ("必填", "must be filled in"),
        "B4": ("共 31 个字符，最多 30 个", "has 31 characters, at most 30 are allowed"),
        "D4": ("金额最多 2 位小数", "has more than 2 decimals"),
        "E4": ("不能小于 1", "must be at least 1"),
        "F4": ("不是百分比，请写成 15% 这样", "is not a percentage; write it like 15%"),
        "G4": (
            "不是日期，请写成 2026-11-22 这样",
            "is not a date; write it like 2026-11-22",
        ),
        "H4": (
            "不是时间，请写成 2026-11-22 14:30:00 这样",
            "is not a time; write it like 2026-11-22 14:30:00",
        ),
        "I4": ("请填“是”或“否”", "must be yes or no"),
        "J4": ("只能填：优等品、合格品", "must be one of: First grade, Second grade"),
    }


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        (sheets.Code(), 1.2345678901234568e17, "digits_lost"),
        (sheets.Code(), "6.90123E+12", "digits_lost"),
        (sheets.Code(), True, "code_signs"),
        (sheets.Code(), "有字", "code_signs"),
        (sheets.Whole(), 1.5, "not_whole"),
        (sheets.Whole(), "9" * 30, "too_large"),
        (sheets.Whole(), True, "not_whole"),
        (sheets.Whole(), "1e3", "not_whole"),
        (sheets.Amount(), "1_000", "not_an_amount"),
        (sheets.Amount(), "NaN", "not_an_amount"),
        (sheets.Amount(), "1,23,4", "not_an_amount"),
        (sheets.Amount(), "-1", "too_small"),
        (sheets.Amount(), float("inf"), "digits_lost"),
        (sheets.Amount(), float("nan"), "digits_lost"),
        (sheets.Amount(), shown_at("2026-01-01"), "not_an_amount"),
        (sheets.Percent(), 15.0, "too_large"),
        (sheets.Percent(), "0.00001%", "percentage_too_fine"),
        (sheets.Day(), shown_at("2026-01-01 01:00"), "not_a_day"),
        (sheets.Day(), 45000.0, "not_a_day"),
        (sheets.Day(), date(2200, 1, 1), "day_out_of_range"),
        (sheets.Moment(), "2026-01-01 24:00", "not_a_moment"),
        (sheets.Words(), "a\x00b", "text_unstorable"),
        (sheets.Words(), sources.BROKEN, "broken_formula"),
    ],
)
def test_what_cannot_be_read_exactly_is_refused(kind, cell, code):
    assert wrong(kind, cell) == f"sheets.{code}"


@given(st.integers(0, 2**63 - 1))
def test_any_amount_shown_is_read_as_the_same_amount(fen):
    kind = sheets.Amount()
    assert kind.read(kind.show(fen)) == fen
    assert kind.read(kind.plain(fen)) == fen


@given(st.integers(0, 1_000_000))
def test_any_rate_shown_is_read_as_the_same_rate(ppm):
    kind = sheets.Percent()
    assert kind.read(kind.show(ppm)) == ppm
    assert kind.read(kind.plain(ppm)) == ppm


def test_a_formula_that_failed_is_not_a_blank_cell(tmp_path):
    broken = {"formula": "=NA()", "value": "#N/A"}
    optional = Column("trial.quantity", sheets.Quantity())
    titles = ["条码", "数量"]
    file = workbook(tmp_path / "x.xlsx", [titles, ["1", broken], ["2", None]])
    first, second = read(file, (CODE, optional))
    assert first == WrongRow(2, [RowError(2, "sheets.broken_formula", "trial.quantity")])
    assert values(second) == ["2", None]


def test_blank_rows_banners_and_remarks_beside_the_table_are_no_rows(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    sheet = book.add_worksheet("七月")
    sheet.merge_range("A1:F1", "价签明细")
    sheet.write_row("A4", [*TITLES, "备注"])
    sheet.write_row("A6", ["1", "茶", 1])
    sheet.write_row("A7", ["  ", "", None, "核对过"])
    sheet.merge_range("A8:C8", "以上仅供参考")
    sheet.write_row("A9", ["2", "茶", 1])
    book.close()
    assert [row.number for row in read(tmp_path / "x.xlsx", TAG_COLUMNS)] == [6, 9]


def test_the_sheet_with_the_titles_is_found_and_hidden_ones_are_not_looked_at(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    book.add_worksheet("说明").write("A1", "条码")
    hidden = book.add_worksheet("旧")
    hidden.write_row("A1", TITLES)
    hidden.write_row("A2", ["9", "旧", 1])
    hidden.hide()
    book.add_worksheet("空")
    shown = book.add_worksheet("A&B <新>")
    shown.write_row("C3", TITLES)
    shown.write_row("C4", ["1", "新", 1])
    shown.write_formula("C5", "=1/0", None, "#DIV/0!")
    book.add_worksheet("后").write_row("A1", ["3", "后", 1])
    book.close()
    first, second = read(tmp_path / "x.xlsx", TAG_COLUMNS)
    assert values(first) == ["1", "新", 100]
    assert isinstance(second, WrongRow)
    assert second.errors[0].code == "sheets.broken_formula"
    header = sheets.open_sheet(tmp_path / "x.xlsx", placed(TAG_COLUMNS)).header
    assert (header.sheet, header.address(4, "trial.price")) == ("A&B <新>", "E4")


def test_missing_titles_are_named_in_the_readers_language(tmp_path):
    file = text_file(tmp_path / "x.csv", [["条码", "重量"], ["1", "2"]], sign=";")
    with pytest.raises(failures.TitlesMissing) as caught:
        sheets.open_sheet(file, placed(TAG_COLUMNS, "en-US"))
    assert caught.value.fields == {"titles": "Name, Price"}


def test_a_title_that_stands_twice_is_refused(tmp_path):
    file = text_file(tmp_path / "x.csv", [[*TITLES, "Price"], ["1", "a", "1", "2"]])
    with pytest.raises(failures.TitleTwice):
        read(file, TAG_COLUMNS)


def test_a_second_row_about_the_same_thing_is_refused_and_names_the_first(tmp_path):
    rows = [TITLES, ["1", "a", "1"], ["2", "b", "1"], ["１", "c", "1"], ["1", "d", "1"]]
    file = text_file(tmp_path / "x.csv", rows)
    found = read(file, TAG_COLUMNS, identity=["trial.code"])
    assert [row.number for row in found if isinstance(row, Row)] == [2, 3]
    assert [row.errors[0].text("zh-CN") for row in found if isinstance(row, WrongRow)] == [
        "与第 2 行重复",
        "与第 2 行重复",
    ]


def statement_columns(*titles: str) -> tuple[Column, ...]:
    kinds = [sheets.Moment(), sheets.Amount(least=-(10**12)), sheets.Words(chars_max=200)]
    keys = ["trial.moment", "trial.price", "trial.name"]
    return tuple(
        Column(key, kind, required=kind is not kinds[2], other_titles=(title,))
        for key, kind, title in zip(keys, kinds, titles, strict=True)
    )


@pytest.mark.parametrize(
    ("file", "titles", "first", "good", "bad"),
    [
        ("alipay.csv", ("交易时间", "金额", "交易对方"), 4974, 10, 0),
        ("wechat.csv", ("交易时间", "金额(元)", "交易对方"), 2816, 27, 0),
        ("wechat.xlsx", ("交易时间", "金额(元)", "交易对方"), 2816, 27, 0),
        ("meituan.csv", ("交易创建时间", "实付金额", "订单标题"), 2117, 29, 0),
        ("ccb.xls", ("交易日期", "支出", "摘要"), 6700, 6, 0),
        ("icbc.csv", ("交易日期", "记账金额(支出)", "摘要"), 1340, 6, 6),
    ],
)
def test_statements_of_banks_are_read_below_their_preambles(file, titles, first, good, bad):
    found = read(REAL / file, statement_columns(*titles))
    amounts = [row.values["trial.price"] for row in found if isinstance(row, Row)]
    assert (len(amounts), len(found) - len(amounts)) == (good, bad)
    assert amounts[0] == first


def test_codes_in_an_old_workbook_keep_all_their_digits():
    columns = (Column("trial.code", sheets.Code(), required=True, other_titles=("交易对手账号",)),)
    found = read(REAL / "spdb.xls", columns)
    assert [values(row) for row in found] == [["12345678901236500"]] * 4


def refuse(path: Path, limits: Limits = LIMITS) -> HoutaiError:
    here = placed(TAG_COLUMNS)
    with pytest.raises(HoutaiError) as caught:
        list(sheets.read_rows(sheets.open_sheet(path, here, limits=limits), here))
    return caught.value


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", failures.TitlesMissing),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), failures.NotASheet),
        (b"\n<html><table><tr><td>1", failures.WebPage),
        (b"PK\x03\x04 and nothing more", failures.NotASheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), failures.NotASheet),
        (b"%PDF-1.7\nhello", failures.TitlesMissing),
    ],
)
def test_what_is_no_sheet_is_refused_whatever_it_is_called(tmp_path, content, failure):
    path = tmp_path / "价格.xlsx"
    path.write_bytes(content)
    assert type(refuse(path)) is failure


def test_an_archive_of_something_else_is_no_sheet(tmp_path):
    assert type(refuse(zipped(tmp_path / "x.xlsx", {"a.txt": b"1"}))) is failures.NotASheet


def test_a_workbook_with_a_password_says_so(tmp_path):
    good = workbook(tmp_path / "x.xlsx", [TITLES]).read_bytes()
    locked = bytearray(good)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := good.find(mark, at + 1)) >= 0:
            locked[at + offset] |= 1
    (tmp_path / "x.xlsx").write_bytes(locked)
    assert type(refuse(tmp_path / "x.xlsx")) is failures.PasswordNeeded


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = zipped(tmp_path / "x.xlsx", {"xl/workbook.xml": bytes(50_000_000)})
    assert bomb.stat().st_size < 100_000
    small = Limits(unpacked_bytes_max=10_000_000)
    assert type(refuse(bomb, small)) is failures.UnpacksTooBig


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path):
    content = bytes(50_000_000)
    bomb = zipped(tmp_path / "x.xlsx", {"xl/workbook.xml": content})
    lied = bomb.read_bytes().replace(len(content).to_bytes(4, "little"), bytes([9, 0, 0, 0]))
    bomb.write_bytes(lied)
    assert type(refuse(bomb, Limits(unpacked_bytes_max=1_000))) is failures.NotASheet


def test_two_cells_far_apart_do_not_take_the_house_down(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(1_048_575, 16_383, 1)
    book.close()
    assert type(refuse(tmp_path / "x.xlsx")) is failures.UnpacksTooBig


def test_limits_of_rows_columns_cells_and_bytes_are_kept(tmp_path):
    rows = [TITLES, *[[str(n), "a", "1"] for n in range(11)]]
    for file in (text_file(tmp_path / "x.csv", rows), workbook(tmp_path / "x.xlsx", rows)):
        size_bytes = file.stat().st_size
        assert type(refuse(file, Limits(rows_max=10))) is failures.TooManyRows
        assert type(refuse(file, Limits(columns_max=2))) is failures.TooManyColumns
        assert type(refuse(file, Limits(cell_chars_max=1))) is failures.CellTooLong
        assert type(refuse(file, Limits(bytes_max=size_bytes - 1))) is failures.FileTooBig
        assert (
            len(list(sheets.open_sheet(file, TAG_COLUMNS, limits=Limits(rows_max=11)).rows())) == 11
        )


def test_the_unpacker_says_the_same_without_its_process(tmp_path):
    file = workbook(tmp_path / "x.xlsx", [TITLES, ["1", {"formula": "=NA()", "value": "#N/A"}]])
    assert list(unpack.lines(str(file), 10**9, 200)) == [
        {"sheet": "Sheet1"},
        [1, TITLES],
        [2, ["1", {"broken": 1}, ""]],
    ]


def test_a_broken_formula_is_found_wherever_the_pieces_of_the_file_end(tmp_path, monkeypatch):
    broken = {"formula": "=NA()", "value": "#N/A"}
    file = workbook(tmp_path / "x.xlsx", [[n, broken] for n in range(200)])
    for chunk_bytes in range(64, 80):
        monkeypatch.setattr(unpack, "CHUNK_BYTES", chunk_bytes)
        assert len(unpack._broken_cells(str(file), "Sheet1")) == 200


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_with_a_torn_part_is_refused(tmp_path, part):
    whole, torn = workbook(tmp_path / "x.xlsx", [TITLES, ["1", "a", 1]]), tmp_path / "torn.xlsx"
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    zipped(torn, parts | {part: parts[part][:-30]})
    assert type(refuse(torn)) in {failures.NotASheet, failures.TitlesMissing}


def test_letters_of_columns_are_those_of_excel():
    assert [column_letter(n) for n in (0, 25, 26, 701, 702, 16_383)] == [
        *("A", "Z", "AA", "ZZ", "AAA", "XFD")
    ]


def test_fifty_thousand_rows_are_checked_quickly_in_little_memory(tmp_path, record_property):
    rows = [[f"{n:013d}", f"品名{n}", "x" if n % 10 == 0 else n / 100] for n in range(50_000)]
    file = workbook(tmp_path / "x.xlsx", [TITLES, *rows])
    here = placed(TAG_COLUMNS)
    started = perf_counter()
    bad = sum(
        isinstance(row, WrongRow)
        for row in sheets.read_rows(sheets.open_sheet(file, here), here, identity=["trial.code"])
    )
    seconds = perf_counter() - started
    tracemalloc.start()
    for _ in sheets.read_rows(sheets.open_sheet(file, here), here, identity=["trial.code"]):
        pass
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    record_property("seconds", round(seconds, 2))
    record_property("peak_megabytes", round(peak_bytes / 1e6, 1))
    assert bad == 5_000
    assert peak_bytes < 40_000_000
    assert seconds < 30
