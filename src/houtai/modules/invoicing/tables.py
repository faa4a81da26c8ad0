"""Who issues invoices, which taxes goods bear, what buyers asked for, and the invoices."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "invoicing"}


class Issuer(Table):
    """How a merchant issues invoices; without a row it issues none."""

    __tablename__ = "issuer"
    __table_args__ = (
        CheckConstraint("provider IN ('sandbox', 'by_hand')", name="provider_known"),
        CheckConstraint("issue_at IN ('paid', 'received')", name="issue_at_known"),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_possible"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    tax_number: Mapped[str]
    rate_bp: Mapped[int]
    """For goods whose category says nothing, and for freight."""
    provider: Mapped[str]
    issue_at: Mapped[str]
    special: Mapped[bool]
    """Whether it issues special invoices too."""
    enabled: Mapped[bool]
    version: Mapped[int]


class TaxClass(Table):
    """What goods of a category, and of those below it, are called and bear on invoices."""

    __tablename__ = "tax_class"
    __table_args__ = (
        CheckConstraint("code ~ '^[0-9]{19}$'", name="code_form"),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_possible"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    category_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    rate_bp: Mapped[int]
    version: Mapped[int]


class InvoiceRequest(Table):
    """A buyer wants an invoice for an order, in this name."""

    __tablename__ = "invoice_request"
    __table_args__ = (
        CheckConstraint("form IN ('plain', 'special')", name="form_known"),
        CheckConstraint("title_kind IN ('person', 'company')", name="title_kind_known"),
        CheckConstraint(
            "state IN ('waiting', 'asked', 'failed', 'issued', 'correcting', 'refused',"
            " 'withdrawn', 'reversed')",
            name="state_known",
        ),
        CheckConstraint(
            "(title_kind = 'company') = (tax_number <> '')", name="companies_have_numbers"
        ),
        CheckConstraint("form = 'plain' OR title_kind = 'company'", name="special_for_companies"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_invoice_request_number", "number", unique=True),
        Index(
            "uq_invoice_request_open",
            "order_id",
            unique=True,
            postgresql_where=text(
                "state IN ('waiting', 'asked', 'failed', 'issued', 'correcting')"
            ),
        ),
        Index("ix_invoice_request_order_id_id", "order_id", "id"),
        Index("ix_invoice_request_trade_id", "trade_id"),
        Index("ix_invoice_request_member_id_id", "member_id", "id"),
        Index("ix_invoice_request_merchant_id_state_id", "merchant_id", "state", "id"),
        Index("ix_invoice_request_merchant_id_id", "merchant_id", "id"),
        Index("ix_invoice_request_state_id", "state", "id"),
        Index("ix_invoice_request_order_number", "order_number"),
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
    form: Mapped[str]
    title_kind: Mapped[str]
    title: Mapped[str]
    tax_number: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    bank: Mapped[str]
    bank_account: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    """Why it failed or was refused."""
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[int]


class Invoice(Table):
    """A blue invoice, or a red one that takes back some of it. Amounts are never negative: what
    counts is blue less red.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        CheckConstraint("kind IN ('blue', 'red')", name="kind_known"),
        CheckConstraint("(kind = 'red') = (blue_id IS NOT NULL)", name="red_of_blue"),
        CheckConstraint("state IN ('asked', 'failed', 'issued', 'dropped')", name="state_known"),
        CheckConstraint("(state = 'issued') = (number IS NOT NULL)", name="issued_has_number"),
        CheckConstraint("(number IS NULL) = (issued_at IS NULL)", name="issued_whole"),
        CheckConstraint("amount_fen > 0 AND tax_fen BETWEEN 0 AND amount_fen", name="amounts_fit"),
        CheckConstraint("reversed_fen BETWEEN 0 AND amount_fen", name="no_more_than_issued"),
        CheckConstraint("kind = 'blue' OR reversed_fen = 0", name="red_is_not_reversed"),
        Index(
            "uq_invoice_number",
            "merchant_id",
            "number",
            unique=True,
            postgresql_where=text("number IS NOT NULL"),
        ),
        Index(
            "uq_invoice_blue",
            "request_id",
            unique=True,
            postgresql_where=text("kind = 'blue' AND state <> 'dropped'"),
        ),
        Index("ix_invoice_request_id_id", "request_id", "id"),
        Index("ix_invoice_blue_id", "blue_id", postgresql_where=text("blue_id IS NOT NULL")),
        Index("ix_invoice_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    request_id: Mapped[UUID] = mapped_column(ForeignKey(InvoiceRequest.id))
    merchant_id: Mapped[UUID]
    kind: Mapped[str]
    blue_id: Mapped[UUID | None] = mapped_column(ForeignKey("invoicing.invoice.id"))
    state: Mapped[str]
    provider: Mapped[str]
    seller_name: Mapped[str]
    seller_tax_number: Mapped[str]
    amount_fen: Mapped[int]
    """With the tax in it."""
    tax_fen: Mapped[int]
    reversed_fen: Mapped[int]
    """Of a blue one: what red ones take back, those that are still asked for among them."""
    number: Mapped[str | None]
    issued_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int]
    error: Mapped[str | None]


class InvoiceLine(Table):
    """A line of an invoice; freight is one under the order's own id."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        CheckConstraint("quantity >= 0", name="quantity_possible"),
        CheckConstraint("amount_fen > 0 AND tax_fen BETWEEN 0 AND amount_fen", name="amounts_fit"),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_possible"),
        SCHEMA,
    )
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey(Invoice.id), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    name: Mapped[str]
    spec_text: Mapped[str]
    tax_code: Mapped[str]
    rate_bp: Mapped[int]
    quantity: Mapped[int]
    amount_fen: Mapped[int]
    tax_fen: Mapped[int]
