"""Parcels that buyers send back, what was announced in them, and what was found."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.modules.wms.tables.outbounds import Outbound

SCHEMA: dict[str, Any] = {"schema": "wms"}
COUNTS = ("good", "damaged", "scrap", "foreign_pieces", "missing")
OPEN_STRAY = "kind = 'stray' AND state = 'arrived'"


class Return(Table):
    """A parcel that comes back: for a case after the sale, whose id it has, or as a stray that
    nobody announced.
    """

    __tablename__ = "return_inbound"
    __table_args__ = (
        CheckConstraint("kind IN ('case', 'stray')", name="kind_known"),
        CheckConstraint(
            "state IN ('expected', 'arrived', 'inspected', 'withdrawn', 'ended')",
            name="state_known",
        ),
        CheckConstraint("pieces >= 0 AND (pieces > 0 OR kind = 'stray')", name="pieces_counted"),
        CheckConstraint(
            "(state IN ('arrived', 'inspected', 'ended')) = (arrived_at IS NOT NULL)",
            name="arrived_whole",
        ),
        CheckConstraint(
            "(state IN ('inspected', 'ended')) = (inspected_at IS NOT NULL)",
            name="inspected_whole",
        ),
        CheckConstraint("cardinality(pictures) <= 18", name="pictures_few"),
        CheckConstraint("kind = 'stray' OR merchant_id IS NOT NULL", name="announced_by_somebody"),
        CheckConstraint(
            "kind = 'case' OR state IN ('arrived', 'inspected', 'ended')", name="stray_is_here"
        ),
        CheckConstraint("(kind = 'stray') = (due_at IS NOT NULL)", name="stray_is_due"),
        CheckConstraint(
            "outcome IN ('', 'restocked', 'kept', 'sent_back', 'written_off', 'assigned')",
            name="outcome_known",
        ),
        CheckConstraint(
            "(outcome = '') = (kind = 'case' OR state = 'arrived')", name="outcome_whole"
        ),
        CheckConstraint(
            "(state = 'ended') = (outcome IN ('sent_back', 'written_off', 'assigned'))",
            name="ended_whole",
        ),
        CheckConstraint("(outcome = 'assigned') = (part_of IS NOT NULL)", name="assigned_to_one"),
        CheckConstraint(
            "outcome <> 'restocked' OR outbound_id IS NOT NULL", name="restocked_of_one"
        ),
        Index("ix_return_inbound_expected_at_id", "expected_at", "id"),
        Index("ix_return_inbound_warehouse_id_expected_at_id", "warehouse_id", "expected_at", "id"),
        Index("ix_return_inbound_state_expected_at_id", "state", "expected_at", "id"),
        Index("ix_return_inbound_waybill_number", "waybill_number"),
        Index("ix_return_inbound_number", "number"),
        Index(
            "ix_return_inbound_outbound_id",
            "outbound_id",
            postgresql_where="outbound_id IS NOT NULL",
        ),
        Index("ix_return_inbound_part_of", "part_of", postgresql_where="part_of IS NOT NULL"),
        Index(
            "ix_return_inbound_open_stray",
            "warehouse_id",
            "due_at",
            "id",
            postgresql_where=OPEN_STRAY,
        ),
        Index(
            "uq_return_inbound_stray",
            "warehouse_id",
            "waybill_number",
            unique=True,
            postgresql_where=f"{OPEN_STRAY} AND waybill_number <> ''",
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text(collation="C"))
    kind: Mapped[str] = mapped_column(server_default="case")
    merchant_id: Mapped[UUID | None]
    """Of a stray: once it is known which parcel of the house it was."""
    warehouse_id: Mapped[UUID]
    carrier_code: Mapped[str]
    waybill_number: Mapped[str]
    state: Mapped[str]
    pieces: Mapped[int]
    words: Mapped[str] = mapped_column(server_default="")
    """What whoever looked at it has to say."""
    sender: Mapped[str] = mapped_column(server_default="")
    """Of a stray: what the label says of who sent it."""
    pictures: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")
    outbound_id: Mapped[UUID | None] = mapped_column(ForeignKey(Outbound.id))
    """Of a stray: the shipment that the carrier brought back."""
    part_of: Mapped[UUID | None] = mapped_column(ForeignKey("wms.return_inbound.id"))
    """Of a stray: the announced parcel that it turned out to be."""
    outcome: Mapped[str] = mapped_column(server_default="")
    reason: Mapped[str] = mapped_column(server_default="")
    sent_number: Mapped[str] = mapped_column(server_default="")
    """The waybill by which a stray left again."""
    due_at: Mapped[datetime | None]
    """Until when somebody is to decide what becomes of a stray."""
    expected_at: Mapped[datetime]
    arrived_at: Mapped[datetime | None]
    inspected_at: Mapped[datetime | None]
    inspected_by: Mapped[UUID | None]


class ReturnLine(Table):
    """Pieces of a line, as what they turned out to be, and what was done with those. Of a case
    they were announced, or are `surplus`; of a stray they were counted.
    """

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
        CheckConstraint("sku_id IS NOT NULL OR foreign_pieces = quantity", name="goods_or_foreign"),
        CheckConstraint("sku_id IS NULL OR merchant_id IS NOT NULL", name="goods_of_somebody"),
        CheckConstraint("NOT surplus OR missing = 0", name="surplus_is_there"),
        SCHEMA,
    )
    return_id: Mapped[UUID] = mapped_column(ForeignKey(Return.id))
    line_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    sku_id: Mapped[UUID | None]
    """Without one it is not the house's; the name says what it is."""
    surplus: Mapped[bool] = mapped_column(server_default="false")
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
