"""People, their memberships, and what each of them has set up for himself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.identity.tables.fields import EMAIL, PHONE
from houtai.modules.identity.tables.places import AtPlace, Department, StaffPost
from houtai.modules.identity.tables.roles import Role


class Account(Table):
    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("login"),
        CheckConstraint("state IN ('active', 'disabled', 'left')", name="state_known"),
        CheckConstraint("char_length(login) BETWEEN 2 AND 64", name="login_length"),
        CheckConstraint("(left_at IS NULL) = (state <> 'left')", name="left_at_some_time"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_account_name_id", "name", "id"),
        Index("ix_account_state_id", "state", "id"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    login: Mapped[str]  # As `rules.logins.normalised` leaves it, so that no case makes two of one.
    name: Mapped[str]
    password_hash: Mapped[str]
    password_set_at: Mapped[datetime]  # Not moved by a rehash: says which password was meant.
    must_change_password: Mapped[bool]
    first_password_until: Mapped[datetime | None]  # Chosen by somebody else and not used yet.
    state: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    last_login_at: Mapped[datetime | None]
    phone: Mapped[str | None] = mapped_column(info=PHONE.column)
    email: Mapped[str | None] = mapped_column(info=EMAIL.column)
    disabled_reason: Mapped[str] = mapped_column(default="", server_default="")
    left_at: Mapped[datetime | None]
    demo: Mapped[bool] = mapped_column(default=False, server_default="false")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Membership(AtPlace, Table):
    """Neither merchant nor warehouse named: the platform itself.

    One that has ended stays, so that a merchant still finds the people who worked there.
    """

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_account_id_role_id_merchant_id_warehouse_id",
            "account_id",
            "role_id",
            "merchant_id",
            "warehouse_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_membership_merchant_id_account_id", "merchant_id", "account_id"),
        Index("ix_membership_warehouse_id_account_id", "warehouse_id", "account_id"),
        Index("ix_membership_account_id", "account_id"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id))
    role_id: Mapped[UUID] = mapped_column(ForeignKey(Role.id), index=True)
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey(Department.id), index=True)
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey(StaffPost.id), index=True)
    ended_at: Mapped[datetime | None]


class Preference(Table):
    """What somebody arranged for himself: saved views, columns of a list. Nobody else reads it."""

    __tablename__ = "preference"
    __table_args__ = (
        CheckConstraint("octet_length(value::text) <= 20000", name="value_small"),
        CheckConstraint("char_length(key) <= 100", name="key_short"),
        {"schema": "identity"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    changed_at: Mapped[datetime]
