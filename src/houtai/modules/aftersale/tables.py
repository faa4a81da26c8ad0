"""Cases after the sale, what may go back of each line, and what the parties said."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "aftersale"}


class Case(Table):
    """What a buyer asks for about an order. `state` moves by `rules.states`, `money` by itself."""

    __tablename__ = "sale_case"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('refund_only', 'return_refund', 'exchange', 'repair', 'resend',"
            " 'price_protection', 'compensation')",
            name="kind_known",
        ),
        CheckConstraint("stage IN ('unshipped', 'shipped', 'received')", name="stage_known"),
        CheckConstraint(
            "state IN ('applied', 'proposed', 'rejected', 'to_send', 'returning', 'arrived',"
            " 'disputed', 'intercepting', 'resending', 'refunding', 'done', 'closed')",
            name="state_known",
        ),
        CheckConstraint("money IN ('none', 'going', 'back', 'failed')", name="money_known"),
        CheckConstraint(
            "refund_at IN ('agreement', 'signed', 'inspected')", name="refund_at_known"
        ),
        CheckConstraint("refund_to IN ('origin', 'stored_value')", name="refund_to_known"),
        CheckConstraint(
            "asked_fen >= 0 AND coalesce(agreed_fen, 0) BETWEEN 0 AND asked_fen",
            name="amounts_fit",
        ),
        CheckConstraint("money = 'none' OR agreed_fen IS NOT NULL", name="money_was_agreed"),
        CheckConstraint(
            "(state IN ('done', 'closed')) = (ended_at IS NOT NULL)", name="ended_whole"
        ),
        CheckConstraint(
            "(resend_order_id IS NULL) = (resend_order_number = '')", name="resent_whole"
        ),
        CheckConstraint(
            "state <> 'resending' OR resend_order_id IS NOT NULL", name="resending_has_order"
        ),
        Index(
            "uq_sale_case_resend_order_id",
            "resend_order_id",
            unique=True,
            postgresql_where=text("resend_order_id IS NOT NULL"),
        ),
        CheckConstraint("gift_fen >= 0", name="gift_not_negative"),
        CheckConstraint("gift_kept IN ('charge', 'waive')", name="gift_kept_known"),
        CheckConstraint("gift_kept IS NULL OR gift_fen > 0", name="gift_kept_of_gift"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_sale_case_number", "number", unique=True),
        Index("ix_sale_case_opened_at_id", "opened_at", "id"),
        Index("ix_sale_case_merchant_id_opened_at_id", "merchant_id", "opened_at", "id"),
        Index("ix_sale_case_state_due_at_id", "state", "due_at", "id"),
        Index("ix_sale_case_merchant_id_state_due_at_id", "merchant_id", "state", "due_at", "id"),
        Index("ix_sale_case_member_id_id", "member_id", "id"),
        Index("ix_sale_case_order_id", "order_id"),
        Index("ix_sale_case_order_number", "order_number"),
        Index(
            "ix_sale_case_waybill_number",
            "waybill_number",
            postgresql_where=text("waybill_number <> ''"),
        ),
        CheckConstraint(
            "state <> 'intercepting' OR parcel_id IS NOT NULL", name="intercepting_has_parcel"
        ),
        Index(
            "ix_sale_case_parcel_id",
            "parcel_id",
            postgresql_where=text("parcel_id IS NOT NULL"),
        ),
        Index(
            "ix_sale_case_due_at_id", "due_at", "id", postgresql_where=text("due_at IS NOT NULL")
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str]
    merchant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    order_id: Mapped[UUID]
    order_number: Mapped[str]
    trade_id: Mapped[UUID]
    shop_name: Mapped[str]
    kind: Mapped[str]
    of_waiting: Mapped[bool] = mapped_column(server_default="false")
    """It asks for what had not gone: what of that is still here then is let go, and not sent."""
    stage: Mapped[str]
    """How far the order was when it was asked; `unshipped` ends when something of it goes."""
    state: Mapped[str]
    money: Mapped[str]
    reason: Mapped[str]
    """A word of the dictionary `aftersale_reason`."""
    words: Mapped[str]
    refund_to: Mapped[str] = mapped_column(server_default="origin")
    """Where the buyer wants his money: as he paid, or in his store with the house."""
    asked_fen: Mapped[int]
    agreed_fen: Mapped[int | None]
    """What the seller gives, or would: no more than was asked."""
    pieces_count: Mapped[int]
    refund_at: Mapped[str]
    """When money goes where goods come back, by the merchant's rule when it was asked."""
    return_to: Mapped[str]
    """Where the goods go, as it was told the buyer."""
    return_warehouse: Mapped[UUID | None]
    """Who looks at the goods that come back; none: the merchant himself."""
    parcel_id: Mapped[UUID | None]
    """That was asked back from its carrier on its way to the buyer."""
    carrier_code: Mapped[str]
    waybill_number: Mapped[str]
    finding: Mapped[dict[str, Any]]
    """What was found in the parcel that came back, by condition."""
    extra_fen: Mapped[int] = mapped_column(server_default="0")
    """What other goods cost more than those that come back; below zero: so much goes back."""
    gift_fen: Mapped[int] = mapped_column(server_default="0")
    """What the gifts are worth that the buyer keeps, though he gives back what earned them."""
    gift_kept: Mapped[str | None]
    """Whether that goes off what was asked, as the seller chose; none: he has not."""
    resend_order_id: Mapped[UUID | None]
    """The order by which goods go out for it."""
    resend_order_number: Mapped[str] = mapped_column(server_default="")
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When the state's own outcome takes place, whatever anybody does; none: never."""
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")


class CaseLine(Table):
    """Pieces of a line that a case is about. Freight is a line without goods."""

    __tablename__ = "case_line"
    __table_args__ = (
        PrimaryKeyConstraint("case_id", "line_id"),
        CheckConstraint("quantity >= 0 AND held_fen >= 0", name="nothing_negative"),
        CheckConstraint("kept_fen IS NULL OR (is_gift AND kept_fen >= 0)", name="kept_is_gift"),
        SCHEMA,
    )
    case_id: Mapped[UUID] = mapped_column(ForeignKey(Case.id))
    line_id: Mapped[UUID]  # Ordering owns the line; of freight it is the order's id.
    merchant_id: Mapped[UUID]
    position: Mapped[int]
    sku_id: Mapped[UUID | None]
    product_name: Mapped[str]
    spec_text: Mapped[str]
    sku_code: Mapped[str]
    picture: Mapped[UUID | None]
    is_gift: Mapped[bool]
    quantity: Mapped[int]
    swap_sku_id: Mapped[UUID | None]
    """What goes out for it, where that is something else."""
    swap_text: Mapped[str] = mapped_column(server_default="")
    held_fen: Mapped[int]
    """What is kept back of the line's purse for it; what was taken out, once money goes."""
    lost_fen: Mapped[int] = mapped_column(server_default="0")
    """So much less was asked for it, for discounts that are lost; below zero: given back again."""
    kept_fen: Mapped[int | None]
    """Of a gift that the buyer keeps: what it is worth. None: it goes back."""


class CaseRefund(Table):
    """Money of a case on its way back by one payment."""

    __tablename__ = "case_refund"
    __table_args__ = (
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint("state IN ('going', 'back', 'failed')", name="state_known"),
        Index("ix_case_refund_case_id", "case_id"),
        SCHEMA,
    )
    refund_id: Mapped[UUID] = mapped_column(primary_key=True)  # Payments own the refund.
    case_id: Mapped[UUID] = mapped_column(ForeignKey(Case.id))
    merchant_id: Mapped[UUID]
    amount_fen: Mapped[int]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Purse(Table):
    """What was paid for a line, or for freight, and what of it is asked for or has gone back."""

    __tablename__ = "purse"
    __table_args__ = (
        CheckConstraint(
            "pieces_held >= 0 AND pieces_back >= 0 AND held_fen >= 0 AND back_fen >= 0",
            name="nothing_negative",
        ),
        CheckConstraint("pieces_held + pieces_back <= quantity", name="no_more_than_bought"),
        CheckConstraint("held_fen + back_fen <= paid_fen", name="no_more_than_paid"),
        Index("ix_purse_order_id", "order_id"),
        SCHEMA,
    )
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    quantity: Mapped[int]
    pieces_held: Mapped[int]
    pieces_back: Mapped[int]
    paid_fen: Mapped[int]
    held_fen: Mapped[int]
    back_fen: Mapped[int]


class CaseMessage(Table):
    """What was done or said, by whom. Rows are added only."""

    __tablename__ = "case_message"
    __table_args__ = (
        CheckConstraint(
            "by_kind IN ('buyer', 'merchant', 'platform', 'house')", name="by_kind_known"
        ),
        CheckConstraint("char_length(words) <= 1000", name="words_length"),
        CheckConstraint("cardinality(pictures) <= 9", name="pictures_few"),
        Index("ix_case_message_case_id_id", "case_id", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(Case.id))
    merchant_id: Mapped[UUID]
    what: Mapped[str]
    """An act of `rules.states`, or `say`."""
    by_kind: Mapped[str]
    by_id: Mapped[UUID]
    words: Mapped[str]
    pictures: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class EvidenceUpload(Table):
    """How many pictures a member has sent in on a day."""

    __tablename__ = "evidence_upload"
    __table_args__ = (SCHEMA,)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date]
    pictures: Mapped[int]


class MerchantRule(Table):
    """When a merchant gives money back, and who looks at what comes back."""

    __tablename__ = "merchant_rule"
    __table_args__ = (
        CheckConstraint(
            "refund_at IN ('agreement', 'signed', 'inspected')", name="refund_at_known"
        ),
        CheckConstraint("threshold_lost IN ('kept', 'reckoned')", name="threshold_lost_known"),
        CheckConstraint("intercept_fen_max >= 0", name="intercept_fen_max_not_negative"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    refund_at: Mapped[str]
    fast_refund: Mapped[bool]
    """What has not gone is refunded as soon as it is asked for."""
    intercept_fen_max: Mapped[int] = mapped_column(server_default="0")
    """Up to so much, what is on its way is asked back from its carrier as soon as money is asked
    for it; 0: somebody decides.
    """
    return_warehouse: Mapped[UUID | None]
    threshold_lost: Mapped[str] = mapped_column(server_default="kept")
    """What becomes of a discount whose threshold what stays does not reach any more."""
    version: Mapped[int] = mapped_column(server_default="1")
