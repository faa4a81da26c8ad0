"""Waves, pick lists and their tasks; what was not found; what goes back to the shelves."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.wms.tables.outbounds import OutboundLine
from houtai.modules.wms.tables.places import Bin

SCHEMA = {"schema": "wms"}


class Wave(Table):
    """Outbounds that are picked together, chosen by a rule."""

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("mode IN ('order', 'batch', 'cluster')", name="mode_known"),
        CheckConstraint("state IN ('open', 'done')", name="state_known"),
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done_whole"),
        Index("ix_wave_made_at_id", "made_at", "id"),
        Index("ix_wave_warehouse_id_made_at_id", "warehouse_id", "made_at", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(Text(collation="C"))
    warehouse_id: Mapped[UUID]
    mode: Mapped[str]
    state: Mapped[str]
    rule: Mapped[dict[str, Any]]
    orders: Mapped[int]
    pieces: Mapped[int]
    lists: Mapped[int]
    walk: Mapped[int]
    """Length of all routes, in widths of a bin; `walk_unplanned`: had each been walked alone and in
    the order of its lines."""
    walk_unplanned: Mapped[int]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class PickList(Table):
    """One walk of one person."""

    __tablename__ = "pick_list"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("state IN ('open', 'taken', 'done')", name="state_known"),
        CheckConstraint("state <> 'taken' OR picker_id IS NOT NULL", name="taken_by_somebody"),
        Index("ix_pick_list_wave_id_place", "wave_id", "place"),
        Index(
            "ix_pick_list_at_work",
            "warehouse_id",
            "state",
            "id",
            postgresql_where="state <> 'done'",
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    wave_id: Mapped[UUID] = mapped_column(ForeignKey(Wave.id))
    warehouse_id: Mapped[UUID]
    number: Mapped[str] = mapped_column(Text(collation="C"))
    mode: Mapped[str]
    state: Mapped[str]
    place: Mapped[int]
    orders: Mapped[int]
    stops: Mapped[int]
    pieces: Mapped[int]
    walk: Mapped[int]
    picker_id: Mapped[UUID | None]
    taken_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class PickTask(Table):
    """So many pieces of one line out of one bin, at a place of the route."""

    __tablename__ = "pick_task"
    __table_args__ = (
        ForeignKeyConstraint(
            ["outbound_id", "line_id"],
            [OutboundLine.outbound_id, OutboundLine.line_id],
            name="fk_pick_task_outbound_id_line_id",
        ),
        CheckConstraint("picked BETWEEN 0 AND quantity", name="picked_within"),
        CheckConstraint("state IN ('open', 'short', 'done', 'called_off')", name="state_known"),
        Index("ix_pick_task_pick_list_id_place", "pick_list_id", "place"),
        Index("ix_pick_task_outbound_id", "outbound_id"),
        Index(
            "ix_pick_task_bin_id_sku_id",
            "bin_id",
            "sku_id",
            postgresql_where="state IN ('open', 'short')",
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    pick_list_id: Mapped[UUID] = mapped_column(ForeignKey(PickList.id))
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    outbound_id: Mapped[UUID]
    line_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    bin_id: Mapped[UUID] = mapped_column(ForeignKey(Bin.id))
    place: Mapped[int]
    slot: Mapped[int]
    """Into which tote of the cart it goes; 1 where there is one only."""
    quantity: Mapped[int]
    picked: Mapped[int] = mapped_column(server_default="0")
    state: Mapped[str]


class Shortage(Table):
    """Pieces that a picker did not find; somebody else counts again."""

    __tablename__ = "shortage"
    __table_args__ = (
        CheckConstraint("missing > 0", name="missing_positive"),
        CheckConstraint(
            "state IN ('asked', 'found', 'elsewhere', 'confirmed', 'called_off')",
            name="state_known",
        ),
        CheckConstraint("counted_by <> reported_by", name="counted_by_another"),
        CheckConstraint(
            "(counted IS NULL) = (counted_by IS NULL) AND (counted IS NULL) = (counted_at IS NULL)"
            " AND counted >= 0",
            name="counted_whole",
        ),
        Index("ix_shortage_reported_at_id", "reported_at", "id"),
        Index("ix_shortage_warehouse_id_reported_at_id", "warehouse_id", "reported_at", "id"),
        Index(
            "uq_shortage_task_id_asked",
            "task_id",
            unique=True,
            postgresql_where="state = 'asked'",
        ),
        Index("ix_shortage_outbound_id", "outbound_id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    task_id: Mapped[UUID] = mapped_column(ForeignKey(PickTask.id))
    outbound_id: Mapped[UUID]
    line_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    bin_id: Mapped[UUID]
    missing: Mapped[int]
    state: Mapped[str]
    reported_by: Mapped[UUID]
    reported_at: Mapped[datetime]
    counted: Mapped[int | None]
    counted_by: Mapped[UUID | None]
    counted_at: Mapped[datetime | None]


class PutBack(Table):
    """Picked pieces of an outbound that was called off; `bin_id`: where they came from."""

    __tablename__ = "put_back"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("done BETWEEN 0 AND quantity", name="done_within"),
        Index("ix_put_back_open", "warehouse_id", "id", postgresql_where="done < quantity"),
        Index("ix_put_back_outbound_id", "outbound_id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    outbound_id: Mapped[UUID]
    line_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    quantity: Mapped[int]
    done: Mapped[int] = mapped_column(server_default="0")
    bin_id: Mapped[UUID] = mapped_column(ForeignKey(Bin.id))
    asked_at: Mapped[datetime]
