"""The operation log and the login log: rows that are only added, each holding on to the last."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

SCHEMA = {"schema": "audit"}


class Entry(Table):
    """One thing that a deed changed, or a deed that changed nothing. `position` has no gaps.

    `changes` is text, not jsonb: the hash covers it to the letter.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("id"),
        CheckConstraint("position > 0", name="position_positive"),
        CheckConstraint("refused = (status >= 400)", name="refused_by_status"),
        CheckConstraint("octet_length(hash) = 32", name="hashed"),
        Index("ix_entry_at_position", "at", "position"),
        Index("ix_entry_merchant_id_at_position", "merchant_id", "at", "position"),
        Index("ix_entry_warehouse_id_at_position", "warehouse_id", "at", "position"),
        Index("ix_entry_actor_id_at_position", "actor_id", "at", "position"),
        Index("ix_entry_thing_at_position", "thing", "at", "position"),
        Index("ix_entry_thing_id_at_position", "thing_id", "at", "position"),
        Index("ix_entry_door_at_position", "door", "at", "position"),
        Index("ix_entry_address_at_position", "address", "at", "position"),
        Index("ix_entry_refused_at_position", "refused", "at", "position"),
        Index("ix_entry_deed_id", "deed_id"),
        Index(
            "ix_entry_refused_merchant_id_at_position",
            "merchant_id",
            "at",
            "position",
            postgresql_where=text("refused"),
        ),
        SCHEMA,
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[UUID]
    deed_id: Mapped[UUID]
    at: Mapped[datetime]
    actor_id: Mapped[UUID]
    actor_login: Mapped[str]
    actor_name: Mapped[str]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    address: Mapped[str | None]
    user_agent: Mapped[str]
    door: Mapped[str]
    method: Mapped[str]
    path: Mapped[str]
    thing: Mapped[str]
    thing_id: Mapped[str]
    name: Mapped[str]
    changes: Mapped[str]
    cut: Mapped[int]
    status: Mapped[int]
    refused: Mapped[bool]
    code: Mapped[str | None]
    request_id: Mapped[str | None]
    hash: Mapped[bytes]


class EntryWord(Table):
    """By which words an entry is found; they follow from it.

    A table of its own without row-level security: behind a wall PostgreSQL would not use the index
    on the words. Whoever finds a position here still reads its entry through the wall.
    """

    __tablename__ = "entry_word"
    __table_args__ = (Index("ix_entry_word_words", "words", postgresql_using="gin"), SCHEMA)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    words: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Login(Table):
    """One try to sign in, or to show a second factor."""

    __tablename__ = "login"
    __table_args__ = (
        UniqueConstraint("id"),
        CheckConstraint("position > 0", name="position_positive"),
        CheckConstraint("refused = (code IS NOT NULL)", name="refused_with_code"),
        CheckConstraint("octet_length(hash) = 32", name="hashed"),
        Index("ix_login_at_position", "at", "position"),
        Index("ix_login_merchant_id_at_position", "merchant_id", "at", "position"),
        Index("ix_login_warehouse_id_at_position", "warehouse_id", "at", "position"),
        Index("ix_login_account_id_at_position", "account_id", "at", "position"),
        Index("ix_login_login_at_position", "login", "at", "position"),
        Index("ix_login_address_at_position", "address", "at", "position"),
        Index("ix_login_refused_at_position", "refused", "at", "position"),
        Index(
            "ix_login_refused_merchant_id_at_position",
            "merchant_id",
            "at",
            "position",
            postgresql_where=text("refused"),
        ),
        SCHEMA,
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[UUID]
    at: Mapped[datetime]
    account_id: Mapped[UUID | None]
    login: Mapped[str]
    name: Mapped[str]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    address: Mapped[str | None]
    user_agent: Mapped[str]
    refused: Mapped[bool]
    code: Mapped[str | None]
    session_id: Mapped[UUID | None]
    hash: Mapped[bytes]


class Head(Table):
    """How far each chain has come, kept beside it, so that a lost tail is noticed."""

    __tablename__ = "head"
    __table_args__ = (CheckConstraint("octet_length(hash) = 32", name="hashed"), SCHEMA)
    chain: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    hash: Mapped[bytes]


class Checkpoint(Table):
    """Up to here the chain was proved whole; `told` is how far the event log had gone by then."""

    __tablename__ = "checkpoint"
    __table_args__ = (CheckConstraint("octet_length(hash) = 32", name="hashed"), SCHEMA)
    chain: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[bytes]
    told: Mapped[int]
    at: Mapped[datetime]
