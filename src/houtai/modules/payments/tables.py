"""Payments, refunds, what gateways told, bills, cases for people, and the channels themselves.

`due_at` is when the house must do something about a payment or refund next; while a job is at it,
until when others keep off.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = "payments"
_DUE = text("due_at IS NOT NULL")


class Payment(Table):
    """One try to pay one trade. Walled by member.

    `paid_fen` is what came, whatever was asked for; `refunded_fen` what is asked back or has gone.
    `payer` is what the gateway must know of the buyer to begin; NULL once it has, or need not.
    """

    __tablename__ = "payment"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(
            "method IN ('sandbox', 'wechat', 'alipay', 'bank_transfer', 'cash_on_delivery',"
            " 'stored_value')",
            name="method_known",
        ),
        CheckConstraint(
            "state IN ('created', 'pending', 'succeeded', 'closed', 'failed')", name="state_known"
        ),
        CheckConstraint("scene IN ('page', 'mobile', 'wechat')", name="scene_known"),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint(
            "refunded_fen >= 0 AND refunded_fen <= paid_fen", name="refunds_within_paid"
        ),
        CheckConstraint("state <> 'succeeded' OR paid_fen >= amount_fen", name="success_is_paid"),
        CheckConstraint("(paid_fen > 0) = (paid_at IS NOT NULL)", name="paid_at_whole"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_payment_trade_id_id", "trade_id", "id"),
        Index("ix_payment_member_id_id", "member_id", "id"),
        Index("ix_payment_created_at_id", "created_at", "id"),
        Index("ix_payment_state_created_at_id", "state", "created_at", "id"),
        Index("ix_payment_method_created_at_id", "method", "created_at", "id"),
        Index("ix_payment_title_id", "title", "id"),
        Index("ix_payment_paid_at", "paid_at", postgresql_where=text("paid_at IS NOT NULL")),
        Index("ix_payment_due", "due_at", postgresql_where=_DUE),
        Index(
            "uq_payment_live",
            "trade_id",
            unique=True,
            postgresql_where=text("state IN ('created', 'pending') AND close_asked_at IS NULL"),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    trade_id: Mapped[UUID]  # The trade is ordering's.
    member_id: Mapped[UUID]
    method: Mapped[str]
    amount_fen: Mapped[int]
    title: Mapped[str]
    state: Mapped[str]
    scene: Mapped[str] = mapped_column(default="page")
    origin: Mapped[str] = mapped_column(default="")
    payer: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True), default=dict)
    how_to_pay: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    gateway_number: Mapped[str | None] = mapped_column(index=True)
    paid_fen: Mapped[int] = mapped_column(default=0)
    refunded_fen: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    close_asked_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Refund(Table):
    """Money on its way back: as it came, or into the buyer's store. Walled by member.

    What is reserved for it in the ledger stays so until it has gone, also after a failure.
    """

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(
            "state IN ('asked', 'processing', 'succeeded', 'failed')", name="state_known"
        ),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint("way IN ('origin', 'stored_value')", name="way_known"),
        CheckConstraint("(state = 'succeeded') = (finished_at IS NOT NULL)", name="finished_whole"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_refund_payment_id_id", "payment_id", "id"),
        Index("ix_refund_trade_id_id", "trade_id", "id"),
        Index("ix_refund_member_id_id", "member_id", "id"),
        Index("ix_refund_created_at_id", "created_at", "id"),
        Index("ix_refund_state_created_at_id", "state", "created_at", "id"),
        Index(
            "ix_refund_finished_at", "finished_at", postgresql_where=text("finished_at IS NOT NULL")
        ),
        Index("ix_refund_due", "due_at", postgresql_where=_DUE),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey(Payment.id))
    trade_id: Mapped[UUID]
    member_id: Mapped[UUID]
    amount_fen: Mapped[int]
    reason: Mapped[str]
    way: Mapped[str] = mapped_column(server_default="origin")
    """`stored_value`: it goes into the buyer's store with the house, whatever it was paid by."""
    remark: Mapped[str] = mapped_column(server_default="")
    """Why somebody gave it back by hand, or another way, after its gateway would not."""
    by_hand: Mapped[bool] = mapped_column(server_default="false")
    """Its gateway would not, and somebody gave it back past it: its bill knows nothing of it."""
    state: Mapped[str]
    gateway_number: Mapped[str | None]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Callback(Table):
    """What a gateway told, its signature checked before; written once, never changed."""

    __tablename__ = "callback"
    __table_args__ = (
        UniqueConstraint("channel", "gateway_event"),
        CheckConstraint("kind IN ('payment', 'refund')", name="kind_known"),
        CheckConstraint("octet_length(body_hash) = 32", name="body_hashed"),
        Index("ix_callback_received_at_id", "received_at", "id"),
        Index("ix_callback_channel_received_at_id", "channel", "received_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    channel: Mapped[str]
    gateway_event: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    amount_fen: Mapped[int | None]
    body_hash: Mapped[bytes]
    received_at: Mapped[datetime]


class RefusedCallback(Table):
    """What came without a genuine signature, counted: a row an hour for each channel and reason.

    Nobody can fill the house by telling it lies.
    """

    __tablename__ = "refused_callback"
    __table_args__ = (
        UniqueConstraint("channel", "reason", "hour"),
        CheckConstraint("seen > 0", name="seen_positive"),
        CheckConstraint("octet_length(last_hash) = 32", name="body_hashed"),
        Index("ix_refused_callback_last_at_id", "last_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    channel: Mapped[str]
    reason: Mapped[str]
    hour: Mapped[datetime]
    seen: Mapped[int] = mapped_column(default=1)
    last_at: Mapped[datetime]
    last_hash: Mapped[bytes]
    last_bytes: Mapped[int]


class PaymentCase(Table):
    """Money that needs a person's eye. `source` keeps one fact from opening two."""

    __tablename__ = "payment_case"
    __table_args__ = (
        UniqueConstraint("source"),
        CheckConstraint(
            "kind IN ('paid_after_close', 'paid_twice', 'amount_differs', 'unknown_payment',"
            " 'refund_failed')",
            name="kind_known",
        ),
        CheckConstraint("state IN ('open', 'done')", name="state_known"),
        CheckConstraint(
            "handled IS NULL OR handled IN ('refunded', 'kept', 'dismissed', 'solved')",
            name="handled_known",
        ),
        CheckConstraint(
            "(state = 'done') = (handled IS NOT NULL)"
            " AND (state = 'done') = (handled_at IS NOT NULL)",
            name="done_whole",
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_payment_case_created_at_id", "created_at", "id"),
        Index("ix_payment_case_state_created_at_id", "state", "created_at", "id"),
        Index("ix_payment_case_kind_created_at_id", "kind", "created_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    source: Mapped[str]
    method: Mapped[str]
    payment_id: Mapped[UUID | None] = mapped_column(ForeignKey(Payment.id), index=True)
    refund_id: Mapped[UUID | None] = mapped_column(ForeignKey(Refund.id), index=True)
    trade_id: Mapped[UUID | None] = mapped_column(index=True)
    gateway_number: Mapped[str]
    amount_fen: Mapped[int]
    state: Mapped[str]
    handled: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    handled_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Channel(Table):
    """A way to pay: whether it is open, and what its gateway must be told.

    `sealed` holds its secrets under a key made of `salt` and the house's own key.
    """

    __tablename__ = "channel"
    __table_args__ = (
        CheckConstraint("(salt IS NULL) = (sealed IS NULL)", name="sealed_with_salt"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": SCHEMA},
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    enabled: Mapped[bool]
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    salt: Mapped[bytes | None]
    sealed: Mapped[bytes | None]
    test_asked_at: Mapped[datetime | None]
    tested_at: Mapped[datetime | None]
    test_error: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)


class Bill(Table):
    """What a channel says that it moved on a day; the file itself lies in the object store."""

    __tablename__ = "bill"
    __table_args__ = (
        UniqueConstraint("channel", "day"),
        CheckConstraint(
            "state IN ('waiting', 'read', 'unreadable', 'absent', 'failed')", name="state_known"
        ),
        CheckConstraint(
            "(content_hash IS NULL) = (size_bytes IS NULL)"
            " AND (content_hash IS NULL) = (fetched_at IS NULL)"
            " AND (state NOT IN ('read', 'unreadable') OR content_hash IS NOT NULL)",
            name="stored_whole",
        ),
        CheckConstraint("content_hash IS NULL OR octet_length(content_hash) = 32", name="hashed"),
        CheckConstraint(
            "payment_count >= 0 AND refund_count >= 0 AND attempts >= 0", name="counted"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_bill_day_id", "day", "id"),
        Index("ix_bill_due", "due_at", postgresql_where=_DUE),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str]
    day: Mapped[date]
    state: Mapped[str]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    content_hash: Mapped[bytes | None]
    size_bytes: Mapped[int | None]
    payment_count: Mapped[int] = mapped_column(default=0)
    payment_fen: Mapped[int] = mapped_column(default=0)
    refund_count: Mapped[int] = mapped_column(default=0)
    refund_fen: Mapped[int] = mapped_column(default=0)
    fee_fen_thousandths: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    fetched_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class BillRow(Table):
    """One movement of a bill in the shape of the house; `raw` is the line as it came."""

    __tablename__ = "bill_row"
    __table_args__ = (
        UniqueConstraint("bill_id", "line"),
        CheckConstraint("kind IN ('payment', 'refund')", name="kind_known"),
        CheckConstraint("amount_fen >= 0", name="amount_not_negative"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    bill_id: Mapped[UUID] = mapped_column(ForeignKey(Bill.id))
    line: Mapped[int]
    kind: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    gateway_number: Mapped[str]
    refund_number: Mapped[str]
    amount_fen: Mapped[int]
    fee_fen_thousandths: Mapped[int]
    moved_at: Mapped[datetime]
    raw: Mapped[str]
