"""Events that could not be delivered: seen, delivered again, or passed over with a reason."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.eventlog.deliver import BATCH_MAX, Delivery, Outcome, hand_over_in_parts
from houtai.kit.eventlog.subscribe import Subscriber, hold_lane
from houtai.kit.eventlog.tables import LoggedEvent, Parked
from houtai.kit.paging import Listing, any_of, equal
from houtai.kit.shapes import Line, View, Word

ParkedState = Literal["failed", "waiting", "replayed", "skipped"]
OPEN = ("failed", "waiting")


class NotParked(NotFound):
    code = "eventlog.not_parked"


class NotFailed(Conflict):
    """Only the event that failed can be passed over, and only once."""

    code = "eventlog.not_failed"


class ParkedView(View):
    """One parked event with what it says; without name and body once it was archived."""

    id: UUID
    subscriber: str
    position: int
    key: str
    state: ParkedState
    error: str | None
    attempts: int
    parked_at: datetime
    settled_at: datetime | None
    settled_by: UUID | None
    reason: str | None
    name: str | None
    body: dict[str, Any] | None


PARKED = Listing(
    id=Parked.id,
    sorts={"id": Parked.id},
    default="-id",
    filters={
        "state": any_of(Parked.state, ParkedState),
        "subscriber": equal(Parked.subscriber, Word),
        "key": equal(Parked.key, Line),
    },
)


class ReplayView(View):
    """How a replay came out: `error` is what stopped it, `left` is what still waits."""

    done: int
    left: int
    error: str | None


# Rides on uq_parked_open; the oldest come first, as they happened.
_OF_KEY = text(
    """
    SELECT event.position, event.name, event.version, event.key, CAST(event.body AS text), false
      FROM eventlog.parked JOIN eventlog.event ON event.position = parked.position
     WHERE parked.subscriber = :subscriber AND parked.key = :key
       AND parked.state IN ('failed', 'waiting')
     ORDER BY parked.position
     LIMIT :batch_max
    """
)


def select_parked() -> Select[Any]:
    """All that ever was parked, with the events themselves, for PARKED."""
    return select(*Parked.__table__.c, LoggedEvent.name, LoggedEvent.body).outerjoin(
        LoggedEvent, LoggedEvent.position == Parked.position
    )


async def one_parked(session: AsyncSession, parked_id: UUID) -> ParkedView:
    """One of them. Raises NotParked."""
    found = await session.execute(select_parked().where(Parked.id == parked_id))
    row = found.one_or_none()
    if row is None:
        raise NotParked(id=parked_id)
    return ParkedView.model_validate(row)


async def replay(
    session: AsyncSession, subscriber: Subscriber[Any], key: str, *, actor: Actor, at: datetime
) -> ReplayView:
    """Deliver what is parked for a key again, oldest first, up to the first that fails again.

    The lane is held, so no delivery runs beside it; when nothing is left, the key flows again.
    From here on the transaction has the reach of the house, as in any delivery.
    """
    await set_reach(session, SYSTEM)
    await hold_lane(session, subscriber.name, key)
    sought = {"subscriber": subscriber.name, "key": key, "batch_max": BATCH_MAX}
    batch = [Delivery(*row) for row in await session.execute(_OF_KEY, sought)]
    if not batch:
        raise NotParked(subscriber=subscriber.name, key=key)
    outcome = await hand_over_in_parts(session, subscriber, batch)
    await _record(session, subscriber.name, outcome, actor, at)
    left = await session.scalar(
        select(func.count())
        .select_from(Parked)
        .where(Parked.subscriber == subscriber.name, Parked.key == key, Parked.state.in_(OPEN))
    )
    error = outcome.failed[0][1] if outcome.failed else None
    return ReplayView(done=len(outcome.done), left=left or 0, error=error)


async def _record(
    session: AsyncSession, subscriber: str, outcome: Outcome, actor: Actor, at: datetime
) -> None:
    done = Parked.position.in_([delivery.position for delivery in outcome.done])
    here = (Parked.subscriber == subscriber, Parked.state.in_(OPEN))
    settled = {"state": "replayed", "settled_at": at, "settled_by": actor.id}
    counted = Parked.attempts + 1
    await session.execute(update(Parked).where(*here, done).values(**settled, attempts=counted))
    for delivery, error in outcome.failed:
        again = update(Parked).where(*here, Parked.position == delivery.position)
        await session.execute(again.values(state="failed", error=error, attempts=counted))


async def skip(
    session: AsyncSession, parked_id: UUID, *, reason: str, actor: Actor, at: datetime
) -> None:
    """Never deliver this event; what waits behind it flows with the next replay of its key."""
    parked = await one_parked(session, parked_id)
    await hold_lane(session, parked.subscriber, parked.key)
    passed_over = await session.scalar(
        update(Parked)
        .where(Parked.id == parked_id, Parked.state == "failed")
        .values(state="skipped", reason=reason, settled_at=at, settled_by=actor.id)
        .returning(Parked.id)
    )
    if passed_over is None:
        raise NotFailed(id=parked_id)
