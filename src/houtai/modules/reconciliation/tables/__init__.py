"""Statements and what they say; what the house knows; what agrees, and what differs."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "reconciliation"}


class Statement(Table):
    """A file that somebody uploaded, or a channel's bill that the house fetched."""

    __tablename__ = "statement"
    __table_args__ = (
        CheckConstraint("source IN ('upload', 'bill')", name="source_known"),
        CheckConstraint("(source = 'bill') = (bill_id IS NOT NULL)", name="bills_have_ids"),
        CheckConstraint("state IN ('waiting', 'read', 'refused')", name="state_known"),
        CheckConstraint("(state = 'refused') = (fault <> '')", name="refused_has_fault"),
        CheckConstraint("(state = 'read') = (read_at IS NOT NULL)", name="read_has_moment"),
        CheckConstraint("octet_length(content_hash) = 32", name="hashed"),
        CheckConstraint(
            "line_count >= 0 AND repeated_count BETWEEN 0 AND line_count AND problem_count >= 0",
            name="counted",
        ),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_statement_content_hash",
            "content_hash",
            unique=True,
            postgresql_where=text("state <> 'refused'"),
        ),
        Index("ix_statement_state_id", "state", "id"),
        Index("ix_statement_channel_id", "channel", "id"),
        Index("ix_statement_account_day_last", "channel", "account", "day_last"),
        Index("ix_statement_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    source: Mapped[str]
    bill_id: Mapped[UUID | None]  # Payments owns the bill.
    file_name: Mapped[str]
    size_bytes: Mapped[int]
    content_hash: Mapped[bytes]
    state: Mapped[str]
    form: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    account: Mapped[str] = mapped_column(default="")
    day_first: Mapped[date | None]
    day_last: Mapped[date | None]
    line_count: Mapped[int] = mapped_column(default=0)
    repeated_count: Mapped[int] = mapped_column(default=0)
    """Lines that were known before, or stand twice in it."""
    came_fen: Mapped[int] = mapped_column(default=0)
    went_fen: Mapped[int] = mapped_column(default=0)
    opening_fen: Mapped[int | None]
    closing_fen: Mapped[int | None]
    problem_count: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(default="")
    """Why it was refused, in which line, and what stood there instead."""
    fault_line: Mapped[int] = mapped_column(default=0)
    fault_word: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    uploaded_by: Mapped[UUID]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class StatementLine(Table):
    """One movement as a statement tells it. Rows are added only."""

    __tablename__ = "line"
    __table_args__ = (
        UniqueConstraint("statement_id", "place"),
        CheckConstraint("kind IN ('payment', 'refund', 'other')", name="kind_known"),
        CheckConstraint("purpose IN ('trade', 'fund', 'bank', 'personal')", name="purpose_known"),
        CheckConstraint("octet_length(fingerprint) = 16", name="fingerprint_whole"),
        Index(
            "uq_line_fingerprint",
            "fingerprint",
            unique=True,
            postgresql_where=text("NOT repeated"),
        ),
        Index("ix_line_channel_kind_number", "channel", "kind", "number"),
        Index("ix_line_channel_day", "channel", "day"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    statement_id: Mapped[UUID] = mapped_column(ForeignKey(Statement.id))
    place: Mapped[int]
    """Which one of the file it is."""
    sheet: Mapped[int]
    line: Mapped[int]
    channel: Mapped[str]
    purpose: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str]
    """Ours: of the payment, or of the refund."""
    payment_number: Mapped[str]
    gateway_number: Mapped[str]
    amount_fen: Mapped[int]
    fee_fen_thousandths: Mapped[int]
    balance_fen: Mapped[int | None]
    moved_at: Mapped[datetime]
    day: Mapped[date]
    party: Mapped[str]
    summary: Mapped[str]
    raw: Mapped[str]
    fingerprint: Mapped[bytes]
    repeated: Mapped[bool]


class StatementProblem(Table):
    """Something strange about a statement that was read all the same. Rows are added only."""

    __tablename__ = "problem"
    __table_args__ = (Index("ix_problem_statement_id_place", "statement_id", "place"), SCHEMA)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    statement_id: Mapped[UUID] = mapped_column(ForeignKey(Statement.id))
    place: Mapped[int]
    oddity: Mapped[str]
    line: Mapped[int]
    word: Mapped[str]


class Own(Table):
    """A payment, a refund or a sum of a case that the house knows. Rows are added only."""

    __tablename__ = "own"
    __table_args__ = (
        CheckConstraint("kind IN ('payment', 'refund')", name="kind_known"),
        Index("ix_own_channel_kind_number", "channel", "kind", "number"),
        Index("ix_own_channel_day", "channel", "day"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)  # Payments owns the row behind it.
    channel: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str]
    payment_number: Mapped[str]
    gateway_number: Mapped[str]
    amount_fen: Mapped[int]
    moved_at: Mapped[datetime]
    day: Mapped[date]


class Pair(Table):
    """A line and what the house knows of it. Rows are added only."""

    __tablename__ = "pair"
    __table_args__ = (
        CheckConstraint("how IN ('number', 'text', 'amount')", name="how_known"),
        Index("uq_pair_line_id", "line_id", unique=True),
        Index("ix_pair_channel_day", "channel", "day"),
        Index("ix_pair_channel_at", "channel", "at"),
        SCHEMA,
    )
    own_id: Mapped[UUID] = mapped_column(ForeignKey(Own.id), primary_key=True)
    line_id: Mapped[UUID] = mapped_column(ForeignKey(StatementLine.id))
    channel: Mapped[str]
    day: Mapped[date]
    how: Mapped[str]
    gap_fen: Mapped[int]
    """So much more the line says."""
    at: Mapped[datetime]


class Difference(Table):
    """What a line or a movement of the house has no counterpart for, or another one."""

    __tablename__ = "difference"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('surplus', 'shortfall', 'amount', 'twice', 'state', 'transit')",
            name="kind_known",
        ),
        CheckConstraint("state IN ('open', 'asked', 'handled')", name="state_known"),
        CheckConstraint(
            "(state = 'handled') = (handled_at IS NOT NULL)"
            " AND (state = 'handled') = (outcome IS NOT NULL)",
            name="handled_whole",
        ),
        CheckConstraint(
            "outcome IN ('filled', 'refunded', 'adjusted', 'ignored', 'matched')",
            name="outcome_known",
        ),
        CheckConstraint("(state = 'asked') <= (wanted IS NOT NULL)", name="asked_whole"),
        CheckConstraint("line_id IS NOT NULL OR own_id IS NOT NULL", name="about_something"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_difference_line_id", "line_id", unique=True),
        Index("uq_difference_own_id", "own_id", unique=True),
        Index("ix_difference_state_day_id", "state", "day", "id"),
        Index("ix_difference_channel_day", "channel", "day"),
        Index("ix_difference_day_id", "day", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    channel: Mapped[str]
    day: Mapped[date]
    kind: Mapped[str]
    state: Mapped[str]
    line_id: Mapped[UUID | None] = mapped_column(ForeignKey(StatementLine.id))
    own_id: Mapped[UUID | None] = mapped_column(ForeignKey(Own.id))
    amount_fen: Mapped[int]
    """So much more than the house knows the other side has."""
    opened_at: Mapped[datetime]
    wanted: Mapped[str | None]
    """What somebody asked for, who then waits for somebody else's agreement."""
    outcome: Mapped[str | None]
    reason: Mapped[str]
    asked_by: Mapped[UUID | None]
    handled_by: Mapped[UUID | None]
    handled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class MatchDay(Table):
    """A day of a channel: when it is looked at next, and what came of it last."""

    __tablename__ = "day"
    __table_args__ = (
        CheckConstraint("line_count >= 0 AND own_count >= 0 AND pair_count >= 0", name="counted"),
        CheckConstraint("version > 0", name="version_positive"),
        UniqueConstraint("channel", "day"),
        Index("ix_day_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        Index("ix_day_day_id", "day", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    channel: Mapped[str]
    day: Mapped[date]
    stated: Mapped[bool]
    """Its statement is there: what is missing from it is missing."""
    line_count: Mapped[int] = mapped_column(default=0)
    line_fen: Mapped[int] = mapped_column(default=0)
    own_count: Mapped[int] = mapped_column(default=0)
    own_fen: Mapped[int] = mapped_column(default=0)
    pair_count: Mapped[int] = mapped_column(default=0)
    """Of its lines."""
    due_at: Mapped[datetime | None]
    looked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
