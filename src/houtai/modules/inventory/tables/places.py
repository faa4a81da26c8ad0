"""Where stock lies, what it is stock of, and into which shares its sale is divided."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "inventory"}


class Warehouse(Table):
    """A building with stock. A marketplace one holds goods of other merchants too."""

    __tablename__ = "warehouse"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_warehouse_merchant_id_code", "merchant_id", "code", unique=True),
        Index("ix_warehouse_name_id", "name", "id"),
        SCHEMA,
    )
    # Reach is by `warehouse_id`, here as anywhere else.
    warehouse_id: Mapped[UUID] = mapped_column("id", primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]  # Whose own it is; the platform is a merchant too.
    code: Mapped[str]
    name: Mapped[str]
    region: Mapped[str]
    address: Mapped[str]
    marketplace: Mapped[bool]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1")
    opened_at: Mapped[datetime]


class Item(Table):
    """A SKU as stock needs it: whose it is, and whether it is counted itself. A read copy."""

    __tablename__ = "item"
    __table_args__ = (Index("ix_item_merchant_id_sku_id", "merchant_id", "sku_id"), SCHEMA)
    sku_id: Mapped[UUID] = mapped_column(primary_key=True)
    product_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    own_stock: Mapped[bool]


class Pool(Table):
    """A share of a merchant's sellable stock: the shared one, a channel's, an activity's."""

    __tablename__ = "pool"
    __table_args__ = (
        CheckConstraint("kind IN ('shared', 'channel', 'activity')", name="kind_known"),
        CheckConstraint("state IN ('open', 'ended')", name="state_known"),
        CheckConstraint("(kind = 'shared') = (purpose_id IS NULL)", name="purpose_unless_shared"),
        CheckConstraint(
            "kind <> 'shared' OR (ends_at IS NULL AND state = 'open')", name="shared_stays"
        ),
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended_whole"),
        CheckConstraint(
            "ends_at IS NULL OR starts_at IS NULL OR starts_at < ends_at", name="ends_after_start"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_pool_merchant_id_id", "merchant_id", "id"),
        Index(
            "uq_pool_merchant_id_shared",
            "merchant_id",
            unique=True,
            postgresql_where="kind = 'shared'",
        ),
        Index(
            "uq_pool_merchant_id_purpose_id",
            "merchant_id",
            "purpose_id",
            unique=True,
            postgresql_where="state = 'open' AND purpose_id IS NOT NULL",
        ),
        Index(
            "ix_pool_ends_at", "ends_at", postgresql_where="state = 'open' AND ends_at IS NOT NULL"
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]
    kind: Mapped[str]
    name: Mapped[str]
    purpose_id: Mapped[UUID | None]  # The channel or the activity that it is for.
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1")


class Quota(Table):
    """How much of a SKU was set aside for a pool; what is left of it stands in the ledger."""

    __tablename__ = "quota"
    __table_args__ = (
        PrimaryKeyConstraint("pool_id", "sku_id"),
        CheckConstraint("asked >= 0", name="asked_not_negative"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_quota_sku_id_pool_id", "sku_id", "pool_id"),
        Index(
            "ix_quota_looked_at_pool_id",
            "looked_at",
            "pool_id",
            postgresql_where="released_at IS NULL",
        ),
        SCHEMA,
    )
    pool_id: Mapped[UUID] = mapped_column(ForeignKey(Pool.id))
    sku_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    asked: Mapped[int]
    released_at: Mapped[datetime | None]
    """When nothing was left in an ended pool, locks included."""
    looked_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(server_default="1")
