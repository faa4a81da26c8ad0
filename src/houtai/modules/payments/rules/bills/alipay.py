"""The business detail of Alipay: a ZIP with two files of GBK text, names in GBK as well.

The summary may come first, so the file is known by its columns. Around the table stand lines with
`#`, those at the end with what the lines come to, payments and refunds apart; cells end in a tab;
refunds repeat the payment's numbers and are negative.
"""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

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
)
from houtai.modules.payments.rules.bills.columns import ALIPAY

MEMBERS_MAX = 20
_NUMBER, _KIND = ALIPAY["gateway_number"][0], ALIPAY["kind"][0]
_KINDS = {
    **dict.fromkeys(ALIPAY["kind_payment"], "payment"),
    **dict.fromkeys(ALIPAY["kind_refund"], "refund"),
}


def read(content: bytes) -> Sequence[Moved]:
    """Every movement. Raises Unreadable."""
    for text in _texts(content):
        rows = _rows(text)
        if rows is not None:
            return rows
    raise Unreadable("no file of the archive has the columns of a business detail")


def _texts(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS_MAX:
                raise Unreadable(f"an archive of more than {MEMBERS_MAX} files")
            for member in members:
                if member.is_dir():
                    continue
                with archive.open(member) as packed:
                    plain = packed.read(TEXT_BYTES_MAX + 1)
                if len(plain) > TEXT_BYTES_MAX:
                    raise Unreadable("larger than what is taken")
                yield plain.decode("gb18030")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise Unreadable("no archive that can be unpacked") from error
    except UnicodeDecodeError as error:
        raise Unreadable("not GBK") from error


def _rows(text: str) -> list[Moved] | None:
    names: list[str] = []
    rows: list[Moved] = []
    received: Counter[str] = Counter()
    told: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            told |= _told(line)
        if line.startswith("#") or not line.strip():
            continue
        cells = [one.strip() for one in next(csv.reader([line]))]
        if not names:
            if _NUMBER in cells and _KIND in cells:
                names = [_same_brackets(one) for one in cells]
            continue
        if len(cells) < len(names):
            raise Unreadable(f"{len(cells)} values under {len(names)} names")
        row = dict(zip(names, cells, strict=False))
        moved = _moved(number, row, line)
        rows.append(moved)
        received[moved.kind] += exactly(cell(row, *ALIPAY["received"]), FEN_DIGITS)
    if not names:
        return None
    _check(told, rows, received)
    return rows


def _told(line: str) -> dict[str, list[str]]:
    """How many, and what the merchant received, of a line with a total; nothing of any other."""
    plain = line.lstrip("#").strip()
    return {
        kind: re.findall(r"-?\d[\d,]*(?:\.\d+)?", plain)
        for kind in ("payment", "refund")
        if plain.startswith(ALIPAY[f"total_{kind}"][0])
    }


def _check(
    told: Mapping[str, Sequence[str]], rows: Sequence[Moved], received: Mapping[str, int]
) -> None:
    """A day without refunds may leave out their total, and one of zero its amount."""
    if "payment" not in told:
        raise Unreadable("no totals at the end: the file is cut off")
    for kind in ("payment", "refund"):
        count, amount = [*told.get(kind, []), "0", "0"][:2]
        agree(f"{kind} lines", exactly(count, 0), sum(row.kind == kind for row in rows))
        agree(f"{kind} received", exactly(amount, FEN_DIGITS), received[kind])


def _same_brackets(name: str) -> str:
    """Files of different years write them half- or full-width."""
    return name.replace("\uff08", "(").replace("\uff09", ")")


def _moved(number: int, row: Mapping[str, str], raw: str) -> Moved:
    kind = _KINDS.get(cell(row, _KIND))
    if kind is None:
        raise Unreadable(f"a movement of kind {cell(row, _KIND)[:20]}")
    finished_at = cell(row, *ALIPAY["finished_at"]) or cell(row, *ALIPAY["begun_at"])
    is_payment = kind == "payment"
    return Moved(
        line=number,
        kind="payment" if is_payment else "refund",
        number=cell(row, *ALIPAY["number"]),
        gateway_number=cell(row, _NUMBER),
        refund_number="" if is_payment else cell(row, *ALIPAY["refund_number"]),
        amount_fen=abs(exactly(cell(row, *ALIPAY["amount"]), FEN_DIGITS)),
        # Charged fees are written below zero; what is given back with a refund above it.
        fee_fen_thousandths=-exactly(cell(row, *ALIPAY["fee"]), THOUSANDTHS_DIGITS),
        moved_at=moment(finished_at),
        raw=raw[:RAW_LENGTH_MAX],
    )
