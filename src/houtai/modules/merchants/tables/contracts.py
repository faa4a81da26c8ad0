"""Texts of the platform's contract, one after the other, and who accepted which."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class ContractText(Table):
    """One text. A draft may be edited; once current it is fixed by its hash for good."""

    __tablename__ = "contract_text"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'current', 'former')", name="state_known"),
        CheckConstraint("(state = 'draft') = (published_at IS NULL)", name="published_whole"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_contract_text_edition", "edition", unique=True),
        Index(
            "uq_contract_text_current",
            "state",
            unique=True,
            postgresql_where=text("state = 'current'"),
        ),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    edition: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    sha256: Mapped[str]
    state: Mapped[str]
    made_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ContractAcceptance(Table):
    """Somebody accepted a text for his merchant; written once, never edited."""

    __tablename__ = "contract_acceptance"
    __table_args__ = (
        Index(
            "uq_contract_acceptance_merchant_id_contract_id",
            "merchant_id",
            "contract_id",
            unique=True,
        ),
        Index("ix_contract_acceptance_contract_id", "contract_id"),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    contract_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.contract_text.id"))
    sha256: Mapped[str]
    accepted_by: Mapped[UUID]
    accepted_at: Mapped[datetime]
