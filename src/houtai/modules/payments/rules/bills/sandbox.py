"""The bill of the sandbox: lines of CSV in fen."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime

from houtai.modules.payments.rules.bills import RAW_LENGTH_MAX, Moved, Unreadable, cell, exactly


def read(content: bytes) -> Sequence[Moved]:
    """Every movement. Raises Unreadable."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8") from error
    if not lines:
        raise Unreadable("empty")
    names = lines[0].split(",")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = next(csv.reader([line]), [])
        if len(cells) != len(names):
            raise Unreadable(f"{len(cells)} values under {len(names)} names")
        rows.append(_moved(number, dict(zip(names, cells, strict=True)), line))
    return rows


def _moved(number: int, row: Mapping[str, str], raw: str) -> Moved:
    kind = cell(row, "kind")
    if kind not in {"payment", "refund"}:
        raise Unreadable(f"a movement of kind {kind[:20]}")
    try:
        moved_at = datetime.fromisoformat(cell(row, "at"))
    except ValueError as error:
        raise Unreadable(f"no time: {cell(row, 'at')[:40]}") from error
    return Moved(
        line=number,
        kind="payment" if kind == "payment" else "refund",
        number=cell(row, "number"),
        gateway_number=cell(row, "gateway_number"),
        refund_number=cell(row, "refund_number"),
        amount_fen=exactly(cell(row, "amount_fen"), 0),
        fee_fen_thousandths=0,
        moved_at=moved_at,
        raw=raw[:RAW_LENGTH_MAX],
    )
