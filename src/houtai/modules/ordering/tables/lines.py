"""What an order is made of: goods as they were sold, discounts, pieces that are locked."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.ordering.tables.fields import COST
from houtai.modules.ordering.tables.orders import Order


class Line(Table):
    """So many of a SKU, with names and picture as they were when it was sold."""

    __tablename__ = "line"
    __table_args__ = (
        CheckConstraint("quantity BETWEEN 0 AND 9999", name="quantity_in_bounds"),
        CheckConstraint("gross_fen = list_fen * quantity", name="gross_agrees"),
        CheckConstraint("payable_fen = gross_fen - discount_fen + adjust_fen", name="sums_agree"),
        CheckConstraint(
            "list_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0", name="nothing_negative"
        ),
        CheckConstraint(
            "coalesce(cost_fen, 0) >= 0 AND coalesce(commission_permille, 0) BETWEEN 0 AND 1000",
            name="costs_known",
        ),
        Index("ix_line_order_id", "order_id"),
        Index("ix_line_sku_id_placed_at_order_id", "sku_id", "placed_at", "order_id"),
        {"schema": "ordering"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[UUID] = mapped_column(ForeignKey(Order.id))
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    position: Mapped[int]
    sku_id: Mapped[UUID]
    product_id: Mapped[UUID]
    sku_code: Mapped[str]
    product_name: Mapped[str]
    spec_text: Mapped[str]
    picture: Mapped[UUID | None]
    is_sent: Mapped[bool]
    """Goes by parcel; virtual goods do not."""
    is_gift: Mapped[bool]
    quantity: Mapped[int]
    """Nothing, once it was taken out after it had been paid."""
    list_fen: Mapped[int]
    """Of one piece."""
    gross_fen: Mapped[int]
    discount_fen: Mapped[int]
    adjust_fen: Mapped[int]
    payable_fen: Mapped[int]
    cost_fen: Mapped[int | None] = mapped_column(info=COST.column)
    """What all its pieces had cost when it was sold; not known before, nor for all goods."""
    commission_permille: Mapped[int | None]
    """Of its category when it was sold."""
    placed_at: Mapped[datetime]
    """As its order has it, so that orders with some goods are found in the order of lists."""


class LineDiscount(Table):
    """What one promotion or coupon took off a line, and who bears it."""

    __tablename__ = "line_discount"
    __table_args__ = (
        CheckConstraint("kind IN ('promotion', 'coupon')", name="kind_known"),
        CheckConstraint("fen = platform_fen + merchant_fen", name="borne_whole"),
        CheckConstraint("platform_fen >= 0 AND merchant_fen >= 0", name="nothing_negative"),
        Index("ix_line_discount_order_id", "order_id"),
        Index("ix_line_discount_line_id", "line_id"),
        Index("ix_line_discount_offer_id_id", "offer_id", "id"),
        {"schema": "ordering"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    line_id: Mapped[UUID] = mapped_column(ForeignKey(Line.id))
    order_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    offer_id: Mapped[UUID]  # Marketing owns the row behind this id.
    kind: Mapped[str]
    fen: Mapped[int]
    platform_fen: Mapped[int]
    merchant_fen: Mapped[int]


class OrderPiece(Table):
    """What of which pool is locked for a line: a bundle's line has one for each component."""

    __tablename__ = "piece"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        Index("ix_piece_order_id", "order_id"),
        {"schema": "ordering"},
    )
    line_id: Mapped[UUID] = mapped_column(ForeignKey(Line.id), primary_key=True)
    sku_id: Mapped[UUID] = mapped_column(primary_key=True)
    pool_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    quantity: Mapped[int]
