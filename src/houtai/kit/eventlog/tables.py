"""The log, how far each subscriber has come in it, and what could not be delivered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "eventlog"}


class LoggedEvent(Table):
    """Append-only. The position is taken when the event happens, under the locks of its key."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("shard BETWEEN 0 AND 15", name="shard_known"),
        Index("ix_event_key", "key"),
        SCHEMA,
    )

    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, server_default=text("eventlog.take_position()")
    )
    name: Mapped[str]
    version: Mapped[int]
    shard: Mapped[int]
    key: Mapped[str]
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(server_default=text("clock_timestamp()"))
    request_id: Mapped[str | None]


class Cursor(Table):
    """Lane `lane` of `lanes`: reads the events with shard % lanes = lane."""

    __tablename__ = "cursor"
    __table_args__ = (
        CheckConstraint("lanes IN (1, 2, 4, 8, 16)", name="lanes_known"),
        CheckConstraint("lane >= 0 AND lane < lanes", name="lane_within"),
        SCHEMA,
    )

    subscriber: Mapped[str] = mapped_column(primary_key=True)
    lane: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lanes: Mapped[int]
    position: Mapped[int]
    moved_at: Mapped[datetime]


class Parked(Table):
    """An event that failed, or that waits behind one of its key that did."""

    __tablename__ = "parked"
    __table_args__ = (
        CheckConstraint(
            "state IN ('failed', 'waiting', 'replayed', 'skipped')", name="state_known"
        ),
        CheckConstraint("state <> 'failed' OR error IS NOT NULL", name="failed_says_why"),
        CheckConstraint(
            "(state IN ('replayed', 'skipped')) = (settled_at IS NOT NULL)", name="settled_whole"
        ),
        CheckConstraint("state <> 'skipped' OR reason IS NOT NULL", name="skipped_says_why"),
        Index(
            "uq_parked_open",
            "subscriber",
            "key",
            "position",
            unique=True,
            postgresql_where=text("state IN ('failed', 'waiting')"),
        ),
        SCHEMA,
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subscriber: Mapped[str]
    position: Mapped[int]
    key: Mapped[str]
    state: Mapped[str]
    error: Mapped[str | None]
    attempts: Mapped[int]
    parked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None]
    reason: Mapped[str | None]
