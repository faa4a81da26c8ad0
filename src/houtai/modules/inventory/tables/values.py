"""What stock is worth: by moving average for each SKU in each warehouse, and every change of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class Valuation(Table):
    """How many pieces lie in a warehouse, in whichever condition, and what they cost together."""

    __tablename__ = "valuation"
    __table_args__ = (
        PrimaryKeyConstraint("sku_id", "warehouse_id", "merchant_id"),
        CheckConstraint("quantity >= 0", name="quantity_not_negative"),
        CheckConstraint("value_fen >= 0", name="value_not_negative"),
        CheckConstraint("quantity > 0 OR value_fen = 0", name="nothing_is_worth_nothing"),
        Index("ix_valuation_merchant_id_warehouse_id", "merchant_id", "warehouse_id"),
        Index("ix_valuation_still_since", "still_since", postgresql_where=text("quantity > 0")),
        {"schema": "inventory"},
    )
    sku_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    quantity: Mapped[int]
    value_fen: Mapped[int]
    still_since: Mapped[datetime]
    """When a piece last left, or the first came in after there was none."""
    changed_at: Mapped[datetime]


class ValueEntry(Table):
    """One change of a valuation, written once, with what it was afterwards."""

    __tablename__ = "value_entry"
    __table_args__ = (
        Index("ix_value_entry_sku_id_warehouse_id_id", "sku_id", "warehouse_id", "id"),
        Index("ix_value_entry_document_id", "document_id"),
        Index("ix_value_entry_unrolled", "id", postgresql_where=text("NOT rolled")),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    at: Mapped[datetime]
    quantity: Mapped[int]
    value_fen: Mapped[int]
    quantity_after: Mapped[int]
    value_after_fen: Mapped[int]
    reason: Mapped[str]
    document_kind: Mapped[str]
    document_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    rolled: Mapped[bool] = mapped_column(server_default=text("false"))
    """Whether the day's totals hold it."""


class ValueDay(Table):
    """What came in and went out on a day, by warehouse and merchant."""

    __tablename__ = "value_day"
    __table_args__ = (
        PrimaryKeyConstraint("merchant_id", "warehouse_id", "day"),
        Index("ix_value_day_warehouse_id_day", "warehouse_id", "day"),
        {"schema": "inventory"},
    )
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    day: Mapped[date]
    """On the clock of the business."""
    in_quantity: Mapped[int]
    in_value_fen: Mapped[int]
    out_quantity: Mapped[int]
    out_value_fen: Mapped[int]
