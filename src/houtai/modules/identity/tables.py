"""An account is a person; a membership says as what, and where, the person works."""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, INET
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class Account(Table):
    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("login"),
        CheckConstraint("state IN ('active', 'disabled', 'left')", name="state_known"),
        CheckConstraint("char_length(login) BETWEEN 2 AND 64", name="login_length"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    login: Mapped[str]  # As `rules.logins.normalised` leaves it, so that no case makes two of one.
    name: Mapped[str]
    password_hash: Mapped[str]
    password_set_at: Mapped[datetime]  # Not moved by a rehash: says which password was meant.
    must_change_password: Mapped[bool]
    state: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    last_login_at: Mapped[datetime | None]


class Role(Table):
    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("code"), {"schema": "identity"})
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str]
    name: Mapped[str]
    permissions: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Membership(Table):
    """Neither merchant nor warehouse named: the platform itself, which reaches everything."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint(
            "account_id",
            "role_id",
            "merchant_id",
            "warehouse_id",
            name="uq_membership_account_id_role_id_merchant_id_warehouse_id",
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_membership_merchant_id_account_id", "merchant_id", "account_id"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id))
    role_id: Mapped[UUID] = mapped_column(ForeignKey(Role.id), index=True)
    merchant_id: Mapped[UUID | None]  # The merchants module owns the row behind this id.
    warehouse_id: Mapped[UUID | None]


class ConsoleSession(Table):
    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        CheckConstraint("idle_seconds_max > 0", name="idle_positive"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), index=True)
    token_hash: Mapped[bytes]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    idle_seconds_max: Mapped[int]
    address: Mapped[IPv4Address | IPv6Address | None] = mapped_column(INET)
    user_agent: Mapped[str]
    revoked_at: Mapped[datetime | None]


class SignInTally(Table):
    """Tries to sign in, by login or by address, less what time has forgiven."""

    __tablename__ = "sign_in_tally"
    __table_args__ = (
        CheckConstraint("octet_length(subject) = 32", name="subject_hashed"),
        CheckConstraint("tries >= 0", name="tries_kept"),
        {"schema": "identity"},
    )
    subject: Mapped[bytes] = mapped_column(primary_key=True)
    tries: Mapped[float]
    last_try_at: Mapped[datetime] = mapped_column(index=True)
