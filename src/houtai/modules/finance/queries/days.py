"""Days of the business: what is closed, what ties, and whether closed days stand as they were."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.clock import business_day
from houtai.kit.errors import NotFound
from houtai.kit.invariants import Breach, Invariant
from houtai.kit.shapes import View
from houtai.modules.finance.queries import ties
from houtai.modules.finance.queries.trial import sums_of
from houtai.modules.finance.rules.closing import Tie, next_day, seal
from houtai.modules.finance.tables.closing import DayClose, DayLine
from houtai.modules.identity import public as identity

DAYS_SHOWN = 62


class DayUnknown(NotFound):
    """It has not begun."""

    code = "finance.day_unknown"


class DayCloseView(View):
    """A day that is closed or on its way; `asked_by_name` is empty for the clock."""

    day: date
    state: Literal["closing", "closed"]
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    closed_at: datetime | None
    note: str
    lines_off: int
    hash: str


class DaysView(View):
    """The latest days first. `next_day` is the one to be closed now, `today` the one that runs."""

    days: list[DayCloseView]
    next_day: date | None
    today: date


class TieView(View):
    """Two sides; a side that nobody can say is null."""

    code: str
    one_side_fen: int | None
    other_side_fen: int | None
    difference_fen: int | None
    must_tie: bool
    is_off: bool


class DayTotalView(View):
    """What the accounts of a kind moved on the day."""

    kind: str
    unit: str
    debits: int
    credits: int


class BusinessDayView(View):
    """A day as it stands, or as it stood when it was closed. `closable`: its turn has come."""

    day: date
    state: Literal["open", "closing", "closed"]
    closable: bool
    lines: list[TieView]
    totals: list[DayTotalView]
    lines_off: int
    closed: DayCloseView | None


async def state_of(session: AsyncSession, day: date) -> str | None:
    """None as long as nobody asked to close it. Index: pk_day_close."""
    return await session.scalar(select(DayClose.state).where(DayClose.day == day))


async def last_asked(session: AsyncSession) -> date | None:
    """The latest that is closed or on its way. Index: pk_day_close."""
    return await session.scalar(select(DayClose.day).order_by(DayClose.day.desc()).limit(1))


async def last_hash(session: AsyncSession) -> str:
    """Of the day that was closed last; nothing before the first. Index: pk_day_close."""
    found = select(DayClose.hash).where(DayClose.state == "closed")
    return await session.scalar(found.order_by(DayClose.day.desc()).limit(1)) or ""


async def frozen(session: AsyncSession, day: date) -> DayCloseView | None:
    """Index: pk_day_close."""
    row = await session.scalar(select(DayClose).where(DayClose.day == day))
    return None if row is None else (await _named(session, [row]))[0]


async def list_days(session: AsyncSession, *, at: datetime, time_zone: str) -> DaysView:
    """Two months of them. Index: pk_day_close."""
    newest = select(DayClose).order_by(DayClose.day.desc()).limit(DAYS_SHOWN)
    rows = list(await session.scalars(newest))
    due = next_day(rows[0].day, rows[0].day) if rows else None
    today = business_day(at, time_zone)
    return DaysView(
        days=await _named(session, rows),
        next_day=due if due is None or due < today else None,
        today=today,
    )


async def show_day(
    session: AsyncSession, day: date, *, at: datetime, time_zone: str
) -> BusinessDayView:
    """Frozen, or as everything stands now. Raises DayUnknown."""
    today = business_day(at, time_zone)
    if day > today:
        raise DayUnknown
    closed = await frozen(session, day)
    if closed is not None and closed.state == "closed":
        return await _as_it_was(session, closed)
    found = await ties.day_sums(session, day, time_zone=time_zone)
    turn = next_day(await last_asked(session), day) == day
    return BusinessDayView(
        day=day,
        state="open" if closed is None else "closing",
        closable=closed is None and day < today and turn,
        lines=[_tie_view(tie) for tie in found.ties],
        totals=[DayTotalView.model_validate(one) for one in found.totals],
        lines_off=found.off,
        closed=closed,
    )


async def _as_it_was(session: AsyncSession, closed: DayCloseView) -> BusinessDayView:
    lines = await _lines(session, closed.day)
    totals = await session.scalar(select(DayClose.totals).where(DayClose.day == closed.day))
    return BusinessDayView(
        day=closed.day,
        state="closed",
        closable=False,
        lines=[_tie_view(tie) for tie in lines],
        totals=[DayTotalView.model_validate(one) for one in totals or []],
        lines_off=closed.lines_off,
        closed=closed,
    )


async def _lines(session: AsyncSession, day: date) -> list[Tie]:
    """Index: pk_day_line."""
    asked = select(DayLine).where(DayLine.day == day).order_by(DayLine.place)
    return [
        Tie(row.code, row.one_side_fen, row.other_side_fen, row.must_tie)
        for row in await session.scalars(asked)
    ]


def _tie_view(tie: Tie) -> TieView:
    return TieView(
        code=tie.code,
        one_side_fen=tie.one_side_fen,
        other_side_fen=tie.other_side_fen,
        difference_fen=tie.difference_fen,
        must_tie=tie.must,
        is_off=tie.is_off,
    )


async def _named(session: AsyncSession, rows: list[DayClose]) -> list[DayCloseView]:
    people = {row.asked_by for row in rows} - {SYSTEM.id}
    names = await identity.names(session, people) if people else {}
    return [
        DayCloseView(
            day=row.day,
            state="closed" if row.state == "closed" else "closing",
            asked_by=row.asked_by,
            asked_by_name=names.get(row.asked_by, ""),
            asked_at=row.asked_at,
            closed_at=row.closed_at,
            note=row.note,
            lines_off=row.lines_off,
            hash=row.hash,
        )
        for row in rows
    ]


async def closed_days_stand(session: AsyncSession, most: int) -> list[Breach]:
    """Whether the ledger still moves in all closed days together what was frozen of them, and
    each seal fits what it seals. Two months of days, one look at the sums.
    """
    newest = select(DayClose).where(DayClose.state == "closed")
    rows = list(await session.scalars(newest.order_by(DayClose.day.desc()).limit(DAYS_SHOWN)))
    if not rows:
        return []
    first, last = rows[-1], rows[0]
    moved = await sums_of(session, first.begins_at, last.ends_at)
    now = {(one.kind, one.unit): (one.debits, one.credits) for one in moved}
    then: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        for one in row.totals:
            key = (one["kind"], one["unit"])
            debited, credited = then.get(key, (0, 0))
            then[key] = (debited + one["debits"], credited + one["credits"])
    broken = [
        Breach(f"{key[0]} from {first.day} to {last.day}", str(then.get(key)), str(now.get(key)))
        for key in sorted({*now, *then})
        if now.get(key, (0, 0)) != then.get(key, (0, 0))
    ]
    return [*broken, *await _torn_seals(session, rows)][:most]


async def _torn_seals(session: AsyncSession, rows: list[DayClose]) -> list[Breach]:
    lines: dict[date, list[Tie]] = {}
    asked = select(DayLine).where(DayLine.day.in_([row.day for row in rows]))
    for line in await session.scalars(asked.order_by(DayLine.day, DayLine.place)):
        tie = Tie(line.code, line.one_side_fen, line.other_side_fen, line.must_tie)
        lines.setdefault(line.day, []).append(tie)
    previous: str | None = None
    torn: list[Breach] = []
    for row in reversed(rows):
        kept = row.previous_hash if previous is None else previous
        expected = seal(row.day, row.totals, lines.get(row.day, []), kept)
        if row.hash != expected:
            torn.append(Breach(f"seal of {row.day}", expected, row.hash))
        previous = row.hash
    return torn


DAY_INVARIANTS = (Invariant("finance.closed_days_stand", closed_days_stand),)
