"""Whose the money of an order is: open until its goods are received, then earned."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.modules.settlement.tables.fees import SCHEMA


class OrderShare(Table):
    """An order whose money is to be shared out. Whoever moves any of it holds this row."""

    __tablename__ = "order_share"
    __table_args__ = (
        Index("ix_order_share_merchant_id_earned_at", "merchant_id", "earned_at"),
        SCHEMA,
    )
    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    earned_at: Mapped[datetime | None]
    """When it was booked; None as long as it may still be called off."""


class LineShare(Table):
    """What was earned with a line, and what of it has gone back; freight under the order's id."""

    __tablename__ = "line_share"
    __table_args__ = (
        CheckConstraint("back_fen BETWEEN 0 AND paid_fen", name="no_more_than_paid"),
        CheckConstraint("least(subsidy_fen, fee_fen) >= 0", name="nothing_negative"),
        Index("ix_line_share_order_id", "order_id"),
        SCHEMA,
    )
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey(OrderShare.order_id))
    merchant_id: Mapped[UUID]
    paid_fen: Mapped[int]
    subsidy_fen: Mapped[int]
    fee_fen: Mapped[int]
    back_fen: Mapped[int]


class GiveBack(Table):
    """Money of a line that goes back to the buyer, whether it was earned already or not."""

    __tablename__ = "give_back"
    __table_args__ = (
        CheckConstraint("fen > 0", name="fen_positive"),
        Index("ix_give_back_order_id", "order_id"),
        SCHEMA,
    )
    refund_id: Mapped[UUID] = mapped_column(primary_key=True)
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey(OrderShare.order_id))
    merchant_id: Mapped[UUID]
    fen: Mapped[int]
    at: Mapped[datetime]


class Entry(Table):
    """One movement of what a merchant is owed, as it was booked. Rows are added only."""

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("kind IN ('earning', 'refund')", name="kind_known"),
        CheckConstraint("net_fen = paid_fen + subsidy_fen - fee_fen", name="net_agrees"),
        Index("ix_entry_order_id", "order_id"),
        Index("ix_entry_merchant_id_id", "merchant_id", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    order_id: Mapped[UUID] = mapped_column(ForeignKey(OrderShare.order_id))
    order_number: Mapped[str]
    kind: Mapped[str]
    refund_id: Mapped[UUID | None]
    paid_fen: Mapped[int]
    subsidy_fen: Mapped[int]
    fee_fen: Mapped[int]
    net_fen: Mapped[int]
    at: Mapped[datetime]
