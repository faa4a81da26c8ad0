"""Accounts with their running totals, immutable transfers, live reservations, totals by day.

No foreign key leads from a transfer to its accounts: checking it would take a row lock on every
hot account. The statement that moves totals proves that the accounts exist, `houtai check` proves
it again.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, FetchedValue, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

SCHEMA = "ledger"


class Account(Table):
    """A place where something is counted: a book, a unit, an owner, a kind.

    `side` is the side on which it grows. A limited account never falls below zero, reservations
    included; a counted one keeps its totals here, any other is summed from its transfers.
    """

    __tablename__ = "account"
    __table_args__ = (
        PrimaryKeyConstraint("id", "home_id"),
        CheckConstraint("side IN ('debit', 'credit')", name="side_known"),
        CheckConstraint("counted OR NOT limited", name="limited_is_counted"),
        CheckConstraint(
            "least(debits_pending, debits_posted, credits_pending, credits_posted) >= 0",
            name="totals_not_negative",
        ),
        CheckConstraint(
            "NOT limited OR CASE side"
            " WHEN 'credit' THEN credits_posted - debits_posted - debits_pending"
            " ELSE debits_posted - credits_posted - credits_pending END >= 0",
            name="not_overdrawn",
        ),
        Index("ix_account_home_id_book_kind_id", "home_id", "book", "kind", "id"),
        Index("ix_account_owner_id_id", "owner_id", "id"),
        Index("ix_account_unit_id", "unit", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID]
    home_id: Mapped[UUID]
    book: Mapped[str]
    unit: Mapped[str]
    owner_id: Mapped[UUID]
    kind: Mapped[str]
    side: Mapped[str]
    limited: Mapped[bool]
    counted: Mapped[bool]
    debits_pending: Mapped[int] = mapped_column(server_default="0")
    debits_posted: Mapped[int] = mapped_column(server_default="0")
    credits_pending: Mapped[int] = mapped_column(server_default="0")
    credits_posted: Mapped[int] = mapped_column(server_default="0")
    opened_at: Mapped[datetime]


class Transfer(Table):
    """One change of two accounts, written once: what it adds to their posted and pending totals."""

    __tablename__ = "transfer"
    __table_args__ = (
        PrimaryKeyConstraint("id", "debit_home_id"),
        CheckConstraint(
            "CASE kind WHEN 'transfer' THEN posted > 0 AND pending = 0 AND hold_id IS NULL"
            " WHEN 'reserve' THEN posted = 0 AND pending > 0 AND hold_id IS NULL"
            " WHEN 'post' THEN posted > 0 AND pending <= -posted AND hold_id IS NOT NULL"
            " WHEN 'void' THEN posted = 0 AND pending < 0 AND hold_id IS NOT NULL"
            " WHEN 'expire' THEN posted = 0 AND pending < 0 AND hold_id IS NOT NULL"
            " ELSE false END",
            name="amounts_fit_kind",
        ),
        CheckConstraint("debit_account_id <> credit_account_id", name="two_accounts"),
        CheckConstraint("expires_at IS NULL OR kind = 'reserve'", name="only_reserve_expires"),
        Index("ix_transfer_debit_account_id_at_id", "debit_account_id", "at", "id"),
        Index("ix_transfer_credit_account_id_at_id", "credit_account_id", "at", "id"),
        Index("ix_transfer_document_id_id", "document_id", "id"),
        Index("ix_transfer_xid", "xid"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID]
    debit_home_id: Mapped[UUID]
    credit_home_id: Mapped[UUID]
    chain_id: Mapped[UUID]
    kind: Mapped[str]
    hold_id: Mapped[UUID | None]
    debit_account_id: Mapped[UUID]
    credit_account_id: Mapped[UUID]
    posted: Mapped[int]
    pending: Mapped[int]
    reason: Mapped[str]
    document_kind: Mapped[str]
    document_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    xid: Mapped[int] = mapped_column(server_default=FetchedValue())


class Hold(Table):
    """What is still reserved by a `reserve` transfer of the same id; gone when nothing is left."""

    __tablename__ = "hold"
    __table_args__ = (
        PrimaryKeyConstraint("id", "debit_home_id"),
        CheckConstraint("remaining > 0", name="remaining_positive"),
        Index("ix_hold_expires_at", "expires_at", postgresql_where="expires_at IS NOT NULL"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID]
    debit_home_id: Mapped[UUID]
    credit_home_id: Mapped[UUID]
    debit_account_id: Mapped[UUID]
    credit_account_id: Mapped[UUID]
    remaining: Mapped[int]
    expires_at: Mapped[datetime | None]


class DayTotal(Table):
    """What an account's transfers of one UTC day add up to, as far as they are rolled up."""

    __tablename__ = "day_total"
    __table_args__ = (
        PrimaryKeyConstraint("account_id", "day", "home_id"),
        {"schema": SCHEMA},
    )
    account_id: Mapped[UUID]
    home_id: Mapped[UUID]
    day: Mapped[date]
    debits_pending: Mapped[int]
    debits_posted: Mapped[int]
    credits_pending: Mapped[int]
    credits_posted: Mapped[int]


class KindHour(Table):
    """What all accounts of a kind moved in an hour, of books with few units; as far as day totals.

    Of the whole house, so only the house reads it.
    """

    __tablename__ = "kind_hour"
    __table_args__ = (
        CheckConstraint("least(debits, credits) >= 0", name="not_negative"),
        {"schema": SCHEMA},
    )
    book: Mapped[str] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    debits: Mapped[int]
    credits: Mapped[int]


class Gate(Table):
    """The one row that says from when on transfers are dated, once days are closed."""

    __tablename__ = "gate"
    __table_args__ = (CheckConstraint("one", name="one_row"), {"schema": SCHEMA})
    one: Mapped[bool] = mapped_column(primary_key=True, server_default="true")
    open_from: Mapped[datetime]
    xid: Mapped[int]


class RolledUp(Table):
    """The one row that says up to which transaction the day totals are complete."""

    __tablename__ = "rolled_up"
    __table_args__ = (CheckConstraint("one", name="one_row"), {"schema": SCHEMA})
    one: Mapped[bool] = mapped_column(primary_key=True, server_default="true")
    before_xid: Mapped[int]
    server: Mapped[int]
    """The PostgreSQL whose transaction ids these are; see `ledger.adopt` in the migration."""
