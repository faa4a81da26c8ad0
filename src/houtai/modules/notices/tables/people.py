"""What is said to people: wordings that somebody changed, the inbox, letters on their way."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit import masks
from houtai.kit.db import Table
from houtai.kit.fields import SensitiveField
from houtai.kit.ids import new_id

_SCHEMA = {"schema": "notices"}


def _masked_address(value: str) -> str:
    return masks.email(value) if "@" in value else masks.phone(value)


ADDRESS = SensitiveField("notices.delivery.address", mask=_masked_address)
"""Where something was sent: an e-mail address or a phone number."""


class Template(Table):
    """A wording that differs from the one that the house came with; without a row it is that."""

    __tablename__ = "template"
    __table_args__ = (
        CheckConstraint("channel IN ('in_app', 'email', 'sms', 'webhook')", name="channel_known"),
        _SCHEMA,
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    subject_zh: Mapped[str]
    body_zh: Mapped[str]
    subject_en: Mapped[str]
    body_en: Mapped[str]
    enabled: Mapped[bool]
    version: Mapped[int]
    edited_at: Mapped[datetime]
    edited_by: Mapped[UUID]  # The account is identity's.


class Preference(Table):
    """What a person does not want, as `<channel>:<template>`; the inbox takes everything."""

    __tablename__ = "preference"
    __table_args__ = (_SCHEMA,)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    muted: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Message(Table):
    """One notice to one person, in the words and the language of that moment."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("notice_id", "account_id", name="uq_message_notice_id_account_id"),
        Index("ix_message_account_id_id", "account_id", "id"),
        Index("ix_message_account_id_template_id", "account_id", "template", "id"),
        Index("ix_message_unread", "account_id", "id", postgresql_where=text("read_at IS NULL")),
        Index("ix_message_created_at", "created_at"),
        _SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    notice_id: Mapped[UUID]
    account_id: Mapped[UUID]
    template: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    link: Mapped[str]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class Delivery(Table):
    """The intent to send one e-mail or text message; it is written before anybody is called."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint(
            "notice_id",
            "account_id",
            "channel",
            name="uq_delivery_notice_id_account_id_channel",
        ),
        CheckConstraint("channel IN ('email', 'sms')", name="channel_known"),
        CheckConstraint(
            "state IN ('waiting', 'sent', 'failed', 'no_provider', 'no_address')",
            name="state_known",
        ),
        CheckConstraint("(state = 'waiting') = (next_try_at IS NOT NULL)", name="waiting_is_due"),
        CheckConstraint("(state = 'waiting') = (finished_at IS NULL)", name="finished_whole"),
        Index("ix_delivery_state_created_at_id", "state", "created_at", "id"),
        Index("ix_delivery_channel_created_at_id", "channel", "created_at", "id"),
        Index("ix_delivery_template_created_at_id", "template", "created_at", "id"),
        Index("ix_delivery_account_id_created_at_id", "account_id", "created_at", "id"),
        Index("ix_delivery_due", "next_try_at", postgresql_where=text("next_try_at IS NOT NULL")),
        Index("ix_delivery_created_at_id", "created_at", "id"),
        _SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    notice_id: Mapped[UUID]
    account_id: Mapped[UUID]
    template: Mapped[str]
    channel: Mapped[str]
    address: Mapped[str | None] = mapped_column(info=ADDRESS.column)
    subject: Mapped[str]
    body: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None]  # While a sender is at it, until when others keep off.
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
