"""Violations of merchants, and everything that was done and said about each."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "violations"}


class Violation(Table):
    """What a merchant is held to. What it takes of his deposit stands in the ledger."""

    __tablename__ = "violation"
    __table_args__ = (
        CheckConstraint(
            "state IN ('asked', 'told', 'appealed', 'fined', 'withdrawn')", name="state_known"
        ),
        CheckConstraint("points >= 0 AND fine_fen > 0", name="penalty_positive"),
        CheckConstraint("frozen_fen BETWEEN 0 AND fine_fen", name="frozen_fits"),
        CheckConstraint("charged_fen BETWEEN 0 AND fine_fen - frozen_fen", name="charged_fits"),
        CheckConstraint("(state = 'told') = (due_at IS NOT NULL)", name="told_waits"),
        CheckConstraint(
            "state NOT IN ('told', 'appealed', 'fined') OR told_at IS NOT NULL", name="was_told"
        ),
        CheckConstraint("told_at IS NOT NULL OR frozen_fen = 0", name="frozen_when_told"),
        CheckConstraint(
            "(state IN ('fined', 'withdrawn')) = (ended_at IS NOT NULL)", name="ended_whole"
        ),
        CheckConstraint(
            "state <> 'fined' OR frozen_fen + charged_fen = fine_fen", name="fined_whole"
        ),
        CheckConstraint("(order_id IS NULL) = (order_number = '')", name="order_whole"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_violation_number", "number", unique=True),
        Index("ix_violation_merchant_id_id", "merchant_id", "id"),
        Index("ix_violation_state_id", "state", "id"),
        Index(
            "ix_violation_fined",
            "merchant_id",
            "ended_at",
            postgresql_where=text("state = 'fined'"),
        ),
        Index("ix_violation_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    kind: Mapped[str]
    points: Mapped[int]
    fine_fen: Mapped[int]
    state: Mapped[str]
    order_id: Mapped[UUID | None]
    order_number: Mapped[str]
    raised_by: Mapped[UUID]
    raised_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    """Until when its merchant may appeal."""
    ended_at: Mapped[datetime | None]
    frozen_fen: Mapped[int]
    """What was there to be taken from the deposit when it was told."""
    charged_fen: Mapped[int]
    """What was taken from what he is owed instead."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Step(Table):
    """What was done and said, with pictures. Rows are added only."""

    __tablename__ = "step"
    __table_args__ = (
        CheckConstraint(
            "act IN ('raise', 'approve', 'accept', 'appeal', 'uphold', 'expire', 'withdraw')",
            name="act_known",
        ),
        Index("ix_step_violation_id_id", "violation_id", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    violation_id: Mapped[UUID] = mapped_column(ForeignKey(Violation.id))
    merchant_id: Mapped[UUID]
    act: Mapped[str]
    words: Mapped[str]
    pictures: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    by_id: Mapped[UUID]
    at: Mapped[datetime]
