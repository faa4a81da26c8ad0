"""What was received in which lot, and until when it may be sold."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

LOT_NUMBER_CHARS_MAX = 40


class Lot(Table):
    """Pieces of one lot that came in, or were never there after all; written once.

    What is left of a lot is nowhere counted: `rules.lots.left_of` says it of what lies there.
    """

    __tablename__ = "lot"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity_moves"),
        CheckConstraint(
            f"char_length(lot_number) <= {LOT_NUMBER_CHARS_MAX}", name="lot_number_short"
        ),
        CheckConstraint("produced_on < expires_on", name="expires_later"),
        Index("ix_lot_sku_id_warehouse_id", "sku_id", "warehouse_id"),
        Index("ix_lot_document_id", "document_id"),
        {"schema": "inventory"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    """That of the line that brought the pieces: one sent twice is written once."""
    merchant_id: Mapped[UUID]
    warehouse_id: Mapped[UUID]
    sku_id: Mapped[UUID]
    lot_number: Mapped[str]
    """As it stands on the package; empty where none does."""
    produced_on: Mapped[date | None]
    expires_on: Mapped[date]
    """The last day on which they may be sold."""
    quantity: Mapped[int]
    """Less than nothing where a receipt was taken back."""
    document_kind: Mapped[str]
    document_id: Mapped[UUID]
    at: Mapped[datetime]
