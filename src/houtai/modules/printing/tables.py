"""Templates with their versions, and what was printed how often."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = "printing"
_PLACE = ("merchant_id", "warehouse_id")


class OwnTemplate(Table):
    """Of a place; with neither merchant nor warehouse the platform's, by which everybody may
    print who has none of his own. `draft` is what is worked on; `published` the version in force.
    """

    __tablename__ = "template"
    __table_args__ = (
        CheckConstraint("length(draft) <= 20000", name="draft_bounded"),
        CheckConstraint("width_mm > 0 AND height_mm > 0", name="paper_real"),
        CheckConstraint("NOT in_force OR published > 0", name="in_force_published"),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_template_name",
            *("kind", "name", *_PLACE),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index(
            "uq_template_in_force",
            *("kind", *_PLACE),
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("in_force"),
        ),
        Index("ix_template_merchant_id_warehouse_id_id", *_PLACE, "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    kind: Mapped[str]
    name: Mapped[str]
    in_force: Mapped[bool]
    draft: Mapped[str]
    width_mm: Mapped[int]
    height_mm: Mapped[int | None]
    published: Mapped[int]
    version: Mapped[int]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]


class TemplateVersion(Table):
    """As it was published; never changed."""

    __tablename__ = "template_version"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        {"schema": SCHEMA},
    )
    template_id: Mapped[UUID] = mapped_column(ForeignKey(OwnTemplate.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    text: Mapped[str]
    width_mm: Mapped[int]
    height_mm: Mapped[int | None]
    note: Mapped[str]
    published_by: Mapped[UUID]
    published_at: Mapped[datetime]


class PrintedSheet(Table):
    """How often something was printed at a place; whoever counts it up has the row."""

    __tablename__ = "sheet"
    __table_args__ = (
        CheckConstraint("times > 0", name="times_positive"),
        Index(
            "uq_sheet_thing",
            *("thing_id", "kind", *_PLACE),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    kind: Mapped[str]
    thing_id: Mapped[str]
    times: Mapped[int]


class PrintEntry(Table):
    """One line of the log: who printed what, when, by which version, for which time."""

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("(template_id IS NULL) = (template_version = 0)", name="template_whole"),
        CheckConstraint("copies > 0", name="copies_positive"),
        CheckConstraint("nth > 0", name="nth_positive"),
        Index("ix_entry_place_id", *_PLACE, "id"),
        Index("ix_entry_place_kind_id", *_PLACE, "kind", "id"),
        Index("ix_entry_place_number", *_PLACE, "number", "id"),
        Index("ix_entry_place_printed_by_id", *_PLACE, "printed_by", "id"),
        Index("ix_entry_template_id", "template_id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    kind: Mapped[str]
    thing_id: Mapped[str]
    number: Mapped[str] = mapped_column(Text(collation="C"))
    copies: Mapped[int]
    nth: Mapped[int]
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey(OwnTemplate.id))
    template_version: Mapped[int]
    """0: the house's own template."""
    printed_by: Mapped[UUID]
    printed_at: Mapped[datetime]
