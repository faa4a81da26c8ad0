"""What stands on the tables of a warehouse: scanners, scales, printers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "wms"}


class Device(Table):
    """One device. A scale with an agent has a token, and says what lies on it."""

    __tablename__ = "device"
    __table_args__ = (
        UniqueConstraint("warehouse_id", "name"),
        CheckConstraint("kind IN ('scanner', 'scale', 'printer')", name="kind_known"),
        CheckConstraint(
            "connection IN ('keyboard', 'bluetooth', 'usb', 'network', 'agent')",
            name="connection_known",
        ),
        CheckConstraint(
            "kind = 'printer' OR (width_mm IS NULL AND height_mm IS NULL AND prints = '{}')",
            name="paper_of_printers",
        ),
        CheckConstraint("width_mm > 0 AND height_mm > 0", name="paper_positive"),
        CheckConstraint("connection = 'agent' OR token_hash IS NULL", name="told_by_agents"),
        CheckConstraint("connection <> 'agent' OR kind = 'scale'", name="agents_of_scales"),
        CheckConstraint("(reading_g IS NULL) = (read_at IS NULL)", name="reading_whole"),
        CheckConstraint("reading_g >= 0", name="reading_not_negative"),
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    warehouse_id: Mapped[UUID]
    kind: Mapped[str]
    name: Mapped[str]
    connection: Mapped[str]
    prints: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Kinds of print that a printer is loaded for."""
    width_mm: Mapped[int | None]
    height_mm: Mapped[int | None]
    """None: from a roll, or any."""
    state: Mapped[str]
    token_hash: Mapped[bytes | None]
    reading_g: Mapped[int | None]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")
