"""Sessions, tries to open one, and what must be shown or hold before one opens."""

from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, CIDR, INET
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.identity.tables.people import Account
from houtai.modules.identity.tables.roles import Role

_CONSOLES = "console IN ('platform', 'merchant', 'warehouse')"


class ConsoleSession(Table):
    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        CheckConstraint("idle_seconds_max > 0", name="idle_positive"),
        Index("ix_session_open", "id", postgresql_where=text("revoked_at IS NULL")),
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
    merchant_id: Mapped[UUID | None]  # The place of work; neither named: the platform.
    warehouse_id: Mapped[UUID | None]
    second_factor_due: Mapped[bool] = mapped_column(default=False, server_default="false")
    """The person must set up a second factor before anything else."""


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
    told_at: Mapped[datetime | None]
    """When a try that found none left was last told to the house."""


class SecondFactor(Table):
    """An authenticator app. Its secret is no column: it is made from `salt` and the house's key."""

    __tablename__ = "second_factor"
    __table_args__ = (
        CheckConstraint("octet_length(salt) = 32", name="salt_long"),
        CheckConstraint("octet_length(key_mark) = 8", name="key_marked"),
        {"schema": "identity"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), primary_key=True)
    salt: Mapped[bytes]
    key_mark: Mapped[bytes]
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]  # Until then it is asked for by nobody.
    last_step: Mapped[int]  # Of the code used last: neither it nor an earlier one counts again.


class RecoveryCode(Table):
    """Lets its owner in once, when the second factor is lost."""

    __tablename__ = "recovery_code"
    __table_args__ = (
        CheckConstraint("octet_length(code_hash) = 32", name="hashed"),
        {"schema": "identity"},
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None]


class SignInTicket(Table):
    """The password was right; the second factor is still to come."""

    __tablename__ = "sign_in_ticket"
    __table_args__ = (
        UniqueConstraint("ticket_hash"),
        CheckConstraint("octet_length(ticket_hash) = 32", name="hashed"),
        CheckConstraint("tries >= 0", name="tries_counted"),
        CheckConstraint(_CONSOLES, name="console_known"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    ticket_hash: Mapped[bytes]
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), index=True)
    password_set_at: Mapped[datetime]
    console: Mapped[str | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int]
    used_at: Mapped[datetime | None]


class FormerPassword(Table):
    """Hash of a password that was replaced, so that it does not come back at once."""

    __tablename__ = "former_password"
    __table_args__ = ({"schema": "identity"},)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id), primary_key=True)
    set_at: Mapped[datetime] = mapped_column(primary_key=True)
    password_hash: Mapped[str]


class SignInRule(Table):
    """From where and when an account, the holders of a role, or everybody at a console may work.

    A merchant or a warehouse named: it counts for sessions at that place only. Read by the check
    of every request, before anybody is known; row-level security would hide it from that check.
    """

    __tablename__ = "sign_in_rule"
    __table_args__ = (
        CheckConstraint("num_nonnulls(account_id, role_id, console) = 1", name="one_subject"),
        CheckConstraint(_CONSOLES, name="console_known"),
        CheckConstraint(
            "cardinality(networks) > 0 OR cardinality(weekdays) > 0", name="says_something"
        ),
        CheckConstraint("cardinality(networks) <= 100", name="networks_few"),
        CheckConstraint("weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::bigint[]", name="weekdays_real"),
        CheckConstraint(
            "(cardinality(weekdays) > 0) = (from_minute IS NOT NULL)"
            " AND (from_minute IS NULL) = (to_minute IS NULL)",
            name="hours_whole",
        ),
        CheckConstraint(
            "from_minute BETWEEN 0 AND 1439 AND to_minute BETWEEN 1 AND 1440"
            " AND from_minute <> to_minute",
            name="minutes_of_a_day",
        ),
        Index("ix_sign_in_rule_merchant_id_id", "merchant_id", "id"),
        Index("ix_sign_in_rule_warehouse_id_id", "warehouse_id", "id"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey(Account.id), index=True)
    role_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Role.id, ondelete="CASCADE"), index=True
    )
    console: Mapped[str | None] = mapped_column(index=True)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    networks: Mapped[list[IPv4Network | IPv6Network]] = mapped_column(ARRAY(CIDR))
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    from_minute: Mapped[int | None]
    to_minute: Mapped[int | None]
    enabled: Mapped[bool]
    note: Mapped[str]
    version: Mapped[int]
    changed_at: Mapped[datetime]
