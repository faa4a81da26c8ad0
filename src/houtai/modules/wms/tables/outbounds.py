"""What a warehouse was asked to send out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.modules.wms.tables.fields import DETAIL, PHONE, RECIPIENT

SCHEMA = {"schema": "wms"}


class Outbound(Table):
    """One shipment as its warehouse sees it; the id is the shipment's."""

    __tablename__ = "outbound"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'planned', 'picking', 'picked', 'checked', 'packed',"
            " 'handed_over', 'withdrawn', 'refused', 'short')",
            name="state_known",
        ),
        CheckConstraint(
            "kinds >= 0 AND pieces >= 0 AND weight_g >= 0 AND volume_mm3 >= 0",
            name="sums_not_negative",
        ),
        CheckConstraint(
            "(state IN ('handed_over', 'withdrawn', 'refused', 'short')) = (ended_at IS NOT NULL)",
            name="ended_whole",
        ),
        CheckConstraint(
            "(state = 'handed_over') = (handover_id IS NOT NULL)", name="handed_to_somebody"
        ),
        Index("ix_outbound_asked_at_id", "asked_at", "id"),
        Index("ix_outbound_warehouse_id_asked_at_id", "warehouse_id", "asked_at", "id"),
        Index("ix_outbound_promise_at_id", "promise_at", "id"),
        Index("ix_outbound_warehouse_id_promise_at_id", "warehouse_id", "promise_at", "id"),
        Index(
            "ix_outbound_warehouse_id_state_promise_at_id",
            "warehouse_id",
            "state",
            "promise_at",
            "id",
        ),
        Index("ix_outbound_state_promise_at_id", "state", "promise_at", "id"),
        Index("ix_outbound_number", "number"),
        Index("ix_outbound_wave_id", "wave_id"),
        Index("ix_outbound_handover_id", "handover_id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text(collation="C"))
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    carrier_code: Mapped[str]
    service_code: Mapped[str]
    promise_at: Mapped[datetime]
    priority: Mapped[int]
    state: Mapped[str]
    kinds: Mapped[int]
    pieces: Mapped[int]
    weight_g: Mapped[int]
    volume_mm3: Mapped[int]
    recipient: Mapped[str] = mapped_column(info=RECIPIENT.column)
    phone: Mapped[str] = mapped_column(info=PHONE.column)
    region_code: Mapped[str]
    address: Mapped[str] = mapped_column(info=DETAIL.column)
    remark: Mapped[str]
    group_key: Mapped[UUID]
    wave_id: Mapped[UUID | None]
    handover_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(server_default="")
    """Why it was withdrawn or refused."""
    asked_at: Mapped[datetime]
    picked_at: Mapped[datetime | None]
    packed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class OutboundLine(Table):
    """So many of a SKU: asked for, picked, found missing, checked."""

    __tablename__ = "outbound_line"
    __table_args__ = (
        PrimaryKeyConstraint("outbound_id", "line_id"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint(
            "picked >= 0 AND missing >= 0 AND picked + missing <= quantity"
            " AND checked BETWEEN 0 AND picked",
            name="counts_within",
        ),
        Index("ix_outbound_line_sku_id", "sku_id"),
        SCHEMA,
    )
    outbound_id: Mapped[UUID] = mapped_column(ForeignKey(Outbound.id))
    line_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    name: Mapped[str]
    spec: Mapped[str]
    code: Mapped[str]
    barcode: Mapped[str]
    quantity: Mapped[int]
    weight_g: Mapped[int]
    """Of one piece, as the volume."""
    volume_mm3: Mapped[int]
    picked: Mapped[int] = mapped_column(server_default="0")
    missing: Mapped[int] = mapped_column(server_default="0")
    checked: Mapped[int] = mapped_column(server_default="0")
