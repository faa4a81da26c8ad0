"""Buyers, their sessions, the codes that open one, and their addresses."""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import INET
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit import masks
from houtai.kit.db import Table
from houtai.kit.fields import SensitiveField
from houtai.kit.ids import new_id

SCHEMA = "members"
PHONE = SensitiveField("members.member.phone", mask=masks.phone)


class Member(Table):
    """Somebody who signed in at least once. Walled: a buyer's session meets its own row only."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("phone"),
        CheckConstraint("phone ~ '^1[3-9][0-9]{9}$'", name="phone_form"),
        CheckConstraint("state IN ('active', 'blocked')", name="state_known"),
        CheckConstraint(
            "(state = 'blocked') = (blocked_reason <> '')", name="blocked_for_a_reason"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_member_joined_at_id", "joined_at", "id"),
        Index("ix_member_state_joined_at_id", "state", "joined_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    phone: Mapped[str] = mapped_column(info=PHONE.column)
    name: Mapped[str]
    """Empty until somebody gives himself one."""
    state: Mapped[str]
    blocked_reason: Mapped[str] = mapped_column(default="")
    joined_at: Mapped[datetime]
    last_sign_in_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class DeliveryAddress(Table):
    """Where a member wants things sent. Walled by member."""

    __tablename__ = "address"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_address_member_id_id", "member_id", "id"),
        Index("uq_address_default", "member_id", unique=True, postgresql_where=text("is_default")),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey(Member.id))
    recipient: Mapped[str]
    phone: Mapped[str]
    region_code: Mapped[str]
    detail: Mapped[str]
    is_default: Mapped[bool]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class MemberSession(Table):
    """Signed in at a browser. Read by the check of each request, so no wall stands here."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey(Member.id), index=True)
    token_hash: Mapped[bytes]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    address: Mapped[IPv4Address | IPv6Address | None] = mapped_column(INET)
    user_agent: Mapped[str]


class SignInCode(Table):
    """A code on its way to a telephone. It is no column: it is made from `salt` and the house's
    key, so that whoever reads this table opens no session.
    """

    __tablename__ = "sign_in_code"
    __table_args__ = (
        CheckConstraint("octet_length(salt) = 32", name="salt_long"),
        CheckConstraint("tries >= 0", name="tries_counted"),
        CheckConstraint(
            "state IN ('waiting', 'sent', 'failed', 'no_provider')", name="state_known"
        ),
        CheckConstraint("(state = 'waiting') = (next_try_at IS NOT NULL)", name="waiting_is_due"),
        Index("ix_sign_in_code_phone_id", "phone", "id"),
        Index(
            "ix_sign_in_code_due",
            "next_try_at",
            postgresql_where=text("next_try_at IS NOT NULL"),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    phone: Mapped[str] = mapped_column(info=PHONE.column)
    language: Mapped[str]
    salt: Mapped[bytes]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int]
    used_at: Mapped[datetime | None]
    state: Mapped[str]
    """Of the text message, not of the code."""
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None]
    error: Mapped[str | None]


class Tally(Table):
    """Codes asked for and tried, by telephone or by address, less what time has forgiven."""

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("octet_length(subject) = 32", name="subject_hashed"),
        CheckConstraint("tries >= 0", name="tries_kept"),
        {"schema": SCHEMA},
    )
    subject: Mapped[bytes] = mapped_column(primary_key=True)
    tries: Mapped[float]
    last_try_at: Mapped[datetime] = mapped_column(index=True)
