"""A short way through the hottest doors, for requests in which nothing is out of order.

Between the edge and a door the framework matches routes, solves dependencies and enters contexts:
for a door that answers thousands a second that is most of its time. Such a door stands as any
other, with its shape in the document; a request that is whole and well-formed goes past the
framework to the same use case. Everything else takes the usual way, which says what is wrong.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.routing import iter_route_contexts
from pydantic import ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from houtai.kit.auth import Actor, actor_if_known
from houtai.kit.errors import HoutaiError
from houtai.kit.http.bodies import JSON_TYPE, BoundedRequest, parse_json
from houtai.kit.shapes import Command, View

KEY_PATTERN = r"^[\x21-\x7e]{1,200}$"
_KEY = re.compile(KEY_PATTERN)
_KEY_NAME = b"idempotency-key"


@dataclass(frozen=True)
class LeanDoor:
    """What the door does for an actor with a well-formed body and, perhaps, a key of his."""

    command: type[Command]
    act: Callable[[Request, Actor, Any, str | None], Awaitable[View]]
    status: int = 200


class LeanDoors:
    """Innermost layer before the framework. `doors`: by address, all of them POST."""

    def __init__(self, app: ASGIApp, *, doors: Mapping[str, LeanDoor]) -> None:
        self._app = app
        self._doors = doors
        self._routes: dict[str, object] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        door = self._doors.get(scope["path"]) if scope["type"] == "http" else None
        if door is None or scope["method"] != "POST" or scope["query_string"]:
            await self._app(scope, receive, send)
            return
        request = BoundedRequest(scope, receive)
        body = await request.body()
        response = await self._answer(door, request, body)
        if response is None:
            await self._app(scope, _once_more(body, receive), send)
        else:
            await response(scope, receive, send)

    async def _answer(
        self, door: LeanDoor, request: BoundedRequest, body: bytes
    ) -> Response | None:
        keys = [value for name, value in request.scope["headers"] if name == _KEY_NAME]
        key = keys[0].decode("latin-1") if keys else None
        if len(keys) > 1 or (key is not None and _KEY.fullmatch(key) is None):
            return None
        if request.media_type != JSON_TYPE:
            return None
        try:
            command = door.command.model_validate(parse_json(body))
        except (ValidationError, HoutaiError):
            return None
        actor = await actor_if_known(request)
        if actor is None:
            return None
        # The access log names the door by its route.
        request.scope["route"] = self._route(request)
        view = await door.act(request, actor, command, key)
        return Response(
            view.model_dump_json(), status_code=door.status, media_type="application/json"
        )

    def _route(self, request: Request) -> object:
        path = request.scope["path"]
        if path not in self._routes:
            app: FastAPI = request.app
            self._routes[path] = next(
                one.original_route
                for one in iter_route_contexts(app.routes)
                if one.path == path and "POST" in (one.methods or ())
            )
        return self._routes[path]


def _once_more(body: bytes, receive: Receive) -> Receive:
    """The body that was read, for whoever comes next."""
    left = [body]

    async def again() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return again
