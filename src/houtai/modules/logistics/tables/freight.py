"""What a merchant charges for sending: templates, and the categories that some are for."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class FreightTemplate(Table):
    """Of a shop (one of them is in force) or of categories. `tariff`: `rules.freight.Tariff`."""

    __tablename__ = "freight_template"
    __table_args__ = (
        UniqueConstraint("merchant_id", "name", name="uq_freight_template_merchant_id_name"),
        UniqueConstraint("id", "merchant_id", name="uq_freight_template_id_merchant_id"),
        CheckConstraint("scope IN ('shop', 'category')", name="scope_known"),
        CheckConstraint(
            "charge_by IN ('weight', 'volume', 'count', 'amount')", name="charge_by_known"
        ),
        CheckConstraint("NOT is_default OR scope = 'shop'", name="default_is_shops"),
        CheckConstraint("jsonb_typeof(tariff) = 'object'", name="tariff_whole"),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_freight_template_default",
            "merchant_id",
            unique=True,
            postgresql_where=text("is_default"),
        ),
        Index("ix_freight_template_merchant_id_id", "merchant_id", "id"),
        Index("ix_freight_template_name_id", "name", "id"),
        {"schema": "logistics"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]  # The merchants module owns the row behind this id.
    name: Mapped[str]
    scope: Mapped[str]
    charge_by: Mapped[str]
    is_default: Mapped[bool]
    tariff: Mapped[dict[str, Any]]
    version: Mapped[int]
    changed_at: Mapped[datetime]


class TemplateCategory(Table):
    """A category, and everything below it, that goes by this template of the merchant's."""

    __tablename__ = "template_category"
    __table_args__ = (
        ForeignKeyConstraint(
            ["template_id", "merchant_id"],
            ["logistics.freight_template.id", "logistics.freight_template.merchant_id"],
            name="fk_template_category_template_id",
        ),
        Index("ix_template_category_template_id", "template_id"),
        {"schema": "logistics"},
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    category_id: Mapped[UUID] = mapped_column(primary_key=True)  # Of the platform's tree.
    template_id: Mapped[UUID]
