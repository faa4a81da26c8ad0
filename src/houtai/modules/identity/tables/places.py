"""Where people work: merchants and warehouses by name, and the trees inside each place."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


class AtPlace:
    """What stands at a place: a merchant's, a warehouse's, or naming neither the platform's."""

    merchant_id: Mapped[UUID | None]  # The merchants module owns the row behind this id.
    warehouse_id: Mapped[UUID | None]


class WorkPlace(Table):
    """A merchant or a warehouse as identity needs it: that it is there, and what it is called."""

    __tablename__ = "place"
    __table_args__ = (
        CheckConstraint(
            "CASE kind WHEN 'merchant' THEN merchant_id IS NOT DISTINCT FROM id"
            " WHEN 'warehouse' THEN merchant_id IS DISTINCT FROM id ELSE false END",
            name="kind_known",
        ),
        Index("ix_place_merchant_id", "merchant_id"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    merchant_id: Mapped[UUID | None]  # Of a warehouse: whose own it is, if a merchant's.
    name: Mapped[str]
    opened_at: Mapped[datetime]


class Department(AtPlace, Table):
    """One unit of a place's organisation; `path` leads from the root to it, itself included."""

    __tablename__ = "department"
    __table_args__ = (
        Index(
            "uq_department_merchant_id_warehouse_id_parent_id_name",
            "merchant_id",
            "warehouse_id",
            "parent_id",
            "name",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_department_path", "path", postgresql_using="gin"),
        CheckConstraint("path[cardinality(path)] = id", name="path_ends_here"),
        CheckConstraint("cardinality(path) <= 10", name="not_too_deep"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("identity.department.id"), index=True)
    path: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("identity.account.id"), index=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class StaffPost(AtPlace, Table):
    """What somebody is in a place, such as cashier; a tree like that of the departments."""

    __tablename__ = "post"
    __table_args__ = (
        Index(
            "uq_post_merchant_id_warehouse_id_parent_id_name",
            "merchant_id",
            "warehouse_id",
            "parent_id",
            "name",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_post_path", "path", postgresql_using="gin"),
        CheckConstraint("path[cardinality(path)] = id", name="path_ends_here"),
        CheckConstraint("cardinality(path) <= 10", name="not_too_deep"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "identity"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("identity.post.id"), index=True)
    path: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
