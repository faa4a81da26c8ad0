"""What the platform takes of sold goods: by which rules, and what was fixed for each line."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "settlement"}


class FeeRule(Table):
    """One version of a fee. Nothing of it ever changes but the time at which it ends."""

    __tablename__ = "fee_rule"
    __table_args__ = (
        CheckConstraint(
            "scope IN ('all', 'category', 'brand', 'merchant', 'offer')", name="scope_known"
        ),
        CheckConstraint("(scope = 'all') = (scope_id IS NULL)", name="scope_whole"),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_in_bounds"),
        CheckConstraint("fixed_per IN ('piece', 'order')", name="fixed_per_known"),
        CheckConstraint(
            "fixed_fen >= 0 AND coalesce(floor_fen, 0) >= 0"
            " AND coalesce(cap_fen, floor_fen, 0) >= coalesce(floor_fen, 0)",
            name="amounts_fit",
        ),
        CheckConstraint("coalesce(valid_to, valid_from) >= valid_from", name="ends_after_begin"),
        Index("ix_fee_rule_valid_from_id", "valid_from", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    fee: Mapped[str]
    """Its name: `commission`, `service` …; of one name only one rule takes effect on a line."""
    scope: Mapped[str]
    scope_id: Mapped[UUID | None]
    rate_bp: Mapped[int]
    """Of what the merchant gets for a line, in basis points."""
    fixed_fen: Mapped[int]
    fixed_per: Mapped[str]
    floor_fen: Mapped[int | None]
    cap_fen: Mapped[int | None]
    """The least and the most that is taken of a line."""
    valid_from: Mapped[datetime]
    valid_to: Mapped[datetime | None]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]


class LineFee(Table):
    """A fee of a line, fixed by the rules that were valid when its order was placed."""

    __tablename__ = "line_fee"
    __table_args__ = (
        CheckConstraint("fen >= 0 AND base_fen > 0", name="nothing_negative"),
        Index("ix_line_fee_order_id", "order_id"),
        SCHEMA,
    )
    line_id: Mapped[UUID] = mapped_column(primary_key=True)  # Ordering owns the line.
    fee: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    rule_id: Mapped[UUID | None] = mapped_column(ForeignKey(FeeRule.id))
    """None: the commission of the line's category, as the order keeps it."""
    rate_bp: Mapped[int]
    base_fen: Mapped[int]
    """What the merchant was to get for the line when the fee was fixed."""
    fen: Mapped[int]
