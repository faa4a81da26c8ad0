"""The way in: what a merchant fills in step by step, and what happened on the way and since."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.merchants.tables.merchants import Facts


class Application(Facts, Table):
    """What one merchant asks to be let in with; `notes` say by step what the reviewer misses."""

    __tablename__ = "application"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'approved', 'refused')",
            name="state_known",
        ),
        CheckConstraint(
            "(state IN ('approved', 'refused')) = (decided_at IS NOT NULL)", name="decided_whole"
        ),
        CheckConstraint("jsonb_typeof(notes) = 'object'", name="notes_by_step"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_application_merchant_id", "merchant_id", unique=True),
        Index("uq_application_number", "number", unique=True),
        Index(
            "uq_application_licence_number",
            "licence_number",
            unique=True,
            postgresql_where=text("state IN ('submitted', 'approved')"),
        ),
        Index("ix_application_state_id", "state", "id"),
        Index("ix_application_submitted_at_id", "submitted_at", "id"),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    number: Mapped[str]
    state: Mapped[str]
    company_name: Mapped[str]
    shop_name: Mapped[str | None]
    category_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    papers_seen: Mapped[bool]
    """Whether the step of the brand papers was saved, be it without any."""
    notes: Mapped[dict[str, Any]]
    applied_by: Mapped[UUID]
    begun_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    reason: Mapped[str]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Happening(Table):
    """One thing that happened to a merchant; written once, never edited."""

    __tablename__ = "happening"
    __table_args__ = (
        CheckConstraint("jsonb_typeof(notes) = 'object'", name="notes_by_step"),
        Index("ix_happening_merchant_id_id", "merchant_id", "id"),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    kind: Mapped[str]
    by_id: Mapped[UUID | None]
    at: Mapped[datetime]
    note: Mapped[str]
    notes: Mapped[dict[str, Any]]
    amount_fen: Mapped[int | None]
