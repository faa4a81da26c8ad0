"""Which chains may be taken: one after the other in order of arrival, each whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from houtai.modules.ledger.rules.steps import (
    AMOUNT_MAX,
    Chain,
    Outcome,
    Post,
    Refusal,
    Reserve,
    Step,
    Transfer,
    Void,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What never changes about an account."""

    id: UUID
    home_id: UUID
    book: str
    unit: str
    side: str
    limited: bool
    counted: bool


@dataclass(slots=True, eq=False)
class Standing:
    """An account as one batch sees it. `free` is what a limited one could still give away."""

    facts: Facts
    free: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A live reservation."""

    id: UUID
    debit_id: UUID
    credit_id: UUID
    remaining: int
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Which chain a transfer belongs to, and what it was for."""

    chain_id: UUID
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID


@dataclass(slots=True, eq=False)
class Row:
    """A transfer as it will be written. It refers to its accounts directly: ids hash slowly."""

    id: UUID
    origin: Origin
    kind: str
    debit: Standing
    credit: Standing
    posted: int
    pending: int
    hold_id: UUID | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A transfer that stands already, by what a step can be compared with."""

    origin: Origin
    kind: str
    debit_id: UUID
    credit_id: UUID
    posted: int
    pending: int
    hold_id: UUID | None
    expires_at: datetime | None


@dataclass(slots=True)
class Book:
    """What the decisions of one batch rest on; left as it will stand when the rows are written."""

    at: datetime
    accounts: dict[UUID, Standing]
    holds: dict[UUID, Held]
    written: dict[UUID, Written] = field(default_factory=dict)
    """What stands already under the ids that the batch names."""


class _Refused(Exception):  # never leaves this file
    def __init__(self, refusal: Refusal, account_id: UUID | None = None) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.account_id = account_id


def draft(chains: Sequence[Chain], book: Book) -> list[Row] | None:
    """All rows, if nothing speaks against any chain but perhaps what the accounts have left.

    The database is then asked whether that is enough, and whether the ids are new, while it
    writes. None means that the chains must be decided one by one.
    """
    rows: list[Row] = []
    try:
        for chain in chains:
            origin = _origin(chain)
            for step in chain.steps:
                row = _row(step, origin, book)
                if row.kind != "transfer":
                    _change_hold(row, book.holds)
                rows.append(row)
    except _Refused:
        return None
    # The database knows an id as one of its home, so it would take one twice from two homes.
    return rows if len({row.id for row in rows}) == len(rows) else None


def decide(chains: Sequence[Chain], book: Book) -> tuple[list[Outcome], list[Row]]:
    """Take each chain in turn, knowing what every account has free and which ids are taken."""
    outcomes: list[Outcome] = []
    rows: list[Row] = []
    for chain in chains:
        outcome, taken = _take(chain, book)
        outcomes.append(outcome)
        rows += taken
    return outcomes, rows


def _take(chain: Chain, book: Book) -> tuple[Outcome, list[Row]]:
    """One chain, whole or not at all: what a refused chain had touched is put back."""
    origin = _origin(chain)
    if any(step.id in book.written for step in chain.steps):
        return _repeated(chain, origin, book), []
    trail = _Trail(book)
    rows: list[Row] = []
    for position, step in enumerate(chain.steps):
        try:
            row = _row(step, origin, book)
            trail.follow(row)
        except _Refused as refused:
            trail.undo()
            return Outcome(chain.id, refused.refusal, False, position, refused.account_id), []
        rows.append(row)
    return Outcome(chain.id), rows


def _origin(chain: Chain) -> Origin:
    return Origin(chain.id, chain.reason, chain.document_kind, chain.document_id, chain.actor_id)


def _repeated(chain: Chain, origin: Origin, book: Book) -> Outcome:
    for position, step in enumerate(chain.steps):
        known = book.written.get(step.id)
        if known is None or not _same(step, origin, known):
            return Outcome(chain.id, Refusal.ID_REUSED, step=position)
    return Outcome(chain.id, repeated=True)


def _same(step: Step, origin: Origin, known: Written) -> bool:
    """Whether it is what this step would have written; who sends it does not matter."""
    if replace(known.origin, actor_id=origin.actor_id) != origin:
        return False
    pair = (known.debit_id, known.credit_id)
    match step:
        case Transfer(_, debit_id, credit_id, amount):
            return (known.kind, *pair, known.posted) == ("transfer", debit_id, credit_id, amount)
        case Reserve(_, debit_id, credit_id, amount, expires_at):
            asked = ("reserve", debit_id, credit_id, amount, expires_at)
            return (known.kind, *pair, known.pending, known.expires_at) == asked
        case Post(_, hold_id, amount, keep_rest):
            amount_fits = amount is None or amount == known.posted
            released_fits = known.pending == -known.posted or not (amount is None or keep_rest)
            fits = amount_fits and released_fits
            return known.kind == "post" and known.hold_id == hold_id and fits
        case Void(_, hold_id):
            return known.kind == "void" and known.hold_id == hold_id


def _as_written(row: Row) -> Written:
    pair = (row.debit.facts.id, row.credit.facts.id)
    return Written(
        row.origin, row.kind, *pair, row.posted, row.pending, row.hold_id, row.expires_at
    )


def _row(step: Step, origin: Origin, book: Book) -> Row:
    if isinstance(step, Transfer):
        pair = _pair(step.debit_id, step.credit_id, step.amount, book)
        return Row(step.id, origin, "transfer", *pair, step.amount, 0)
    if isinstance(step, Reserve):
        pair = _pair(step.debit_id, step.credit_id, step.amount, book)
        if step.expires_at is not None and step.expires_at <= book.at:
            raise _Refused(Refusal.HOLD_EXPIRED)
        return Row(step.id, origin, "reserve", *pair, 0, step.amount, None, step.expires_at)
    held = book.holds.get(step.hold_id)
    if held is None:
        raise _Refused(Refusal.HOLD_UNKNOWN)
    if held.expires_at is not None and held.expires_at <= book.at:
        raise _Refused(Refusal.HOLD_EXPIRED)
    debit, credit = book.accounts.get(held.debit_id), book.accounts.get(held.credit_id)
    if debit is None or credit is None:  # one lives out of the session's reach
        raise _Refused(Refusal.HOLD_UNKNOWN)
    if isinstance(step, Void):
        return Row(step.id, origin, "void", debit, credit, 0, -held.remaining, held.id)
    posted = held.remaining if step.amount is None else step.amount
    if not _is_amount(posted):
        raise _Refused(Refusal.AMOUNT_INVALID)
    if posted > held.remaining:
        raise _Refused(Refusal.MORE_THAN_HELD)
    released = posted if step.keep_rest else held.remaining
    return Row(step.id, origin, "post", debit, credit, posted, -released, held.id)


def _pair(debit_id: UUID, credit_id: UUID, amount: int, book: Book) -> tuple[Standing, Standing]:
    debit, credit = book.accounts.get(debit_id), book.accounts.get(credit_id)
    if debit is None or credit is None:
        raise _Refused(Refusal.ACCOUNT_UNKNOWN, debit_id if debit is None else credit_id)
    one, other = debit.facts, credit.facts
    if one.unit != other.unit or one.book != other.book or debit is credit:
        raise _Refused(Refusal.UNITS_DIFFER, credit_id)
    if not _is_amount(amount):
        raise _Refused(Refusal.AMOUNT_INVALID)
    return debit, credit


def _is_amount(value: int) -> bool:
    """A truth or a fraction passes for an int in a comparison, and not in the database."""
    return type(value) is int and 0 < value <= AMOUNT_MAX


def _change_hold(row: Row, holds: dict[UUID, Held]) -> None:
    """What the row leaves reserved."""
    if row.hold_id is None:
        ids = (row.debit.facts.id, row.credit.facts.id)
        holds[row.id] = Held(row.id, *ids, row.pending, row.expires_at)
        return
    held = holds[row.hold_id]
    rest = held.remaining + row.pending
    if rest:
        holds[row.hold_id] = replace(held, remaining=rest)
    else:
        del holds[row.hold_id]


class _Trail:
    """Follows a chain through the book and can walk back."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._free_before: list[tuple[Standing, int]] = []
        self._holds_before: dict[UUID, Held | None] = {}
        self._written: list[UUID] = []

    def follow(self, row: Row) -> None:
        if row.id in self._book.written:
            raise _Refused(Refusal.ID_REUSED)
        for standing, change in free_changes(row):
            if change < 0 and standing.free + change < 0:
                raise _Refused(Refusal.NOT_ENOUGH, standing.facts.id)
            self._free_before.append((standing, standing.free))
            standing.free += change
        if row.kind != "transfer":
            hold_id = row.hold_id or row.id
            self._holds_before.setdefault(hold_id, self._book.holds.get(hold_id))
            _change_hold(row, self._book.holds)
        self._book.written[row.id] = _as_written(row)
        self._written.append(row.id)

    def undo(self) -> None:
        for standing, free in reversed(self._free_before):
            standing.free = free
        for hold_id, held in self._holds_before.items():
            if held is None:
                self._book.holds.pop(hold_id, None)
            else:
                self._book.holds[hold_id] = held
        for row_id in self._written:
            del self._book.written[row_id]


def free_changes(row: Row) -> list[tuple[Standing, int]]:
    """By how much a row changes what its limited accounts could still give away.

    An account gives on the side opposite to its own; there a reservation counts at once. On its
    own side it gets, and only what is posted counts.
    """
    changes = []
    giving, getting = -(row.posted + row.pending), row.posted
    if row.debit.facts.limited:
        changes.append((row.debit, giving if row.debit.facts.side == "credit" else getting))
    if row.credit.facts.limited:
        changes.append((row.credit, giving if row.credit.facts.side == "debit" else getting))
    return changes
