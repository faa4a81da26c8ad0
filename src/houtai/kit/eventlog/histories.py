"""What was told of one thing, for people who want to know what became of it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.eventlog.tables import LoggedEvent
from houtai.kit.shapes import View

TOLD_MAX = 500


class ToldView(View):
    """One event by its name; what it says in full is for programs."""

    position: int
    name: str
    key: str
    at: datetime


async def told_of(session: AsyncSession, keys: Collection[str]) -> list[ToldView]:
    """Events of these keys, the oldest first. Index: ix_event_key."""
    columns = [getattr(LoggedEvent, name) for name in ToldView.model_fields]
    found = await session.execute(
        select(*columns)
        .where(LoggedEvent.key.in_(keys))
        .order_by(LoggedEvent.position)
        .limit(TOLD_MAX)
    )
    return [ToldView.model_validate(row) for row in found]
