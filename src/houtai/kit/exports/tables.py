"""A list that somebody takes away as a file: what was asked for, and how far it has come; of
prints, the pieces that they are made in.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class Export(Table):
    """One file. It belongs to whoever asked for it, at the place where he asked."""

    __tablename__ = "export"
    __table_args__ = (
        CheckConstraint("format IN ('xlsx', 'csv', 'pdf')", name="format_known"),
        CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')",
            name="state_known",
        ),
        CheckConstraint("rows_done >= 0", name="rows_counted"),
        CheckConstraint("(state = 'failed') = (code IS NOT NULL)", name="failed_says_why"),
        Index("ix_export_actor_id_id", "actor_id", "id"),
        Index("ix_export_asked_at", "asked_at"),
        {"schema": "kit"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    actor_id: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    list: Mapped[str]
    format: Mapped[str]
    filters: Mapped[dict[str, Any]]
    sort: Mapped[str]
    language: Mapped[str]
    state: Mapped[str]
    rows_done: Mapped[int]
    rows_total: Mapped[int | None]
    size_bytes: Mapped[int | None]
    code: Mapped[str | None]
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class ExportPiece(Table):
    """Some sheets of a print. Whoever has filled in `content` has counted and logged them in the
    same transaction; when the file is whole, its pieces go.
    """

    __tablename__ = "export_piece"
    __table_args__ = (
        CheckConstraint("(content IS NULL) = (sheets IS NULL)", name="made_whole"),
        CheckConstraint("sheets >= 0", name="sheets_counted"),
        {"schema": "kit"},
    )
    export_id: Mapped[UUID] = mapped_column(
        ForeignKey(Export.id, ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    things: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    sheets: Mapped[int | None]
    content: Mapped[bytes | None]
