"""Bills asked for each morning, or by somebody; kept as they came, and read into rows."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Update, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import BillRead
from houtai.kit import eventlog, settings, trail
from houtai.kit.errors import Invalid
from houtai.kit.ids import name_id, new_id
from houtai.kit.shapes import Command
from houtai.modules.payments.queries.bills import bill_or_none, one_bill
from houtai.modules.payments.queries.channels import ChannelUnknown, list_channels
from houtai.modules.payments.rules import patience
from houtai.modules.payments.rules.bills import BEIJING, Moved, sums_of
from houtai.modules.payments.rules.methods import BY_GATEWAY, GatewayMethod
from houtai.modules.payments.tables import Bill, BillRow

BILLS_HOUR = settings.Setting("payments.bills_hour", kind=settings.WholeNumber(0, 23), default=10)
"""Channels have the bill of a day ready in the morning of the next."""
GAP_DAYS_MAX = 31
ROWS_AT_ONCE = 5_000


class DayNotOver(Invalid):
    """A bill is of a whole day, in China, not long ago."""

    code = "payments.day_not_over"


class AskForBill(Command):
    """Also of a day whose bill is there: then it is fetched and read once more."""

    channel: GatewayMethod
    day: date


@dataclass(frozen=True)
class TakenBill:
    """A bill that this job has in hand until its lease ends."""

    id: UUID
    channel: str
    day: date
    attempts: int


@dataclass(frozen=True)
class Fetched:
    """What came, kept in the object store before; `error` says why it could not be read."""

    size_bytes: int
    content_hash: bytes
    rows: Sequence[Moved] = ()
    error: str | None = None

    @classmethod
    def of(cls, content: bytes, rows: Sequence[Moved] = (), error: str | None = None) -> "Fetched":
        """From the bytes as they came."""
        return cls(len(content), sha256(content).digest(), rows, error)


def bill_id(channel: str, day: date) -> UUID:
    """One for each channel and day."""
    return name_id("payments.bill", f"{channel} {day}")


def key_of(known_id: UUID) -> str:
    """Under which the object store has its file."""
    return f"bills/{known_id.hex}"


def yesterday(at: datetime) -> date:
    """In China."""
    return at.astimezone(BEIJING).date() - timedelta(days=1)


async def plan(session: AsyncSession, at: datetime) -> int:
    """From the hour that is set, yesterday's bills are due, and those of days that were missed."""
    if at.astimezone(BEIJING).hour < await settings.read(session, BILLS_HOUR):
        return 0
    last = yesterday(at)
    wanted = [
        {
            "id": bill_id(code, day),
            "channel": code,
            "day": day,
            "state": "waiting",
            "due_at": at,
            "created_at": at,
        }
        for code, days in (await _missing(session, last)).items()
        for day in days
    ]
    if wanted:
        await session.execute(insert(Bill).values(wanted).on_conflict_do_nothing())
    return 0


async def _missing(session: AsyncSession, last: date) -> dict[str, list[date]]:
    """Of every channel that is set up. Index: uq_bill_channel_day."""
    channels = [
        one.code
        for one in await list_channels(session)
        if one.code in BY_GATEWAY and (one.enabled or one.has_secrets)
    ]
    earliest = last - timedelta(days=GAP_DAYS_MAX)
    known = {
        row.channel: set(row.days)
        for row in await session.execute(
            select(Bill.channel, func.array_agg(Bill.day).label("days"))
            .where(Bill.day >= earliest)
            .group_by(Bill.channel)
        )
    }
    return {code: _gaps(known.get(code, set()), last) for code in channels}


def _gaps(known: Collection[date], last: date) -> list[date]:
    first = min(known, default=last)
    days = ((last - first).days + 1) if first <= last else 0
    return [day for n in range(days) if (day := first + timedelta(days=n)) not in known]


async def any_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_bill_due."""
    due = await session.execute(select(Bill.id).where(Bill.due_at <= at).limit(1))
    return due.first() is not None


async def ask(session: AsyncSession, command: AskForBill, *, at: datetime) -> UUID:
    """Raises DayNotOver, ChannelUnknown for one that has no gateway set up."""
    last = yesterday(at)
    if not last - timedelta(days=GAP_DAYS_MAX) <= command.day <= last:
        raise DayNotOver(place="body/day")
    if command.channel not in await _missing(session, last):
        raise ChannelUnknown
    known_id = bill_id(command.channel, command.day)
    before = await bill_or_none(session, known_id)
    row = insert(Bill).values(
        id=known_id,
        channel=command.channel,
        day=command.day,
        state="waiting",
        due_at=at,
        created_at=at,
    )
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["channel", "day"],
            set_={"state": "waiting", "due_at": at, "attempts": 0, "version": Bill.version + 1},
        )
    )
    after = await one_bill(session, known_id)
    name = f"{command.channel} {command.day}"
    trail.note(session, "payments.bill", known_id, name=name, before=before, after=after)
    return known_id


async def take(session: AsyncSession, at: datetime) -> TakenBill | None:
    """One that is due; others keep off it for a while. Index: ix_bill_due."""
    due = (
        select(Bill.id)
        .where(Bill.due_at <= at)
        .order_by(Bill.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Bill)
        .where(Bill.id == due)
        .values(attempts=Bill.attempts + 1, due_at=at + patience.BILL_LEASE)
        .returning(Bill.id, Bill.channel, Bill.day, Bill.attempts)
    )
    row = taken.one_or_none()
    return None if row is None else TakenBill(*row)


async def not_there(
    session: AsyncSession, taken: TakenBill, reason: str, *, absent: bool, at: datetime
) -> None:
    """Asked for again later, until a person had better look at it."""
    values: dict[str, object] = {"error": reason, "version": Bill.version + 1}
    if taken.attempts >= patience.TRIES_MAX:
        values |= {"state": "absent" if absent else "failed", "due_at": None}
    else:
        values["due_at"] = patience.next_bill_try(taken.attempts, at)
    await session.execute(_of(taken).values(**values))


async def keep(session: AsyncSession, taken: TakenBill, fetched: Fetched, *, at: datetime) -> None:
    """Its rows replace those of an earlier reading."""
    kept = await session.scalar(
        _of(taken)
        .values(
            **asdict(sums_of(fetched.rows)),
            state="read" if fetched.error is None else "unreadable",
            error=fetched.error,
            content_hash=fetched.content_hash,
            size_bytes=fetched.size_bytes,
            fetched_at=at,
            due_at=None,
            version=Bill.version + 1,
        )
        .returning(Bill.id)
    )
    if kept is None:
        return
    await session.execute(delete(BillRow).where(BillRow.bill_id == taken.id))
    if fetched.error is None:
        await eventlog.emit(session, BillRead(taken.id, taken.channel, taken.day, at))
    for begin in range(0, len(fetched.rows), ROWS_AT_ONCE):
        some = fetched.rows[begin : begin + ROWS_AT_ONCE]
        await session.execute(
            insert(BillRow),
            [{"id": new_id(), "bill_id": taken.id, **asdict(row)} for row in some],
        )


def _of(taken: TakenBill) -> Update:
    """Unless another has taken it since."""
    return update(Bill).where(Bill.id == taken.id, Bill.attempts == taken.attempts)
