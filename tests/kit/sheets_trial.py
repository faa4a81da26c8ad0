"""A small table of price tags and its importer: the least that a module would write."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import sheets
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Column, Importer, Row, RowError, Upload
from houtai.kit.texts import catalogue

SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXTS = {
    "zh-CN": {
        "trial.import_tags": "价签",
        "trial.code": "条码",
        "trial.name": "名称",
        "trial.price": "价格",
        "trial.quantity": "数量",
        "trial.rate": "折扣率",
        "trial.day": "生效日期",
        "trial.moment": "登记时间",
        "trial.on_sale": "在售",
        "trial.grade": "等级",
        "trial.grade_a": "优等品",
        "trial.grade_b": "合格品",
        "trial.not_for_sale": "该条码不在售",
    },
    "en-US": {
        "trial.import_tags": "Price tags",
        "trial.code": "Barcode",
        "trial.name": "Name",
        "trial.price": "Price",
        "trial.quantity": "Quantity",
        "trial.rate": "Discount rate",
        "trial.day": "Valid from",
        "trial.moment": "Registered",
        "trial.on_sale": "On sale",
        "trial.grade": "Grade",
        "trial.grade_a": "First grade",
        "trial.grade_b": "Second grade",
        "trial.not_for_sale": "this code is not for sale",
    },
}
TABLE = """
    CREATE SCHEMA trial;
    CREATE TABLE trial.tag (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        price_fen bigint NOT NULL CHECK (price_fen >= 0)
    );
    GRANT USAGE ON SCHEMA trial TO houtai_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON trial.tag TO houtai_app;
"""

CODE = Column("trial.code", sheets.Code(), required=True, example="6901234567892")
NAME = Column("trial.name", sheets.Words(chars_max=30), required=True, example="矿泉水 550ml")
PRICE = Column("trial.price", sheets.Amount(), required=True, example=250)
TAG_COLUMNS = (CODE, NAME, PRICE)
ALL_KINDS = (
    *TAG_COLUMNS,
    Column("trial.quantity", sheets.Quantity()),
    Column("trial.rate", sheets.Percent()),
    Column("trial.day", sheets.Day()),
    Column("trial.moment", sheets.Moment()),
    Column("trial.on_sale", sheets.YesNo()),
    Column("trial.grade", sheets.Choice(names={"a": "trial.grade_a", "b": "trial.grade_b"})),
)


def say_trial_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module's texts lie in the catalogues; those of the trial are put there for one test."""
    for language, texts in TEXTS.items():
        for key, words in texts.items():
            monkeypatch.setitem(catalogue(language), key, words)


def placed(columns: Sequence[Column], language: str = "zh-CN") -> tuple[Column, ...]:
    return tuple(column.placed(SHANGHAI, language) for column in columns)


def workbook(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """Write cells as they are; a dict is a formula with its value, or a date with its format."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            if isinstance(cell, dict):
                sheet.write_formula(number, position, cell["formula"], None, cell["value"])
            elif isinstance(cell, str):
                sheet.write_string(number, position, cell)
            elif cell is not None:
                sheet.write(number, position, cell)
    book.close()
    return path


def read(path: Path, columns: Sequence[Column], **options: Any) -> list[Any]:
    """All rows of a file, good and wrong, for a reader of Chinese."""
    here = placed(columns)
    return list(sheets.read_rows(sheets.open_sheet(path, here), here, **options))


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    codes = [row.values["trial.code"] for row in rows]
    found = await session.execute(
        text("SELECT id, code, name, price_fen FROM trial.tag WHERE code = ANY (:codes)"),
        {"codes": codes},
    )
    present = {tag.code: tag for tag in found}
    return [_planned(row, present.get(row.values["trial.code"])) for row in rows]


def _planned(row: Row, tag: Any) -> Change | RowError:
    code = row.values["trial.code"]
    if code.startswith("NO"):
        return RowError(row.number, "trial.not_for_sale", "trial.code")
    after = {"code": code, "name": row.values["trial.name"], "fen": row.values["trial.price"]}
    if tag is None:
        return Change(row.number, after, subject=new_id())
    before = {"code": code, "name": tag.name, "fen": tag.price_fen}
    return Change(row.number, after, before, tag.id)


_CREATE = text("""
    INSERT INTO trial.tag (id, code, name, price_fen)
    SELECT c.subject, c.after->>'code', c.after->>'name', (c.after->>'fen')::bigint
    FROM jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (subject uuid, after jsonb)
    ON CONFLICT (code) DO NOTHING RETURNING id
""")
_CHANGE = text("""
    UPDATE trial.tag AS t
    SET name = c.next->>'name', price_fen = (c.next->>'fen')::bigint
    FROM jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (subject uuid, past jsonb, next jsonb)
    WHERE t.id = c.subject AND t.name = c.past->>'name' AND t.price_fen = (c.past->>'fen')::bigint
    RETURNING t.id
""")
_DELETE = text("""
    DELETE FROM trial.tag AS t
    USING jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (subject uuid, past jsonb)
    WHERE t.id = c.subject AND t.name = c.past->>'name' AND t.price_fen = (c.past->>'fen')::bigint
    RETURNING t.id
""")


async def _ids(session: AsyncSession, statement: Any, changes: list[dict[str, Any]]) -> set[UUID]:
    done = await session.execute(statement, {"changes": json.dumps(changes, default=str)})
    return set(done.scalars())


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    new = [{"subject": c.subject, "after": c.after} for c in changes if c.before is None]
    old = [
        {"subject": c.subject, "past": c.before, "next": c.after}
        for c in changes
        if c.before is not None
    ]
    done = await _ids(session, _CREATE, new) | await _ids(session, _CHANGE, old)
    return [c if c.subject in done else RowError(c.row, "sheets.changed_since") for c in changes]


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    made = [{"subject": c.subject, "past": c.after} for c in changes if c.before is None]
    old = [
        {"subject": c.subject, "past": c.after, "next": c.before}
        for c in changes
        if c.before is not None
    ]
    done = await _ids(session, _DELETE, made) | await _ids(session, _CHANGE, old)
    return [RowError(c.row, "sheets.changed_since") for c in changes if c.subject not in done]


def importer(**changes: Any) -> Importer:
    """The importer of tags, placed for a reader of Chinese."""
    wanted: dict[str, Any] = {
        "name": "tags",
        "permission": "trial.tag.write",
        "columns": TAG_COLUMNS,
        "plan": plan,
        "apply": apply,
        "revert": revert,
        "identity": ("trial.code",),
        "of_merchants": True,
    }
    return Importer(**wanted | changes).placed(SHANGHAI, "zh-CN")
