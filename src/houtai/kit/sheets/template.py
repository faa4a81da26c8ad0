"""The empty sheet that people fill in: titles, an example, choices to pick, and how to fill it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from houtai.kit.sheets.cells import column_letter
from houtai.kit.sheets.columns import REQUIRED_MARK, Column
from houtai.kit.sheets.kinds import Choice, YesNo
from houtai.kit.sheets.limits import LIMITS
from houtai.kit.sheets.workbooks import Head, Workbook, head_of, shown
from houtai.kit.texts import say

_INPUT_TITLE_CHARS_MAX, _INPUT_TEXT_CHARS_MAX = 32, 255


def write_template(path: Path, columns: Sequence[Column], *, name: str, language: str) -> None:
    """Write the template as a workbook; the columns are placed.

    Required titles carry a mark that reading ignores.
    """
    columns = [one for column in columns for one in _spread(column)]
    heads = [_marked(column) for column in columns]
    with Workbook(path, heads, name=name) as book:
        if any(column.example is not None for column in columns):
            book.add([shown(column, column.example) for column in columns])
        sheet = book.sheet
        choices_name = say("sheets.choices", language)
        for position, column in enumerate(columns):
            rule = _rule(column, position, choices_name)
            sheet.data_validation(1, position, LIMITS.rows_max, position, rule)
        _write_notes(book, columns, language)
        _write_choices(book, columns, choices_name)


@dataclass(frozen=True)
class _OneOfMany(Column):
    """A column of many, under one of the names of its example."""

    name: str = ""

    def title(self) -> str:
        return f"{super().title()}:{self.name}"


def _spread(column: Column) -> list[Column]:
    if not column.many:
        return [column]
    return [
        _OneOfMany(column.key, column.kind, example=value, name=name)
        for name, value in column.example.items()
    ]


def _marked(column: Column) -> Head:
    head = head_of(column)
    mark = REQUIRED_MARK if column.required else ""
    return Head(head.title + mark, head.width, head.number_format)


def _options(column: Column) -> list[str]:
    return column.kind.options() if isinstance(column.kind, Choice | YesNo) else []


def _rule(column: Column, position: int, choices_name: str) -> dict[str, Any]:
    """What Excel shows beside the cell, and the list to pick from."""
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": column.title()[:_INPUT_TITLE_CHARS_MAX],
        "input_message": column.kind.hint()[:_INPUT_TEXT_CHARS_MAX],
    }
    options = _options(column)
    if options:
        letter = column_letter(position)
        source = f"='{choices_name}'!${letter}$2:${letter}${len(options) + 1}"
        rule |= {"validate": "list", "source": source}
    return rule


def _write_notes(book: Workbook, columns: Sequence[Column], language: str) -> None:
    sheet = book.file.add_worksheet(say("sheets.notes", language))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 3, 60)
    heads = ("sheets.note_column", "sheets.note_required", "sheets.note_how", "sheets.note_example")
    for position, key in enumerate(heads):
        sheet.write_string(0, position, say(key, language))
    for number, column in enumerate(columns, start=1):
        required = say("sheets.yes" if column.required else "sheets.no", language)
        example = column.example
        cells = (
            column.title(),
            required,
            column.kind.hint(),
            "" if example is None else column.kind.plain(example),
        )
        for position, text in enumerate(cells):
            sheet.write_string(number, position, text)
    sheet.write_string(len(columns) + 2, 0, say("sheets.note_example_row", language))


def _write_choices(book: Workbook, columns: Sequence[Column], choices_name: str) -> None:
    lists = [[column.title(), *_options(column)] for column in columns]
    sheet = book.file.add_worksheet(choices_name)
    for number in range(max(map(len, lists))):
        for position, options in enumerate(lists):
            if number < len(options) and len(options) > 1:
                sheet.write_string(number, position, options[number])
