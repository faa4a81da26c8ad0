"""Papers that merchants show, and the categories in which these let them sell."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class Qualification(Table):
    """One paper: a licence, a permit, a brand's authorisation. It counts while it is valid."""

    __tablename__ = "qualification"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'waiting', 'valid', 'refused', 'expired', 'replaced')",
            name="state_known",
        ),
        CheckConstraint("cardinality(file_ids) BETWEEN 1 AND 5", name="has_files"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_qualification_merchant_id_id", "merchant_id", "id"),
        Index("ix_qualification_state_id", "state", "id"),
        Index(
            "ix_qualification_expires_on_id",
            "expires_on",
            "id",
            postgresql_where=text("state = 'valid'"),
        ),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    kind: Mapped[str]
    """A word of the dictionary `qualification_kind`."""
    number: Mapped[str]
    brand_name: Mapped[str]
    """Whose brand it is about; empty for a paper that is about none."""
    file_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    expires_on: Mapped[date | None]
    """The last day on which it is good; None: without end."""
    state: Mapped[str]
    note: Mapped[str]
    added_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    warned_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class CategoryGrant(Table):
    """A category that a merchant asked for, and whether he may sell in it now."""

    __tablename__ = "category_grant"
    __table_args__ = (
        CheckConstraint(
            "state IN ('asked', 'granted', 'lacking', 'refused', 'withdrawn')", name="state_known"
        ),
        Index("ix_category_grant_category_id", "category_id"),
        Index(
            "ix_category_grant_asked",
            "merchant_id",
            "category_id",
            postgresql_where=text("state = 'asked'"),
        ),
        {"schema": "merchants"},
    )
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"), primary_key=True)
    category_id: Mapped[UUID] = mapped_column(primary_key=True)  # A neighbour's row.
    state: Mapped[str]
    note: Mapped[str]
    changed_at: Mapped[datetime]
