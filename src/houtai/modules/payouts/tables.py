"""What merchants are to be paid, how often it was tried, and what banks said of each try."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.merchants.public import BANK_ACCOUNT

SCHEMA = {"schema": "payouts"}


class ConfirmedBill(Table):
    """A bill that both sides agree on: so much may be paid. Written once for each bill."""

    __tablename__ = "confirmed_bill"
    __table_args__ = (
        Index("ix_confirmed_bill_merchant_id_bill_id", "merchant_id", "bill_id"),
        SCHEMA,
    )
    bill_id: Mapped[UUID] = mapped_column(primary_key=True)  # Settlement owns the bill.
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    payable_fen: Mapped[int]
    at: Mapped[datetime]


class Payout(Table):
    """Money that is to go to a merchant, until it is there or has come back to him."""

    __tablename__ = "payout"
    __table_args__ = (
        CheckConstraint("source IN ('earnings', 'deposit')", name="source_known"),
        CheckConstraint(
            "state IN ('asked', 'ready', 'sent', 'paid', 'failed', 'returned', 'cancelled')",
            name="state_known",
        ),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint("(state = 'paid') = (paid_at IS NOT NULL)", name="paid_has_moment"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_payout_number", "number", unique=True),
        Index("uq_payout_bill_id", "bill_id", unique=True),
        Index("ix_payout_merchant_id_id", "merchant_id", "id"),
        Index("ix_payout_merchant_id_asked_at", "merchant_id", "asked_at"),
        Index("ix_payout_state_id", "state", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    source: Mapped[str]
    bill_id: Mapped[UUID | None] = mapped_column(ForeignKey(ConfirmedBill.bill_id))
    """The bill after which the house pays by itself; None: somebody asked."""
    amount_fen: Mapped[int]
    state: Mapped[str]
    reason: Mapped[str]
    """Why it failed, came back or was cancelled."""
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Batch(Table):
    """Tries that a file takes to the bank together. Nothing of it changes."""

    __tablename__ = "batch"
    __table_args__ = (
        CheckConstraint("payout_count > 0 AND amount_fen > 0", name="not_empty"),
        Index("uq_batch_number", "number", unique=True),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    payout_count: Mapped[int]
    amount_fen: Mapped[int]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]


class Attempt(Table):
    """One try to pay one payout, under a number of its own, to the account as it was then."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("way IN ('file', 'gateway')", name="way_known"),
        CheckConstraint("(way = 'file') = (batch_id IS NOT NULL)", name="files_have_batches"),
        CheckConstraint("state IN ('sent', 'paid', 'refused', 'returned')", name="state_known"),
        CheckConstraint("(state = 'sent') = (answered_at IS NULL)", name="answered_whole"),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        Index("uq_attempt_number", "number", unique=True),
        Index(
            "uq_attempt_standing",
            "payout_id",
            unique=True,
            postgresql_where=text("state IN ('sent', 'paid')"),
        ),
        Index("ix_attempt_payout_id_id", "payout_id", "id"),
        Index("ix_attempt_batch_id_id", "batch_id", "id"),
        Index("ix_attempt_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    """By which banks and gateways know it."""
    payout_id: Mapped[UUID] = mapped_column(ForeignKey(Payout.id))
    merchant_id: Mapped[UUID]
    way: Mapped[str]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey(Batch.id))
    amount_fen: Mapped[int]
    account_name: Mapped[str]
    bank_name: Mapped[str]
    bank_branch: Mapped[str]
    bank_account: Mapped[str] = mapped_column(info=BANK_ACCOUNT.column)
    state: Mapped[str]
    reason: Mapped[str]
    bank_reference: Mapped[str]
    sent_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    """When a gateway is asked, or asked again."""
    tries: Mapped[int]


class Answer(Table):
    """What was said of a try, once for each outcome. Rows are added only."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("outcome IN ('paid', 'refused', 'returned')", name="outcome_known"),
        CheckConstraint("told_by IN ('file', 'gateway', 'person')", name="told_by_known"),
        SCHEMA,
    )
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey(Attempt.id), primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    told_by: Mapped[str]
    bank_reference: Mapped[str]
    reason: Mapped[str]
    by_id: Mapped[UUID]
    at: Mapped[datetime]
