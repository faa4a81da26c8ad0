"""Statements of channels and banks: each line is read, and what is not whole is refused."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.modules.reconciliation.rules.reading import FormName, Unreadable
from houtai.modules.reconciliation.rules.reading.forms import FORMS
from houtai.modules.reconciliation.rules.reading.recognise import read
from tests.factories.reconciliation import (
    Moved,
    alipay_bill,
    alipay_fund,
    wechat_bill,
    wechat_fund,
)

SAMPLES = Path(__file__).parent / "samples"
PAID, BACK = Moved("P1", "4200001", 9_950), Moved("P1", "4200001", -950, "R1")
WECHAT, ALIPAY = wechat_bill([PAID, BACK]), alipay_bill([PAID, BACK])
MT940 = """:20:STARTUMS
:25:95588/622200001
:28C:00123/001
:60F:C261120CNY100,00
:61:2611211121C99,50NTRFP1//B1
:86:来账 P1
 二行
:61:261121D9,5NTRFNONREF
:62F:C261121CNY190,00
-
"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><Othr><Id>6222</Id></Othr></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">100.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">190.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="CNY">99.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-11-21</Dt></BookgDt><NtryDtls>
<TxDtls><Refs><EndToEndId>P1</EndToEndId></Refs><Amt Ccy="CNY">60.00</Amt></TxDtls>
<TxDtls><Refs><EndToEndId>P2</EndToEndId></Refs><Amt Ccy="CNY">39.50</Amt></TxDtls>
</NtryDtls></Ntry>
<Ntry><Amt Ccy="CNY">9.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><DtTm>2026-11-21T12:00:00</DtTm></BookgDt></Ntry>
<Ntry><Amt Ccy="CNY">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
OFX = """OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY
<BANKACCTFROM><BANKID>1<ACCTID>6222</BANKACCTFROM>
<BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261121120000[+8:CST]<TRNAMT>99.50<FITID>B1<NAME>A&amp;B
</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261121<TRNAMT>-9,50<FITID>B2<MEMO>back</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>190.00</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""


def amounts(content):
    return [one.amount_fen for one in read(content).entries]


def refused(content):
    with pytest.raises(Unreadable) as caught:
        read(content)
    return caught.value.fault, caught.value.line


@pytest.mark.parametrize(
    ("name", "form", "count", "line", "fens"),
    [
        ("abc.csv", "abc", 5, 2, (1_000_000, 0)),
        ("alipay.csv", "alipay_personal", 10, 26, (-4_974, -8_200)),
        ("boc.csv", "boc", 17, 3, (-7_189, 100_000)),
        ("bocom.csv", "bocom", 6, 2, (123, -10_079)),
        ("ccb.xls", "ccb", 6, 7, (-6_700, -6_640)),
        ("cmb.csv", "cmb", 5, 2, (123_400, -1_014)),
        ("icbc.csv", "icbc", 11, 8, (-1_340, 104)),
        ("jd.csv", "jd_personal", 26, 23, (-1_020, -23_561)),
        ("meituan.csv", "meituan_personal", 29, 21, (-2_117, -1_920)),
        ("spdb.xls", "spdb", 4, 3, (-388, -388)),
        ("wechat.csv", "wechat_personal", 27, 18, (-2_816, -1)),
        ("wechat.xlsx", "wechat_personal", 54, 19, (-2_816, -1)),
    ],
)
def test_every_line_of_real_exports_is_read(name, form, count, line, fens):
    reading = read((SAMPLES / name).read_bytes())
    assert (reading.form, len(reading.entries)) == (form, count)
    first, last = reading.entries[0], reading.entries[-1]
    assert (first.line, (first.amount_fen, last.amount_fen)) == (line, fens)
    assert len({(one.sheet, one.line) for one in reading.entries}) == count
    assert all(one.raw for one in reading.entries)


@pytest.mark.parametrize(
    "content",
    [WECHAT, gzip.compress(WECHAT), ALIPAY, ALIPAY.decode("gb18030").encode()],
    ids=["wechat", "packed", "alipay", "alipay in another encoding"],
)
def test_bills_of_channels_say_what_came_and_went_under_our_numbers(content):
    reading = read(content)
    paid, back = reading.entries
    assert (reading.purpose, paid.kind, paid.number, paid.amount_fen) == (
        "trade",
        "payment",
        "P1",
        9_950,
    )
    assert (back.kind, back.refund_number, back.amount_fen) == ("refund", "R1", -950)
    assert paid.moved_at.isoformat() == "2026-11-21T10:00:00+08:00"
    assert paid.fee_fen_thousandths > 0


def test_every_form_of_table_has_a_name_that_screens_know():
    assert {form.name for form in FORMS} < set(get_args(FormName))


def test_the_table_of_an_archive_is_found_whatever_lies_before_it():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("a.csv", "#支付宝业务汇总查询\n门店编号,总笔数\n合计,1\n".encode("gb18030"))
        made.writestr("b.csv", ALIPAY)
    assert amounts(packed.getvalue()) == [9_950, -950]


@pytest.mark.parametrize("content", [wechat_fund([500, -200], 100), alipay_fund([500, -200], 100)])
def test_accounts_of_channels_run_from_opening_to_closing(content):
    reading = read(content)
    assert (reading.purpose, reading.opening_fen, reading.closing_fen) == ("fund", 100, 400)
    assert [one.amount_fen for one in reading.entries] == [500, -200]
    assert list(reading.problems) == []


def test_a_line_that_is_missing_from_a_running_balance_is_told():
    lines = wechat_fund([500, -200, 300]).decode().splitlines()
    torn = "\n".join([*lines[:2], *lines[3:-1], "`2,`2,`8.00,`0,`0.00"]).encode()
    (problem,) = read(torn).problems
    assert (problem.oddity, problem.line, problem.word) == ("balance_breaks", 3, "8.00 / 6.00")


@pytest.mark.parametrize(("text", "form"), [(MT940, "mt940"), (OFX, "ofx")])
def test_statements_of_banks_are_read(text, form):
    reading = read(text.encode())
    assert (reading.form, reading.channel, reading.closing_fen) == (form, "bank", 19_000)
    assert [one.amount_fen for one in reading.entries] == [9_950, -950]
    assert [one.day.isoformat() for one in reading.entries] == ["2026-11-21"] * 2
    assert reading.entries[0].gateway_number == "B1"


def test_a_batch_of_a_bank_is_read_by_its_parts_and_what_is_pending_is_left_out():
    reading = read(CAMT.encode())
    told = [(one.line, one.number, one.amount_fen) for one in reading.entries]
    assert told == [(11, "P1", 6_000), (12, "P2", 3_950), (14, "", -950)]
    assert (reading.account, reading.opening_fen, reading.closing_fen) == ("6222", 10_000, 19_000)


def test_a_thirtieth_of_february_and_reversals_are_read_as_banks_mean_them():
    text = MT940.replace("261121D9,5", "260230RC9,5")
    entry = read(text.encode()).entries[1]
    assert (entry.day.isoformat(), entry.amount_fen) == ("2026-02-28", -950)


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        (b"", "empty", 0),
        (b"a,b,c\n1,2,3\n", "form_unknown", 0),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "form_unknown", 0),
        (b"\x1f\x8b" + bytes(20), "archive_broken", 0),
        (gzip.compress(WECHAT)[:-20], "archive_broken", 0),
        (b"PK\x03\x04" + bytes(20), "archive_broken", 0),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "sheet_broken", 0),
        (b"\n".join(WECHAT.splitlines()[:-2]), "cut_off", 3),
        (b"\n".join(WECHAT.splitlines()[:-1]), "cut_off", 3),
        (b"\n".join(ALIPAY.splitlines()[:-4]), "cut_off", 7),
        (WECHAT[:-9], "cut_off", 5),
        (WECHAT.replace(b"`99.50,`0.00,`\r", b"`99,"), "values_missing", 2),
        (WECHAT.replace(b"`9.50,`\r", b"`9.501,`\r"), "no_amount", 3),
        (WECHAT.replace(b"2026-11-21 10:00:00,`wx01", b"2026-13-21,`wx01", 1), "no_time", 2),
        (WECHAT.replace(b"`SUCCESS,`OTHERS", b"`MAYBE,`OTHERS"), "kind_unknown", 2),
        (WECHAT.replace(b"`4200001,`P1", b"`4.2E+17,`P1", 1), "number_damaged", 2),
        (WECHAT.replace(b"`4200001,`P1", b"`,`P1", 1), "number_missing", 2),
        (WECHAT.replace("壶".encode(), b"\xff\xff", 1), "wrongly_encoded", 2),
        (ALIPAY.replace(b"99.50\t,99.50", b"99.50\t,99.51"), "totals_differ", 9),
        (MT940.replace("190,00", "190,01").encode(), "totals_differ", 9),
        (MT940.replace("CNY", "EUR").encode(), "currency_foreign", 4),
        (MT940[: MT940.index(":62F:")].encode(), "cut_off", 8),
        (MT940.replace("C99,50N", "99,50N").encode(), "values_missing", 5),
        (CAMT[:-40].encode(), "xml_broken", 16),
        (CAMT.replace("190.00", "190.01").encode(), "totals_differ", 4),
        (
            CAMT.replace("<Document", "<!DOCTYPE d [<!ENTITY a 'b'>]><Document").encode(),
            "xml_broken",
            2,
        ),
        (OFX[: OFX.index("</BANKTRANLIST>")].encode(), "cut_off", 10),
        (OFX.replace("<FITID>B2", "").encode(), "number_missing", 9),
        (OFX.replace("CNY", "USD").encode(), "currency_foreign", 4),
    ],
)
def test_what_is_not_whole_is_refused_with_its_line(content, fault, line):
    assert refused(content) == (fault, line)


def test_a_bill_that_was_doubled_or_lost_lines_does_not_agree_with_its_totals():
    lines = WECHAT.splitlines()
    assert refused(b"\n".join([*lines[:3], lines[1], *lines[3:]]))[0] == "totals_differ"
    assert refused(b"\n".join([lines[0], *lines[2:]]))[0] == "totals_differ"


def test_lines_in_another_order_are_read_all_the_same():
    lines = WECHAT.splitlines()
    assert amounts(b"\n".join([lines[0], lines[2], lines[1], *lines[3:]])) == [-950, 9_950]


@given(
    st.sampled_from([WECHAT, ALIPAY, MT940.encode(), CAMT.encode(), OFX.encode()]),
    st.lists(st.tuples(st.integers(0, 4_000), st.binary(max_size=3)), max_size=4),
    st.integers(0, 4_000),
)
def test_whatever_is_damaged_is_read_or_refused_and_nothing_else(content, changes, length):
    damaged = bytearray(content)
    for place, change in changes:
        damaged[place : place + 1] = change
    try:
        reading = read(bytes(damaged[: max(length, 1)]))
    except Unreadable:
        return
    assert all(isinstance(one.amount_fen, int) for one in reading.entries)


@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=30))
def test_what_a_channel_writes_is_what_is_read(fens):
    moved = [Moved(f"P{n}", f"G{n}", fen, f"R{n}" if fen < 0 else "") for n, fen in enumerate(fens)]
    for written in (wechat_bill(moved), alipay_bill(moved)):
        assert amounts(written) == fens
    assert amounts(wechat_fund(fens)) == fens == amounts(alipay_fund(fens))
