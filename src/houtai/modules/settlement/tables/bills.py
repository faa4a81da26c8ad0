"""Bills: what merchants are told to be owed, agreed on before it is paid."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.settlement.tables.earnings import Entry
from houtai.modules.settlement.tables.fees import SCHEMA


class MerchantTerms(Table):
    """When a merchant is billed, and what is kept back for a while; without a row as the house."""

    __tablename__ = "terms"
    __table_args__ = (
        CheckConstraint("cycle IN ('daily', 'weekly', 'monthly')", name="cycle_known"),
        CheckConstraint("wait_days BETWEEN 0 AND 90", name="wait_in_bounds"),
        CheckConstraint(
            "reserve_permille BETWEEN 0 AND 500 AND reserve_days BETWEEN 1 AND 365",
            name="reserve_in_bounds",
        ),
        SCHEMA,
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    cycle: Mapped[str]
    wait_days: Mapped[int]
    """So many whole days after it was booked, an entry is billed."""
    reserve_permille: Mapped[int]
    reserve_days: Mapped[int]
    held: Mapped[bool]
    """No bills are made until somebody lets go."""
    words: Mapped[str]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]


class Unbilled(Table):
    """An entry that is in no bill yet: taken away by the bill that takes it in."""

    __tablename__ = "unbilled"
    __table_args__ = (Index("ix_unbilled_merchant_id_at", "merchant_id", "at"), SCHEMA)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey(Entry.id), primary_key=True)
    merchant_id: Mapped[UUID]
    at: Mapped[datetime]


class Charge(Table):
    """What a merchant is fined beyond what his deposit gave: taken from what he is owed when it is
    written, and a line of the next bill. Rows are added only.
    """

    __tablename__ = "charge"
    __table_args__ = (
        CheckConstraint("fen > 0", name="fen_positive"),
        Index("ix_charge_merchant_id_at", "merchant_id", "at"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    fen: Mapped[int]
    words: Mapped[str]
    """The number of what he is fined for."""
    by_id: Mapped[UUID]
    at: Mapped[datetime]


class Bill(Table):
    """What a merchant is owed of the time before `cut_at`. Its sums are those of its lines."""

    __tablename__ = "bill"
    __table_args__ = (
        CheckConstraint("state IN ('sent', 'disputed', 'confirmed')", name="state_known"),
        CheckConstraint(
            "payable_fen = paid_fen + subsidy_fen - fee_fen + other_fen", name="sums_agree"
        ),
        CheckConstraint("(state = 'sent') = (due_at IS NOT NULL)", name="waits_until"),
        CheckConstraint("state <> 'disputed' OR disputed_at IS NOT NULL", name="disputed_whole"),
        CheckConstraint(
            "(state = 'confirmed') = (confirmed_at IS NOT NULL)"
            " AND (confirmed_at IS NULL) = (confirmed_by IS NULL)",
            name="confirmed_whole",
        ),
        Index("uq_bill_number", "number", unique=True),
        Index("uq_bill_merchant_id_day", "merchant_id", "day", unique=True),
        Index("ix_bill_day_id", "day", "id"),
        Index("ix_bill_state_day_id", "state", "day", "id"),
        Index(
            "ix_bill_owing",
            "merchant_id",
            postgresql_where=text("state = 'confirmed' AND payable_fen < 0"),
        ),
        Index("ix_bill_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    day: Mapped[date]
    """The day of its cycle."""
    cut_at: Mapped[datetime]
    state: Mapped[str]
    line_count: Mapped[int]
    paid_fen: Mapped[int]
    subsidy_fen: Mapped[int]
    fee_fen: Mapped[int]
    other_fen: Mapped[int]
    payable_fen: Mapped[int]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When it counts as confirmed if nobody says anything."""
    disputed_at: Mapped[datetime | None]
    dispute_words: Mapped[str]
    answered_at: Mapped[datetime | None]
    answer_words: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]


class BillLine(Table):
    """One thing that a bill is made of. An entry's line has the entry's id, and what follows from a
    line or bill an id that follows from it, so that nothing is billed twice. Rows are added only.
    """

    __tablename__ = "bill_line"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('earning', 'refund', 'reserve', 'release', 'carried', 'correction', 'fine')",
            name="kind_known",
        ),
        CheckConstraint(
            "net_fen = paid_fen + subsidy_fen - fee_fen + other_fen", name="net_agrees"
        ),
        CheckConstraint(
            "(kind IN ('earning', 'refund')) = (order_id IS NOT NULL)", name="shares_of_orders"
        ),
        CheckConstraint("order_id IS NULL OR other_fen = 0", name="others_of_none"),
        CheckConstraint("(kind = 'reserve') = (release_on IS NOT NULL)", name="reserve_whole"),
        CheckConstraint(
            "(kind IN ('release', 'carried', 'fine')) = (source_id IS NOT NULL)",
            name="source_whole",
        ),
        CheckConstraint("(kind = 'correction') = (by_id IS NOT NULL)", name="correction_whole"),
        Index("ix_bill_line_bill_id_at_id", "bill_id", "at", "id"),
        Index(
            "ix_bill_line_reserve",
            "merchant_id",
            "release_on",
            postgresql_where=text("kind = 'reserve'"),
        ),
        Index(
            "uq_bill_line_source_id",
            "source_id",
            unique=True,
            postgresql_where=text("source_id IS NOT NULL"),
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    bill_id: Mapped[UUID] = mapped_column(ForeignKey(Bill.id))
    merchant_id: Mapped[UUID]
    kind: Mapped[str]
    order_id: Mapped[UUID | None]
    order_number: Mapped[str]
    paid_fen: Mapped[int]
    subsidy_fen: Mapped[int]
    fee_fen: Mapped[int]
    other_fen: Mapped[int]
    net_fen: Mapped[int]
    words: Mapped[str]
    """Why a correction is made, or what a fine is for."""
    release_on: Mapped[date | None]
    """When what was kept back is given."""
    source_id: Mapped[UUID | None]
    """The reserve that is given, the bill whose balance below zero is carried on, or the charge."""
    by_id: Mapped[UUID | None]
    at: Mapped[datetime]
