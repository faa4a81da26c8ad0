"""Doors of sessions: one's own from all machines, and those of the people in hand."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Door, Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity.api.callers import caller_of, token_of
from houtai.modules.identity.queries import sessions as shown
from houtai.modules.identity.service import proving, session_ending
from houtai.modules.identity.service.sessions import hash_of

doors = Router()
guessing_doors = APIRouter(route_class=Door)
"""Without `Idempotency-Key`, as those of signing in: they take a password."""

CanRead = Annotated[Actor, Depends(allow("identity.session.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.session.write"))]


@doors.get("/me/sessions")
async def list_own_sessions(
    request: Request, session: ReadSession, actor: CurrentActor
) -> list[shown.SessionView]:
    token_hash = hash_of(token_of(request) or "")
    return await shown.own_sessions(session, actor, token_hash=token_hash, at=utc_now())


@guessing_doors.post("/me/sessions/{session_id}/revoke", status_code=204)
async def end_own_session(
    request: Request, actor: CurrentActor, session_id: UUID, command: proving.ProveOneself
) -> None:
    await session_ending.prove_and_end_own(
        request.app.state.database,
        actor,
        command,
        session_id,
        caller=caller_of(request),
        at=utc_now(),
    )


@guessing_doors.post("/me/sessions/revoke-others", status_code=204)
async def end_other_sessions(
    request: Request, actor: CurrentActor, command: proving.ProveOneself
) -> None:
    await session_ending.prove_and_end_others(
        request.app.state.database,
        actor,
        command,
        token=token_of(request) or "",
        caller=caller_of(request),
        at=utc_now(),
    )


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
