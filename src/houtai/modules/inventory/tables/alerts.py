"""Bounds of stock, and what was found outside of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class StockRule(Table):
    """Bounds for one SKU in one warehouse; where there is none, the settings' bounds hold."""

    __tablename__ = "stock_rule"
    __table_args__ = (
        UniqueConstraint("sku_id", "warehouse_id"),
        CheckConstraint("low_quantity >= 0", name="low_not_negative"),
        CheckConstraint("over_quantity > 0", name="over_positive"),
        CheckConstraint("low_quantity < over_quantity", name="low_below_over"),
        CheckConstraint("ageing_days > 0", name="ageing_positive"),
        CheckConstraint("near_expiry_days > 0", name="near_expiry_positive"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_stock_rule_merchant_id_id", "merchant_id", "id"),
        Index("ix_stock_rule_warehouse_id_id", "warehouse_id", "id"),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    low_quantity: Mapped[int | None]
    """At so many free pieces or fewer it is time to order again."""
    over_quantity: Mapped[int | None]
    ageing_days: Mapped[int | None]
    near_expiry_days: Mapped[int | None]
    """So many days before they expire goods should be sold first, or cheaper."""
    version: Mapped[int]
    changed_at: Mapped[datetime]


class Alert(Table):
    """Stock that is outside of its bounds, from when to when. One is open at a time."""

    __tablename__ = "alert"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('low', 'over', 'ageing', 'near_expiry', 'expired')", name="kind_known"
        ),
        CheckConstraint("closed_at IS NULL OR closed_at >= opened_at", name="closed_later"),
        Index(
            "uq_alert_sku_id_warehouse_id_kind",
            "sku_id",
            "warehouse_id",
            "kind",
            unique=True,
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_alert_kind_id", "kind", "id"),
        Index("ix_alert_merchant_id_id", "merchant_id", "id"),
        Index("ix_alert_warehouse_id_id", "warehouse_id", "id"),
        Index("ix_alert_sku_id_id", "sku_id", "id"),
        Index("ix_alert_open", "id", postgresql_where=text("closed_at IS NULL")),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    kind: Mapped[str]
    quantity: Mapped[int]
    """What was there when it was found."""
    bound: Mapped[int]
    """The bound that was crossed: pieces; days for what is ageing or expires; 0 for what has."""
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
