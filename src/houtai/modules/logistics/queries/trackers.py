"""Who tells where parcels are: which are on, and how they are set up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.logistics.rules.trackers import ORDER, SECRETS, TrackerCode
from houtai.modules.logistics.tables import Tracker


class TrackerUnknown(NotFound):
    code = "logistics.tracker_unknown"


class TrackerView(View):
    """One of them. Of its secrets is told only whether they are there."""

    code: TrackerCode
    enabled: bool
    facts: dict[str, Any]
    needs_secrets: bool
    has_secrets: bool
    test_asked_at: datetime | None
    tested_at: datetime | None
    """None while the answer to a test is outstanding, and when there was none."""
    test_error: str | None
    version: int


@dataclass(frozen=True)
class SealedTracker:
    """A tracker with its secrets as they are stored."""

    code: str
    enabled: bool
    facts: dict[str, Any]
    salt: bytes | None
    sealed: bytes | None


async def first_tracker(session: AsyncSession) -> str | None:
    """Whom parcels that nobody else follows are given to: the first that is on. Three rows."""
    found = set(await session.scalars(select(Tracker.code).where(Tracker.enabled)))
    return next((code for code in ORDER if code in found), None)


async def list_trackers(session: AsyncSession) -> list[TrackerView]:
    """All three, in the order in which parcels are given to them."""
    rows = [_view(row) for row in await _all(session)]
    return sorted(rows, key=lambda one: ORDER.index(one.code))


async def one_tracker(session: AsyncSession, code: str) -> TrackerView:
    """Raises TrackerUnknown."""
    found = next((row for row in await _all(session) if row.code == code), None)
    if found is None:
        raise TrackerUnknown
    return _view(found)


async def sealed_trackers(session: AsyncSession) -> dict[str, SealedTracker]:
    """As they are stored, also those that are off: what was begun is heard to its end."""
    return {
        row.code: SealedTracker(row.code, row.enabled, row.facts, row.salt, row.sealed)
        for row in await _all(session)
    }


async def _all(session: AsyncSession) -> Sequence[Tracker]:
    found = await session.scalars(select(Tracker).execution_options(populate_existing=True))
    return found.all()


def _view(row: Tracker) -> TrackerView:
    return TrackerView(
        code=cast("TrackerCode", row.code),
        enabled=row.enabled,
        facts=row.facts,
        needs_secrets=row.code in SECRETS,
        has_secrets=row.sealed is not None,
        test_asked_at=row.test_asked_at,
        tested_at=row.tested_at,
        test_error=row.test_error if row.tested_at else None,
        version=row.version,
    )
