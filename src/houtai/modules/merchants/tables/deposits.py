"""Deposits: what is demanded, and what came in; the money itself stands in the ledger."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class DepositDemand(Table):
    """How much a merchant has to have deposited; a later demand replaces the one before."""

    __tablename__ = "deposit_demand"
    __table_args__ = (
        CheckConstraint("state IN ('due', 'met', 'replaced')", name="state_known"),
        CheckConstraint("amount_fen >= 0", name="amount_not_negative"),
        Index(
            "uq_deposit_demand_standing",
            "merchant_id",
            unique=True,
            postgresql_where=text("state <> 'replaced'"),
        ),
        Index("ix_deposit_demand_merchant_id_id", "merchant_id", "id"),
        Index("ix_deposit_demand_state_id", "state", "id"),
        CheckConstraint("due_at IS NULL OR state <> 'met'", name="met_waits_for_nothing"),
        Index("ix_deposit_demand_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    amount_fen: Mapped[int]
    state: Mapped[str]
    note: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    met_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    """Until when it is to be topped up; none: nobody waits, or the time is over."""


class DepositReceipt(Table):
    """Money that the bank says came in; written once, never edited."""

    __tablename__ = "deposit_receipt"
    __table_args__ = (
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        Index("uq_deposit_receipt_bank_reference", "bank_reference", unique=True),
        Index("ix_deposit_receipt_merchant_id_id", "merchant_id", "id"),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    amount_fen: Mapped[int]
    bank_reference: Mapped[str]
    received_on: Mapped[date]
    note: Mapped[str]
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime]
