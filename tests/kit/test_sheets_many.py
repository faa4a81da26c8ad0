"""Any number of columns under one declaration, each with a name behind the title."""

import csv
from pathlib import Path

import pytest

from houtai.kit import sheets
from houtai.kit.sheets import Column, Row, RowError, WrongRow, failures
from houtai.kit.sheets.columns import title_of
from tests.kit.sheets_trial import CODE, placed, read, say_trial_words

NAMED = Column(
    "trial.name", sheets.Words(chars_max=5), many=True, example={"Origin": "Here", "Year": "2026"}
)
COLUMNS = (CODE, NAMED)


@pytest.fixture(autouse=True)
def trial_texts(monkeypatch):
    say_trial_words(monkeypatch)


def written(folder: Path, *rows: list[str]) -> Path:
    path = folder / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_each_column_is_read_under_its_name_and_blank_cells_say_nothing(tmp_path):
    titles = ["条码", "名称:产地", "名称：*提示", "Name: Net weight ", "名称", "名称:", "别的:产地"]
    path = written(
        tmp_path, titles, ["A", "杭州", "轻放", "250", "x", "y", "z"], ["B", "", " ", ""], ["", "x"]
    )
    opened = sheets.open_sheet(path, placed(COLUMNS))
    assert opened.header.ignored == ["名称", "名称:", "别的:产地"]
    first, second, third = sheets.read_rows(opened, placed(COLUMNS))
    named = {"产地": "杭州", "*提示": "轻放", "Net weight": "250"}
    assert first == Row(2, {"trial.code": "A", "trial.name": named})
    assert second == Row(3, {"trial.code": "B", "trial.name": None})
    assert third == WrongRow(4, [RowError(4, "sheets.required", "trial.code")])


def test_what_is_wrong_is_said_of_the_column_with_its_name(tmp_path):
    path = written(tmp_path, ["条码", "名称:产地", "名称:年份"], ["A", "杭州", "二零二六年"])
    opened = sheets.open_sheet(path, placed(COLUMNS))
    path.write_bytes(path.read_bytes().replace("二零二六年".encode(), "二零二六年份".encode()))
    [wrong] = read(path, COLUMNS)
    [error] = wrong.errors
    assert (error.code, error.column) == ("sheets.text_too_long", "trial.name:年份")
    assert opened.header.address(2, error.column) == "C2"
    assert title_of("trial.name:年份", placed(COLUMNS)) == "名称:年份"


@pytest.mark.parametrize("second", ["名称:产地", "名称： 产地 ", "Name:产地"])
def test_one_name_twice_is_refused(tmp_path, second):
    path = written(tmp_path, ["条码", "名称:产地", second], ["A", "x", "y"])
    with pytest.raises(failures.TitleTwice):
        read(path, COLUMNS)


def test_the_template_shows_a_column_for_each_name_of_the_example(tmp_path):
    path = tmp_path / "x.xlsx"
    sheets.write_template(path, placed(COLUMNS), name="价签", language="zh-CN")
    opened = sheets.open_sheet(path, placed(COLUMNS))
    assert opened.header.titles == ["条码*", "名称:Origin", "名称:Year"]
    assert read(path, COLUMNS) == []
