"""A lean door answers as the usual way does, whatever comes."""

from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError

from houtai.kit import http
from houtai.kit.auth import Actor, CurrentActor
from houtai.kit.errors import Conflict
from houtai.kit.http import Door, LeanDoor, LeanDoors
from houtai.kit.http.routing import IdempotencyKey
from houtai.kit.ids import NIL
from houtai.kit.shapes import Command, Line, Quantity, View

PATH = "/notes"
WHOLE = b'{"word": "tea", "size": 2}'
JSON = {"content-type": "application/json"}


class NoteTaken(Conflict):
    code = "request.conflict"


class TakeNote(Command):
    word: Line
    size: Quantity = 1


class NoteView(View):
    said: str
    key: str | None
    lean: bool


async def _solved(request: Request) -> None:
    """Only the framework solves dependencies."""
    request.state.solved = True


async def take(
    request: Request, actor: CurrentActor, command: TakeNote, key: IdempotencyKey = None
) -> NoteView:
    """The door of these tests."""
    if command.word == "taken":
        raise NoteTaken
    said = f"{actor.id.int}: {command.size} {command.word}"
    return NoteView(said=said, key=key, lean=not hasattr(request.state, "solved"))


def _app(*, lean: bool, signed_in: bool = True) -> FastAPI:
    async def authenticate(_request: Request) -> Actor | None:
        return Actor(id=NIL) if signed_in else None

    app = FastAPI(exception_handlers={RequestValidationError: http.answer})
    router = APIRouter(route_class=Door, dependencies=[Depends(_solved)])
    router.post(PATH, status_code=201)(take)
    app.include_router(router)
    if lean:
        app.add_middleware(LeanDoors, doors={PATH: LeanDoor(TakeNote, take, 201)})
    app.add_middleware(http.Edge)
    app.state.authenticate = authenticate
    app.state.body_bytes_max = 10_000
    app.state.templates = {}
    return app


async def _answer(
    app: FastAPI, body: bytes, headers: dict[str, str] | list[tuple[str, str]], path: str = PATH
) -> tuple[int, object, str]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        said = await client.post(path, content=body, headers=headers)
    content = said.json() if said.content else None
    if isinstance(content, dict):
        content.pop("instance", None)
        content.pop("lean", None)
    return said.status_code, content, said.headers.get("content-type", "")


Asked = Annotated[tuple[bytes, object, str], "body, headers, path"]
DISORDER = {
    "no_json": (b"{", JSON, PATH),
    "no_body": (b"", JSON, PATH),
    "a_name_twice": (b'{"word": "a", "word": "b"}', JSON, PATH),
    "a_field_too_many": (b'{"word": "tea", "free": 1}', JSON, PATH),
    "a_wrong_value": (b'{"word": "tea", "size": 0}', JSON, PATH),
    "a_number_as_text": (b'{"word": "tea", "size": "2"}', JSON, PATH),
    "another_kind": (WHOLE, {"content-type": "text/plain"}, PATH),
    "no_kind": (WHOLE, {}, PATH),
    "a_form": (b"word=tea", {"content-type": "application/x-www-form-urlencoded"}, PATH),
    "too_large": (b'{"word": "' + b"t" * 20_000 + b'"}', JSON, PATH),
    "a_bad_key": (WHOLE, {**JSON, "idempotency-key": "with space"}, PATH),
    "an_empty_key": (WHOLE, {**JSON, "idempotency-key": ""}, PATH),
    "two_keys": (WHOLE, [*JSON.items(), ("idempotency-key", "a"), ("idempotency-key", "b")], PATH),
    "a_strange_filter": (WHOLE, JSON, f"{PATH}?free=1"),
    "a_conflict": (b'{"word": "taken"}', JSON, PATH),
}


@pytest.mark.parametrize("asked", DISORDER.values(), ids=DISORDER)
async def test_what_is_out_of_order_is_answered_the_usual_way(asked: Asked):
    body, headers, path = asked
    usual = await _answer(_app(lean=False), body, headers, path)
    assert await _answer(_app(lean=True), body, headers, path) == usual


async def test_what_is_in_order_is_answered_alike():
    for headers in (JSON, {**JSON, "idempotency-key": "once"}):
        usual = await _answer(_app(lean=False), WHOLE, headers)
        assert await _answer(_app(lean=True), WHOLE, headers) == usual
        assert usual[0] == 201


async def test_a_stranger_is_turned_away_alike():
    usual = await _answer(_app(lean=False, signed_in=False), WHOLE, JSON)
    assert await _answer(_app(lean=True, signed_in=False), WHOLE, JSON) == usual
    assert usual[0] == 401


async def test_only_what_is_in_order_goes_past_the_framework():
    transport = httpx.ASGITransport(app=_app(lean=True))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        short = await client.post(PATH, content=WHOLE, headers=JSON)
        long = await client.post(
            PATH, content=WHOLE, headers=[*JSON.items(), *[("idempotency-key", "a")] * 2]
        )
    assert (short.json()["lean"], long.json()["lean"]) == (True, False)
