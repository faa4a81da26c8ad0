"""An import is one uploaded file; a change is what one of its rows would do, did, or why not."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ColumnElement, ForeignKeyConstraint, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.auth import Actor, within
from houtai.kit.db import Table


class Import(Table):
    __tablename__ = "import"
    __table_args__ = (
        CheckConstraint(
            "state IN ('checked', 'applying', 'applied', 'refused', 'undoing', 'undone')",
            name="state_known",
        ),
        CheckConstraint("octet_length(sha256) = 32", name="sha256_length"),
        CheckConstraint(
            "least(create_count, change_count, same_count, wrong_count) >= 0"
            " AND done_count + refused_count BETWEEN 0 AND create_count + change_count"
            " AND undone_count + kept_count BETWEEN 0 AND done_count"
            " AND least(done_count, refused_count, undone_count, kept_count) >= 0",
            name="counts_agree",
        ),
        Index("ix_import_merchant_id_importer_id", "merchant_id", "importer", "id"),
        Index(
            "ix_import_warehouse_id_importer_id",
            "warehouse_id",
            "importer",
            "id",
            postgresql_where="warehouse_id IS NOT NULL",
        ),
        {"schema": "sheets"},
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    """Whose import it is; NIL is the platform."""
    id: Mapped[UUID] = mapped_column(primary_key=True)
    warehouse_id: Mapped[UUID | None]
    """Whose people brought it in; None: those of the merchant or of the platform."""
    importer: Mapped[str]
    actor_id: Mapped[UUID]
    file_name: Mapped[str]
    sha256: Mapped[bytes]
    sheet: Mapped[str]
    titles_row: Mapped[int]
    positions: Mapped[dict[str, Any]]
    """Column key to its place in the sheet, from 0."""
    ignored_titles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    state: Mapped[str]
    create_count: Mapped[int]
    change_count: Mapped[int]
    same_count: Mapped[int]
    wrong_count: Mapped[int]
    done_count: Mapped[int] = mapped_column(default=0)
    refused_count: Mapped[int] = mapped_column(default=0)
    undone_count: Mapped[int] = mapped_column(default=0)
    kept_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]


class ImportChange(Table):
    """Same and wrong rows stay; planned ones become done or refused, done ones undone or kept."""

    __tablename__ = "import_change"
    __table_args__ = (
        ForeignKeyConstraint(
            ["merchant_id", "import_id"],
            [Import.merchant_id, Import.id],
            name="fk_import_change",
            deferrable=True,  # The counts of an import are known when all its rows are in.
            initially="DEFERRED",
        ),
        CheckConstraint("act IN ('create', 'change', 'same', 'none')", name="act_known"),
        CheckConstraint(
            "state IN ('same', 'wrong', 'planned', 'done', 'refused', 'undone', 'kept')",
            name="state_known",
        ),
        CheckConstraint("(act = 'none') = (state = 'wrong')", name="wrong_does_nothing"),
        CheckConstraint("(act = 'same') = (state = 'same')", name="same_stays"),
        CheckConstraint(
            "state NOT IN ('done', 'undone', 'kept') OR subject IS NOT NULL", name="subject_known"
        ),
        CheckConstraint(
            "state NOT IN ('wrong', 'refused', 'kept') OR errors IS NOT NULL", name="reason_known"
        ),
        Index("ix_import_change_state", "merchant_id", "import_id", "state", "row_no"),
        {"schema": "sheets"},
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True)
    warehouse_id: Mapped[UUID | None]
    act: Mapped[str]
    state: Mapped[str]
    subject: Mapped[UUID | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    errors: Mapped[list[Any] | None] = mapped_column(JSONB(none_as_null=True))


def reached(actor: Actor, table: type[Import | ImportChange]) -> ColumnElement[bool]:
    """People of a warehouse reach what was brought in there, all others go by merchants."""
    at_warehouse = actor.place.warehouse_id is not None
    return within(actor, table.warehouse_id if at_warehouse else table.merchant_id)
