"""What was set, and every change of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table


class SettingRow(Table):
    """A setting that somebody once touched; without a value it was put back to its default."""

    __tablename__ = "setting"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "kit"},
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    version: Mapped[int]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID]


class SettingChange(Table):
    """One change, kept for good; a NULL stands for the default."""

    __tablename__ = "setting_change"
    __table_args__ = (
        UniqueConstraint("code", "version"),
        Index("ix_setting_change_code_id", "code", "id"),
        {"schema": "kit"},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[int]
    before: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID]
