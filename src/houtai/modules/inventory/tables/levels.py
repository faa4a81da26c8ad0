"""What the accounts hold, side by side, for lists: brought up to date from the ledger's journal."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

SCHEMA = {"schema": "inventory"}


def _orders(*sorts: str) -> list[Index]:
    """Each order, for all rows and for those of a merchant, of a warehouse, of one in the other."""
    groups: list[list[str]] = [
        [],
        ["merchant_id"],
        ["warehouse_id"],
        ["merchant_id", "warehouse_id"],
    ]
    sorted_by = [[*group, sort, "id"] for sort in sorts for group in groups]
    return [Index(f"ix_level_{'_'.join(columns)}", *columns) for columns in sorted_by]


class Level(Table):
    """A SKU in a warehouse, the warehouse and the dispatch layer side by side."""

    __tablename__ = "level"
    __table_args__ = (
        PrimaryKeyConstraint("id", "merchant_id"),
        UniqueConstraint("sku_id", "warehouse_id", "merchant_id"),
        *_orders("changed_at", "good", "free"),
        Index("ix_level_short_id", "short", "id", postgresql_where="short > 0"),
        *(
            Index(f"ix_level_short_{sort}_id", sort, "id", postgresql_where="short > 0")
            for sort in ("changed_at", "good", "free")
        ),
        Index(
            "ix_level_expires_on_id",
            "expires_on",
            "id",
            postgresql_where="expires_on IS NOT NULL",
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(server_default=func.uuidv7())
    merchant_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    good: Mapped[int] = mapped_column(server_default="0")
    picked: Mapped[int] = mapped_column(server_default="0")
    damaged: Mapped[int] = mapped_column(server_default="0")
    inspect: Mapped[int] = mapped_column(server_default="0")
    frozen: Mapped[int] = mapped_column(server_default="0")
    coming: Mapped[int] = mapped_column(server_default="0")
    free: Mapped[int] = mapped_column(server_default="0")
    assigned: Mapped[int] = mapped_column(server_default="0")
    transit: Mapped[int] = mapped_column(server_default="0")
    rising: Mapped[int] = mapped_column(server_default="0")
    falling: Mapped[int] = mapped_column(server_default="0")
    short: Mapped[int] = mapped_column(server_default="0")
    expires_on: Mapped[date | None]
    """When the first of what is left expires, as far as lots are known."""
    changed_at: Mapped[datetime]


class PoolLevel(Table):
    """A SKU in a pool: what may be sold, and what is locked for orders that are not paid."""

    __tablename__ = "pool_level"
    __table_args__ = (
        PrimaryKeyConstraint("sku_id", "pool_id", "merchant_id"),
        Index("ix_pool_level_pool_id_sku_id", "pool_id", "sku_id"),
        SCHEMA,
    )
    sku_id: Mapped[UUID]
    pool_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    sellable: Mapped[int] = mapped_column(server_default="0")
    locked: Mapped[int] = mapped_column(server_default="0")
    changed_at: Mapped[datetime]


class SkuLevel(Table):
    """A SKU in the sales layer, all pools together."""

    __tablename__ = "sku_level"
    __table_args__ = (
        PrimaryKeyConstraint("sku_id", "merchant_id"),
        Index(
            "ix_sku_level_oversold_sku_id", "oversold", "sku_id", postgresql_where="oversold > 0"
        ),
        SCHEMA,
    )
    sku_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    sellable: Mapped[int] = mapped_column(server_default="0")
    locked: Mapped[int] = mapped_column(server_default="0")
    sold: Mapped[int] = mapped_column(server_default="0")
    rising: Mapped[int] = mapped_column(server_default="0")
    falling: Mapped[int] = mapped_column(server_default="0")
    oversold: Mapped[int] = mapped_column(server_default="0")
    changed_at: Mapped[datetime]


class Follower(Table):
    """The one row that says how far the levels follow the ledger's journal."""

    __tablename__ = "follower"
    __table_args__ = (CheckConstraint("one", name="one_row"), SCHEMA)
    one: Mapped[bool] = mapped_column(primary_key=True, server_default="true")
    before_xid: Mapped[int]
    server: Mapped[int]
    """The PostgreSQL whose transaction ids these are."""


class CheckRun(Table):
    """One look at whether the layers agree."""

    __tablename__ = "check_run"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name="state_known"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str]
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    milliseconds: Mapped[int | None]
    differences: Mapped[int | None]
    """How many were found; at most as many as are kept."""


class Difference(Table):
    """One place where the layers, or a level and its accounts, do not agree."""

    __tablename__ = "difference"
    __table_args__ = (PrimaryKeyConstraint("run_id", "position"), SCHEMA)
    run_id: Mapped[UUID] = mapped_column(ForeignKey(CheckRun.id))
    position: Mapped[int]
    promise: Mapped[str]
    merchant_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    warehouse_id: Mapped[UUID | None]
    expected: Mapped[str]
    found: Mapped[str]
    document_kind: Mapped[str | None]
    document_id: Mapped[UUID | None]
    entry_id: Mapped[UUID | None]
    mended_at: Mapped[datetime | None]
