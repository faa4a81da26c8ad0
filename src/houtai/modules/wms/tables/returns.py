"""Parcels that buyers send back, what was announced in them, and what was found."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

SCHEMA: dict[str, Any] = {"schema": "wms"}
COUNTS = ("good", "damaged", "scrap", "foreign_pieces", "missing")


class Return(Table):
    """A parcel that comes back for a case after the sale; the id is the case's."""

    __tablename__ = "return_inbound"
    __table_args__ = (
        CheckConstraint(
            "state IN ('expected', 'arrived', 'inspected', 'withdrawn')", name="state_known"
        ),
        CheckConstraint("pieces > 0", name="pieces_positive"),
        CheckConstraint(
            "(state IN ('arrived', 'inspected')) = (arrived_at IS NOT NULL)", name="arrived_whole"
        ),
        CheckConstraint(
            "(state = 'inspected') = (inspected_at IS NOT NULL)", name="inspected_whole"
        ),
        Index("ix_return_inbound_expected_at_id", "expected_at", "id"),
        Index("ix_return_inbound_warehouse_id_expected_at_id", "warehouse_id", "expected_at", "id"),
        Index("ix_return_inbound_state_expected_at_id", "state", "expected_at", "id"),
        Index("ix_return_inbound_waybill_number", "waybill_number"),
        Index("ix_return_inbound_number", "number"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text(collation="C"))
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    carrier_code: Mapped[str]
    waybill_number: Mapped[str]
    state: Mapped[str]
    pieces: Mapped[int]
    words: Mapped[str] = mapped_column(server_default="")
    """What whoever looked at it has to say."""
    expected_at: Mapped[datetime]
    arrived_at: Mapped[datetime | None]
    inspected_at: Mapped[datetime | None]
    inspected_by: Mapped[UUID | None]


class ReturnLine(Table):
    """Announced pieces of a line, as what they turned out to be, and what was done with those."""

    __tablename__ = "return_line"
    __table_args__ = (
        PrimaryKeyConstraint("return_id", "line_id"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint(
            "good >= 0 AND damaged >= 0 AND scrap >= 0 AND foreign_pieces >= 0 AND missing >= 0"
            " AND good + damaged + scrap + foreign_pieces + missing IN (0, quantity)",
            name="counts_whole",
        ),
        CheckConstraint(
            "repaired >= 0 AND written_off >= 0 AND repaired + written_off <= damaged"
            " AND put_away BETWEEN 0 AND good + repaired"
            " AND sent_back BETWEEN 0 AND foreign_pieces",
            name="done_within",
        ),
        SCHEMA,
    )
    return_id: Mapped[UUID] = mapped_column(ForeignKey(Return.id))
    line_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    name: Mapped[str]
    spec: Mapped[str]
    code: Mapped[str]
    barcode: Mapped[str]
    quantity: Mapped[int]
    good: Mapped[int] = mapped_column(server_default="0")
    damaged: Mapped[int] = mapped_column(server_default="0")
    scrap: Mapped[int] = mapped_column(server_default="0")
    foreign_pieces: Mapped[int] = mapped_column(server_default="0")
    """Something else lay in the parcel in their place."""
    missing: Mapped[int] = mapped_column(server_default="0")
    put_away: Mapped[int] = mapped_column(server_default="0")
    repaired: Mapped[int] = mapped_column(server_default="0")
    written_off: Mapped[int] = mapped_column(server_default="0")
    sent_back: Mapped[int] = mapped_column(server_default="0")
