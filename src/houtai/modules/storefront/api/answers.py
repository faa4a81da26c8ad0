"""How the shop answers: JSON that was made ready before, with a tag, so that it is sent once."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated

from fastapi import Depends, Request, Response

from houtai.kit.changes import Ear
from houtai.kit.db import Database
from houtai.kit.lookups import Lookups
from houtai.kit.shapes import View
from houtai.modules.storefront.service.answers import Looked, answers_of, tag_of

JSON = "application/json"
PAGE_KEPT = "public, max-age=5"
LIST_KEPT = "public, max-age=10"
TREE_KEPT = "public, max-age=60"
IN_THE_READERS_LANGUAGE = {"Vary": "Accept-Language"}


async def _lookups(request: Request) -> Lookups:  # Not async, it would run in a thread.
    database: Database = request.app.state.database
    return database.searches


Shelf = Annotated[Lookups, Depends(_lookups)]
"""Reads what buyers see, which is the same for everybody, in single statements."""


def ear_of(request: Request) -> Ear:
    """The ear of this process."""
    ear: Ear = request.app.state.ear
    return ear


def tagged(request: Request, body: bytes, tag: str, kept: str) -> Response:
    """The body, or nothing but its tag for whoever has it."""
    headers = {"ETag": tag, "Cache-Control": kept}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)


def answered(request: Request, body: bytes, kept: str) -> Response:
    """The same with a tag made of the body."""
    return tagged(request, body, tag_of(body), kept)


async def remembered(
    request: Request,
    look: Callable[[], Awaitable[Looked]],
    kept: str,
    *,
    language: str | None = None,
) -> Response:
    """The same for what takes a while to find, and may be given again for some seconds; to readers
    of one language only, if one is named.
    """
    scope = request.scope
    question = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
    if language is None:
        answer = await answers_of(ear_of(request)).answer(question, look)
        return tagged(request, answer.body, answer.tag, kept)
    answer = await answers_of(ear_of(request)).answer(f"{language} {question}", look)
    own = tagged(request, answer.body, answer.tag, kept)
    own.headers.update(IN_THE_READERS_LANGUAGE)
    return own


def listed(cards: Iterable[str]) -> str:
    """Cards, each JSON already, as a JSON list."""
    return f"[{','.join(cards)}]"


def written(view: View | None) -> str:
    """A view as JSON; null for none."""
    return "null" if view is None else view.model_dump_json()
