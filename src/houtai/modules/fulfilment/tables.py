"""What orders still need, which shipments bring it, in which parcels, and why it was decided so."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit import masks
from houtai.kit.db import Table
from houtai.kit.fields import SensitiveField
from houtai.kit.ids import new_id

SCHEMA = {"schema": "fulfilment"}
RECIPIENT = SensitiveField("fulfilment.shipment.recipient", mask=masks.person_name)
PHONE = SensitiveField("fulfilment.shipment.phone", mask=masks.phone)
DETAIL = SensitiveField("fulfilment.shipment.address", mask=masks.address)
PARCEL = "parcel"
ONLINE = "online"
WAITS = text("waiting > 0")
LEFT = text("line_id IS NULL")
HANDED = text("order_id IS NOT NULL")
REFUSED = text("waybill_state = 'refused'")
OPEN = text("state IN ('waiting', 'picked', 'packed')")


class Demand(Table):
    """An order that is to be sent."""

    __tablename__ = "demand"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'shipped', 'received', 'stopped')", name="state_known"),
        Index("ix_demand_receive_by", "receive_by", postgresql_where=text("state = 'shipped'")),
        Index(
            "ix_demand_ship_by_order_id",
            "ship_by",
            "order_id",
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "ix_demand_merchant_id_ship_by_order_id",
            "merchant_id",
            "ship_by",
            "order_id",
            postgresql_where=text("state = 'open'"),
        ),
        SCHEMA,
    )
    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    number: Mapped[str]
    shop_name: Mapped[str]
    region_code: Mapped[str]
    state: Mapped[str]
    ship_by: Mapped[datetime]
    """When it must have gone, as it was promised."""
    placed_at: Mapped[datetime]
    receive_by: Mapped[datetime | None]
    """When it counts as received, whatever the buyer says."""
    waybill_carrier: Mapped[str] = mapped_column(server_default="")
    """Its merchant had a waybill of this carrier for it when it was called back: what comes of it
    anew gets one as well.
    """


class DemandLine(Table):
    """So many of a SKU for a line of an order, and where each piece of it is. None gets lost."""

    __tablename__ = "demand_line"
    __table_args__ = (
        PrimaryKeyConstraint("line_id", "sku_id"),
        CheckConstraint(
            "waiting >= 0 AND assigned >= 0 AND shipped >= 0 AND dropped >= 0",
            name="nothing_negative",
        ),
        CheckConstraint("quantity = waiting + assigned + shipped + dropped", name="no_piece_lost"),
        CheckConstraint("kind IN ('parcel', 'virtual', 'card_key')", name="kind_known"),
        Index("ix_demand_line_order_id", "order_id"),
        Index("ix_demand_line_waiting_sku_id", "sku_id", postgresql_where=WAITS),
        Index("ix_demand_line_waiting_tried_at", "tried_at", postgresql_where=WAITS),
        Index("ix_demand_line_waiting_ship_by_id", "ship_by", "id", postgresql_where=WAITS),
        Index(
            "ix_demand_line_waiting_merchant_id_ship_by_id",
            "merchant_id",
            "ship_by",
            "id",
            postgresql_where=WAITS,
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(default=new_id)
    line_id: Mapped[UUID]  # Ordering owns the line.
    sku_id: Mapped[UUID]
    order_id: Mapped[UUID] = mapped_column(ForeignKey(Demand.order_id))
    merchant_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(server_default=PARCEL)
    """How it reaches the buyer; of a `card_key` he gets as many keys as pieces."""
    quantity: Mapped[int]
    waiting: Mapped[int]
    """Nobody has them: the back order."""
    assigned: Mapped[int]
    """Promised to shipments that have not gone."""
    shipped: Mapped[int]
    dropped: Mapped[int]
    """Not wanted any more."""
    value_fen: Mapped[int]
    """Of all its pieces together."""
    sku_code: Mapped[str]
    product_name: Mapped[str]
    spec_text: Mapped[str]
    picture: Mapped[UUID | None]
    ship_by: Mapped[datetime]
    avoid: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    """Warehouses that had promised pieces and could not send them."""
    tried_at: Mapped[datetime]


class Shipment(Table):
    """Goods of one or several orders that go from one warehouse to one address."""

    __tablename__ = "shipment"
    __table_args__ = (
        CheckConstraint("mode IN ('warehouse', 'own', 'online')", name="mode_known"),
        CheckConstraint(
            "state IN ('waiting', 'picked', 'packed', 'shipped', 'signed', 'void')",
            name="state_known",
        ),
        CheckConstraint("(state = 'void') = (voided_at IS NOT NULL)", name="void_whole"),
        CheckConstraint(
            "(state IN ('shipped', 'signed')) = (shipped_at IS NOT NULL)", name="shipped_whole"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_shipment_number", "number", unique=True),
        Index("ix_shipment_created_at_id", "created_at", "id"),
        Index("ix_shipment_merchant_id_created_at_id", "merchant_id", "created_at", "id"),
        Index("ix_shipment_state_created_at_id", "state", "created_at", "id"),
        Index(
            "ix_shipment_merchant_id_state_created_at_id",
            "merchant_id",
            "state",
            "created_at",
            "id",
        ),
        Index("ix_shipment_warehouse_id_created_at_id", "warehouse_id", "created_at", "id"),
        Index("ix_shipment_promise_at_id", "promise_at", "id", postgresql_where=OPEN),
        Index("ix_shipment_group_key", "group_key", postgresql_where=OPEN),
        Index("ix_shipment_warehouse_id_open", "warehouse_id", postgresql_where=OPEN),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    warehouse_name: Mapped[str]
    shop_name: Mapped[str]
    mode: Mapped[str]
    """`warehouse`: the warehouse's people send it; `own`: the merchant does; `online`: nothing is
    sent, the buyer has it at once.
    """
    state: Mapped[str]
    group_key: Mapped[UUID]
    """The same for one buyer, merchant, warehouse and address: those may go together."""
    recipient: Mapped[str] = mapped_column(info=RECIPIENT.column)
    phone: Mapped[str] = mapped_column(info=PHONE.column)
    region_code: Mapped[str]
    detail: Mapped[str] = mapped_column(info=DETAIL.column)
    remark: Mapped[str]
    carrier_code: Mapped[str] = mapped_column(server_default="")
    """Who takes it; empty as long as nobody has said so."""
    service_code: Mapped[str] = mapped_column(server_default="")
    promise_at: Mapped[datetime]
    pieces_count: Mapped[int]
    value_fen: Mapped[int]
    cod_fen: Mapped[int]
    km: Mapped[int]
    created_at: Mapped[datetime]
    shipped_at: Mapped[datetime | None]
    signed_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str]
    merged_into: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(server_default="1")


class ShipmentLine(Table):
    """So many of a SKU in a shipment, for a line of an order."""

    __tablename__ = "shipment_line"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("cod_fen >= 0", name="cod_not_negative"),
        Index("ix_shipment_line_shipment_id", "shipment_id"),
        Index("ix_shipment_line_order_id", "order_id"),
        Index("ix_shipment_line_order_number", "order_number"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    shipment_id: Mapped[UUID] = mapped_column(ForeignKey(Shipment.id))
    order_id: Mapped[UUID]
    order_number: Mapped[str]
    line_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    quantity: Mapped[int]
    value_fen: Mapped[int]
    cod_fen: Mapped[int] = mapped_column(server_default="0")
    """What is collected at the door for its order, if with this line: with one of them only."""
    sku_code: Mapped[str]
    product_name: Mapped[str]
    spec_text: Mapped[str]
    picture: Mapped[UUID | None]


class PastOrder(Table):
    """An order that a shipment was to bring goods of, and does not any more. Added only."""

    __tablename__ = "past_order"
    __table_args__ = (PrimaryKeyConstraint("order_id", "shipment_id"), SCHEMA)
    order_id: Mapped[UUID]
    shipment_id: Mapped[UUID] = mapped_column(ForeignKey(Shipment.id))
    merchant_id: Mapped[UUID]


class Parcel(Table):
    """What the carrier takes, under one waybill number."""

    __tablename__ = "parcel"
    __table_args__ = (
        CheckConstraint("weight_g >= 0", name="weight_not_negative"),
        CheckConstraint(
            "waybill_state IN ('none', 'asked', 'issued', 'refused', 'typed')",
            name="waybill_state_known",
        ),
        Index("ix_parcel_shipment_id", "shipment_id"),
        Index("ix_parcel_number", "number"),
        Index("ix_parcel_refused", "merchant_id", postgresql_where=REFUSED),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    shipment_id: Mapped[UUID] = mapped_column(ForeignKey(Shipment.id))
    merchant_id: Mapped[UUID]
    carrier_code: Mapped[str]
    number: Mapped[str]
    """Of the waybill; empty until the carrier gives it."""
    waybill_id: Mapped[UUID | None]
    waybill_state: Mapped[str] = mapped_column(server_default="none")
    """How it stands with the number; `typed`: somebody wrote it himself."""
    waybill_error: Mapped[str] = mapped_column(server_default="")
    """Why there is none: the carrier's words, or a word of ours."""
    weight_g: Mapped[int]
    track: Mapped[str]
    """What the carrier said last."""
    moved_at: Mapped[datetime | None]
    signed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Decision(Table):
    """Why an order is sent from where it is. Rows are added only."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_order_id_id", "order_id", "id"), SCHEMA)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    why: Mapped[str]
    """What made somebody decide: paid, released, changed, short, refused, stock, by hand."""
    outcome: Mapped[str]
    plans: Mapped[dict[str, Any]]
    """Candidates with their scores, the chosen one first."""
    at: Mapped[datetime]


class RuleBook(Table):
    """How a merchant wants his orders sourced; the platform's stands for all others."""

    __tablename__ = "rule_book"
    __table_args__ = (CheckConstraint("version > 0", name="version_positive"), SCHEMA)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    book: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(server_default="1")


class WarehouseCarriers(Table):
    """Who takes what leaves a warehouse; where it names nobody, shops and the house do."""

    __tablename__ = "warehouse_carriers"
    __table_args__ = (
        CheckConstraint("jsonb_typeof(by_province) = 'object'", name="by_province_named"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    warehouse_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    """Whose warehouse it is."""
    carrier_code: Mapped[str]
    by_province: Mapped[dict[str, Any]]
    """Carriers by the code of the province that a shipment goes to."""
    version: Mapped[int] = mapped_column(server_default="1")


class CardKeyShelf(Table):
    """How many keys of a SKU are left and were handed out."""

    __tablename__ = "card_key_shelf"
    __table_args__ = (
        CheckConstraint("left_count >= 0 AND handed_count >= 0", name="counts_not_negative"),
        Index("ix_card_key_shelf_changed_at_sku_id", "changed_at", "sku_id"),
        Index(
            "ix_card_key_shelf_merchant_id_changed_at_sku_id",
            "merchant_id",
            "changed_at",
            "sku_id",
        ),
        SCHEMA,
    )
    sku_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    sku_code: Mapped[str]
    product_name: Mapped[str]
    spec_text: Mapped[str]
    picture: Mapped[UUID | None]
    left_count: Mapped[int] = mapped_column(server_default="0")
    handed_count: Mapped[int] = mapped_column(server_default="0")
    changed_at: Mapped[datetime]


class CardKey(Table):
    """What a buyer gets instead of a parcel; sealed, and handed out once."""

    __tablename__ = "card_key"
    __table_args__ = (
        CheckConstraint(
            "(line_id IS NULL) = (order_id IS NULL) AND (line_id IS NULL) = (handed_at IS NULL)",
            name="handed_whole",
        ),
        UniqueConstraint("sku_id", "fingerprint"),
        Index("ix_card_key_left_sku_id_id", "sku_id", "id", postgresql_where=LEFT),
        Index("ix_card_key_order_id", "order_id", postgresql_where=HANDED),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sku_id: Mapped[UUID] = mapped_column(ForeignKey(CardKeyShelf.sku_id))
    merchant_id: Mapped[UUID]
    fingerprint: Mapped[bytes]
    """The same for the same key of a SKU; tells nothing to who has not the house's own key."""
    salt: Mapped[bytes]
    sealed: Mapped[bytes]
    put_in_at: Mapped[datetime]
    put_in_by: Mapped[UUID]
    line_id: Mapped[UUID | None]
    """Ordering's line that it was handed out for."""
    order_id: Mapped[UUID | None]
    handed_at: Mapped[datetime | None]
