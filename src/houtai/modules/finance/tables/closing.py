"""Days that are closed, and what their sides came to."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table


class DayClose(Table):
    """A day of the business that somebody asked to close. `hash` covers its totals, its lines and
    the hash of the day closed before it, so that none is changed unseen.
    """

    __tablename__ = "day_close"
    __table_args__ = (
        CheckConstraint("state IN ('closing', 'closed')", name="state_known"),
        CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (hash <> '')",
            name="closed_whole",
        ),
        CheckConstraint("begins_at < ends_at", name="begins_before_it_ends"),
        CheckConstraint("char_length(note) <= 500", name="note_length"),
        Index("ix_day_close_closing", "day", postgresql_where=text("state = 'closing'")),
        {"schema": "finance"},
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default="closing")
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    """Why it is closed though something differs."""
    closed_at: Mapped[datetime | None]
    totals: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    """Of each kind of account: what the day debited and credited."""
    lines_off: Mapped[int] = mapped_column(default=0)
    previous_hash: Mapped[str] = mapped_column(default="")
    hash: Mapped[str] = mapped_column(default="")


class DayLine(Table):
    """Two sides of one thing on a day, as they were when it was closed. A side that nobody could
    say is NULL.
    """

    __tablename__ = "day_line"
    __table_args__ = ({"schema": "finance"},)
    day: Mapped[date] = mapped_column(ForeignKey(DayClose.day), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    one_side_fen: Mapped[int | None]
    other_side_fen: Mapped[int | None]
    must_tie: Mapped[bool]
    """Whether a difference keeps the day from being closed by the clock."""
