"""A day of a channel is matched: set by set, in one transaction, as often as something is new."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.auth import SYSTEM
from houtai.kit.sql import statement
from houtai.modules.payments import public as payments
from houtai.modules.reconciliation.tables import Difference, MatchDay, Pair, StatementLine

LEASE = timedelta(minutes=10)
TOLERANCE = settings.Setting(
    "reconciliation.tolerance_fen", kind=settings.WholeNumber(0, 100), default=0
)
"""Sums that are no further apart count as the same."""
TRANSFER_DAYS = settings.Setting(
    "reconciliation.transfer_days", kind=settings.WholeNumber(0, 7), default=1
)
"""How many days may lie between a transfer as the house noted it and the bank's own line."""
NUMBERS_AT_ONCE = 1_000
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
_DAY = timedelta(days=1)
_OF_DAY = statement(__package__, "pair_lines")
_OF_LINES, _OF_OWN = (
    text(_OF_DAY.text.replace("line.day = :day", f"{side}.id = ANY(CAST(:waiting AS uuid[]))"))
    for side in ("line", "own")
)
"""The same of a few that are left: nobody looks through the whole day for them again."""


@dataclass(frozen=True)
class TakenDay:
    """A day that this job has in hand until its lease ends."""

    id: UUID
    channel: str
    day: date
    version: int


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_day_due_at."""
    due = await session.execute(select(MatchDay.id).where(MatchDay.due_at <= at).limit(1))
    return due.first() is not None


async def take(session: AsyncSession, at: datetime) -> TakenDay | None:
    """One that is due; others keep off it for a while. Index: ix_day_due_at."""
    due = (
        select(MatchDay.id)
        .where(MatchDay.due_at <= at)
        .order_by(MatchDay.due_at, MatchDay.day)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(MatchDay)
        .where(MatchDay.id == due)
        .values(due_at=at + LEASE)
        .returning(MatchDay.id, MatchDay.channel, MatchDay.day, MatchDay.version)
    )
    row = taken.one_or_none()
    return None if row is None else TakenDay(*row)


async def match(session: AsyncSession, taken: TakenDay, *, at: datetime) -> None:
    """Pairs what belongs together, opens what differs, and ends what has found its counterpart.

    What comes in meanwhile has the day looked at once more.
    """
    await session.execute(_ONE_AT_A_TIME, {"name": f"reconciliation {taken.channel}"})
    known = {
        "channel": taken.channel,
        "day": taken.day,
        "at": at,
        "by_id": SYSTEM.id,
        "tolerance_fen": await settings.read(session, TOLERANCE),
        "days": await settings.read(session, TRANSFER_DAYS),
    }
    await _pair(session, known)
    await _run(session, "settle_matched", known)
    await _run(session, "open_of_amounts", known)
    await _open(session, taken, known)
    near = {taken.day - _DAY, taken.day + _DAY, taken.day}
    for day in sorted(near | await _paired_days(session, taken.channel, at)):
        version = taken.version if day == taken.day else 0
        await _run(session, "count_day", {**known, "day": day, "version": version})


async def _paired_days(session: AsyncSession, channel: str, at: datetime) -> set[date]:
    """Days of lines that have just been paired: money may move long before a channel says so."""
    found = select(Pair.day).where(Pair.channel == channel, Pair.at == at).distinct()
    return set(await session.scalars(found))


async def _run(session: AsyncSession, name: str, known: dict[str, Any]) -> None:
    await session.execute(statement(__package__, name), known)


async def _pair(session: AsyncSession, known: dict[str, Any]) -> None:
    """The closest first, seen from the lines of the day and from what the house knows of it."""
    await session.execute(_OF_DAY, {**known, "closeness": "gateway"})
    own = await _waiting(session, "waiting_own", known)
    await _pair_few(session, _OF_OWN, own, {**known, "closeness": "gateway"})
    lines = await _waiting(session, "waiting_lines", known)
    for closeness in ("amount", "number"):
        wanted = {**known, "closeness": closeness}
        await _pair_few(session, _OF_LINES, lines, wanted)
        await _pair_few(session, _OF_OWN, own, wanted)
    if known["channel"] == "bank":
        await _run(session, "pair_transfers", known)


async def _waiting(session: AsyncSession, name: str, known: dict[str, Any]) -> list[UUID]:
    return list(await session.scalars(statement(__package__, name), known))


async def _pair_few(
    session: AsyncSession, pairing: TextClause, waiting: list[UUID], known: dict[str, Any]
) -> None:
    """Those of them that were paired meanwhile are passed over."""
    if waiting:
        await session.execute(pairing, {**known, "waiting": waiting})


async def _open(session: AsyncSession, taken: TakenDay, known: dict[str, Any]) -> None:
    found = await session.execute(
        select(MatchDay.day, MatchDay.stated).where(
            MatchDay.channel == taken.channel, MatchDay.day.in_([taken.day, taken.day + _DAY])
        )
    )
    stated = {row.day for row in found if row.stated}
    await _run(session, "open_of_lines", known)
    await _name_states(session, taken)
    if taken.day not in stated:
        return
    next_is_stated = taken.day + _DAY in stated
    await _run(session, "open_of_own", {**known, "next_is_stated": next_is_stated})
    if next_is_stated:
        await session.execute(
            update(Difference)
            .where(Difference.channel == taken.channel, Difference.day == taken.day)
            .where(Difference.kind == "transit", Difference.state != "handled")
            .values(kind="shortfall", version=Difference.version + 1)
        )


async def _name_states(session: AsyncSession, taken: TakenDay) -> None:
    """A refund that went back is no surplus where the house asked for it and heard otherwise."""
    rows = await session.execute(
        select(Difference.id, StatementLine.number)
        .join(StatementLine, StatementLine.id == Difference.line_id)
        .where(Difference.channel == taken.channel, Difference.day == taken.day)
        .where(Difference.kind == "surplus", Difference.state == "open")
        .where(StatementLine.kind == "refund", StatementLine.number != "")
        .limit(NUMBERS_AT_ONCE)
    )
    numbers = {row.id: row.number for row in rows}
    if not numbers:
        return
    known = await payments.known_refunds(session, set(numbers.values()))
    await session.execute(
        update(Difference)
        .where(Difference.id.in_([one for one, number in numbers.items() if number in known]))
        .values(kind="state", version=Difference.version + 1)
    )
