"""Who carries, by which contracts of merchants, and who tells where parcels are.

Secrets are sealed under the house's own key; whoever has only the database has nothing.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = "logistics"


class Carrier(Table):
    """A carrier as the whole house knows it. `number_pattern`: how its waybill numbers look."""

    __tablename__ = "carrier"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": SCHEMA},
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str]
    number_pattern: Mapped[str]
    kuaidi100_code: Mapped[str]
    kdniao_code: Mapped[str]
    phone: Mapped[str]
    place: Mapped[int]
    enabled: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1)


class CarrierAccount(Table):
    """A merchant's contract with a carrier. One of them is in force. `price`: `PriceTable`."""

    __tablename__ = "carrier_account"
    __table_args__ = (
        UniqueConstraint("merchant_id", "name"),
        CheckConstraint("gateway IN ('sandbox', 'kdniao')", name="gateway_known"),
        CheckConstraint("(salt IS NULL) = (sealed IS NULL)", name="sealed_with_salt"),
        CheckConstraint("balance IS NULL OR balance >= 0", name="balance_not_negative"),
        CheckConstraint("balance_low >= 0", name="balance_low_not_negative"),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_carrier_account_in_force",
            "merchant_id",
            "carrier_code",
            unique=True,
            postgresql_where=text("enabled"),
        ),
        Index("ix_carrier_account_merchant_id_id", "merchant_id", "id"),
        Index("ix_carrier_account_name_id", "name", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]  # The merchants module owns the row behind this id.
    carrier_code: Mapped[str] = mapped_column(ForeignKey(Carrier.code))
    name: Mapped[str]
    gateway: Mapped[str]
    enabled: Mapped[bool]
    customer_number: Mapped[str]
    salt: Mapped[bytes | None]
    sealed: Mapped[bytes | None]
    balance: Mapped[int | None]
    """Waybill numbers that are left, as the gateway said last; None: it was never asked."""
    balance_at: Mapped[datetime | None]
    balance_low: Mapped[int] = mapped_column(default=0)
    low_told_at: Mapped[datetime | None]
    price: Mapped[dict[str, Any]]
    test_asked_at: Mapped[datetime | None]
    tested_at: Mapped[datetime | None]
    test_error: Mapped[str | None]
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Tracker(Table):
    """Somebody who tells where parcels are: the sandbox, 快递100, 快递鸟."""

    __tablename__ = "tracker"
    __table_args__ = (
        CheckConstraint("code IN ('sandbox', 'kuaidi100', 'kdniao')", name="code_known"),
        CheckConstraint("(salt IS NULL) = (sealed IS NULL)", name="sealed_with_salt"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": SCHEMA},
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    enabled: Mapped[bool]
    facts: Mapped[dict[str, Any]]
    salt: Mapped[bytes | None]
    sealed: Mapped[bytes | None]
    test_asked_at: Mapped[datetime | None]
    tested_at: Mapped[datetime | None]
    test_error: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
