"""Statements of channels and banks, each read into the same entries.

A file is known by what is in it, never by its name. Columns are found by their names; numbers stay
text; money is read exactly; the line as it came is kept beside what was understood of it. A file
that is not whole is refused with the line and the reason; what is only strange is read and told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from houtai.kit.money import show_amount

BEIJING = timezone(timedelta(hours=8))
"""Where the day of a statement begins and ends, whoever wrote it."""
FEN_DIGITS, THOUSANDTHS_DIGITS = 2, 5
RAW_LENGTH_MAX = 2_000
TEXT_LENGTH_MAX = 200
NUMBER_LENGTH_MAX = 128
WORD_LENGTH_MAX = 60
PROBLEMS_MAX = 1_000
UNNUMBERED = frozenset({"bank", "personal"})
"""Whose numbers, where they have any, are not their own for each line."""
_AMOUNT_MAX = 10**15
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SIGNS = str.maketrans("", "", ", \t\u3000\u00a0¥￥")

EntryKind = Literal["payment", "refund", "other"]
Purpose = Literal["trade", "fund", "bank", "personal"]
FormName = Literal[
    "wechat_trade",
    "wechat_fund",
    "alipay_trade",
    "alipay_fund",
    "bill",
    "icbc",
    "boc",
    "cmb",
    "bocom",
    "abc",
    "ccb",
    "spdb",
    "jd_personal",
    "alipay_personal",
    "wechat_personal",
    "meituan_personal",
    "mt940",
    "camt",
    "ofx",
]
Fault = Literal[
    "empty",
    "too_large",
    "archive_broken",
    "sheet_broken",
    "wrongly_encoded",
    "form_unknown",
    "cut_off",
    "values_missing",
    "no_amount",
    "no_time",
    "kind_unknown",
    "sign_unknown",
    "number_missing",
    "number_damaged",
    "totals_differ",
    "xml_broken",
    "currency_foreign",
    "gave_up",
]
Oddity = Literal[
    "line_repeated",
    "line_known",
    "balance_breaks",
    "balance_unreadable",
    "opening_differs",
    "closing_differs",
    "count_differs",
    "order_reversed",
    "foreign_account",
]


class Unreadable(Exception):
    """Why a file is not taken, and in which line; `word` is what stood there instead."""

    def __init__(self, fault: Fault, *, line: int = 0, word: str = "") -> None:
        super().__init__(fault, line, word)
        self.fault = fault
        self.line = line
        self.word = storable(word, WORD_LENGTH_MAX)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something strange about a file that was read all the same."""

    oddity: Oddity
    line: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `number` is ours of a payment, `refund_number` ours of a refund; what came is
    above zero, what went below.
    """

    sheet: int
    line: int
    kind: EntryKind
    amount_fen: int
    moved_at: datetime
    raw: str
    number: str = ""
    gateway_number: str = ""
    refund_number: str = ""
    fee_fen_thousandths: int = 0
    balance_fen: int | None = None
    party: str = ""
    summary: str = ""

    @property
    def day(self) -> date:
        """In China."""
        return self.moved_at.astimezone(BEIJING).date()

    def fingerprint(self, channel: str, account: str) -> bytes:
        """The same for the same movement, in whatever file it comes."""
        told = (
            self.moved_at.astimezone(UTC).isoformat(),
            str(self.balance_fen),
            self.party,
            self.summary,
        )
        known_by = () if channel not in UNNUMBERED and self.gateway_number else told
        parts = (
            channel,
            account,
            self.kind,
            self.number,
            self.gateway_number,
            self.refund_number,
            str(self.amount_fen),
            *known_by,
        )
        return blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. `account` is whose it is, as far as the file tells."""

    form: str
    channel: str
    purpose: Purpose
    entries: Sequence[Entry]
    account: str = ""
    opening_fen: int | None = None
    closing_fen: int | None = None
    problems: Sequence[Problem] = field(default_factory=tuple)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last; None of a file without entries."""
        days = [one.day for one in self.entries]
        return (min(days), max(days)) if days else None


def storable(text: str, most: int) -> str:
    """Without what PostgreSQL cannot hold, and no longer than that."""
    kept = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    return kept[:most]


def exactly(written: str, digits: int, *, line: int) -> int:
    """An amount as it is written, in units of so many digits. Raises Unreadable for a rest."""
    plain = written.translate(_SIGNS)
    try:
        amount = Decimal(plain)
        scaled = amount.scaleb(digits)
    except InvalidOperation as error:
        raise Unreadable("no_amount", line=line, word=written) from error
    if not amount.is_finite() or abs(scaled) > _AMOUNT_MAX or scaled != scaled.to_integral_value():
        raise Unreadable("no_amount", line=line, word=written)
    return int(scaled)


def moment(day: str, time: str = "", *, line: int) -> datetime:
    """A time of Beijing as any of them writes it; midnight where only a day is told."""
    plain = " ".join(f"{day} {time}".replace("\uff1a", ":").replace("/", "-").split())
    for form in (
        "%Y-%m-%d %H:%M:%S",
        "%Y%m%d %H:%M:%S",
        "%Y%m%d %H%M%S",
        "%Y-%m-%d",
        "%Y%m%d",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H%M%S",
    ):
        try:
            found = datetime.strptime(plain, form).replace(tzinfo=BEIJING)
        except ValueError:
            continue
        if _FIRST_YEAR <= found.year < _LAST_YEAR:
            return found
    raise Unreadable("no_time", line=line, word=plain)


def agree(told: int, found: int, *, line: int) -> None:
    """How many a file says it has must be how many there are. Raises Unreadable."""
    if told != found:
        raise Unreadable("totals_differ", line=line, word=f"{told} / {found}")


def come_to(told_fen: int, found_fen: int, *, line: int) -> None:
    """What a file says at its end must be what its lines come to. Raises Unreadable."""
    if told_fen != found_fen:
        raise Unreadable("totals_differ", line=line, word=both(told_fen, found_fen))


def both(told_fen: int, found_fen: int) -> str:
    """Two sums as people read them."""
    return f"{show_amount(told_fen)} / {show_amount(found_fen)}"


def breaks_of(entries: Sequence[Entry]) -> Iterable[Problem]:
    """Where a running balance does not follow from the line before it, whichever way they run."""
    told = [one for one in entries if one.balance_fen is not None]
    forward = _breaks(told)
    backward = _breaks(told[::-1])
    if len(backward) < len(forward):
        yield Problem("order_reversed", told[0].line)
        yield from backward
    else:
        yield from forward


def _breaks(entries: Sequence[Entry]) -> list[Problem]:
    found = []
    for before, one in pairwise(entries):
        expected = (before.balance_fen or 0) + one.amount_fen
        if before.sheet == one.sheet and expected != one.balance_fen:
            word = both(expected, one.balance_fen or 0)
            found.append(Problem("balance_breaks", one.line, word))
    return found
