"""E-mails and text messages on their way: taken in hand, settled, sent once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.shapes import View
from houtai.modules.notices.rules import patience
from houtai.modules.notices.tables.people import Delivery

TAKEN_AT_ONCE = 10


class DeliveryUnknown(NotFound):
    code = "notices.delivery_unknown"


class DeliveryNotFailed(Conflict):
    """On its way, arrived, or without an address to go to."""

    code = "notices.delivery_not_failed"


class _Fate(View):
    state: str


@dataclass(frozen=True)
class Taken:
    """A letter that this sender has in hand until its lease ends."""

    id: UUID
    channel: str
    address: str
    subject: str
    body: str
    attempts: int


@dataclass(frozen=True)
class Sent:
    """How one try ended; `provider` is false when nobody is there to carry this channel."""

    letter: Taken
    error: str | None = None
    final: bool = False
    provider: bool = True


async def take(session: AsyncSession, at: datetime) -> list[Taken]:
    """Some letters that are due; others keep off them for a while. Index: ix_delivery_due."""
    due = (
        select(Delivery.id)
        .where(Delivery.next_try_at <= at)
        .order_by(Delivery.next_try_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(due))
        .values(attempts=Delivery.attempts + 1, next_try_at=at + patience.LEASE)
        .returning(
            Delivery.id,
            Delivery.channel,
            Delivery.address,
            Delivery.subject,
            Delivery.body,
            Delivery.attempts,
        )
    )
    return [
        Taken(row.id, row.channel, row.address or "", row.subject, row.body, row.attempts)
        for row in taken
    ]


async def settle(session: AsyncSession, sent: Sequence[Sent], at: datetime) -> None:
    """Write down how tries ended; one whose lease another took over meanwhile is left alone."""
    table = Delivery.__table__
    statement = (
        update(Delivery)
        .where(table.c.id == bindparam("of_id"), table.c.attempts == bindparam("of_attempts"))
        .where(table.c.state == "waiting")
        .values(
            state=bindparam("to_state"),
            next_try_at=bindparam("to_next_try_at"),
            finished_at=bindparam("to_finished_at"),
            error=bindparam("to_error"),
        )
    )
    connection = await session.connection()
    if sent:
        await connection.execute(statement, [_settled(one, at) for one in sent])


def _settled(one: Sent, at: datetime) -> dict[str, object]:
    verdict = patience.after_try(
        done="sent",
        attempts=one.letter.attempts,
        failed=one.error is not None,
        final=one.final,
        pauses=patience.LETTER_PAUSES_SECONDS,
        at=at,
    )
    if not one.provider:
        verdict = patience.Verdict("no_provider", None, at)
    return {
        "of_id": one.letter.id,
        "of_attempts": one.letter.attempts,
        "to_state": verdict.state,
        "to_next_try_at": verdict.next_try_at,
        "to_finished_at": verdict.finished_at,
        "to_error": one.error,
    }


async def send_again(session: AsyncSession, delivery_id: UUID, at: datetime) -> None:
    """Try a failed letter once more. Raises DeliveryUnknown, DeliveryNotFailed."""
    row = (
        await session.execute(
            select(Delivery.state, Delivery.subject).where(Delivery.id == delivery_id)
        )
    ).one_or_none()
    if row is None:
        raise DeliveryUnknown
    again = await session.scalar(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state.in_(["failed", "no_provider"]))
        .values(state="waiting", attempts=0, next_try_at=at, finished_at=None, error=None)
        .returning(Delivery.id)
    )
    if again is None:
        raise DeliveryNotFailed
    trail.note(
        session,
        "notices.delivery",
        delivery_id,
        name=row.subject,
        before=_Fate(state=row.state),
        after=_Fate(state="waiting"),
    )
