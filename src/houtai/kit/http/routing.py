"""Doors: what every one of them promises, whichever module it belongs to."""

from collections.abc import Callable, Coroutine, Iterator
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant
from fastapi.params import Form
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.routing import Match
from starlette.types import Scope

from houtai.kit import idempotency
from houtai.kit.clock import utc_now
from houtai.kit.db import MaybeActor, Session
from houtai.kit.errors import Invalid
from houtai.kit.http import deeds
from houtai.kit.http.bodies import FORM_TYPES, JSON_TYPE, BoundedRequest, WrongMediaType
from houtai.kit.http.deeds import CHANGING
from houtai.kit.http.lean import KEY_PATTERN

_KEPT_HEADERS = ("content-type", "location", "etag")
_Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class UnknownParameter(Invalid):
    """A filter that is silently ignored would show, or change, more than was asked for."""

    code = "request.value.extra_forbidden"


class _Replayed(Exception):
    """No error: it carries the answer past the door."""

    def __init__(self, kept: idempotency.Answer) -> None:
        self.answer = kept


IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=KEY_PATTERN,
        description=(
            "Chosen by the client, new for each act. The same request sent again with it is not "
            "carried out again but gets the first answer for 48 hours. Ignored without a session."
        ),
    ),
]


async def claim_key(
    request: Request, session: Session, actor: MaybeActor, key: IdempotencyKey = None
) -> None:
    """Dependency of every changing door: its act happens once for each key of an actor."""
    if key is None or actor is None:
        return
    assert isinstance(request, BoundedRequest)
    address = quote(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    claimed = idempotency.Claim(
        actor_id=actor.id,
        key=key,
        door=f"{request.method} {address}",
        digest=await request.digest(),
    )
    kept = await idempotency.claim(session, claimed)
    if kept is not None:
        raise _Replayed(kept)
    request.state.claim = claimed


async def answer_is_secret(request: Request) -> None:
    """Dependency of a door whose answer is told once, such as a new token: it is not kept."""
    request.state.answer_is_secret = True


class Door(APIRoute):
    """A route that is strict about what it is sent and keeps the answers of claimed acts."""

    def get_route_handler(self) -> _Handler:
        inner = super().get_route_handler()
        known = _query_names(self)

        async def handle(plain: Request) -> Response:
            request = BoundedRequest(plain.scope, plain.receive)
            _refuse_unknown(request, known)
            await self._read(request)
            try:
                response = await inner(request)
            except _Replayed as replayed:
                request.state.replayed = True
                return _again(replayed.answer)
            await _keep(request, response)
            await deeds.keep_done(request, response.status_code)
            return response

        return handle

    async def _read(self, request: BoundedRequest) -> None:
        """Refuse what cannot be read before anything else happens."""
        request.refuse_large(request.declared_bytes)
        if request.method not in CHANGING:
            return
        if self.body_field is not None and isinstance(self.body_field.field_info, Form):
            if request.media_type not in FORM_TYPES:
                raise WrongMediaType(place="header/Content-Type", expected=FORM_TYPES[0])
        elif await request.body() and self.body_field is not None:
            if request.media_type != JSON_TYPE:
                raise WrongMediaType(place="header/Content-Type", expected=JSON_TYPE)
            await request.json()


class Router(APIRouter):
    """Router of a room's doors. Changing doors accept an `Idempotency-Key`.

    They open the request's transaction even if they do not ask for a session themselves. A door
    that takes more than the usual size declares `max_body_size`.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # APIRouter's own arguments
        super().__init__(route_class=Door, **settings)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Pass by the whole room unless its name is in the address: doors are tried one by one."""
        if "{" not in self.prefix and self.prefix not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **settings: Any) -> None:  # noqa: ANN401  # as above
        """Add a door; called by the decorators."""
        if CHANGING & set(settings.get("methods") or ()):
            asked = settings.get("dependencies") or []
            settings["dependencies"] = [Depends(claim_key), *asked]
        super().add_api_route(path, endpoint, **settings)


def _query_names(route: APIRoute) -> frozenset[str]:
    names: set[str] = set()
    for param in _query_params(route.dependant):
        shape = param.field_info.annotation
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            names |= {field.alias or name for name, field in shape.model_fields.items()}
        else:
            names.add(param.alias)
    return frozenset(names)


def _query_params(dependant: Dependant) -> Iterator[ModelField]:
    yield from dependant.query_params
    for one in dependant.dependencies:
        yield from _query_params(one)


def _refuse_unknown(request: Request, known: frozenset[str]) -> None:
    if request.scope["query_string"]:
        strange = next((name for name in request.query_params if name not in known), None)
        if strange is not None:
            raise UnknownParameter(place=f"query/{strange[:100]}")


async def _keep(request: Request, response: Response) -> None:
    """Store the answer in the act's transaction, which commits once this returns."""
    claimed: idempotency.Claim | None = getattr(request.state, "claim", None)
    if claimed is None or response.status_code >= HTTPStatus.BAD_REQUEST:
        return
    body = getattr(response, "body", None)
    if not isinstance(body, bytes):
        raise TypeError(f"{request.url.path} streams its answer, so it cannot be kept")
    secret = getattr(request.state, "answer_is_secret", False)
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    kept = idempotency.Answer(response.status_code, headers, None if secret else body)
    await idempotency.keep(request.state.session, claimed, kept, at=utc_now())


def _again(kept: idempotency.Answer) -> Response:
    headers = {**kept.headers, "Idempotency-Replayed": "true"}
    return Response(kept.body, status_code=kept.status, headers=headers)
