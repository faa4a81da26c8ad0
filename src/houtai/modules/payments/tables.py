"""Payments, refunds, what gateways told, cases for people, and the channels themselves.

`due_at` is when the house must do something about a payment or refund next; while a job is at it,
until when others keep off.
"""

from datetime import datetime
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
    """Money on its way back by the way it came. Walled by member.

    What is reserved for it in the ledger stays so until it has gone, also after a failure.
    """

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(
            "state IN ('asked', 'processing', 'succeeded', 'failed')", name="state_known"
        ),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint("(state = 'succeeded') = (finished_at IS NOT NULL)", name="finished_whole"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_refund_payment_id_id", "payment_id", "id"),
        Index("ix_refund_trade_id_id", "trade_id", "id"),
        Index("ix_refund_member_id_id", "member_id", "id"),
        Index("ix_refund_created_at_id", "created_at", "id"),
        Index("ix_refund_state_created_at_id", "state", "created_at", "id"),
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
    version: Mapped[int] = mapped_column(default=1)
