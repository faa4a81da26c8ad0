"""Members by what is known of them, for those who write to many; as the house."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.members.rules.phones import normalised
from houtai.modules.members.tables import Member


def _joined(
    joined_from: datetime | None, joined_below: datetime | None
) -> list[ColumnElement[bool]]:
    conditions = [Member.state == "active"]
    if joined_from is not None:
        conditions.append(Member.joined_at >= joined_from)
    if joined_below is not None:
        conditions.append(Member.joined_at < joined_below)
    return conditions


async def count_active(
    session: AsyncSession, *, joined_from: datetime | None, joined_below: datetime | None
) -> int:
    """How many joined in that time and may buy. Index: ix_member_state_joined_at_id."""
    counting = select(func.count()).select_from(Member)
    return await session.scalar(counting.where(*_joined(joined_from, joined_below))) or 0


async def active_after(
    session: AsyncSession,
    after: UUID | None,
    *,
    joined_from: datetime | None,
    joined_below: datetime | None,
    most: int,
) -> list[UUID]:
    """Some more of them, by id. Index: pk_member."""
    statement = select(Member.id).where(*_joined(joined_from, joined_below))
    if after is not None:
        statement = statement.where(Member.id > after)
    return list(await session.scalars(statement.order_by(Member.id).limit(most)))


async def active_among(session: AsyncSession, member_ids: Collection[UUID]) -> set[UUID]:
    """Those of them that there are and that may buy. Index: pk_member."""
    found = await session.scalars(
        select(Member.id).where(one_of(Member.id, set(member_ids)), Member.state == "active")
    )
    return set(found)


async def active_by_phone(session: AsyncSession, typed: Collection[str]) -> set[UUID]:
    """Members with these numbers, however they are typed. Index: uq_member_phone."""
    phones = sorted({str(normalised(one)) for one in typed})
    wanted = any_(bindparam(None, phones, ARRAY(Text), unique=True))
    found = await session.scalars(
        select(Member.id).where(Member.phone == wanted, Member.state == "active")
    )
    return set(found)
