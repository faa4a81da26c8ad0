"""What people may do: permissions, how far they reach, which fields they see."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.identity.tables.places import AtPlace


class Role(AtPlace, Table):
    """A merchant or a warehouse named: that place's own role. None named: the platform's role, or
    for the two other consoles a template that all such places may give and none may change.

    An array that is NULL leaves its kind of reach open; data_scope speaks of departments.
    """

    __tablename__ = "role"
    __table_args__ = (
        Index(
            "uq_role_code_merchant_id_warehouse_id",
            "code",
            "merchant_id",
            "warehouse_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_role_merchant_id_warehouse_id", "merchant_id", "warehouse_id"),
        CheckConstraint("console IN ('platform', 'merchant', 'warehouse')", name="console_known"),
        CheckConstraint(
            "CASE console WHEN 'platform' THEN merchant_id IS NULL AND warehouse_id IS NULL"
            " WHEN 'merchant' THEN warehouse_id IS NULL"
            " ELSE merchant_id IS NULL OR warehouse_id IS NOT NULL END",
            name="home_fits_console",
        ),
        CheckConstraint(
            "data_scope IN ('all', 'department_and_below', 'department', 'own', 'chosen')",
            name="data_scope_known",
        ),
        CheckConstraint("jsonb_typeof(field_rights) = 'object'", name="field_rights_by_code"),
        CheckConstraint("state IN ('active', 'disabled')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str]
    name: Mapped[str]
    permissions: Mapped[list[str]] = mapped_column(ARRAY(Text))
    console: Mapped[str] = mapped_column(default="platform", server_default="platform")
    description: Mapped[str] = mapped_column(default="", server_default="")
    data_scope: Mapped[str] = mapped_column(default="all", server_default="all")
    department_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    merchant_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    warehouse_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    category_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    channel_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    field_rights: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict, server_default="{}")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    built_in: Mapped[bool] = mapped_column(default=False, server_default="false")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
