"""What one merchant owes one buyer out of a trade, and its story."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT
from houtai.modules.ordering.tables.trades import Trade

_TO_SHIP = text("state = 'awaiting_shipment'")
PAID = "paid_at IS NOT NULL"
_FLAGGED, _FLAGGED_PAID = text("flag <> ''"), text(f"flag <> '' AND {PAID}")
_GOING_BACK = text("payment IN ('refunding', 'refunded')")
_GOING_BACK_PAID = text(f"payment IN ('refunding', 'refunded') AND {PAID}")


class Order(Table):
    """`state` is what people speak of; payment, fulfilment and after-sale are axes of their own.

    Which transitions there are stands in `rules.states`. The address is as it was agreed.
    """

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(
            "state IN ('awaiting_payment', 'awaiting_shipment', 'awaiting_receipt', 'completed',"
            " 'cancelled', 'closed')",
            name="state_known",
        ),
        CheckConstraint(
            "payment IN ('unpaid', 'on_delivery', 'paid', 'refunding', 'refunded')",
            name="payment_known",
        ),
        CheckConstraint(
            "fulfilment IN ('none', 'partly_shipped', 'shipped', 'received')",
            name="fulfilment_known",
        ),
        CheckConstraint("aftersale IN ('none', 'open')", name="aftersale_known"),
        CheckConstraint(
            "payable_fen = goods_fen + freight_fen - discount_fen + adjust_fen", name="sums_agree"
        ),
        CheckConstraint(
            "goods_fen >= 0 AND freight_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0"
            " AND freight_off_fen BETWEEN 0 AND freight_fen",
            name="nothing_negative",
        ),
        CheckConstraint(
            "(payment IN ('unpaid', 'on_delivery')) = (paid_at IS NULL)", name="paid_whole"
        ),
        CheckConstraint(
            "(state IN ('completed', 'cancelled', 'closed')) = (ended_at IS NOT NULL)",
            name="ended_whole",
        ),
        CheckConstraint(
            "flag IN ('', 'red', 'yellow', 'green', 'blue', 'purple')", name="flag_known"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint('phone_tail = "right"(phone, 4)', name="phone_tail_agrees"),
        Index("ix_orders_trade_id", "trade_id"),
        Index("ix_orders_trade_number", "trade_number"),
        Index("ix_orders_placed_at_id", "placed_at", "id"),
        Index("ix_orders_state_placed_at_id", "state", "placed_at", "id"),
        Index("ix_orders_member_id_id", "member_id", "id"),
        Index("ix_orders_member_id_state_id", "member_id", "state", "id"),
        Index("ix_orders_merchant_id_placed_at_id", "merchant_id", "placed_at", "id"),
        Index(
            "ix_orders_merchant_id_state_placed_at_id", "merchant_id", "state", "placed_at", "id"
        ),
        Index("ix_orders_paid_at_id", "paid_at", "id", postgresql_where=text(PAID)),
        Index(
            "ix_orders_merchant_id_paid_at_id",
            "merchant_id",
            "paid_at",
            "id",
            postgresql_where=text(PAID),
        ),
        Index(
            "ix_orders_payable_fen",
            "payable_fen",
            postgresql_include=["placed_at", "paid_at", "id", "merchant_id", "member_id"],
        ),
        Index("ix_orders_recipient", "recipient"),
        Index("ix_orders_phone_tail_phone", "phone_tail", "phone"),
        Index("ix_orders_member_id_placed_at_id", "member_id", "placed_at", "id"),
        Index(
            "ix_orders_member_id_paid_at_id",
            "member_id",
            "paid_at",
            "id",
            postgresql_where=text(PAID),
        ),
        Index("ix_orders_state_paid_at_id", "state", "paid_at", "id", postgresql_where=text(PAID)),
        Index(
            "ix_orders_held",
            "placed_at",
            "id",
            postgresql_where=text("held_for <> '{}' AND ended_at IS NULL"),
        ),
        Index("ix_orders_flag", "flag", "placed_at", "id", postgresql_where=_FLAGGED),
        Index("ix_orders_flag_paid_at_id", "flag", "paid_at", "id", postgresql_where=_FLAGGED_PAID),
        *(
            Index(f"ix_orders_merchant_id_{name}", "merchant_id", *columns, postgresql_where=where)
            for name, columns, where in (
                ("state_paid_at_id", ("state", "paid_at", "id"), text(PAID)),
                ("flag_placed_at_id", ("flag", "placed_at", "id"), _FLAGGED),
                ("flag_paid_at_id", ("flag", "paid_at", "id"), _FLAGGED_PAID),
                ("going_back", ("payment", "placed_at", "id"), _GOING_BACK),
                ("going_back_paid_at", ("payment", "paid_at", "id"), _GOING_BACK_PAID),
            )
        ),
        Index("ix_orders_going_back", "payment", "placed_at", "id", postgresql_where=_GOING_BACK),
        Index(
            "ix_orders_going_back_paid_at",
            "payment",
            "paid_at",
            "id",
            postgresql_where=_GOING_BACK_PAID,
        ),
        Index("ix_orders_ship_by_id", "ship_by", "id", postgresql_where=_TO_SHIP),
        Index(
            "ix_orders_merchant_id_ship_by_id",
            "merchant_id",
            "ship_by",
            "id",
            postgresql_where=_TO_SHIP,
        ),
        Index(
            "ix_orders_supplements", "supplements", postgresql_where=text("supplements IS NOT NULL")
        ),
        {"schema": "ordering"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    trade_id: Mapped[UUID] = mapped_column(ForeignKey(Trade.id))
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    number: Mapped[str]
    trade_number: Mapped[str]
    shop_name: Mapped[str]
    state: Mapped[str]
    payment: Mapped[str]
    fulfilment: Mapped[str]
    aftersale: Mapped[str]
    goods_fen: Mapped[int]
    freight_fen: Mapped[int]
    discount_fen: Mapped[int]
    """On lines and on freight."""
    adjust_fen: Mapped[int]
    """What the seller changed the price by, before it was paid."""
    payable_fen: Mapped[int]
    freight_off_fen: Mapped[int]
    """Which part of the discount is on freight."""
    pieces_count: Mapped[int]
    recipient: Mapped[str] = mapped_column(info=RECIPIENT.column)
    phone: Mapped[str] = mapped_column(info=PHONE.column)
    region_code: Mapped[str]
    detail: Mapped[str] = mapped_column(info=DETAIL.column)
    remark: Mapped[str]
    """Of the buyer."""
    note: Mapped[str]
    """Of the seller; buyers do not see it."""
    flag: Mapped[str]
    held_for: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Why it must not be shipped yet; empty: it may."""
    placed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int]
    ship_by: Mapped[datetime | None]
    """When it must have gone, as it was promised; known once it may be prepared."""
    supplements: Mapped[UUID | None]
    """The order that its goods were added to after that had been paid."""
    phone_tail: Mapped[str] = mapped_column(info=PHONE.column)
    """The last four digits: what the mask of a phone shows, and an index finds."""


class Happening(Table):
    """What happened to an order, when, and who did it. Rows are added only."""

    __tablename__ = "happening"
    __table_args__ = (
        CheckConstraint("by_kind IN ('buyer', 'staff', 'house')", name="by_kind_known"),
        Index("ix_happening_order_id_id", "order_id", "id"),
        {"schema": "ordering"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[UUID] = mapped_column(ForeignKey(Order.id))
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    what: Mapped[str]
    by_kind: Mapped[str]
    by_id: Mapped[UUID]
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]
