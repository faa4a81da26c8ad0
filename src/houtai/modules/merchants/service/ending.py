"""What the clock ends: papers whose last day has passed; and those that are warned of."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.settings import Setting, WholeNumber
from houtai.modules.merchants.service import grants, telling
from houtai.modules.merchants.tables import Qualification

AT_ONCE = 200
WARNING_DAYS = Setting("merchants.paper_warning_days", kind=WholeNumber(1, 365), default=30)


async def fall_due(session: AsyncSession, *, at: datetime, today: date) -> int:
    """End what is over, take its categories away, warn of what ends soon; how many papers.

    Each paper is warned of once. Takes a bounded bite. Index: ix_qualification_expires_on_id.
    """
    return await _end(session, at, today) + await _warn(session, at, today)


async def _end(session: AsyncSession, at: datetime, today: date) -> int:
    over = (
        select(Qualification.id)
        .where(Qualification.state == "valid", Qualification.expires_on < today)
        .order_by(Qualification.expires_on, Qualification.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    ended = await session.execute(
        update(Qualification)
        .where(Qualification.id.in_(over))
        .values(state="expired", version=Qualification.version + 1)
        .returning(Qualification.merchant_id, Qualification.kind, Qualification.expires_on)
    )
    rows = ended.all()
    if rows:
        await grants.settle(session, {row.merchant_id for row in rows}, at=at, today=today)
        await _tell(session, rows, "merchants.papers_ended", at)
    return len(rows)


async def _warn(session: AsyncSession, at: datetime, today: date) -> int:
    days = await settings.read(session, WARNING_DAYS)
    soon = (
        select(Qualification.id)
        .where(
            Qualification.state == "valid",
            Qualification.expires_on <= today + timedelta(days=days),
            Qualification.warned_at.is_(None),
        )
        .order_by(Qualification.expires_on, Qualification.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    warned = await session.execute(
        update(Qualification)
        .where(Qualification.id.in_(soon))
        .values(warned_at=at)
        .returning(Qualification.merchant_id, Qualification.kind, Qualification.expires_on)
    )
    rows = warned.all()
    if rows:
        await _tell(session, rows, "merchants.papers_ending", at)
    return len(rows)


async def _tell(
    session: AsyncSession, rows: Sequence[Row[UUID, str, date | None]], template: str, at: datetime
) -> None:
    """One notice to the people of each merchant, with the earliest day."""
    first: dict[UUID, date] = {}
    for row in rows:
        first[row.merchant_id] = min(row.expires_on, first.get(row.merchant_id, row.expires_on))
    counts = Counter(row.merchant_id for row in rows)
    fields = {
        one: {"count": str(counts[one]), "day": day.isoformat()} for one, day in first.items()
    }
    await telling.staff_of_each(session, template, fields, link="/merchants/own-papers", at=at)
