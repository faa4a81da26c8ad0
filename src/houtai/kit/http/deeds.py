"""What people do at the doors of the consoles, handed to whoever keeps a log of it.

A change that was made is kept in its own transaction: nothing is done without its trace. A refusal,
and what a door does without the request's transaction, is kept when the answer is out and every
connection of the request is back, so that a flood of refusals never holds two at once.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import structlog
from fastapi import FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.types import Scope

from houtai.kit import logs, trail
from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.http.callers import caller_address
from houtai.kit.ids import new_id
from houtai.kit.transient import is_transient

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
AGENT_CHARS_MAX = 300
PATH_CHARS_MAX = 500
CLIENT_GONE = 499
"""Logged, never sent: the client left before its answer."""

_CONSOLES = "/api/console/"
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_log = structlog.get_logger("houtai.deeds")


@dataclass(frozen=True)
class Deed:
    """Somebody came through a door, or was turned away there."""

    id: UUID
    at: datetime
    actor: Actor
    door: str
    """Id of the operation."""
    thing: str
    """What the door is about, as its permission names it; empty when it asks for none."""
    thing_id: str
    """The id in the path, if there is one."""
    method: str
    path: str
    address: str | None
    user_agent: str
    status: int
    code: str | None
    request_id: str | None
    notes: Sequence[trail.Note] = ()


Keep = Callable[[AsyncSession, Deed], Awaitable[None]]
"""How the composition keeps a deed; set as `app.state.keep_deed`."""


async def is_a_deed(request: Request) -> None:
    """Dependency of a reading door whose use is kept all the same: it hands out whole files."""
    request.state.is_a_deed = True


async def only_asks(request: Request) -> None:
    """Dependency of a door that changes nothing; its question is too long for an address."""
    request.state.only_asks = True


async def keep_done(request: Request, status: int) -> None:
    """Keep a change in the transaction that makes it. What fails here undoes the change."""
    keep: Keep | None = getattr(request.app.state, "keep_deed", None)
    session: AsyncSession | None = getattr(request.state, "session", None)
    actor: Actor | None = getattr(request.state, "actor", None)
    if keep is None or session is None or actor is None or status >= HTTPStatus.BAD_REQUEST:
        return
    if getattr(request.state, "only_asks", False):
        return
    if request.method in CHANGING and request.scope["path"].startswith(_CONSOLES):
        await keep(session, _deed_of(request.scope, actor, status, trail.take(session)))
        request.state.deed_kept = True


async def keep_rest(scope: Scope, status: int) -> None:
    """Keep what came to no transaction: refusals, doors that open none. The answer is out."""
    if not _is_left(scope, status):
        return
    app, state = scope["app"], scope["state"]
    try:
        deed = _deed_of(scope, state["actor"], status)
        async with app.state.database.transaction() as session:
            await app.state.keep_deed(session, deed)
    except Exception as error:
        # The answer is out: whoever watches the log learns that a trace is missing.
        missing = {"door": scope["path"][:PATH_CHARS_MAX], "status": status}
        if not is_transient(error):
            _log.exception("deed not kept", **missing)
            raise
        _log.warning("deed not kept", reason=type(error).__name__, **missing)


def _is_left(scope: Scope, status: int) -> bool:
    state = scope["state"]
    if "route" not in scope or state.get("actor") is None or status == CLIENT_GONE:
        return False
    if not scope["path"].startswith(_CONSOLES):
        return False
    if state.get("replayed") or state.get("only_asks"):
        return False
    if scope["method"] not in CHANGING and not state.get("is_a_deed"):
        return False
    kept = state.get("deed_kept") and status < HTTPStatus.BAD_REQUEST
    return not kept and getattr(scope["app"].state, "keep_deed", None) is not None


def _deed_of(scope: Scope, actor: Actor, status: int, notes: Sequence[trail.Note] = ()) -> Deed:
    request, request_in_hand = Request(scope), logs.in_hand.get()
    door, thing = _door_of(scope)
    address = caller_address(request)
    return Deed(
        id=new_id(),
        at=utc_now(),
        actor=actor,
        door=door,
        thing=thing,
        thing_id=_id_in_path(scope.get("path_params") or {}),
        method=scope["method"],
        path=_UNPRINTABLE.sub("", scope["path"])[:PATH_CHARS_MAX],
        address=None if address is None else str(address),
        user_agent=_UNPRINTABLE.sub("", request.headers.get("user-agent", ""))[:AGENT_CHARS_MAX],
        status=status,
        code=None if status < HTTPStatus.BAD_REQUEST else scope["state"].get("problem_code"),
        request_id=None if request_in_hand is None else request_in_hand.id,
        notes=notes,
    )


def _id_in_path(params: dict[str, Any]) -> str:
    """The first id, which names the thing; what follows it are parts of the thing."""
    found = [value for name, value in params.items() if name.endswith("_id")]
    return _UNPRINTABLE.sub("", str((found or [*params.values(), ""])[0]))[:AGENT_CHARS_MAX]


def _door_of(scope: Scope) -> tuple[str, str]:
    """Id of the operation, and what it is about."""
    app: FastAPI = scope["app"]
    if not hasattr(app.state, "operations"):
        app.state.operations = {
            id(one.original_route): (one.unique_id, thing_of(one.dependant))
            for one in iter_route_contexts(app.routes)
            if isinstance(one.original_route, APIRoute)
        }
    door, thing = app.state.operations.get(id(scope["route"]), ("", ""))
    return str(door), str(thing)


def thing_of(dependant: Dependant) -> str:
    """`identity.account` when the door asks for `identity.account.write`."""
    waiting = [dependant]
    while waiting:
        one = waiting.pop()
        if isinstance(one.call, allow):
            return one.call.permission.rpartition(".")[0]
        waiting += one.dependencies
    return ""
