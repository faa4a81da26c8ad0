"""Where in a warehouse goods can lie, and where the good pieces of each SKU do lie."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "wms"}


class Zone(Table):
    """Part of a warehouse: shelves of one storage kind, or where goods come in."""

    __tablename__ = "zone"
    __table_args__ = (
        UniqueConstraint("warehouse_id", "code"),
        CheckConstraint("kind IN ('storage', 'receiving')", name="kind_known"),
        CheckConstraint(
            "storage_kind IN ('normal', 'cold', 'valuable', 'hazardous')", name="storage_kind_known"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text(collation="C"))
    name: Mapped[str]
    kind: Mapped[str]
    storage_kind: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1")


class Bin(Table):
    """One place that bears a label. People walk by aisle, and in an aisle by spot."""

    __tablename__ = "bin"
    __table_args__ = (
        UniqueConstraint("warehouse_id", "code"),
        CheckConstraint("kind IN ('storage', 'receiving')", name="kind_known"),
        CheckConstraint("aisle >= 0 AND spot >= 0 AND tier >= 0", name="place_not_negative"),
        CheckConstraint("pieces_max > 0", name="pieces_max_positive"),
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_bin_warehouse_id_id", "warehouse_id", "id"),
        Index("ix_bin_code_id", "code", "id"),
        Index("ix_bin_warehouse_id_code_id", "warehouse_id", "code", "id"),
        Index("ix_bin_zone_id_code_id", "zone_id", "code", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    zone_id: Mapped[UUID] = mapped_column(ForeignKey(Zone.id))
    code: Mapped[str] = mapped_column(Text(collation="C"))
    kind: Mapped[str]
    aisle: Mapped[int]
    spot: Mapped[int]
    tier: Mapped[int]
    pieces_max: Mapped[int | None]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1")


class Carton(Table):
    """A box that parcels are made of; sizes are those inside."""

    __tablename__ = "carton"
    __table_args__ = (
        UniqueConstraint("warehouse_id", "code"),
        CheckConstraint("length_mm > 0 AND width_mm > 0 AND height_mm > 0", name="size_positive"),
        CheckConstraint("tare_g >= 0 AND load_max_g > 0", name="weights_known"),
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text(collation="C"))
    name: Mapped[str]
    length_mm: Mapped[int]
    width_mm: Mapped[int]
    height_mm: Mapped[int]
    tare_g: Mapped[int]
    load_max_g: Mapped[int]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1")


class Site(Table):
    """A warehouse whose bins are kept. Whoever makes them agree with the ledger holds its row."""

    __tablename__ = "site"
    __table_args__ = (SCHEMA,)
    warehouse_id: Mapped[UUID] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]


class BinStock(Table):
    """Good pieces in a bin. `reserved` of them are planned for picking; it may be more than there
    are once pieces have left in another way.
    """

    __tablename__ = "bin_stock"
    __table_args__ = (
        PrimaryKeyConstraint("bin_id", "sku_id"),
        CheckConstraint("quantity >= 0", name="quantity_not_negative"),
        CheckConstraint("reserved >= 0", name="reserved_not_negative"),
        Index("ix_bin_stock_sku_id_warehouse_id", "sku_id", "warehouse_id"),
        SCHEMA,
    )
    bin_id: Mapped[UUID] = mapped_column(ForeignKey(Bin.id))
    sku_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    quantity: Mapped[int]
    reserved: Mapped[int] = mapped_column(server_default="0")


class BinMove(Table):
    """What went from where to where; append-only."""

    __tablename__ = "bin_move"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint(
            "reason IN ('came', 'left', 'moved', 'picked', 'put_back', 'missing')",
            name="reason_known",
        ),
        CheckConstraint("from_bin_id IS NOT NULL OR to_bin_id IS NOT NULL", name="somewhere"),
        Index("ix_bin_move_warehouse_id_at_id", "warehouse_id", "at", "id"),
        Index("ix_bin_move_at_id", "at", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    from_bin_id: Mapped[UUID | None]
    to_bin_id: Mapped[UUID | None]
    quantity: Mapped[int]
    reason: Mapped[str]
    document_id: Mapped[UUID | None]
    by_id: Mapped[UUID]
    at: Mapped[datetime]


class BinFollower(Table):
    """The one row that says how far the bins follow the ledger's journal."""

    __tablename__ = "follower"
    __table_args__ = (CheckConstraint("one", name="one_row"), SCHEMA)
    one: Mapped[bool] = mapped_column(primary_key=True, server_default="true")
    before_xid: Mapped[int]
    server: Mapped[int]


class Scan(Table):
    """A scan that was taken; the same one again changes nothing."""

    __tablename__ = "scan"
    __table_args__ = (Index("ix_scan_at", "at"), SCHEMA)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    warehouse_id: Mapped[UUID]
    at: Mapped[datetime]
