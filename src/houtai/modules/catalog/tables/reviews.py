"""What waits for review, and what became of it; prices that changed, prices that were stopped."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables.products import Product, Sku


class Revision(Table):
    """One try to publish a product or a change of it. `before` is what sold when it was written;
    none for a first publication, whose content stands in the product itself as well.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index(
            "uq_revision_product_id",
            "product_id",
            unique=True,
            postgresql_where=text("state IN ('draft', 'in_review')"),
        ),
        Index("ix_revision_product_id_id", "product_id", "id"),
        Index("ix_revision_state_id", "state", "id"),
        Index("ix_revision_merchant_id_id", "merchant_id", "id"),
        CheckConstraint(
            "state IN ('draft', 'in_review', 'refused', 'applied', 'withdrawn')",
            name="state_known",
        ),
        CheckConstraint(
            "(state IN ('refused', 'applied')) = (decided_at IS NOT NULL)", name="decided_whole"
        ),
        CheckConstraint("state <> 'refused' OR reason <> ''", name="refusal_says_why"),
        CheckConstraint(
            "state <> 'in_review' OR submitted_at IS NOT NULL", name="submitted_before_review"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    product_id: Mapped[UUID] = mapped_column(ForeignKey(Product.id, ondelete="CASCADE"))
    merchant_id: Mapped[UUID]
    state: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Which parts of the product differ."""
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """What the machine found when it was submitted."""
    reason: Mapped[str] = mapped_column(default="", server_default="")
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class PriceChange(Table):
    """One price that became another; never edited."""

    __tablename__ = "price_change"
    __table_args__ = (
        Index("ix_price_change_sku_id_at", "sku_id", "at"),
        Index("ix_price_change_merchant_id_id", "merchant_id", "id"),
        Index("ix_price_change_product_id_id", "product_id", "id"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sku_id: Mapped[UUID] = mapped_column(ForeignKey(Sku.id, ondelete="CASCADE"))
    product_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    before_fen: Mapped[int]
    after_fen: Mapped[int]
    source: Mapped[str]
    """By which way: edit, price_list, sheet, review or undo."""
    note: Mapped[str] = mapped_column(default="", server_default="")
    by_id: Mapped[UUID]
    at: Mapped[datetime]


class PriceTry(Table):
    """A price that the breaker stopped; `bound_fen` is the lowest that would have passed."""

    __tablename__ = "price_try"
    __table_args__ = (
        Index("ix_price_try_merchant_id_id", "merchant_id", "id"),
        Index("ix_price_try_sku_id_id", "sku_id", "id"),
        CheckConstraint("rule IN ('cost', 'mean')", name="rule_known"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sku_id: Mapped[UUID] = mapped_column(ForeignKey(Sku.id, ondelete="CASCADE"))
    product_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    price_fen: Mapped[int]
    bound_fen: Mapped[int]
    rule: Mapped[str]
    source: Mapped[str]
    by_id: Mapped[UUID]
    at: Mapped[datetime]
