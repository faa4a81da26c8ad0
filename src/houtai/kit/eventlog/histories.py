"""What was told of one thing, for people who want to know what became of it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.eventlog.tables import LoggedEvent
from houtai.kit.shapes import View

TOLD_MAX = 500


class ToldView(View):
    """One event by its name; what it says in full is for programs. `at`: when it was told; whom it
    names, and when it says that it happened, where it does.
    """

    position: int
    name: str
    key: str
    at: datetime
    by_id: UUID | None = None
    happened_at: datetime | None = None


async def told_of(session: AsyncSession, keys: Collection[str]) -> list[ToldView]:
    """Events of these keys, the oldest first. Index: ix_event_key."""
    columns = [getattr(LoggedEvent, name) for name in ("position", "name", "key", "at")]
    found = await session.execute(
        select(
            *columns,
            LoggedEvent.body["by_id"].astext.label("by_id"),
            LoggedEvent.body["at"].astext.label("happened_at"),
        )
        .where(LoggedEvent.key.in_(keys))
        .order_by(LoggedEvent.position)
        .limit(TOLD_MAX)
    )
    return [ToldView.model_validate(row) for row in found]
