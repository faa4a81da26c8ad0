"""Shops as buyers see them, and the addresses that goods leave from and come back to."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.merchants.tables.fields import CONTACT_PHONE


class Shop(Table):
    """What a shop shows to everybody; nothing in this table is a secret."""

    __tablename__ = "shop"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        Index("uq_shop_name_lower", text("lower(name)"), unique=True),
        {"schema": "merchants"},
    )
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"), primary_key=True)
    name: Mapped[str]
    logo_file_id: Mapped[UUID | None]
    notice: Mapped[str] = mapped_column(default="", server_default="")
    description: Mapped[str] = mapped_column(default="", server_default="")
    service_phone: Mapped[str] = mapped_column(default="", server_default="")
    service_hours: Mapped[str] = mapped_column(default="", server_default="")
    region: Mapped[str | None]
    carriers: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Codes of the one list of carriers, the usual one first."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ShopAddress(Table):
    """Where goods leave from, or come back to; one of each kind is the usual one."""

    __tablename__ = "shop_address"
    __table_args__ = (
        CheckConstraint("kind IN ('shipping', 'return')", name="kind_known"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_shop_address_merchant_id_id", "merchant_id", "id"),
        Index(
            "uq_shop_address_usual",
            "merchant_id",
            "kind",
            unique=True,
            postgresql_where=text("is_usual"),
        ),
        {"schema": "merchants"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID] = mapped_column(ForeignKey("merchants.merchant.id"))
    kind: Mapped[str]
    contact_name: Mapped[str]
    phone: Mapped[str] = mapped_column(info=CONTACT_PHONE.column)
    region: Mapped[str]
    street: Mapped[str]
    is_usual: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
