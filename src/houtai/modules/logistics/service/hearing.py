"""What trackers tell, its signature checked before: many pushes are a few statements.

Duplicates and old news change nothing; what is told in the wrong order comes out right, since how a
parcel stands is worked out of everything that was ever told of it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import ParcelMoved, ParcelSigned
from houtai.kit import eventlog, settings
from houtai.kit.batch import Batcher
from houtai.kit.db import Database
from houtai.kit.eventlog import Event
from houtai.kit.sql import one_of, statement
from houtai.modules.logistics.rules.tracking import (
    OVER,
    Heard,
    ProblemKind,
    Step,
    problem_of,
    standing,
)
from houtai.modules.logistics.service.policy import LOOK_HOURS
from houtai.modules.logistics.service.problems import Opening, close_passed, open_problems
from houtai.modules.logistics.tables import Carrier, Movement, RefusedPush, Waybill

GOES_ON = {"moving", "delivering", "signed"}


@dataclass(frozen=True)
class Told:
    """One parcel, as one of the trackers tells of it."""

    tracker: str
    heard: Heard


@dataclass
class _Parcel:
    """A waybill that is locked, and what is new of it."""

    id: UUID
    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    number: str
    tracker: str
    carriers: frozenset[str]
    status: str | None
    status_at: datetime | None
    moved_at: datetime | None
    signed_at: datetime | None
    handed_over_at: datetime | None
    look_at: datetime | None
    steps: list[Step] = field(default_factory=list)


async def hear(session: AsyncSession, told: Sequence[Told], *, at: datetime) -> None:
    """Take it in. What nobody knows is counted."""
    parcels = await _lock(session, {one.heard.number for one in told})
    unknown: dict[str, int] = {}
    for one in told:
        meant = [
            parcel
            for parcel in parcels
            if parcel.number == one.heard.number
            and parcel.tracker == one.tracker
            and parcel.carriers.intersection(one.heard.carriers)
        ]
        for parcel in meant:
            parcel.steps.extend(replace(step, at=min(step.at, at)) for step in one.heard.steps)
        if not meant:
            unknown[one.tracker] = unknown.get(one.tracker, 0) + 1
    await _keep(session, parcels, at=at)
    for tracker, seen in sorted(unknown.items()):
        await refuse(session, tracker, "unknown", b"", at=at, seen=seen)


async def _lock(session: AsyncSession, numbers: Collection[str]) -> list[_Parcel]:
    """Index: ix_waybill_number. In the order of their keys, as everybody locks them."""
    carrier_words = (Carrier.code, Carrier.kuaidi100_code, Carrier.kdniao_code)
    found = await session.execute(
        select(
            *(getattr(Waybill, name) for name in _COLUMNS),
            *(one.label(f"word{number}") for number, one in enumerate(carrier_words)),
        )
        .join(Carrier, Carrier.code == Waybill.carrier_code)
        .where(Waybill.number.in_(numbers), Waybill.state == "issued")
        .order_by(Waybill.id)
        .with_for_update(of=Waybill)
    )
    return [
        _Parcel(
            **{name: getattr(row, name) for name in _COLUMNS},
            carriers=frozenset((row.word0, row.word1, row.word2)),
        )
        for row in found
    ]


_COLUMNS = [name for name in _Parcel.__dataclass_fields__ if name not in {"carriers", "steps"}]


async def _keep(session: AsyncSession, parcels: Sequence[_Parcel], *, at: datetime) -> None:
    rows = [(parcel, step) for parcel in parcels for step in parcel.steps]
    if not rows:
        return
    values = {
        "waybill_ids": [parcel.id for parcel, _ in rows],
        "digests": [step.digest for _, step in rows],
        "merchant_ids": [parcel.merchant_id for parcel, _ in rows],
        "moments": [step.at for _, step in rows],
        "statuses": [step.status for _, step in rows],
        "places": [step.place.replace("\x00", "") for _, step in rows],
        "words": [step.words.replace("\x00", "") for _, step in rows],
        "sources": [parcel.tracker for parcel, _ in rows],
        "heard_at": at,
    }
    new = set(await session.scalars(statement(__package__, "keep_movements"), values))
    await _judge(session, [one for one in parcels if one.id in new], at=at)


async def _judge(session: AsyncSession, parcels: Sequence[_Parcel], *, at: datetime) -> None:
    """How each stands now; told only where that is something new."""
    if not parcels:
        return
    found = await session.execute(
        select(Movement.waybill_id, Movement.at, Movement.status).where(
            one_of(Movement.waybill_id, [one.id for one in parcels])
        )
    )
    known: dict[UUID, list[tuple[datetime, str]]] = {}
    for waybill_id, moment, status in found:
        known.setdefault(waybill_id, []).append((moment, status))
    hours = await settings.read(session, LOOK_HOURS)
    next_look = at + timedelta(hours=hours)
    events: list[Event] = []
    openings: list[Opening] = []
    for parcel in parcels:
        before, was_signed = parcel.status, parcel.signed_at
        kind = _set(parcel, known[parcel.id], next_look)
        if parcel.status != before:
            events += _events(parcel, is_signed=parcel.signed_at is not None and was_signed is None)
        is_new = parcel.status != before or kind == "signed_early"
        openings += _openings(parcel, kind if is_new else None)
    await _store(session, parcels)
    await eventlog.emit(session, *events)
    await close_passed(session, [one.id for one in parcels if one.status in GOES_ON], at=at)
    await open_problems(session, openings, at=at)


def _set(
    parcel: _Parcel, known: list[tuple[datetime, str]], next_look: datetime
) -> ProblemKind | None:
    """Raises nothing: whatever they tell, the parcel stands somehow."""
    stands = standing(known)
    newest = max(moment for moment, _ in known)
    if stands is None or (
        parcel.status == "no_movement" and parcel.moved_at is not None and newest <= parcel.moved_at
    ):
        return None
    status, since = stands
    kind = problem_of(status)
    if status == "signed" and parcel.handed_over_at is None and parcel.signed_at is None:
        parcel.status, kind = "problem", "signed_early"
    else:
        parcel.status = status
        parcel.signed_at = parcel.signed_at or (since if status == "signed" else None)
    parcel.status_at = since
    parcel.moved_at = max(newest, parcel.moved_at or newest)
    parcel.look_at = None if parcel.status in OVER else next_look
    return kind


def _events(parcel: _Parcel, *, is_signed: bool) -> list[Event]:
    assert parcel.status is not None
    assert parcel.status_at is not None
    known = (parcel.parcel_id, parcel.shipment_id, parcel.merchant_id, parcel.id)
    moved: list[Event] = [ParcelMoved(*known, parcel.status, parcel.status_at)]
    return [*moved, ParcelSigned(*known, parcel.status_at)] if is_signed else moved


def _openings(parcel: _Parcel, kind: ProblemKind | None) -> list[Opening]:
    newest = max(parcel.steps, key=lambda step: step.at)
    if kind == "problem" and newest.has_bad_address:
        kind = "address"
    if kind is None:
        return []
    return [Opening(parcel.id, parcel.merchant_id, kind, newest.words)]


async def _store(session: AsyncSession, parcels: Sequence[_Parcel]) -> None:
    values = {
        "waybill_ids": [one.id for one in parcels],
        "statuses": [one.status for one in parcels],
        "status_ats": [one.status_at for one in parcels],
        "moved_ats": [one.moved_at for one in parcels],
        "signed_ats": [one.signed_at for one in parcels],
        "look_ats": [one.look_at for one in parcels],
    }
    await session.execute(statement(__package__, "move_parcels"), values)


async def refuse(
    session: AsyncSession, tracker: str, reason: str, body: bytes, *, at: datetime, seen: int = 1
) -> None:
    """Count what was not believed, or not understood: of each hour and reason one row."""
    row = insert(RefusedPush).values(
        tracker=tracker,
        reason=reason,
        hour=at.replace(minute=0, second=0, microsecond=0),
        seen=seen,
        last_at=at,
        last_hash=sha256(body).digest(),
        last_bytes=len(body),
    )
    newest = ("last_at", "last_hash", "last_bytes")
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["tracker", "reason", "hour"],
            set_={
                "seen": RefusedPush.seen + row.excluded.seen,
                **{name: getattr(row.excluded, name) for name in newest},
            },
        )
    )


@dataclass(frozen=True)
class Push:
    """What one call of a tracker told, and when it came."""

    told: tuple[Told, ...]
    at: datetime


_ears: WeakKeyDictionary[Database, Batcher[Push, None]] = WeakKeyDictionary()


def ear(database: Database) -> Batcher[Push, None]:
    """Gathers what is pushed at once, so that a flood of pushes is a few statements."""
    found = _ears.get(database)
    if found is None:
        found = _ears[database] = Batcher(_Ear(database).hear)
    return found


class _Ear:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def hear(self, pushes: Sequence[Push]) -> list[Exception | None]:
        async with self._database.transaction() as session:
            at = max(push.at for push in pushes)
            await hear(session, [one for push in pushes for one in push.told], at=at)
        return [None] * len(pushes)
