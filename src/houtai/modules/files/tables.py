"""Files, and which things use them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table

SCHEMA = "files"


class File(Table):
    """One uploaded file. Neither merchant nor warehouse: it belongs to the platform itself.

    `storing` while its bytes are on their way, `stored`, `deleted` until the clock forgets it.
    """

    __tablename__ = "file"
    __table_args__ = (
        CheckConstraint("state IN ('storing', 'stored', 'deleted')", name="state_known"),
        CheckConstraint("size_bytes > 0", name="size_positive"),
        CheckConstraint("octet_length(sha256) = 32", name="sha256_length"),
        CheckConstraint("(width IS NULL) = (height IS NULL)", name="sides_whole"),
        CheckConstraint("(state = 'deleted') = (deleted_at IS NOT NULL)", name="deleted_whole"),
        Index("ix_file_merchant_id_id", "merchant_id", "id"),
        Index("ix_file_warehouse_id_id", "warehouse_id", "id"),
        *(
            Index(f"ix_file_merchant_id_{filtered}_id", "merchant_id", filtered, "id")
            for filtered in ("purpose", "state", "name")
        ),
        *(
            Index(
                f"ix_file_warehouse_id_{filtered}_id",
                *("warehouse_id", filtered, "id"),
                postgresql_where=text("warehouse_id IS NOT NULL"),
            )
            for filtered in ("purpose", "state", "name")
        ),
        Index("ix_file_purpose_state_id", "purpose", "state", "id"),
        Index("ix_file_state_id", "state", "id"),
        Index("ix_file_name_id", "name", "id"),
        {"schema": SCHEMA},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    purpose: Mapped[str]
    name: Mapped[str] = mapped_column(Text(collation="C"))
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    sha256: Mapped[bytes]
    width: Mapped[int | None]
    """Of a picture as it is kept; None for what is no picture."""
    height: Mapped[int | None]
    is_shared: Mapped[bool]
    """Whether everybody who is signed in may see the picture, wherever he works."""
    state: Mapped[str]
    uploaded_by: Mapped[UUID]
    uploaded_at: Mapped[datetime]
    deleted_by: Mapped[UUID | None]
    deleted_at: Mapped[datetime | None]


class FileUse(Table):
    """A thing that needs the file: an account its picture, a setting its logo."""

    __tablename__ = "file_use"
    __table_args__ = (
        Index("ix_file_use_thing_thing_id", "thing", "thing_id"),
        {"schema": SCHEMA},
    )

    file_id: Mapped[UUID] = mapped_column(ForeignKey(File.id), primary_key=True)
    thing: Mapped[str] = mapped_column(primary_key=True)
    thing_id: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[datetime]
