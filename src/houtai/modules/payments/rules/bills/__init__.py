"""Bills of channels, each read into the same rows.

Columns are found by their names, never by their place; numbers stay text; money is read exactly;
the line as it came is kept beside what was understood of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Literal

BEIJING = timezone(timedelta(hours=8))
"""Where the day of a bill begins and ends, whichever channel wrote it."""
FEN_DIGITS, THOUSANDTHS_DIGITS = 2, 5
TEXT_BYTES_MAX = 256 << 20
RAW_LENGTH_MAX = 2_000
_AMOUNT_MAX = 10**15


class Unreadable(Exception):
    """Not a bill as its channel documents it; the reason names what is missing or differs."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement. `number` is ours of the payment, `refund_number` ours of the refund."""

    line: int
    kind: Literal["payment", "refund"]
    number: str
    gateway_number: str
    refund_number: str
    amount_fen: int
    fee_fen_thousandths: int
    moved_at: datetime
    raw: str


@dataclass(frozen=True, slots=True)
class Sums:
    """What a bill comes to."""

    payment_count: int
    payment_fen: int
    refund_count: int
    refund_fen: int
    fee_fen_thousandths: int


Reader = Callable[[bytes], Sequence[Moved]]


def sums_of(rows: Iterable[Moved]) -> Sums:
    """Counted from the rows."""
    counts, amounts = {"payment": 0, "refund": 0}, {"payment": 0, "refund": 0}
    fees = 0
    for row in rows:
        counts[row.kind] += 1
        amounts[row.kind] += row.amount_fen
        fees += row.fee_fen_thousandths
    return Sums(counts["payment"], amounts["payment"], counts["refund"], amounts["refund"], fees)


def exactly(written: str, digits: int) -> int:
    """Yuan as they are written, in units of so many digits. Raises Unreadable for a rest."""
    plain = written.strip().replace(",", "")
    try:
        amount = Decimal(plain or "0").scaleb(digits)
    except InvalidOperation as error:
        raise Unreadable(f"no amount: {written[:40]}") from error
    if not amount.is_finite() or amount != amount.to_integral_value() or abs(amount) > _AMOUNT_MAX:
        raise Unreadable(f"no amount: {written[:40]}")
    return int(amount)


def moment(written: str) -> datetime:
    """A time of Beijing; old bills write it with full-width colons. Raises Unreadable."""
    plain = written.strip().replace("\uff1a", ":")
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"):
        try:
            return datetime.strptime(plain, form).replace(tzinfo=BEIJING)
        except ValueError:
            continue
    raise Unreadable(f"no time: {written[:40]}")


def cell(row: Mapping[str, str], *names: str) -> str:
    """The first of these columns that the bill has. Raises Unreadable when it has none."""
    for name in names:
        if name in row:
            return row[name].strip()
    raise Unreadable(f"no column {names[0]}")


def agree(what: str, told: int, found: int) -> None:
    """What the bill says at its end must be what its lines come to. Raises Unreadable."""
    if told != found:
        raise Unreadable(f"{what}: {told} at the end, {found} in the lines")


def number_or_none(written: str) -> str:
    """Columns without a number hold `0` or nothing."""
    plain = written.strip()
    return "" if plain == "0" else plain
