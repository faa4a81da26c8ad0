"""Doors of one's own inbox and of what one wants to be told how."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.notices.queries import inbox as shown
from houtai.modules.notices.service import inbox

doors = Router()


@doors.get("/messages")
async def list_messages(
    session: ReadSession,
    actor: CurrentActor,
    wanted: Annotated[Wanted, Depends(shown.MESSAGES.wanted)],
) -> Page[shown.MessageView]:
    return await shown.list_messages(session, actor, wanted)


@doors.get("/messages/unread")
async def count_unread(session: ReadSession, actor: CurrentActor) -> shown.UnreadView:
    return await shown.unread(session, actor)


@doors.post("/messages/read", status_code=204)
async def read_all_messages(session: Session, actor: CurrentActor) -> None:
    await inbox.mark_all_read(session, actor, utc_now())


@doors.post("/messages/{message_id}/read", status_code=204)
async def read_message(session: Session, actor: CurrentActor, message_id: UUID) -> None:
    await inbox.mark_read(session, actor, message_id, utc_now())


@doors.get("/preferences")
async def show_preferences(session: ReadSession, actor: CurrentActor) -> shown.PreferencesView:
    """Every template with the channels outside of the inbox: which are on, which one muted."""
    return await shown.preferences(session, actor)


@doors.put("/preferences", status_code=204)
async def set_preferences(
    session: Session, actor: CurrentActor, command: inbox.SetPreferences
) -> None:
    await inbox.set_preferences(session, actor, command)
