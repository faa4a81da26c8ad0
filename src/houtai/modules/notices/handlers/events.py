"""Reactions to events. A batch and its cursor are one transaction."""

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit.clock import utc_now
from houtai.modules.notices.handlers.sending import enqueue_all
from houtai.modules.notices.rules.hearing import LEAVING, Heard
from houtai.modules.notices.service import hearing, telling
from houtai.modules.notices.service.telling import Contacts

HEARD: tuple[type[Heard], ...] = tuple(LEAVING)
"""Events that webhooks may hear."""


def teller(contacts: Contacts) -> Callable[[AsyncSession, Sequence[NoticeWanted]], Awaitable[None]]:
    """The reaction to wanted notices, with the one who knows people's addresses."""

    async def tell(session: AsyncSession, events: Sequence[NoticeWanted]) -> None:
        await telling.tell(session, events, contacts, at=utc_now())
        await enqueue_all(session)

    return tell


async def let_hear(session: AsyncSession, events: Sequence[Heard]) -> None:
    """Webhooks hear of it."""
    await hearing.say_events(session, events, at=utc_now())
    await enqueue_all(session)
