"""Statements are read into lines: all of one in a transaction, or nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, literal, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.reconciliation.queries.statements import closing_before
from houtai.modules.reconciliation.rules.reading import (
    PROBLEMS_MAX,
    Entry,
    Oddity,
    Problem,
    Reading,
    Unreadable,
    both,
)
from houtai.modules.reconciliation.service.days import between, look_at
from houtai.modules.reconciliation.tables import Statement, StatementLine, StatementProblem

LEASE = timedelta(minutes=10)
"""Files may be large, and reading one takes its time."""
TRIES_MAX = 5
ROWS_AT_ONCE = 2_000
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('reconciliation.lines', 0))")
_TAKEN = (Statement.source, Statement.bill_id, Statement.channel, Statement.attempts)


@dataclass(frozen=True)
class TakenStatement:
    """A statement that this job has in hand until its lease ends."""

    id: UUID
    source: str
    bill_id: UUID | None
    channel: str
    attempts: int

    @property
    def mine(self) -> ColumnElement[bool]:
        """Unless another has taken it since."""
        return (
            (Statement.id == self.id)
            & (Statement.attempts == self.attempts)
            & (Statement.state == "waiting")
        )


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_statement_due_at."""
    due = await session.execute(select(Statement.id).where(Statement.due_at <= at).limit(1))
    return due.first() is not None


async def take(session: AsyncSession, at: datetime) -> TakenStatement | None:
    """One that is due; others keep off it for a while. Index: ix_statement_due_at."""
    due = (
        select(Statement.id)
        .where(Statement.due_at <= at)
        .order_by(Statement.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Statement)
        .where(Statement.id == due)
        .values(attempts=Statement.attempts + 1, due_at=at + LEASE)
        .returning(Statement.id, *_TAKEN)
    )
    row = taken.one_or_none()
    return None if row is None else TakenStatement(*row)


async def refuse(session: AsyncSession, taken: TakenStatement, unreadable: Unreadable) -> None:
    """Nothing of it is kept but why."""
    await session.execute(
        update(Statement)
        .where(taken.mine)
        .values(
            state="refused",
            fault=unreadable.fault,
            fault_line=unreadable.line,
            fault_word=unreadable.word,
            due_at=None,
            version=Statement.version + 1,
        )
    )


async def record(
    session: AsyncSession, taken: TakenStatement, reading: Reading, *, at: datetime
) -> bool:
    """All its lines; those that were known before are marked. False if another was faster."""
    await session.execute(_ONE_AT_A_TIME)
    is_mine = await session.scalar(select(Statement.id).where(taken.mine).with_for_update())
    if is_mine is None:
        return False
    repeats = await _write_lines(session, taken.id, reading)
    problems = [*reading.problems, *await _gap(session, reading), *repeats]
    await _write_problems(session, taken.id, problems)
    new = [one.amount_fen for place, one in _fresh(reading.entries, repeats)]
    await session.execute(
        update(Statement)
        .where(Statement.id == taken.id)
        .values(
            **_told(reading),
            repeated_count=len(repeats),
            came_fen=sum(one for one in new if one > 0),
            went_fen=-sum(one for one in new if one < 0),
            problem_count=len(problems),
            state="read",
            due_at=None,
            read_at=at,
            version=Statement.version + 1,
        )
    )
    if reading.days is not None and reading.purpose in {"trade", "bank"}:
        await look_at(session, reading.channel, between(*reading.days), at=at, stated=True)
    return True


def _told(reading: Reading) -> Mapping[str, Any]:
    first, last = reading.days or (None, None)
    return {
        "form": reading.form,
        "channel": reading.channel,
        "purpose": reading.purpose,
        "account": reading.account,
        "day_first": first,
        "day_last": last,
        "line_count": len(reading.entries),
        "opening_fen": reading.opening_fen,
        "closing_fen": reading.closing_fen,
    }


@dataclass(frozen=True, slots=True)
class _Repeat(Problem):
    place: int = 0


def _fresh(entries: Sequence[Entry], repeats: Sequence[_Repeat]) -> list[tuple[int, Entry]]:
    known = {one.place for one in repeats}
    return [(place, one) for place, one in enumerate(entries) if place not in known]


async def _write_lines(
    session: AsyncSession, statement_id: UUID, reading: Reading
) -> list[_Repeat]:
    """Says which were there before, in this file or in another."""
    repeats: list[_Repeat] = []
    seen: set[bytes] = set()
    for begin in range(0, len(reading.entries), ROWS_AT_ONCE):
        some = reading.entries[begin : begin + ROWS_AT_ONCE]
        prints = [one.fingerprint(reading.channel, reading.account) for one in some]
        known = await _known(session, prints)
        rows = []
        for place, (entry, mark) in enumerate(zip(some, prints, strict=True), start=begin):
            if mark in seen or mark in known:
                oddity: Oddity = "line_repeated" if mark in seen else "line_known"
                repeats.append(_Repeat(oddity, entry.line, entry.gateway_number, place))
            is_repeat = mark in seen or mark in known
            rows.append(_row(statement_id, reading, place, entry, mark, repeated=is_repeat))
            seen.add(mark)
        await session.execute(insert(StatementLine), rows)
    return repeats


async def _known(session: AsyncSession, prints: Sequence[bytes]) -> set[bytes]:
    """Index: uq_line_fingerprint."""
    wanted = literal(prints, ARRAY(BYTEA))
    found = await session.scalars(
        select(StatementLine.fingerprint).where(
            StatementLine.fingerprint == any_(wanted), ~StatementLine.repeated
        )
    )
    return set(found)


def _row(
    statement_id: UUID, reading: Reading, place: int, entry: Entry, mark: bytes, *, repeated: bool
) -> Mapping[str, Any]:
    is_refund = entry.kind == "refund" and reading.purpose == "trade"
    return {
        "id": new_id(),
        "statement_id": statement_id,
        "place": place,
        "sheet": entry.sheet,
        "line": entry.line,
        "channel": reading.channel,
        "purpose": reading.purpose,
        "kind": entry.kind,
        "number": entry.refund_number if is_refund else entry.number,
        "payment_number": entry.number,
        "gateway_number": entry.gateway_number,
        "amount_fen": entry.amount_fen,
        "fee_fen_thousandths": entry.fee_fen_thousandths,
        "balance_fen": entry.balance_fen,
        "moved_at": entry.moved_at,
        "day": entry.day,
        "party": entry.party,
        "summary": entry.summary,
        "raw": entry.raw,
        "fingerprint": mark,
        "repeated": repeated,
    }


async def _gap(session: AsyncSession, reading: Reading) -> list[Problem]:
    """An account begins with what it held before: else a statement in between is missing."""
    if reading.opening_fen is None or reading.days is None:
        return []
    before = await closing_before(
        session,
        channel=reading.channel,
        purpose=reading.purpose,
        account=reading.account,
        day=reading.days[0],
    )
    if before is None or before == reading.opening_fen:
        return []
    line = reading.entries[0].line
    return [Problem("opening_differs", line, both(before, reading.opening_fen))]


async def _write_problems(
    session: AsyncSession, statement_id: UUID, problems: Sequence[Problem]
) -> None:
    """Not more than a person looks through; they are counted whole."""
    rows = [
        {
            "id": new_id(),
            "statement_id": statement_id,
            "place": place,
            "oddity": one.oddity,
            "line": one.line,
            "word": one.word,
        }
        for place, one in enumerate(problems[:PROBLEMS_MAX])
    ]
    if rows:
        await session.execute(insert(StatementProblem), rows)
