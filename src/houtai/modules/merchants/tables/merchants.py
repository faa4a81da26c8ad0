"""Who sells, with the facts of company, licence, legal person and account; and the levels."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.merchants.tables.fields import BANK_ACCOUNT, CONTACT_PHONE, ID_NUMBER


class Facts:
    """What a company says of itself; empty until said. An application and a merchant have these."""

    subject_kind: Mapped[str | None]
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None] = mapped_column(info=CONTACT_PHONE.column)
    contact_email: Mapped[str | None]
    licence_number: Mapped[str | None]
    licence_file_id: Mapped[UUID | None]  # The files module owns the rows behind these ids.
    licence_expires_on: Mapped[date | None]
    licence_region: Mapped[str | None]
    licence_address: Mapped[str | None]
    business_scope: Mapped[str | None]
    legal_name: Mapped[str | None]
    id_number: Mapped[str | None] = mapped_column(info=ID_NUMBER.column)
    id_front_file_id: Mapped[UUID | None]
    id_back_file_id: Mapped[UUID | None]
    id_expires_on: Mapped[date | None]
    account_kind: Mapped[str | None]
    account_name: Mapped[str | None]
    bank_name: Mapped[str | None]
    bank_branch: Mapped[str | None]
    bank_account: Mapped[str | None] = mapped_column(info=BANK_ACCOUNT.column)


class Level(Table):
    """How much the platform trusts a merchant, and what it wants as deposit."""

    __tablename__ = "level"
    __table_args__ = (
        CheckConstraint("deposit_fen >= 0", name="deposit_not_negative"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_level_is_usual", "is_usual", unique=True, postgresql_where=text("is_usual")),
        Index("uq_level_name", "name", unique=True),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    description: Mapped[str]
    rank: Mapped[int]
    deposit_fen: Mapped[int]
    is_usual: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Merchant(Facts, Table):
    """One who sells, or asks to. Others point to `id`; here it is `merchant_id`, by which reach
    is told.
    """

    __tablename__ = "merchant"
    __table_args__ = (
        CheckConstraint("state IN ('applying', 'open', 'frozen', 'closed')", name="state_known"),
        CheckConstraint("(state = 'frozen') = (frozen_at IS NOT NULL)", name="frozen_whole"),
        CheckConstraint("state = 'applying' OR opened_at IS NOT NULL", name="opened_at_some_time"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_merchant_number", "number", unique=True),
        Index(
            "uq_merchant_licence_number",
            "licence_number",
            unique=True,
            postgresql_where=text("state <> 'closed'"),
        ),
        Index("uq_merchant_self_run", "self_run", unique=True, postgresql_where=text("self_run")),
        Index("ix_merchant_state_id", "state", "id"),
        Index("ix_merchant_level_id_id", "level_id", "id"),
        {"schema": "merchants"},
    )
    merchant_id: Mapped[UUID] = mapped_column("id", primary_key=True)
    number: Mapped[str]
    name: Mapped[str]
    state: Mapped[str]
    self_run: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    level_id: Mapped[UUID | None] = mapped_column(ForeignKey("merchants.level.id"))
    joined_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    frozen_at: Mapped[datetime | None]
    frozen_reason: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
