"""Stock documents: what people say that came in, was found wrong, or is of another condition."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.inventory.tables.lots import LOT_NUMBER_CHARS_MAX


class Document(Table):
    """One sheet about one warehouse and the goods of one merchant. Posted, it never changes."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("kind IN ('opening', 'adjustment', 'condition')", name="kind_known"),
        CheckConstraint("state IN ('draft', 'waiting', 'posted', 'cancelled')", name="state_known"),
        CheckConstraint("(state = 'waiting') = (request_id IS NOT NULL)", name="waits_for_one"),
        CheckConstraint("(state = 'posted') = (posted_at IS NOT NULL)", name="posted_whole"),
        CheckConstraint("line_count > 0", name="has_lines"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_document_state_id", "state", "id"),
        Index("ix_document_kind_id", "kind", "id"),
        Index("ix_document_merchant_id_id", "merchant_id", "id"),
        Index("ix_document_warehouse_id_id", "warehouse_id", "id"),
        Index(
            "uq_document_reverses_id",
            "reverses_id",
            unique=True,
            postgresql_where=text("reverses_id IS NOT NULL AND state <> 'cancelled'"),
        ),
        Index(
            "ix_document_request_id",
            "request_id",
            unique=True,
            postgresql_where=text("request_id IS NOT NULL"),
        ),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    number: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    """Code of the dictionary `stock.adjustment_reason`; empty for an opening receipt."""
    note: Mapped[str]
    photo_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    line_count: Mapped[int]
    quantity: Mapped[int]
    """What the lines add up to: more pieces in the warehouse if positive."""
    value_fen: Mapped[int]
    """What it changes the stock's value by: estimated until it is posted, then exact."""
    reverses_id: Mapped[UUID | None]
    reversed_at: Mapped[datetime | None]
    request_id: Mapped[UUID | None]
    """The approval that it waits for."""
    refusal: Mapped[str]
    """Why it came back from its approval: the reason given, or the code of what stood in the
    way."""
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    submitted_by: Mapped[UUID | None]
    submitted_at: Mapped[datetime | None]
    posted_by: Mapped[UUID | None]
    posted_at: Mapped[datetime | None]
    version: Mapped[int]


class DocumentLine(Table):
    """One SKU of a document, or one lot of it, once."""

    __tablename__ = "document_line"
    __table_args__ = (
        UniqueConstraint(
            "document_id",
            "sku_id",
            "condition_from",
            "condition_to",
            "lot_number",
            "expires_on",
            name="uq_document_line_each_lot_once",
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("cost_fen >= 0", name="cost_not_negative"),
        CheckConstraint("condition_from <> condition_to", name="condition_changes"),
        CheckConstraint(
            f"char_length(lot_number) <= {LOT_NUMBER_CHARS_MAX}", name="lot_number_short"
        ),
        CheckConstraint("produced_on < expires_on", name="expires_later"),
        Index("ix_document_line_sku_id_id", "sku_id", "id"),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("inventory.document.id"))
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    position: Mapped[int]
    sku_id: Mapped[UUID]
    quantity: Mapped[int]
    """How many come, go, or change their condition."""
    condition_from: Mapped[str]
    """Empty: they were not there before."""
    condition_to: Mapped[str]
    """Empty: they are not there any more."""
    lot_number: Mapped[str] = mapped_column(server_default="")
    produced_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    """The last day on which they may be sold, as it was told or follows from the production."""
    cost_fen: Mapped[int | None]
    """What one piece cost; None: what one costs on average at the moment of posting."""
    value_fen: Mapped[int | None]
    """What the line changed the stock's value by, once posted."""
