"""Lists of money as files: each can be taken away, whole, in words, by whom it concerns."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from houtai.entry.exporting import EXPORTS
from houtai.entry.exporting_money import MONEY
from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import day_bounds
from houtai.kit.environment import LANGUAGES
from houtai.kit.ids import new_id
from houtai.kit.sheets import Choice
from houtai.kit.texts import catalogue
from houtai.modules.finance.queries.days import show_day
from houtai.modules.finance.tables.closing import DayClose, DayLine
from houtai.modules.settlement.service import earning
from tests.factories.ordering import NOON
from tests.factories.payouts import STAFF
from tests.modules.settlement.earned import make_subsidised
from tests.modules.settlement.test_bills import DAY, bill_all, bills_of, earn, make_billed

DOORS = Path(__file__).parents[2] / "docs/openapi.json"
BY_NAME = {one.name: one for one in EXPORTS}
CHINA = ZoneInfo("Asia/Shanghai")
TAKEN = {
    "/api/console/invoicing/requests": "invoicing.requests",
    "/api/console/payments/cases": "payments.cases",
    "/api/console/payments/payments": "payments.payments",
    "/api/console/payments/refunds": "payments.refunds",
    "/api/console/payouts/payouts": "payouts.payouts",
    "/api/console/reconciliation/days": "reconciliation.days",
    "/api/console/reconciliation/differences": "reconciliation.differences",
    "/api/console/reconciliation/statements": "reconciliation.statements",
    "/api/console/reconciliation/statements/{statement_id}/lines": "reconciliation.lines",
    "/api/console/settlement/bills": "settlement.bills",
    "/api/console/settlement/bills/{bill_id}/lines": "settlement.bill_lines",
}
ELSEWHERE = {
    "/api/console/payments/bills": "the channel's own file is fetched there",
    "/api/console/payments/bills/{bill_id}/rows": "they are lines of a statement as well",
    "/api/console/payments/callbacks": "what was told, not what moved",
    "/api/console/payouts/batches": "the bank's file is fetched there",
    "/api/console/settlement/fee-rules": "rules, no sums",
}
OF_DAYS = {"finance.day_lines"}
"""Of a page that shows a whole day at once."""
OF_MONEY = re.compile(r"/api/console/(invoicing|payments|payouts|reconciliation|settlement)/")


def pages_of_money() -> Iterator[tuple[str, set[str]]]:
    """Doors to lists of money, and the sums that their rows show."""
    told = json.loads(DOORS.read_text(encoding="utf-8"))
    shapes = told["components"]["schemas"]
    for path, door in told["paths"].items():
        answers = door.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        name = str(answers.get("application/json", {}).get("schema", {}).get("$ref", ""))
        page = shapes.get(name.rsplit("/", 1)[-1], {}).get("properties", {})
        if OF_MONEY.match(path) and "next" in page and "items" in page:
            row = shapes[page["items"]["items"]["$ref"].rsplit("/", 1)[-1]]["properties"]
            sums = {one for one in row if one.endswith("_fen")}
            if sums or path in TAKEN:
                yield path, sums


def test_every_list_of_money_can_be_taken_away_with_all_its_sums():
    found = dict(pages_of_money())
    assert found.keys() == {*TAKEN, *ELSEWHERE}
    assert {*TAKEN.values(), *OF_DAYS} == {one.name for one in MONEY}
    for path, name in TAKEN.items():
        assert found[path] <= BY_NAME[name].columns.keys(), path


@pytest.mark.parametrize("wanted", MONEY, ids=lambda one: one.name)
def test_codes_are_said_in_words(wanted):
    said = {language: catalogue(language) for language in LANGUAGES}
    for column in wanted.sheet_columns(CHINA, LANGUAGES[0]):
        keys = [
            column.key,
            *(column.kind.names.values() if isinstance(column.kind, Choice) else ()),
        ]
        assert [key for key in keys for texts in said.values() if key not in texts] == []
    for name in wanted.columns:
        is_code = "Literal[" in str(wanted.view.model_fields[name].annotation)
        assert is_code == (name in wanted.words), name


async def taken(session: Any, name: str, actor: Actor, **filters: str) -> list[dict[str, Any]]:
    """Rows of a file by the keys of its columns, two at a time as if there were many."""
    wanted, after, rows = BY_NAME[name], None, []
    columns = wanted.sheet_columns(CHINA, LANGUAGES[0])
    with reading_as(actor):
        while True:
            asked = wanted.want(sort=None, filters=filters, limit=2, after=after)
            page = await wanted.listing.page(session, wanted.select(actor), asked, wanted.view)
            shown = await wanted.complete(session, page.items)
            rows += [wanted.sheet_row(one, columns) for one in shown]
            after = page.next
            if after is None:
                return rows


def seller(merchant_id: Any) -> Actor:
    may = frozenset({"settlement.bill.read"})
    return Actor(
        new_id(), permissions=may, merchant_ids=frozenset({merchant_id}), place=Place(merchant_id)
    )


async def test_a_bill_is_taken_away_line_by_line_and_comes_to_the_same(session):
    merchant_id = await make_billed(session, reserve_permille=100)
    for fen in (1_000, 2_345, 777):
        await earn(session, merchant_id, fen, at=NOON)
    await bill_all(session, NOON + DAY)
    (bill,) = await bills_of(session, merchant_id)
    lines = await taken(session, "settlement.bill_lines", STAFF, bill_id=str(bill.id))
    own = await taken(session, "settlement.bill_lines", seller(merchant_id))
    assert own == lines
    assert len(lines) == bill.line_count == 4
    for column, fen in (
        ("paid", bill.paid_fen),
        ("subsidy", bill.subsidy_fen),
        ("fee", bill.fee_fen),
        ("other", bill.other_fen),
        ("net", bill.payable_fen),
    ):
        assert sum(one[f"settlement.column.{column}"] for one in lines) == fen, column
    assert {one["settlement.column.bill_number"] for one in lines} == {bill.number}
    assert {one["settlement.column.merchant"] for one in lines} == {bill.merchant_name}


async def test_d15_what_the_platform_bears_stands_in_its_own_column_of_the_file(session):
    merchant_id = await make_billed(session)
    sold = await make_subsidised(session, merchant_id)
    await earning.hear_orders(session, [sold.order_id], at=NOON)
    await bill_all(session, NOON + DAY)
    (row,) = await taken(session, "settlement.bill_lines", seller(merchant_id))
    columns = ("paid", "subsidy", "fee", "other", "net")
    fens = [row[f"settlement.column.{one}"] for one in columns]
    assert fens == [9_000, 600, 480, 0, 9_120]
    heads = [catalogue("zh-CN")[f"settlement.column.{one}"] for one in columns]
    assert len(set(heads)) == len(columns)
    assert "补贴" in heads[1]


async def test_nobody_takes_away_what_another_is_owed(session):
    merchant_id = await make_billed(session)
    await earn(session, merchant_id, at=NOON)
    await bill_all(session, NOON + DAY)
    other = seller(await make_billed(session))
    for name in ("settlement.bills", "settlement.bill_lines", "payouts.payouts"):
        assert await taken(session, name, other) == []
    assert len(await taken(session, "settlement.bills", seller(merchant_id))) == 1


async def test_the_file_of_a_closed_day_says_what_its_page_says(session):
    sealed, asked = date(2019, 3, 1), date(2019, 3, 2)
    for day in (sealed, asked):
        begins, ends = day_bounds(day, CHINA.key)
        done = {"state": "closed", "closed_at": NOON, "hash": "0" * 64} if day == sealed else {}
        session.add(
            DayClose(
                day=day, begins_at=begins, ends_at=ends, asked_by=STAFF.id, asked_at=NOON, **done
            )
        )
        await session.flush()
        lines = [("balance", 700, 700), ("receipts", 700, 650), ("stock", None, 40)]
        for place, (code, one, other) in enumerate(lines):
            session.add(
                DayLine(
                    day=day, code=code, place=place, one_side_fen=one, other_side_fen=other,
                    must_tie=code != "stock",
                )
            )  # fmt: skip
    await session.flush()
    rows = await taken(session, "finance.day_lines", STAFF, day=str(sealed))
    page = await show_day(session, sealed, at=NOON, time_zone=CHINA.key)
    sides = ("one_side", "other_side", "difference", "must_tie", "is_off")
    assert [[row[f"finance.column.{one}"] for one in sides] for row in rows] == [
        [one.one_side_fen, one.other_side_fen, one.difference_fen, one.must_tie, one.is_off]
        for one in page.lines
    ]
    assert [row["finance.column.difference"] for row in rows] == [0, 50, None]
    assert [row["finance.column.is_off"] for row in rows] == [False, True, False]
    assert await taken(session, "finance.day_lines", STAFF, day=str(asked)) == []


def test_a_code_is_shown_by_its_word_and_nothing_by_nothing():
    wanted = BY_NAME["reconciliation.statements"]
    columns = {one.key: one for one in wanted.sheet_columns(CHINA, "en-US")}
    channel = columns["reconciliation.column.channel"].kind
    assert channel.show("bank") == "Bank"
    shown = wanted.view.model_construct(**dict.fromkeys(wanted.view.model_fields, None))
    shown = shown.model_copy(update={"channel": ""})
    row = wanted.sheet_row(shown, list(columns.values()))
    assert row["reconciliation.column.channel"] is None
