"""One checkout, one payment."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class Trade(Table):
    """What a member agreed to pay at once, or at the door. Its sums are those of its orders.

    `key` and `digest` are the request that placed it: the same again gets the same answer.
    """

    __tablename__ = "trade"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("member_id", "key"),
        CheckConstraint(
            "state IN ('waiting', 'on_delivery', 'paid', 'cancelled')", name="state_known"
        ),
        CheckConstraint(
            "payable_fen = goods_fen + freight_fen - discount_fen + adjust_fen", name="sums_agree"
        ),
        CheckConstraint(
            "goods_fen >= 0 AND freight_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0",
            name="nothing_negative",
        ),
        CheckConstraint("(state = 'paid') = (paid_at IS NOT NULL)", name="paid_whole"),
        CheckConstraint("(state = 'cancelled') = (ended_at IS NOT NULL)", name="ended_whole"),
        CheckConstraint("length(key) BETWEEN 1 AND 200", name="key_length"),
        CheckConstraint("octet_length(digest) = 32", name="digest_length"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_trade_expires_at", "expires_at", postgresql_where=text("state = 'waiting'")),
        Index("ix_trade_member_id_id", "member_id", "id"),
        Index("ix_trade_member_id_placed_at_id", "member_id", "placed_at", "id"),
        Index("ix_trade_placed_at_id", "placed_at", "id"),
        Index("ix_trade_state_placed_at_id", "state", "placed_at", "id"),
        {"schema": "ordering"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID]
    number: Mapped[str]
    state: Mapped[str]
    goods_fen: Mapped[int]
    freight_fen: Mapped[int]
    discount_fen: Mapped[int]
    adjust_fen: Mapped[int]
    payable_fen: Mapped[int]
    promised: Mapped[dict[str, Any]]
    """What is held beside the goods, as marketing wants it back."""
    explained: Mapped[dict[str, Any]]
    """What was applied, what was not, and why, as it was shown to the buyer."""
    key: Mapped[str]
    digest: Mapped[bytes]
    payment_id: Mapped[UUID | None]
    placed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int]
