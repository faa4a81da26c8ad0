"""Doors of sessions: one's own from all machines, and those of the people in hand."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity.api.callers import token_of
from houtai.modules.identity.queries import sessions as shown
from houtai.modules.identity.service import session_ending
from houtai.modules.identity.service.sessions import hash_of

doors = Router()

CanRead = Annotated[Actor, Depends(allow("identity.session.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.session.write"))]


@doors.get("/me/sessions")
async def list_own_sessions(
    request: Request, session: ReadSession, actor: CurrentActor
) -> list[shown.SessionView]:
    token_hash = hash_of(token_of(request) or "")
    return await shown.own_sessions(session, actor, token_hash=token_hash, at=utc_now())


@doors.post("/me/sessions/{session_id}/revoke", status_code=204)
async def end_own_session(session: Session, actor: CurrentActor, session_id: UUID) -> None:
    await session_ending.end_own(session, actor, session_id, at=utc_now())


@doors.post("/me/sessions/revoke-others", status_code=204)
async def end_other_sessions(request: Request, session: Session, actor: CurrentActor) -> None:
    token = token_of(request) or ""
    await session_ending.end_others(session, actor, token=token, at=utc_now())


@doors.get("/sessions")
async def list_sessions(
    request: Request,
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.SESSIONS.wanted)],
) -> Page[shown.SessionView]:
    token_hash = hash_of(token_of(request) or "")
    return await shown.list_sessions(session, actor, wanted, token_hash=token_hash, at=utc_now())


@doors.post("/sessions/{session_id}/revoke", status_code=204)
async def end_session(session: Session, actor: CanWrite, session_id: UUID) -> None:
    await session_ending.end_of_somebody(session, actor, session_id, at=utc_now())
