"""Tables of channels and banks: names of columns, lines, and what is told at the end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from houtai.modules.reconciliation.rules.reading import (
    FEN_DIGITS,
    NUMBER_LENGTH_MAX,
    RAW_LENGTH_MAX,
    TEXT_LENGTH_MAX,
    THOUSANDTHS_DIGITS,
    Entry,
    EntryKind,
    Problem,
    Reading,
    Unreadable,
    agree,
    breaks_of,
    come_to,
    exactly,
    moment,
    storable,
)
from houtai.modules.reconciliation.rules.reading.forms import FORMS, Form, plain_name
from houtai.modules.reconciliation.rules.reading.unpacking import Row, Sheet

_NUMBERS = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_ASIDE = re.compile(r"\(.*\)|\uff08.*\uff09")
_DAMAGED = re.compile(r"\d\.?\d*E\+\d+")
_NOTHING = {"", "-", "--", "0"}
_COMMENT = "#"


@dataclass
class _Table:
    """A table while it is read."""

    form: Form
    places: Mapping[str, int]
    width: int
    sheet: int
    account: str = ""
    entries: list[Entry] = field(default_factory=list)
    received: dict[str, int] = field(default_factory=lambda: {"payment": 0, "refund": 0})
    counted: int | None = None
    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    total_names: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)
    ended: bool = False


def read(sheets: Sequence[Sheet]) -> Reading | None:
    """All sheets with a table of one form; None where none has. Raises Unreadable."""
    tables = [table for sheet in sheets if (table := _table(sheet)) is not None]
    if not tables:
        return None
    first = tables[0]
    same = [one for one in tables if one.form is first.form]
    entries = [entry for table in same for entry in table.entries]
    problems = [problem for table in same for problem in _problems(table)]
    balances = [one.balance_fen for one in entries if one.balance_fen is not None]
    backward = any(one.oddity == "order_reversed" for one in problems)
    ends = balances[::-1] if backward else balances
    amounts = [one.amount_fen for one in entries]
    start = amounts[-1 if backward else 0] if amounts else 0
    return Reading(
        form=first.form.name,
        channel=first.form.channel,
        purpose=first.form.purpose,
        entries=entries,
        account=first.account,
        opening_fen=ends[0] - start if ends else None,
        closing_fen=ends[-1] if ends else None,
        problems=problems,
    )


def _table(sheet: Sheet) -> _Table | None:
    table: _Table | None = None
    before: list[Row] = []
    for row in sheet.rows:
        if table is None:
            table = _begun(row, sheet.number, before)
            before.append(row)
        else:
            _take(table, row)
    if table is not None:
        _check(table)
    return table


def _begun(row: Row, sheet: int, before: Sequence[Row]) -> _Table | None:
    for form in FORMS:
        places = form.places(row.cells)
        if places is not None:
            table = _Table(form, places, len(row.cells), sheet)
            table.account = _said(before, form.accounts)
            told = _NUMBERS.findall(_said(before, form.counts))
            table.counted = int(told[0].replace(",", "")) if told else None
            return table
    return None


def _said(rows: Sequence[Row], begins: Sequence[str]) -> str:
    """What stands behind these words before the table."""
    for row in rows:
        cells = [plain_name(one) for one in row.cells if one]
        for word in begins:
            if cells and cells[0].startswith(word):
                rest = cells[0].removeprefix(word).strip("\uff1a:[]")
                return storable(rest or "".join(cells[1:2]), NUMBER_LENGTH_MAX)
    return ""


def _take(table: _Table, row: Row) -> None:
    form = table.form
    first = plain_name(row.cells[0]) if row.cells else ""
    if row.raw.startswith(_COMMENT):
        _note_total(table, row)
    elif table.total_names:
        _note_totals(table, row)
    elif any(first.startswith(word) for word in form.ends):
        table.total_names = [plain_name(one) for one in row.cells]
        table.ended = True
    elif any(one.strip(" -\u3000") for one in row.cells):
        if table.ended:
            raise Unreadable("values_missing", line=row.line, word=row.raw)
        table.entries.append(_entry(table, row))


def _note_total(table: _Table, row: Row) -> None:
    """`#... 3, 99.50`: how many, and what they come to."""
    plain = plain_name(row.raw.lstrip(_COMMENT))
    for side, words in (table.form.totals or {}).items():
        if any(plain.startswith(word) for word in words):
            count, amount, *_ = [*_NUMBERS.findall(plain), "0", "0"]
            table.told[side] = (
                exactly(count, 0, line=row.line),
                abs(exactly(amount, FEN_DIGITS, line=row.line)),
            )
            agree(*_both(table, side, count=True), line=row.line)
            come_to(*_both(table, side, count=False), line=row.line)


def _both(table: _Table, side: str, *, count: bool) -> tuple[int, int]:
    told = table.told[side]
    rows = [one for one in table.entries if _side(one) == side]
    return (told[0], len(rows)) if count else (told[1], abs(table.received[side]))


def _side(entry: Entry) -> str:
    if entry.kind != "other":
        return entry.kind
    return "payment" if entry.amount_fen > 0 else "refund"


def _note_totals(table: _Table, row: Row) -> None:
    """A line of values under a line of names."""
    if not table.form.totals:
        return
    if len(row.cells) < len(table.total_names):
        raise Unreadable("cut_off", line=row.line)
    values = dict(zip(table.total_names, row.cells, strict=False))
    for side, names in table.form.totals.items():
        for name in names:
            if name in values:
                digits = 0 if side == "count" else FEN_DIGITS
                told = exactly(values[name], digits, line=row.line)
                found = len(table.entries) if side == "count" else abs(table.received[side])
                hold = agree if side == "count" else come_to
                hold(told, found, line=row.line)
                table.told[side] = (told, told)
                break
    table.total_names = ()


def _check(table: _Table) -> None:
    """A form that ends in totals and has none was cut off."""
    last = table.entries[-1].line if table.entries else 0
    if table.form.totals and not table.told:
        raise Unreadable("cut_off", line=last)


def _problems(table: _Table) -> Iterator[Problem]:
    yield from table.problems
    yield from breaks_of(table.entries)
    if table.counted is not None and table.counted != len(table.entries):
        yield Problem("count_differs", 0, f"{table.counted} / {len(table.entries)}")


def _entry(table: _Table, row: Row) -> Entry:
    form = table.form
    needed = max(table.places[one] for one in form.needs)
    if len(row.cells) <= needed or (form.exact and len(row.cells) < table.width):
        raise Unreadable("values_missing", line=row.line, word=row.raw)
    values = {
        role: row.cells[place] if place < len(row.cells) else ""
        for role, place in table.places.items()
    }
    told = _Told(form, values, row.line)
    told.refuse_foreign()
    amount_fen, kind = told.amount_and_kind()
    _add(table, told, kind, amount_fen)
    if values.get("account") and not table.account:
        table.account = storable(values["account"], NUMBER_LENGTH_MAX)
    return Entry(
        sheet=table.sheet,
        line=row.line,
        kind=kind,
        amount_fen=amount_fen,
        moved_at=told.moved_at(),
        raw=storable(row.raw, RAW_LENGTH_MAX),
        number=told.number("number"),
        gateway_number=told.number("gateway_number", needed=form.signs == "refunds"),
        refund_number=told.number("refund_number") if kind == "refund" else "",
        fee_fen_thousandths=told.fee(),
        balance_fen=_balance(table, row.line, values.get("balance", "")),
        party=storable(values.get("party", ""), TEXT_LENGTH_MAX),
        summary=storable(told.summary(), TEXT_LENGTH_MAX),
    )


def _balance(table: _Table, line: int, written: str) -> int | None:
    """What cannot be read of it is told; the line counts all the same."""
    if written in _NOTHING - {"0"}:
        return None
    try:
        return exactly(written, FEN_DIGITS, line=line)
    except Unreadable as unreadable:
        table.problems.append(Problem("balance_unreadable", line, unreadable.word))
        return None


def _add(table: _Table, told: "_Told", kind: EntryKind, amount_fen: int) -> None:
    """To what the lines come to, as the totals at the end count it."""
    side = kind if kind != "other" else told.other_side(amount_fen)
    counted = told.values.get("received")
    sum_fen = amount_fen if counted is None else exactly(counted, FEN_DIGITS, line=told.line)
    if told.form.totals:
        table.received[side] += sum_fen


@dataclass(frozen=True)
class _Told:
    """The values of one line by what they mean."""

    form: Form
    values: Mapping[str, str]
    line: int

    def refuse_foreign(self) -> None:
        """Amounts are of the currency of the house, or of none that is known."""
        currency = self.values.get("currency", "")
        if self.form.home and currency.strip(" -") and currency not in self.form.home:
            raise Unreadable("currency_foreign", line=self.line, word=currency)

    def amount_and_kind(self) -> tuple[int, EntryKind]:
        """What came of a buyer or went back to one; of a bank, what came and what went."""
        if self.form.signs != "refunds":
            amount_fen = self._signed()
            if self.form.purpose != "bank":
                return amount_fen, "other"
            return amount_fen, self.other_side(amount_fen)
        state = self.values["state"]
        if state in self.form.payments:
            return abs(self._fen(self.values["paid"])), "payment"
        if state in self.form.refunds:
            has_moved = self.values.get("refund_state", "") not in self.form.unmoved
            amount_fen = -abs(self._fen(self.values.get("refunded", "")))
            return amount_fen, "refund" if has_moved else "other"
        raise Unreadable("kind_unknown", line=self.line, word=state)

    def other_side(self, amount_fen: int) -> EntryKind:
        return "payment" if amount_fen >= 0 else "refund"

    def _signed(self) -> int:
        match self.form.signs:
            case "signed":
                return self._fen(self.values["amount"])
            case "two":
                came, went = (self._or_zero(one) for one in ("incoming", "outgoing"))
                return abs(came) - abs(went)
            case _:
                return self._by_mark()

    def _by_mark(self) -> int:
        amount_fen = abs(self._fen(_ASIDE.sub("", self.values["amount"])))
        mark = self.values["mark"]
        if any(mark.startswith(word) for word in self.form.incoming):
            return amount_fen
        if any(mark.startswith(word) for word in self.form.outgoing):
            return -amount_fen
        raise Unreadable("sign_unknown", line=self.line, word=mark)

    def _or_zero(self, role: str) -> int:
        written = self.values[role]
        return 0 if written in _NOTHING else self._fen(written)

    def _fen(self, written: str) -> int:
        return exactly(written, FEN_DIGITS, line=self.line)

    def fee(self) -> int:
        """Charged is above zero."""
        written = self.values.get("fee", "")
        fee = exactly(written, THOUSANDTHS_DIGITS, line=self.line) if written else 0
        return -fee if self.form.fee_below_zero else fee

    def number(self, role: str, *, needed: bool = False) -> str:
        """As text; a spreadsheet that rounded it has destroyed it."""
        written = self.values.get(role, "").strip()
        if _DAMAGED.fullmatch(written):
            raise Unreadable("number_damaged", line=self.line, word=written)
        if needed and not written:
            raise Unreadable("number_missing", line=self.line)
        return "" if written in _NOTHING | {"/"} else storable(written, NUMBER_LENGTH_MAX)

    def summary(self) -> str:
        told = (self.values.get("summary", ""), self.values.get("note", ""))
        return " ".join(one.strip() for one in told if one.strip(" -\t/"))

    def moved_at(self) -> datetime:
        if "day" in self.values:
            return moment(self.values["day"], self.values.get("time", ""), line=self.line)
        refunded_at = self.values.get("refunded_at", "").strip()
        written = refunded_at or self.values.get("at", "") or self.values.get("begun_at", "")
        return moment(written, line=self.line)
