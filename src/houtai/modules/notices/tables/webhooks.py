"""Programs of others that want to hear, each call to one of them, and each try of a call."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

_SCHEMA = {"schema": "notices"}


class Webhook(Table):
    """An address that is called. Without a merchant it is the platform's and hears of all.

    After too many failures in a row it is left alone (`opened_at`) but for one call now and then.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        CheckConstraint("(opened_at IS NULL) = (probe_at IS NULL)", name="breaker_whole"),
        CheckConstraint("failures_in_row >= 0", name="failures_counted"),
        Index("ix_webhook_merchant_id_id", "merchant_id", "id"),
        _SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]  # The merchants module owns the row behind this id.
    name: Mapped[str]
    url: Mapped[str]
    secret_salt: Mapped[bytes]  # The secret itself is made of this and the house's own key.
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text))
    language: Mapped[str]
    enabled: Mapped[bool]
    failures_in_row: Mapped[int] = mapped_column(server_default=text("0"))
    opened_at: Mapped[datetime | None]
    probe_at: Mapped[datetime | None]
    version: Mapped[int]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID]


class WebhookCall(Table):
    """Something that one webhook is to hear. `source` makes an event that comes twice one call."""

    __tablename__ = "webhook_call"
    __table_args__ = (
        UniqueConstraint("webhook_id", "source", name="uq_webhook_call_webhook_id_source"),
        CheckConstraint("state IN ('waiting', 'delivered', 'failed')", name="state_known"),
        CheckConstraint("(state = 'waiting') = (next_try_at IS NOT NULL)", name="waiting_is_due"),
        CheckConstraint("(state = 'waiting') = (finished_at IS NULL)", name="finished_whole"),
        Index("ix_webhook_call_webhook_id_id", "webhook_id", "id"),
        Index("ix_webhook_call_merchant_id_id", "merchant_id", "id"),
        Index("ix_webhook_call_merchant_id_webhook_id_id", *("merchant_id", "webhook_id", "id")),
        Index("ix_webhook_call_merchant_id_state_id", "merchant_id", "state", "id"),
        Index("ix_webhook_call_merchant_id_kind_id", "merchant_id", "kind", "id"),
        Index("ix_webhook_call_state_id", "state", "id"),
        Index("ix_webhook_call_kind_id", "kind", "id"),
        Index(
            "ix_webhook_call_due",
            "webhook_id",
            "next_try_at",
            postgresql_where=text("next_try_at IS NOT NULL"),
        ),
        Index("ix_webhook_call_created_at", "created_at"),
        _SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey(Webhook.id, ondelete="CASCADE"))
    merchant_id: Mapped[UUID | None]
    kind: Mapped[str]
    source: Mapped[str]
    body: Mapped[str]  # The very bytes that are signed.
    state: Mapped[str]
    attempts: Mapped[int]  # Since it was last asked for.
    tries: Mapped[int]  # Since ever.
    next_try_at: Mapped[datetime | None]
    status: Mapped[int | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class WebhookTry(Table):
    """One try and what came back."""

    __tablename__ = "webhook_try"
    __table_args__ = (_SCHEMA,)
    call_id: Mapped[UUID] = mapped_column(
        ForeignKey(WebhookCall.id, ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    milliseconds: Mapped[int]
    status: Mapped[int | None]
    excerpt: Mapped[str]
    error: Mapped[str | None]
