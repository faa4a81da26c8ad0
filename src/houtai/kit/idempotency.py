"""Repeated requests: the answer is kept in the transaction of the act, so it can be given again.

A key belongs to one actor. While the first request with it runs, others are told so at once; when
it is done, they get its answer and nothing runs again; when it failed, nothing was done and
nothing is kept. The keys of strangers are ignored: whoever guessed one would read the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Row, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.errors import Conflict

KEPT_HOURS = 48
"""How long an answer can be had again; the clock then calls `forget`."""


class KeyReused(Conflict):
    code = "request.idempotency_key_reused"


class InFlight(Conflict):
    code = "request.in_flight"


class AnswerNotKept(Conflict):
    """Carried out before; the answer held a secret and can be had only once."""

    code = "request.answer_not_kept"


class KeptAnswer(Table):
    __tablename__ = "idempotency"
    __table_args__ = (
        CheckConstraint("length(key) BETWEEN 1 AND 200", name="key_length"),
        CheckConstraint("octet_length(digest) = 32", name="digest_length"),
        Index("ix_idempotency_at", "at"),
        {"schema": "kit"},
    )

    actor_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    door: Mapped[str]
    """Method and address that the key was used for."""
    digest: Mapped[bytes]
    """SHA-256 of the body."""
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[bytes | None]  # NULL: it held a secret.
    at: Mapped[datetime]


@dataclass(frozen=True)
class Claim:
    """One request that asks to be carried out once."""

    actor_id: UUID
    key: str
    door: str
    digest: bytes

    @property
    def lock(self) -> int:
        """Number of the advisory lock. Two keys on one number would only wait for each other."""
        name = self.actor_id.bytes + self.key.encode()
        return int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True)
class Answer:
    """What the door answered the first time."""

    status: int
    headers: Mapping[str, str]
    body: bytes | None


async def claim(session: AsyncSession, wanted: Claim) -> Answer | None:
    """Begin the act, or get the answer it had. Raises InFlight, KeyReused, AnswerNotKept.

    The lock is tried, never waited for, and is held until the transaction ends. An answer that is
    stored between the statement's snapshot and the lock is not seen here; `keep` sees it.
    """
    kept = KeptAnswer
    statement = (
        select(
            func.pg_try_advisory_xact_lock(wanted.lock).label("free"),
            *(kept.door, kept.digest, kept.status, kept.headers, kept.body),
        )
        .select_from(select(literal(1)).subquery())
        .outerjoin(kept, (kept.actor_id == wanted.actor_id) & (kept.key == wanted.key))
    )
    found = (await session.execute(statement)).one()
    return _judge(found, wanted)


def _judge(found: Row[Any], wanted: Claim) -> Answer | None:
    if found.status is not None and (found.door, found.digest) != (wanted.door, wanted.digest):
        raise KeyReused(place="header/Idempotency-Key")
    if not found.free:
        raise InFlight(place="header/Idempotency-Key")
    if found.status is None:
        return None
    if found.body is None:
        raise AnswerNotKept(place="header/Idempotency-Key")
    return Answer(found.status, found.headers, found.body)


async def keep(session: AsyncSession, claimed: Claim, answer: Answer, *, at: datetime) -> None:
    """Store the answer beside the act. Raises InFlight if another one did so first."""
    statement = (
        insert(KeptAnswer)
        .values(
            actor_id=claimed.actor_id,
            key=claimed.key,
            door=claimed.door,
            digest=claimed.digest,
            status=answer.status,
            headers=dict(answer.headers),
            body=answer.body,
            at=at,
        )
        .on_conflict_do_nothing()
        .returning(KeptAnswer.key)
    )
    if await session.scalar(statement) is None:
        raise InFlight(place="header/Idempotency-Key")


async def forget(session: AsyncSession, at: datetime) -> int:
    """Drop the answers that were kept long enough; returns how many. Index: ix_idempotency_at."""
    before = at - timedelta(hours=KEPT_HOURS)
    old = delete(KeptAnswer).where(KeptAnswer.at < before).returning(literal(1))
    return len((await session.scalars(old)).all())
