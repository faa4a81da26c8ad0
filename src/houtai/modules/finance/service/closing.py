"""Closing a day: asked for by a person or the clock, carried out behind the gate, never undone.

Asking shuts the gate: whatever is written from then on is dated behind the day. Only when all who
may not have seen it have ended is the day summed, sealed and closed. A process that dies in between
leaves a day that is `closing`; the next look carries on.
"""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import StringConstraints
from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_new
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.finance import DayClosed
from houtai.kit import eventlog, settings, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.clock import business_day
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import Command
from houtai.modules.finance.queries import days, ties
from houtai.modules.finance.rules.closing import next_day, seal
from houtai.modules.finance.tables.closing import DayClose, DayLine
from houtai.modules.ledger import public as ledger

THING = "finance.day"
GRACE = timedelta(minutes=1)
"""Longer than any statement runs that began before the gate was shut."""
BY_ITSELF = settings.Setting("finance.days_close", kind=settings.YesNo(), default=False)
CLOSING_HOUR = settings.Setting(
    "finance.closing_hour", kind=settings.WholeNumber(1, 23), default=11
)


class DayNotOver(Conflict):
    """A day can be closed when it is over."""

    code = "finance.day_not_over"


class DayClosedBefore(Conflict):
    """It is closed, or on its way."""

    code = "finance.day_closed"


class DayOutOfTurn(Conflict):
    """Another day comes first."""

    code = "finance.day_out_of_turn"


class DayDiffers(Conflict):
    """Something does not tie, and nobody said that it may stay so."""

    code = "finance.day_differs"


class NoteWanted(Invalid):
    """Who closes a day that does not tie says why."""

    code = "finance.note_wanted"


class CloseDay(Command):
    """`with_differences`: though something does not tie; then the note says why."""

    with_differences: bool = False
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


async def ask(
    session: AsyncSession, actor: Actor, day: date, command: CloseDay, *,
    at: datetime, time_zone: str,
) -> None:  # fmt: skip
    """Shut the gate behind a day. Raises DayNotOver, DayClosedBefore, DayOutOfTurn, DayDiffers,
    NoteWanted.
    """
    if day >= business_day(at, time_zone):
        raise DayNotOver
    if await days.state_of(session, day) is not None:
        raise DayClosedBefore
    due = next_day(await days.last_asked(session), day)
    if day != due:
        raise DayOutOfTurn(next=due)
    found = await ties.day_sums(session, day, time_zone=time_zone)
    if found.off and not command.with_differences:
        raise DayDiffers(lines=found.off)
    if found.off and not command.note:
        raise NoteWanted(place="body/note")
    row = insert_new(DayClose).values(
        day=day,
        state="closing",
        begins_at=found.begins_at,
        ends_at=found.ends_at,
        asked_by=actor.id,
        asked_at=at,
        note=command.note,
        totals=[],
        lines_off=found.off,
        previous_hash="",
        hash="",
    )
    if await session.scalar(row.on_conflict_do_nothing().returning(DayClose.day)) is None:
        raise DayClosedBefore  # Somebody else asked at the same moment.
    await ledger.shut_until(session, found.ends_at)
    view = await days.frozen(session, day)
    trail.note(session, THING, day.isoformat(), name=day.isoformat(), before=None, after=view)


async def carry_out(session: AsyncSession, *, at: datetime, time_zone: str) -> int:
    """Close the first day that waits, if its gate is shut for everybody; says how many."""
    asked = (
        select(DayClose.day, DayClose.ends_at)
        .where(DayClose.state == "closing", DayClose.asked_at <= at - GRACE)
        .order_by(DayClose.day)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    waiting = (await session.execute(asked)).one_or_none()
    if waiting is None or not await ledger.is_shut(session, waiting.ends_at):
        return 0
    found = await ties.day_sums(session, waiting.day, time_zone=time_zone)
    previous = await days.last_hash(session)
    sealed = seal(waiting.day, found.totals, found.ties, previous)
    await session.execute(
        update(DayClose)
        .where(DayClose.day == waiting.day, DayClose.state == "closing")
        .values(
            state="closed",
            closed_at=at,
            totals=found.totals,
            lines_off=found.off,
            previous_hash=previous,
            hash=sealed,
        )
    )
    rows = [
        {
            "day": waiting.day,
            "code": tie.code,
            "place": place,
            "one_side_fen": tie.one_side_fen,
            "other_side_fen": tie.other_side_fen,
            "must_tie": tie.must,
        }
        for place, tie in enumerate(found.ties)
    ]
    await session.execute(insert(DayLine), rows)
    await eventlog.emit(session, DayClosed(waiting.day, found.off, sealed, at))
    return 1


async def ask_by_clock(session: AsyncSession, *, at: datetime, time_zone: str) -> int:
    """Ask for the day that is due, where that is wanted and everything ties; else a person looks.

    The first day is never closed by itself.
    """
    if not await settings.read(session, BY_ITSELF):
        return 0
    last = await days.last_asked(session)
    if last is None:
        return 0
    due = next_day(last, last)
    hour = await settings.read(session, CLOSING_HOUR)
    if due >= business_day(at - timedelta(hours=hour), time_zone):
        return 0
    try:
        async with session.begin_nested():
            await ask(session, SYSTEM, due, CloseDay(), at=at, time_zone=time_zone)
    except Conflict:
        return 0
    return 1
