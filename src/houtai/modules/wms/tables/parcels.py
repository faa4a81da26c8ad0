"""What leaves the house: parcels, and the lists with which carriers take them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.wms.tables.outbounds import Outbound

SCHEMA = {"schema": "wms"}


class Handover(Table):
    """Parcels that one carrier took at one moment; append-only."""

    __tablename__ = "handover"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("parcels > 0", name="parcels_positive"),
        Index("ix_handover_at_id", "at", "id"),
        Index("ix_handover_warehouse_id_at_id", "warehouse_id", "at", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(Text(collation="C"))
    warehouse_id: Mapped[UUID]
    carrier_code: Mapped[str]
    courier: Mapped[str]
    parcels: Mapped[int]
    weight_g: Mapped[int]
    made_by: Mapped[UUID]
    at: Mapped[datetime]


class Parcel(Table):
    """One closed carton of an outbound, weighed."""

    __tablename__ = "parcel"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("weight_g > 0", name="weight_positive"),
        CheckConstraint(
            "waybill_state IN ('awaited', 'given', 'typed', 'refused')", name="waybill_state_known"
        ),
        Index("ix_parcel_outbound_id", "outbound_id"),
        Index(
            "ix_parcel_waybill_number",
            "waybill_number",
            postgresql_where="waybill_number IS NOT NULL",
        ),
        Index("ix_parcel_handover_id", "handover_id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    outbound_id: Mapped[UUID] = mapped_column(ForeignKey(Outbound.id))
    number: Mapped[str] = mapped_column(Text(collation="C"))
    carton_code: Mapped[str]
    volume_mm3: Mapped[int]
    weight_g: Mapped[int]
    computed_g: Mapped[int]
    overruled: Mapped[str] = mapped_column(server_default="")
    """Why a weight was taken that is far off; empty where it was not."""
    lines: Mapped[list[Any]] = mapped_column(JSONB)
    carrier_code: Mapped[str]
    waybill_number: Mapped[str | None]
    waybill_state: Mapped[str] = mapped_column(server_default="awaited")
    """`typed`: by somebody here, who got it elsewhere; what carriers give does not replace it."""
    waybill_error: Mapped[str] = mapped_column(server_default="")
    """Why the carrier refused it."""
    handover_id: Mapped[UUID | None] = mapped_column(ForeignKey(Handover.id))
    packed_by: Mapped[UUID]
    packed_at: Mapped[datetime]
