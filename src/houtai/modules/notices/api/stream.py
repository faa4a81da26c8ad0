"""The door at which an open page learns at once that its inbox changed."""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, Authenticate, CurrentActor
from houtai.kit.db import Database, Mode
from houtai.kit.errors import Unauthenticated
from houtai.kit.http import Router
from houtai.kit.push import Hub
from houtai.kit.transient import is_transient
from houtai.modules.notices.queries import inbox as shown

HEARTBEAT_SECONDS = 15.0
LIFE_SECONDS_MAX = 3_600.0
EVENT_STREAM = "text/event-stream"
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_DOCUMENTED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events `unread` with the number of unread messages, as JSON",
        "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
    }
}

doors = Router()


@doors.get("/stream", response_class=Response, responses=_DOCUMENTED)
async def stream_news(request: Request, actor: CurrentActor) -> Response:
    """Server-sent events for who asks for them by `Accept`; anybody else gets the first and is
    done. Ends within a minute of the session; keeps no connection to the database meanwhile.
    """
    if EVENT_STREAM not in request.headers.get("accept", ""):
        return Response(await _state(request, actor), media_type=EVENT_STREAM, headers=_HEADERS)
    hub: Hub = request.app.state.push
    hub.refuse_if_full()
    return StreamingResponse(_news(request, actor, hub), media_type=EVENT_STREAM, headers=_HEADERS)


async def _news(request: Request, actor: Actor, hub: Hub) -> AsyncIterator[str]:
    began = monotonic()
    async with hub.listen(request.app.state.database, actor.id) as news:
        yield await _state(request, actor)
        while not news.is_over() and monotonic() - began < LIFE_SECONDS_MAX:
            has_news = await news.wait(HEARTBEAT_SECONDS)
            if news.is_over() or await request.is_disconnected():
                return
            try:
                if not await _is_signed_in(request):
                    yield "event: ended\ndata: {}\n\n"
                    return
                yield await _state(request, actor) if has_news else ":\n\n"
            except Exception as outage:
                if not is_transient(outage):
                    raise
                yield ":\n\n"
                news.ring()


async def _is_signed_in(request: Request) -> bool:
    authenticate: Authenticate = request.app.state.authenticate
    try:
        return await authenticate(request) is not None
    except Unauthenticated:
        return False


async def _state(request: Request, actor: Actor) -> str:
    database: Database = request.app.state.database
    async with database.transaction(actor, mode=Mode.READ) as session:
        unread = await shown.unread(session, actor)
    return f"event: unread\ndata: {unread.model_dump_json()}\n\n"
