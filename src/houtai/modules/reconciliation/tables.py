"""Statements of channels and banks, what they say, and what is strange about them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
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
