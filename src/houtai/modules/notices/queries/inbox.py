"""Reads of one's own inbox."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.modules.notices.queries.telling import wordings_of
from houtai.modules.notices.rules import wordings
from houtai.modules.notices.rules.telling import mute_of
from houtai.modules.notices.tables.people import Message, Preference

COUNTED_MAX = 999


class MessageView(View):
    """A message as its reader sees it."""

    id: UUID
    template: str
    subject: str
    body: str
    link: str
    created_at: datetime
    read_at: datetime | None


class UnreadView(View):
    """How many are unread; 1000 stands for more than 999."""

    count: int


class WishView(View):
    """One template by one channel outside: whether it is on at all, and whether one muted it."""

    template: str
    name: str
    channel: Literal["email", "sms"]
    enabled: bool
    muted: bool


class PreferencesView(View):
    wishes: list[WishView]


MESSAGES = Listing(
    id=Message.id,
    sorts={"id": Message.id},
    default="-id",
    filters={
        "template": equal(Message.template, Word),
        "unread": Filter(
            bool,
            lambda wanted: Message.read_at.is_(None) if wanted else Message.read_at.is_not(None),
            column=Message.read_at,
        ),
    },
)


_SHOWN: tuple[Any, ...] = (
    Message.id,
    Message.template,
    Message.subject,
    Message.body,
    Message.link,
    Message.created_at,
    Message.read_at,
)


async def list_messages(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[MessageView]:
    """One's own only. Index: ix_message_account_id_id, or ix_message_unread."""
    statement = select(*_SHOWN).where(Message.account_id == actor.id)
    return await MESSAGES.page(session, statement, wanted, MessageView)


async def unread(session: AsyncSession, actor: Actor) -> UnreadView:
    """Counts no further than anybody wants to know. Index: ix_message_unread."""
    some = (
        select(Message.id)
        .where(Message.account_id == actor.id, Message.read_at.is_(None))
        .limit(COUNTED_MAX + 1)
        .subquery()
    )
    return UnreadView(count=int(await session.scalar(select(func.count()).select_from(some)) or 0))


async def muted_by(session: AsyncSession, actor: Actor) -> frozenset[str]:
    """What the actor does not want. Index: pk_preference."""
    found = await session.scalar(select(Preference.muted).where(Preference.account_id == actor.id))
    return frozenset(found or ())


async def preferences(session: AsyncSession, actor: Actor) -> PreferencesView:
    """Every template by every channel outside of the inbox. Index: pk_template, pk_preference."""
    codes = wordings.codes()
    worded = await wordings_of(session, codes)
    muted = await muted_by(session, actor)
    wishes = [
        WishView(
            template=code,
            name=wordings.name_of(code, actor.language),
            channel=channel,
            enabled=worded[code, channel].enabled,
            muted=mute_of(channel, code) in muted,
        )
        for code in codes
        for channel in wordings.LETTERS
    ]
    return PreferencesView(wishes=wishes)
