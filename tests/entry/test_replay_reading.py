"""Files of old sales: every line has one fate, and a file that is not whole is not read at all."""

import csv
import lzma
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from houtai.entry.refusals import Refused, WrongUsage
from houtai.entry.replay.account import Account, accounted
from houtai.entry.replay.fates import Fate, Fates, Sold
from houtai.entry.replay.mapping import read_mapping
from houtai.entry.replay.reading import Reader

MONTH = Path(__file__).parent / "samples" / "online_retail_2011_02.csv.xz"
UCI = "uci-online-retail"
PIECES_MAX, LINES_MAX = 9_999, 200
HEADING = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
WHEN = "2011-02-01 08:26:00"


def line(order="1", code="A1", **cells):
    shown = {"name": "LANTERN", "pieces": 2, "at": WHEN, "price": "2.55", "customer": "17850"}
    return ",".join([order, code, *map(str, (shown | cells).values()), "France"])


@pytest.fixture
def written(tmp_path):
    """Writes lines below the heading."""

    def write(*lines, heading=HEADING, encoding="utf-8"):
        path = tmp_path / "sales.csv"
        path.write_bytes("".join(f"{one}\n" for one in (heading, *lines)).encode(encoding))
        return path

    return write


def read(path, **changes):
    mapping = read_mapping(UCI).model_copy(update=changes)
    return list(Reader(path, mapping).lines())


def refusal(path, **changes):
    """How the file is refused: the name of the text, and what it says."""
    with pytest.raises(Refused) as caught:
        read(path, **changes)
    return caught.value.key.removeprefix("cli.replay."), caught.value.text("en-US")


def fates(path):
    mapping = read_mapping(UCI)
    passed = accounted(
        Reader(path, mapping).lines(), Fates(mapping, PIECES_MAX, LINES_MAX), Account()
    )
    return [fate for _, fate in passed]


def counted_by_hand():
    """Lines, pieces and money of the month by month, customer and country: csv and Decimal only."""
    sums = {name: defaultdict(lambda: [0, 0, Decimal(0)]) for name in ("at", "who", "where")}
    with lzma.open(MONTH, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            keys = (row["InvoiceDate"][:7], row["CustomerID"].split(".")[0], row["Country"])
            for name, key in zip(sums, keys, strict=True):
                own = sums[name][key]
                own[0] += 1
                own[1] += int(row["Quantity"])
                own[2] += int(row["Quantity"]) * Decimal(row["UnitPrice"])
    return sums


def without_kind(totals):
    sums = defaultdict(lambda: [0, 0, Decimal(0)])
    for (_, key), total in totals.items():
        own = sums[key]
        own[0] += total.lines
        own[1] += total.pieces
        own[2] += total.amount
    return sums


def test_every_line_of_a_real_month_is_accounted_for_to_the_penny():
    mapping, account = read_mapping(UCI), Account()
    for _ in accounted(
        Reader(MONTH, mapping).lines(), Fates(mapping, PIECES_MAX, LINES_MAX), account
    ):
        pass
    expected = counted_by_hand()
    assert without_kind(account.by_month) == expected["at"]
    assert without_kind(account.by_customer) == expected["who"]
    assert without_kind(account.by_country) == expected["where"]
    assert sum(one[0] for one in expected["at"].values()) == 27_707


def test_the_fates_of_a_real_month_are_what_its_numbers_say():
    mapping = read_mapping(UCI)
    passed = accounted(
        Reader(MONTH, mapping).lines(), Fates(mapping, PIECES_MAX, LINES_MAX), Account()
    )
    kinds = Counter(fate.kind for _, fate in passed)
    with lzma.open(MONTH, "rt", encoding="utf-8", newline="") as file:
        expected = Counter(_kind_by_hand(row) for row in csv.DictReader(file))
    back = kinds.pop("return") + kinds.pop("refusal")
    assert {**kinds, "back or refused": back} == expected


def _kind_by_hand(row):
    if row["StockCode"] in read_mapping(UCI).charges:
        return "charge"
    if row["InvoiceNo"].startswith("C"):
        return "back or refused"
    if float(row["UnitPrice"]) == 0:
        return "back or refused" if row["CustomerID"] else "adjustment"
    return "order"


def test_repeats_are_kept(written):
    path = written(line(), line(), line())
    assert [one.pieces for one in read(path)] == [2, 2, 2]
    assert fates(path) == [Fate("order", basket="1/1")] * 3


def test_an_order_that_one_checkout_does_not_take_fills_several_baskets(written):
    many = [line(code=f"A{number}") for number in range(LINES_MAX + 1)]
    path = written(*many, line("2", pieces=9_000), line("2", pieces=1_000), line("1"))
    found = Counter(one.basket for one in fates(path))
    assert found == {"1/1": 200, "1/2": 1, "2/1": 1, "2/2": 1, "1/3": 1}


def test_what_comes_back_was_sold_before_to_the_same_customer_at_this_price(written):
    path = written(
        line("1", pieces=3),
        line("2", pieces=2),
        line("C3", pieces=-4),
        line("C4", pieces=-2),
        line("C5", pieces=-1, customer="1"),
        line("C6", pieces=-1, price="2.50"),
        line("C7", pieces=-1),
    )
    found = fates(path)[2:]
    assert found[0] == Fate("return", of=(Sold("2/1", 2), Sold("1/1", 2)))
    assert [one.reason for one in found[1:4]] == ["no_sale"] * 3
    assert found[4] == Fate("return", of=(Sold("1/1", 1),))


@pytest.mark.parametrize(
    ("one", "kind", "reason"),
    [
        (line("A9", code="B", price="-11062.06"), "adjustment", "bad_debt"),
        (line(code="POST"), "charge", "no_goods"),
        (line("C9", code="D", pieces=-1), "charge", "no_goods"),
        (line(pieces=-30, price="0.0", customer=""), "adjustment", "stock"),
        (line(pieces=30, price="0.0", customer=""), "adjustment", "stock"),
        (line(price="0.0"), "refusal", "free_of_charge"),
        (line(price="0.001"), "refusal", "part_of_a_unit"),
        (line(price="-1.00"), "refusal", "wrong_sign"),
        (line(pieces=10_000), "refusal", "too_many_pieces"),
        (line("C9", pieces=1), "refusal", "wrong_sign"),
        (line("C9", pieces=-1, customer=""), "refusal", "nobody_known"),
        (line("C9", pieces=-1), "refusal", "no_sale"),
        (line(customer=""), "order", ""),
    ],
)
def test_what_is_no_order_says_why(written, one, kind, reason):
    (found,) = fates(written(one))
    assert (found.kind, found.reason) == (kind, reason)


def test_three_forms_of_a_date_are_the_same_moment(written):
    forms = ("2011-07-13 08:26:00", "7/13/2011 8:26", "13.07.2011 08:26")
    found = read(written(*(line(at=one) for one in forms)))
    assert {one.at.isoformat() for one in found} == {"2011-07-13T07:26:00+00:00"}
    assert {one.month for one in found} == {"2011-07"}


def test_a_date_that_may_be_either_is_not_guessed(written):
    path = written(line(at="2/3/2011"), line(at="25/3/2011"))
    key, said = refusal(path, dates=["%m/%d/%Y", "%d/%m/%Y"])
    assert key == "cells_wrong"
    assert "line 2, InvoiceDate: 2/3/2011" in said
    assert "line 3" not in said


def test_numbers_that_a_spreadsheet_rounded_stop_the_whole(written):
    path = written(line(), line(order="1.23E+17"), line(customer="1.23456E+16"), line(code="5E+05"))
    key, said = refusal(path)
    assert key == "cells_wrong"
    assert "line 3, InvoiceNo: 1.23E+17" in said
    assert "line 5, StockCode: 5E+05" in said
    assert len(said.splitlines()) == 4, said


def test_every_wrong_cell_is_told_with_its_line(written):
    path = written(line(pieces="two"), line(), line(price="2,55", order=""), heading=HEADING)
    key, _ = refusal(path)
    assert key == "row_differs"
    path = written(line(pieces="two"), line(), line(price="GBP 3", order=""))
    key, said = refusal(path)
    assert key == "cells_wrong"
    assert [one.split(":")[0] for one in said.splitlines()[1:]] == [
        "line 2, Quantity",
        "line 4, InvoiceNo",
        "line 4, UnitPrice",
    ]


def test_customers_written_as_decimals_are_the_same_customers(written):
    path = written(line(customer="17850.0"), line(customer="17850"))
    assert {one.customer for one in read(path)} == {"17850"}
    assert [one.customer for one in read(path, decimal_ids=False)] == ["17850.0", "17850"]


def test_columns_that_are_missing_or_there_twice_are_named(written):
    key, said = refusal(written(line(), heading=HEADING.replace("Quantity", "Menge")))
    assert key == "columns_missing"
    assert "Quantity" in said
    assert "Menge" in said
    key, said = refusal(written(f"{line()},x", heading=f"{HEADING},UnitPrice"))
    assert key == "columns_twice"
    assert "UnitPrice" in said


def test_columns_may_stand_anywhere_and_others_beside_them(written):
    heading = ",".join(["Shop", *reversed(HEADING.split(","))])
    (found,) = read(written(",".join(["x", *reversed(line().split(","))]), heading=heading))
    assert (found.order, found.pieces, found.price) == ("1", 2, Decimal("2.55"))


def test_two_encodings_in_one_file_are_told_with_the_line_and_the_byte(written):
    path = written(line(name="DÉCOR"))
    path.write_bytes(path.read_bytes() + f"{line(name='£5 VOUCHER')}\n".encode("cp1252"))
    key, said = refusal(path)
    assert key == "encoding"
    assert "Line 3" in said
    assert "0xa3 at place 6" in said


def test_a_file_in_another_encoding_is_read_when_the_mapping_says_so(written):
    path = written(line(name="青花瓷"), encoding="gb18030")
    assert refusal(path)[0] == "encoding"
    assert [one.name for one in read(path, encoding="gb18030")] == ["青花瓷"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_was_cut_anywhere_is_never_taken_for_whole(written, packed):
    path = written(line(), line(name='"A ""big"" one"'), line())
    content = path.read_bytes()
    content = lzma.compress(content) if packed else content
    path.write_bytes(content)
    assert len(read(path)) == 3
    start = len(HEADING) + 1 if not packed else 40
    for end in range(start, len(content)):
        path.write_bytes(content[:end])
        if content[end - 1 : end] == b"\n" and not packed:
            continue  # Whole lines: nothing in them says that there were more.
        key, _ = refusal(path)
        assert key in {"cut", "packed_cut", "quotes"}, end


def test_quotes_that_do_not_close_are_told_with_the_line_where_they_open(written):
    key, said = refusal(written(line(), line(name='"OPEN'), line()))
    assert key == "quotes"
    assert "line 3" in said


def test_a_mapping_that_cannot_be_used_says_what_is_wrong_with_it(tmp_path):
    with pytest.raises(WrongUsage) as caught:
        read_mapping("nobody")
    assert UCI in caught.value.text("en-US")
    path = tmp_path / "own.toml"
    path.write_text('name = "own"\ncurrency = "ZZZ"\nzone = "Nowhere"\ndates = ["%d.%m."]\n')
    with pytest.raises(WrongUsage) as caught:
        read_mapping(str(path))
    said = caught.value.text("en-US")
    assert all(
        f"{name}: " in said for name in ("currency", "zone", "dates", "cancelled", "columns")
    )
    path.write_text("name = x\n")
    with pytest.raises(WrongUsage) as caught:
        read_mapping(str(path))
    assert "line 1" in caught.value.text("en-US")
