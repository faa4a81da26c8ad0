"""A request as a use case holds it, and the story that grows with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.approvals.queries.flows import steps_of
from houtai.modules.approvals.queries.reach import DECIDED
from houtai.modules.approvals.rules.flows import Step
from houtai.modules.approvals.tables import Happening, Request


@dataclass(frozen=True)
class Standing:
    """Where a waiting request stands. `decided` are those who have decided about it already."""

    id: UUID
    number: str
    act: str
    title: str
    asked_by: UUID
    place: Place
    steps: tuple[Step, ...]
    step: int
    command: str
    due_at: datetime | None = None
    decided: frozenset[UUID] = frozenset()

    @property
    def current(self) -> Step:
        """The step it waits at."""
        return self.steps[self.step]

    @property
    def barred(self) -> frozenset[UUID]:
        """Who may not decide about it, now or later: the asker, and who has decided."""
        return self.decided | {self.asked_by}


async def hold(
    session: AsyncSession, *which: ColumnElement[bool], limit: int = 1, skip_locked: bool = False
) -> list[Standing]:
    """Lock waiting requests until the transaction ends, in the order of their ids."""
    r = Request
    statement = (
        select(
            r.id, r.number, r.act, r.title, r.asked_by, r.merchant_id, r.warehouse_id, r.steps,
            r.step, r.command, r.due_at,
        )
        .where(r.state == "waiting", *which)
        .order_by(r.id)
        .limit(limit)
        .with_for_update(skip_locked=skip_locked)
    )  # fmt: skip
    rows = (await session.execute(statement)).all()
    decided = await _decided(session, [row.id for row in rows]) if rows else {}
    return [_standing(row, decided.get(row.id, set())) for row in rows]


def _standing(row: Row[Any], decided: set[UUID]) -> Standing:
    return Standing(
        id=row.id,
        number=row.number,
        act=row.act,
        title=row.title,
        asked_by=row.asked_by,
        place=Place(row.merchant_id, row.warehouse_id),
        steps=steps_of(row.steps),
        step=row.step,
        command=row.command,
        due_at=row.due_at,
        decided=frozenset(decided),
    )


async def _decided(session: AsyncSession, request_ids: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """Read under the requests' locks, so that nobody decides meanwhile."""
    statement = select(Happening.request_id, Happening.by_id).where(
        Happening.request_id.in_(request_ids), Happening.kind.in_(DECIDED)
    )
    found: dict[UUID, set[UUID]] = {}
    for request_id, by_id in await session.execute(statement):
        if by_id is not None:
            found.setdefault(request_id, set()).add(by_id)
    return found


async def write_story(session: AsyncSession, rows: Sequence[Mapping[str, object]]) -> None:
    """Add lines to the stories of requests."""
    usual: dict[str, object] = {"by_id": None, "for_id": None, "comment": ""}
    if rows:
        lines = [{"id": new_id(), **usual, **row} for row in rows]
        await session.execute(insert(Happening), lines)
