"""Writes to one's own inbox and wishes, and what time takes away from all of them."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import push, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid, NotFound
from houtai.kit.shapes import Command, Line, View
from houtai.modules.notices.queries import inbox as queries
from houtai.modules.notices.rules import telling, wordings
from houtai.modules.notices.tables.people import Delivery, Message, Preference
from houtai.modules.notices.tables.webhooks import WebhookCall

MESSAGES_KEPT = timedelta(days=365)
SENT_KEPT = timedelta(days=90)
FORGOTTEN_AT_ONCE = 2_000
MUTED_MAX = 500


class MessageUnknown(NotFound):
    code = "notices.message_unknown"


class NotMutable(Invalid):
    """The inbox takes everything, and what does not exist cannot be muted."""

    code = "notices.not_mutable"


class SetPreferences(Command):
    """What one does not want, as `<channel>:<template>`, all of it."""

    muted: Annotated[list[Line], Field(max_length=MUTED_MAX)]


class PreferencesView(View):
    muted: list[str]


async def mark_read(session: AsyncSession, actor: Actor, message_id: UUID, at: datetime) -> None:
    """Raises MessageUnknown. Safe to repeat: the first time counts."""
    own = (Message.id == message_id, Message.account_id == actor.id)
    read = await session.scalar(
        update(Message)
        .where(*own)
        .values(read_at=func.coalesce(Message.read_at, at))
        .returning(Message.id)
    )
    if read is None:
        raise MessageUnknown
    push.tell(session, {actor.id})


async def mark_all_read(session: AsyncSession, actor: Actor, at: datetime) -> None:
    """Everything that has come so far. Index: ix_message_unread."""
    unread = (Message.account_id == actor.id, Message.read_at.is_(None))
    await session.execute(update(Message).where(*unread).values(read_at=at))
    push.tell(session, {actor.id})


async def set_preferences(session: AsyncSession, actor: Actor, command: SetPreferences) -> None:
    """Raises NotMutable."""
    for number, mute in enumerate(command.muted):
        if not telling.is_mutable(mute, wordings.codes()):
            raise NotMutable(place=f"body/muted/{number}")
    before = await queries.muted_by(session, actor)
    muted = sorted(set(command.muted))
    put = insert(Preference).values(account_id=actor.id, muted=muted)
    await session.execute(
        put.on_conflict_do_update(index_elements=["account_id"], set_={"muted": muted})
    )
    trail.note(
        session,
        "notices.preference",
        actor.id,
        before=PreferencesView(muted=sorted(before)),
        after=PreferencesView(muted=muted),
    )


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete what is old, in a bounded bite; how many rows."""
    old_messages = (
        select(Message.id)
        .where(Message.created_at < at - MESSAGES_KEPT)
        .limit(FORGOTTEN_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    old_letters = (
        select(Delivery.id)
        .where(Delivery.created_at < at - SENT_KEPT, Delivery.finished_at.is_not(None))
        .limit(FORGOTTEN_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    old_calls = (
        select(WebhookCall.id)
        .where(WebhookCall.created_at < at - SENT_KEPT, WebhookCall.finished_at.is_not(None))
        .limit(FORGOTTEN_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    gone = [
        *await session.scalars(
            delete(Message).where(Message.id.in_(old_messages)).returning(Message.id)
        ),
        *await session.scalars(
            delete(Delivery).where(Delivery.id.in_(old_letters)).returning(Delivery.id)
        ),
        *await session.scalars(
            delete(WebhookCall).where(WebhookCall.id.in_(old_calls)).returning(WebhookCall.id)
        ),
    ]
    return len(gone)
