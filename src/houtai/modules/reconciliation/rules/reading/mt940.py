"""MT940, the bank statement of SWIFT: tags between colons, balances around the entries."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from houtai.modules.reconciliation.rules.reading import (
    BEIJING,
    FEN_DIGITS,
    NUMBER_LENGTH_MAX,
    RAW_LENGTH_MAX,
    TEXT_LENGTH_MAX,
    Entry,
    Problem,
    Reading,
    Unreadable,
    both,
    come_to,
    exactly,
    storable,
)

CURRENCY = "CNY"
_TAG = re.compile(r"^:(\d{2}[A-Z]?):(.*)$")
_BALANCE = re.compile(r"([CD])(\d{6})([A-Z]{3})([\d,]+)")
_ENTRY = re.compile(
    r"(?P<day>\d{6})(?:\d{4})?(?P<mark>R?[CD])[A-Z]?(?P<amount>\d+,\d*)"
    r"[NFS].{3}(?P<reference>.*?)(?://(?P<bank>.*))?"
)
_KNOWN_BY = (":20:", ":25:", ":60")
_CENTURY = 2000
_MONTHS = 12
_CAME = frozenset({"C", "RD"})
"""What a reversal takes back goes the other way round."""


@dataclass(frozen=True, slots=True)
class _Tag:
    line: int
    name: str
    lines: Sequence[str]

    @property
    def raw(self) -> str:
        return "\n".join(self.lines)


@dataclass
class _Page:
    """One message."""

    account: str = ""
    opening_fen: int | None = None
    closing_fen: int | None = None
    entries: list[Entry] = field(default_factory=list)
    last_line: int = 0


def read(text: str) -> Reading | None:
    """None where it is something else. Raises Unreadable."""
    lines = text.splitlines()
    if not all(any(line.startswith(mark) for line in lines) for mark in _KNOWN_BY):
        return None
    pages: list[_Page] = []
    for tag in _tags(lines):
        if tag.name == "20":
            pages.append(_Page())
        if pages:
            _take(pages[-1], tag)
    for page in pages:
        _check(page)
    entries = [entry for page in pages for entry in page.entries]
    return Reading(
        form="mt940",
        channel="bank",
        purpose="bank",
        entries=entries,
        account=pages[0].account,
        opening_fen=pages[0].opening_fen,
        closing_fen=pages[-1].closing_fen,
        problems=list(_chain(pages)),
    )


def _tags(lines: Sequence[str]) -> Iterator[_Tag]:
    """A tag goes on until the next one begins."""
    start, name, held = 0, "", list[str]()
    for number, line in enumerate(lines, start=1):
        found = _TAG.match(line)
        if found or line.startswith(("-", "{")):
            if name:
                yield _Tag(start, name, held)
            start, name, held = number, "", []
        if found:
            name, held = found[1], [found[2]]
        elif name:
            held.append(line)
    if name:
        yield _Tag(start, name, held)


def _take(page: _Page, tag: _Tag) -> None:
    page.last_line = tag.line
    if tag.name == "25":
        page.account = storable(tag.lines[0], NUMBER_LENGTH_MAX)
    elif tag.name in {"60F", "60M"}:
        page.opening_fen = _balance(tag)
    elif tag.name in {"62F", "62M"}:
        page.closing_fen = _balance(tag)
    elif tag.name == "61":
        page.entries.append(_entry(tag))
    elif tag.name == "86" and page.entries and page.closing_fen is None:
        last = page.entries.pop()
        page.entries.append(_told_more(last, tag))


def _balance(tag: _Tag) -> int:
    found = _BALANCE.fullmatch(tag.lines[0].strip())
    if found is None:
        raise Unreadable("no_amount", line=tag.line, word=tag.lines[0])
    if found[3] != CURRENCY:
        raise Unreadable("currency_foreign", line=tag.line, word=found[3])
    amount_fen = _fen(found[4], tag.line)
    return amount_fen if found[1] == "C" else -amount_fen


def _fen(written: str, line: int) -> int:
    return exactly(written.replace(",", ".").removesuffix("."), FEN_DIGITS, line=line)


def _entry(tag: _Tag) -> Entry:
    found = _ENTRY.fullmatch(tag.lines[0].strip())
    if found is None:
        raise Unreadable("values_missing", line=tag.line, word=tag.lines[0])
    amount_fen = _fen(found["amount"], tag.line)
    came = found["mark"] in _CAME
    return Entry(
        sheet=0,
        line=tag.line,
        kind="payment" if came else "refund",
        amount_fen=amount_fen if came else -amount_fen,
        moved_at=_day(found["day"], tag.line),
        raw=storable(tag.raw, RAW_LENGTH_MAX),
        number=_number(found["reference"]),
        gateway_number=_number(found["bank"] or ""),
        summary=storable(" ".join(tag.lines[1:]), TEXT_LENGTH_MAX),
    )


def _number(written: str) -> str:
    return "" if written.strip() == "NONREF" else storable(written, NUMBER_LENGTH_MAX)


def _day(written: str, line: int) -> datetime:
    """Banks reckon with months of thirty days: what a month does not have is its last day."""
    year, month, day = (int(written[n : n + 2]) for n in (0, 2, 4))
    if not (1 <= month <= _MONTHS and day):
        raise Unreadable("no_time", line=line, word=written)
    last = monthrange(_CENTURY + year, month)[1]
    return datetime(_CENTURY + year, month, min(day, last), tzinfo=BEIJING)


def _told_more(entry: Entry, tag: _Tag) -> Entry:
    from_bank = storable(f"{entry.summary} {' '.join(tag.lines)}", TEXT_LENGTH_MAX)
    raw = storable(f"{entry.raw}\n:86:{tag.raw}", RAW_LENGTH_MAX)
    names = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return Entry(**{**names, "summary": from_bank, "raw": raw})


def _check(page: _Page) -> None:
    """Opening and entries come to the closing balance; without one the file is cut off."""
    if page.opening_fen is None or page.closing_fen is None:
        raise Unreadable("cut_off", line=page.last_line)
    found = page.opening_fen + sum(one.amount_fen for one in page.entries)
    come_to(page.closing_fen, found, line=page.last_line)


def _chain(pages: Sequence[_Page]) -> Iterator[Problem]:
    for before, page in pairwise(pages):
        if page.account != pages[0].account:
            yield Problem("foreign_account", page.last_line, page.account)
        elif before.closing_fen != page.opening_fen:
            word = both(before.closing_fen or 0, page.opening_fen or 0)
            yield Problem("opening_differs", page.last_line, word)
