"""Old sales through the whole house: its books say to the penny what the file says."""

import csv
import lzma
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from houtai.entry.replay import plan, running, trading
from houtai.entry.replay.mapping import read_mapping
from houtai.kit import migrate
from houtai.kit.environment import Environment
from tests.entry.command import houtai

MONTH = Path(__file__).parent / "samples" / "online_retail_2011_02.csv.xz"
UCI = "uci-online-retail"
SALES = """\
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,A1,LANTERN,3,2011-01-30 09:00:00,2.55,17850,France
1,A1,LANTERN,3,2011-01-30 09:00:00,2.55,17850,France
1,B2,BUNTING,1,2011-01-30 09:00:00,4.95,17850,France
1,POST,POSTAGE,1,2011-01-30 09:00:00,18.00,17850,France
2,A1,LANTERN,2,2011-01-30 10:00:00,3.00,,Germany
3,A1,LANTERN,4,2011-02-01 11:00:00,2.55,17850,France
C4,A1,LANTERN,-5,2011-02-02 12:00:00,2.55,17850,France
C5,B2,BUNTING,-2,2011-02-02 12:00:00,4.95,17850,France
"""


@pytest.fixture
def replayed(fresh_database, tmp_path, monkeypatch):
    """Sends a file through an empty house."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))

    async def replay(path, heard):
        made = fresh_database("replay")
        migrate.upgrade(made.owner_url)
        planned = plan.made(path, read_mapping(UCI))
        return await running.run(made.app_url, Environment.read(), planned, heard.append)

    return replay


@pytest.fixture
def sales(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text(SALES)
    return path


def ordered_by_hand():
    """Money of what was bought in the month, by country: csv and Decimal only."""
    sums = defaultdict(Decimal)
    charges = read_mapping(UCI).charges
    with lzma.open(MONTH, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pieces, price = int(row["Quantity"]), Decimal(row["UnitPrice"])
            if row["StockCode"] not in charges and pieces > 0 and price > 0:
                sums[row["Country"]] += pieces * price
    return dict(sums)


async def test_a_real_month_is_sold_sent_given_back_and_settled_to_the_penny(replayed):
    heard = []
    closing = await replayed(MONTH, heard)
    assert closing.differences == []
    assert [(one.name, one.breaches) for one in closing.broken] == []
    assert closing.unsettled == 0
    assert closing.agrees
    books = closing.books.amounts
    by_country = {
        name: sum_ for (by, told, name), sum_ in books.items() if (by, told) == ("country", "order")
    }
    assert by_country == ordered_by_hand()
    assert len(heard) == 24
    assert (heard[-1].orders, heard[-1].cases) == (closing.orders, closing.cases)


async def test_every_line_of_a_small_file_is_told_by_its_fate(replayed, sales):
    closing = await replayed(sales, [])
    told = {
        (kind, reason): (total.lines, total.pieces, total.amount)
        for (kind, reason), total in closing.account.by_reason.items()
    }
    assert told == {
        ("order", ""): (5, 13, Decimal("36.45")),
        ("charge", "no_goods"): (1, 1, Decimal("18.00")),
        ("return", ""): (1, -5, Decimal("-12.75")),
        ("refusal", "no_sale"): (1, -2, Decimal("-9.90")),
    }
    assert closing.agrees
    assert (closing.orders, closing.cases) == (3, 2)
    assert dict(closing.books.pieces) == {"order": 13, "return": -5}
    assert closing.books.amounts["month", "return", "2011-02"] == Decimal("-12.75")
    assert closing.books.amounts["customer", "order", ""] == Decimal("6.00")


async def test_a_piece_that_goes_missing_is_found(replayed, sales, monkeypatch):
    wish = trading.Trade._wish

    def one_piece_less(self, basket, now):
        if basket.name == "2/1":
            basket.pieces = {key: pieces - 1 for key, pieces in basket.pieces.items()}
        return wish(self, basket, now)

    monkeypatch.setattr(trading.Trade, "_wish", one_piece_less)
    closing = await replayed(sales, [])
    found = {(one.by, one.name): one.file - one.books for one in closing.differences}
    missing = Decimal("3.00")
    assert found == {
        ("month", "2011-01"): missing,
        ("customer", ""): missing,
        ("country", "Germany"): missing,
    }
    assert not closing.agrees


def test_the_command_tells_the_fates_and_the_closing_table(sales, tmp_path):
    only_read = houtai("replay", sales, "--mapping", UCI, "--dry-run", home=tmp_path)
    assert only_read.returncode == 0
    assert "no such sale before it" in only_read.stdout
    assert "2011-02-02" not in only_read.stdout
    done = houtai("replay", sales, "--mapping", UCI, home=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2011-02-02: 3 orders and 2 cases" in done.stdout
    assert "the same as in the file to the last penny" in done.stdout


def test_a_file_that_goes_back_in_time_is_not_begun(sales, tmp_path):
    sales.write_text(SALES + "6,A1,LANTERN,1,2011-02-01 12:00:00,2.55,17850,France\n")
    refused = houtai("replay", sales, "--mapping", UCI, home=tmp_path)
    assert refused.returncode == 1
    assert "Line 10 is earlier" in refused.stderr
    assert list(tmp_path.iterdir()) == [sales]
