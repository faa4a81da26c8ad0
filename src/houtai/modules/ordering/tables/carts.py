"""What somebody means to buy."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table


class CartLine(Table):
    """A SKU in somebody's cart. Walled by its owner: a member, or a browser (see `rules.carts`)."""

    __tablename__ = "cart_line"
    __table_args__ = (
        CheckConstraint("quantity BETWEEN 1 AND 9999", name="quantity_in_bounds"),
        Index("ix_cart_line_added_at", "added_at"),
        {"schema": "ordering"},
    )
    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    sku_id: Mapped[UUID] = mapped_column(primary_key=True)
    quantity: Mapped[int]
    chosen: Mapped[bool]
    """Goes into the next checkout."""
    seen_fen: Mapped[int]
    """What a piece cost when it was put in."""
    added_at: Mapped[datetime]
