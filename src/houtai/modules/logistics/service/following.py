"""Parcels whose trackers are asked: to tell by themselves, or what they know now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import ParcelMoved
from houtai.kit import eventlog, settings
from houtai.kit.sql import one_of
from houtai.modules.logistics.rules import patience
from houtai.modules.logistics.rules.tracking import ON_ITS_WAY, Heard
from houtai.modules.logistics.service.hearing import Told, hear
from houtai.modules.logistics.service.issuing import Failure
from houtai.modules.logistics.service.policy import LOOK_HOURS, SILENT_HOURS
from houtai.modules.logistics.service.problems import Opening, open_problems
from houtai.modules.logistics.tables import Carrier, Waybill

TAKEN_AT_ONCE = 50
SILENT_AT_ONCE = 200
LOOKS_MAX = 60
"""Then a parcel is left to whoever looks at the exceptions."""


@dataclass(frozen=True)
class Asked:
    """A parcel that this job asks about until its lease ends."""

    id: UUID
    tracker: str
    number: str
    carrier_code: str
    kuaidi100_code: str
    kdniao_code: str
    recipient: dict[str, Any]
    watched_at: datetime | None
    looks: int

    @property
    def carrier(self) -> str:
        """As the tracker calls it."""
        known = {"kuaidi100": self.kuaidi100_code, "kdniao": self.kdniao_code}
        return known.get(self.tracker, self.carrier_code)


@dataclass(frozen=True)
class Watching:
    """It will tell by itself from now on."""


Answer: TypeAlias = Watching | Heard | Failure | None


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_waybill_look."""
    due = select(Waybill.id).where(Waybill.look_at <= at).limit(1)
    return (await session.execute(due)).first() is not None


async def take(session: AsyncSession, at: datetime) -> list[Asked]:
    """Some that are due; others keep off them for a while. Index: ix_waybill_look."""
    due = (
        select(Waybill.id)
        .where(Waybill.look_at <= at)
        .order_by(Waybill.look_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Waybill)
        .where(Waybill.id.in_(due), Carrier.code == Waybill.carrier_code)
        .values(looks=Waybill.looks + 1, look_at=at + patience.LEASE)
        .returning(
            Waybill.id,
            Waybill.tracker,
            Waybill.number,
            Waybill.carrier_code,
            Carrier.kuaidi100_code,
            Carrier.kdniao_code,
            Waybill.recipient,
            Waybill.watched_at,
            Waybill.looks,
        )
        .execution_options(synchronize_session=False)
    )
    return [Asked(*row) for row in taken]


async def record(
    session: AsyncSession, answers: Sequence[tuple[Asked, Answer]], *, at: datetime
) -> None:
    """What became of one round, in one transaction."""
    hours = await settings.read(session, LOOK_HOURS)
    later = at + timedelta(hours=hours)
    watched = [one.id for one, said in answers if isinstance(said, Watching)]
    await session.execute(
        update(Waybill)
        .where(one_of(Waybill.id, watched), Waybill.look_at.is_not(None))
        .values(watched_at=at, look_at=later, looks=0)
        .execution_options(synchronize_session=False)
    )
    for one, said in answers:
        if isinstance(said, Watching):
            continue
        is_late = one.looks >= LOOKS_MAX
        if isinstance(said, Failure):
            next_look = None if is_late else patience.next_look(one.looks, at)
        else:
            next_look = None if is_late else later
        await session.execute(
            update(Waybill)
            .where(Waybill.id == one.id, Waybill.looks == one.looks)
            .where(Waybill.look_at.is_not(None))
            .values(look_at=next_look, looks=0 if isinstance(said, Heard) else Waybill.looks)
            .execution_options(synchronize_session=False)
        )
    told = [Told(one.tracker, said) for one, said in answers if isinstance(said, Heard)]
    await hear(session, told, at=at)


async def fall_silent(session: AsyncSession, at: datetime) -> int:
    """Parcels that nobody saw moving for too long. Index: ix_waybill_on_its_way."""
    hours = await settings.read(session, SILENT_HOURS)
    silent = (
        select(Waybill.id)
        .where(Waybill.state == "issued", Waybill.handed_over_at.is_not(None))
        .where(or_(Waybill.status.is_(None), Waybill.status.in_(ON_ITS_WAY)))
        .where(Waybill.moved_at <= at - timedelta(hours=hours))
        .order_by(Waybill.moved_at)
        .limit(SILENT_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    found = await session.execute(
        update(Waybill)
        .where(Waybill.id.in_(silent))
        .values(status="no_movement", status_at=at, version=Waybill.version + 1)
        .returning(Waybill.parcel_id, Waybill.shipment_id, Waybill.merchant_id, Waybill.id)
        .execution_options(synchronize_session=False)
    )
    rows = found.all()
    await eventlog.emit(session, *(ParcelMoved(*row, "no_movement", at) for row in rows))
    openings = [Opening(row.id, row.merchant_id, "no_movement", "") for row in rows]
    await open_problems(session, openings, at=at)
    return len(rows)
