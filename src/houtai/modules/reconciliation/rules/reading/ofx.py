"""OFX, of both generations: tags that are closed and tags that are not, read by the same eyes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from houtai.modules.reconciliation.rules.reading import (
    FEN_DIGITS,
    NUMBER_LENGTH_MAX,
    RAW_LENGTH_MAX,
    TEXT_LENGTH_MAX,
    Entry,
    Problem,
    Reading,
    Unreadable,
    exactly,
    moment,
    storable,
)

CURRENCY = "CNY"
_TAG = re.compile(r"<(/?)([A-Z0-9.]+)>([^<]*)")
_ENTRY, _END = "STMTTRN", "OFX"
_DAY_DIGITS, _TIME_DIGITS = 8, 14


@dataclass(frozen=True, slots=True)
class _Tag:
    line: int
    closes: bool
    name: str
    said: str


def read(text: str) -> Reading | None:
    """None where it is something else. Raises Unreadable."""
    if "<OFX>" not in text:
        return None
    tags = list(_tags(text))
    if not any(one.closes and one.name == _END for one in tags):
        raise Unreadable("cut_off", line=text.count("\n") + 1)
    accounts = [one for one in tags if one.name == "ACCTID" and not one.closes]
    _refuse_foreign(tags)
    return Reading(
        form="ofx",
        channel="bank",
        purpose="bank",
        entries=list(_entries(tags)),
        account=storable(accounts[0].said, NUMBER_LENGTH_MAX) if accounts else "",
        closing_fen=_balance(tags),
        problems=[
            Problem("foreign_account", one.line, one.said)
            for one in accounts
            if one.said != accounts[0].said
        ],
    )


def _tags(text: str) -> Iterator[_Tag]:
    line, reached = 1, 0
    for found in _TAG.finditer(text):
        line += text.count("\n", reached, found.start())
        reached = found.start()
        yield _Tag(line, bool(found[1]), found[2], unescape(found[3]).strip())


def _refuse_foreign(tags: list[_Tag]) -> None:
    for one in tags:
        if one.name == "CURDEF" and not one.closes and one.said != CURRENCY:
            raise Unreadable("currency_foreign", line=one.line, word=one.said)


def _balance(tags: list[_Tag]) -> int | None:
    inside = False
    for one in tags:
        if one.name == "LEDGERBAL":
            inside = not one.closes
        elif inside and one.name == "BALAMT" and not one.closes:
            return _fen(one)
    return None


def _fen(tag: _Tag) -> int:
    """Some write a comma before the fen."""
    return exactly(re.sub(r",(\d{1,2})$", r".\1", tag.said), FEN_DIGITS, line=tag.line)


def _entries(tags: list[_Tag]) -> Iterator[Entry]:
    said: dict[str, _Tag] | None = None
    start = 0
    for one in tags:
        if one.name == _ENTRY and not one.closes:
            if said is not None:
                raise Unreadable("values_missing", line=start)
            said, start = {}, one.line
        elif one.name == _ENTRY and said is not None:
            yield _entry(said, start)
            said = None
        elif said is not None and not one.closes:
            said[one.name] = one
    if said is not None:
        raise Unreadable("cut_off", line=start)


def _entry(said: dict[str, _Tag], line: int) -> Entry:
    if "TRNAMT" not in said:
        raise Unreadable("no_amount", line=line)
    if "FITID" not in said:
        raise Unreadable("number_missing", line=line)
    if "DTPOSTED" not in said:
        raise Unreadable("no_time", line=line)
    amount_fen = _fen(said["TRNAMT"])
    posted = said["DTPOSTED"].said
    time = posted[_DAY_DIGITS:_TIME_DIGITS]
    told = {name: one.said for name, one in said.items()}
    raw = " ".join(f"{name}={value}" for name, value in told.items())
    return Entry(
        sheet=0,
        line=line,
        kind="payment" if amount_fen > 0 else "refund",
        amount_fen=amount_fen,
        moved_at=moment(posted[:_DAY_DIGITS], time if time.isdigit() else "", line=line),
        raw=storable(raw, RAW_LENGTH_MAX),
        gateway_number=storable(told["FITID"], NUMBER_LENGTH_MAX),
        party=storable(told.get("NAME", ""), TEXT_LENGTH_MAX),
        summary=storable(told.get("MEMO", ""), TEXT_LENGTH_MAX),
    )
