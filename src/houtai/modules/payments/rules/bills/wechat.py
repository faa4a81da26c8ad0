"""The trade bill of WeChat Pay: text with a backtick before every value, packed or not.

Kinds of bills have other columns in another order, older ones other names; a product's name may
hold a comma. The last two lines are the names and the values of the totals.
"""

import zlib
from collections.abc import Mapping, Sequence

from houtai.modules.payments.rules.bills import (
    FEN_DIGITS,
    RAW_LENGTH_MAX,
    TEXT_BYTES_MAX,
    THOUSANDTHS_DIGITS,
    Moved,
    Unreadable,
    agree,
    cell,
    exactly,
    moment,
    number_or_none,
    sums_of,
)
from houtai.modules.payments.rules.bills.columns import WECHAT

_GZIP = b"\x1f\x8b"
_FIRST_NAME = WECHAT["at"][0]
_TOTALS_BEGIN = WECHAT["total_lines"][0]


def read(content: bytes) -> Sequence[Moved]:
    """Every movement. Raises Unreadable."""
    names: list[str] = []
    totals: list[str] = []
    rows: list[Moved] = []
    told: Mapping[str, str] | None = None
    for number, line in enumerate(_text(content).splitlines(), start=1):
        if line.startswith(_TOTALS_BEGIN):
            totals = _plain(line)
        elif line.startswith("`") and totals:
            told = _row(totals, line)
        elif line.startswith("`"):
            rows.append(_moved(number, _row(names, line), line))
        elif _FIRST_NAME in line:
            names = _plain(line)
    if not names:
        raise Unreadable("no line with the names of the columns")
    if told is None:
        raise Unreadable("no totals at the end: the file is cut off")
    _check(told, rows)
    return rows


def _text(content: bytes) -> str:
    if content.startswith(_GZIP):
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            content = unpacking.decompress(content, TEXT_BYTES_MAX)
        except zlib.error as error:
            raise Unreadable("packed, and not to be unpacked") from error
        if not unpacking.eof:
            raise Unreadable("cut off, or larger than what is taken")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8") from error


def _plain(line: str) -> list[str]:
    return [name.strip() for name in line.split(",")]


def _row(names: Sequence[str], line: str) -> Mapping[str, str]:
    values = line.removeprefix("`").split(",`")
    if len(values) != len(names):
        raise Unreadable(f"{len(values)} values under {len(names)} names")
    return dict(zip(names, values, strict=True))


def _moved(number: int, row: Mapping[str, str], raw: str) -> Moved:
    is_payment = cell(row, *WECHAT["state"]) == "SUCCESS"
    amounts = WECHAT["paid" if is_payment else "refunded"]
    refund_number = "" if is_payment else number_or_none(cell(row, *WECHAT["refund_number"]))
    finished_at = row.get(WECHAT["refunded_at"][0], "").strip()
    return Moved(
        line=number,
        kind="payment" if is_payment else "refund",
        number=cell(row, *WECHAT["number"]),
        gateway_number=cell(row, *WECHAT["gateway_number"]),
        refund_number=refund_number,
        amount_fen=abs(exactly(cell(row, *amounts), FEN_DIGITS)),
        fee_fen_thousandths=exactly(cell(row, *WECHAT["fee"]), THOUSANDTHS_DIGITS),
        moved_at=moment(finished_at or cell(row, _FIRST_NAME)),
        raw=raw[:RAW_LENGTH_MAX],
    )


def _check(told: Mapping[str, str], rows: Sequence[Moved]) -> None:
    sums = sums_of(rows)
    agree("lines", exactly(cell(told, _TOTALS_BEGIN), 0), len(rows))
    agree("paid", exactly(cell(told, *WECHAT["total_paid"]), FEN_DIGITS), sums.payment_fen)
    agree("refunded", exactly(cell(told, *WECHAT["total_refunded"]), FEN_DIGITS), sums.refund_fen)
