"""Problem details (RFC 9457): every failure becomes a status, a stable code and a text to read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from houtai.kit import logs
from houtai.kit.errors import HoutaiError, TooMany
from houtai.kit.http.database_failures import failure_from
from houtai.kit.shapes import View
from houtai.kit.texts import catalogue, choose_language, say

MEDIA_TYPE = "application/problem+json"
ERRORS_SHOWN_MAX = 50
PLACE_LENGTH_MAX = 200

_log = structlog.get_logger("houtai.http")
_CODE_OF_STATUS = {
    400: "request.malformed",
    404: "request.no_such_address",
    405: "request.wrong_method",
    413: "request.too_large",
}


class Fault(View):
    """One thing that is wrong, and where: `body/lines/3/amount`, `query/limit`, `path/id`."""

    place: str
    code: str
    message: str


class Problem(View):
    """Why a request was not carried out. Nothing was changed by it."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
    errors: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Failure:
    """What went wrong, before it is put into words."""

    status: int
    code: str
    fields: Mapping[str, object] = field(default_factory=dict)
    faults: Sequence[tuple[str, str, Mapping[str, object]]] = ()
    """Place, code and fields of each thing that is wrong."""
    headers: Mapping[str, str] = field(default_factory=dict)


async def answer(request: Request, error: Exception) -> Response:
    """The answer to a request that failed; the log is told what is no fault of the sender."""
    failure = understand(error)
    request.state.problem_code = failure.code
    _tell_the_log(failure, error)
    language = _language(request)
    content = _in_words(failure, language)
    return Response(
        json.dumps(content.model_dump(), ensure_ascii=False, separators=(",", ":")).encode(
            errors="replace"
        ),
        status_code=failure.status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, "Vary": "Accept-Language", **failure.headers},
    )


def _tell_the_log(failure: Failure, error: Exception) -> None:
    """A fault of ours with its stack; an outage, which comes by the thousand, in one line."""
    if failure.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("request failed", code=failure.code, exc_info=error)
    elif failure.status > HTTPStatus.INTERNAL_SERVER_ERROR:
        cause = error.__cause__ or error
        said = str(getattr(cause, "orig", None) or cause).partition("\n")[0]
        _log.warning("not available", code=failure.code, reason=f"{type(cause).__name__}: {said}")


def understand(error: Exception) -> Failure:
    """Sort an exception: what the caller can mend is 4xx, the rest says nothing of our insides."""
    known = error if isinstance(error, HoutaiError) else failure_from(error)
    if known is not None:
        return _of_houtai(known)
    if isinstance(error, RequestValidationError):
        faults = [_fault(one) for one in error.errors()[:ERRORS_SHOWN_MAX]]
        return Failure(422, "request.invalid", faults=faults)
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        code = _CODE_OF_STATUS.get(error.status_code, "request.refused")
        return Failure(error.status_code, code, headers=error.headers or {})
    return Failure(HoutaiError.status, HoutaiError.code)


def _of_houtai(error: HoutaiError) -> Failure:
    faults = [] if error.place is None else [(error.place, error.code, error.fields)]
    wait_seconds = error.fields.get("retry_seconds")
    if wait_seconds is None and isinstance(error, TooMany):
        wait_seconds = 1
    headers = {} if wait_seconds is None else {"Retry-After": str(wait_seconds)}
    return Failure(error.status, error.code, error.fields, faults, headers)


def _fault(error: Mapping[str, Any]) -> tuple[str, str, Mapping[str, object]]:
    place = "/".join(map(str, error["loc"]))[:PLACE_LENGTH_MAX]
    code = f"request.value.{error['type']}"
    known = code in catalogue("en-US")
    return place, code if known else "request.value.wrong", error.get("ctx") or {}


def _language(request: Request) -> str:
    actor = getattr(request.state, "actor", None)
    if actor is not None:
        return str(actor.language)
    return choose_language(request.headers.get("accept-language"))


def _in_words(failure: Failure, language: str) -> Problem:
    request_in_hand = logs.in_hand.get()
    title = f"request.title.{failure.status}"
    return Problem(
        type=f"urn:houtai:problem:{failure.code}",
        title=say(title if title in catalogue(language) else "request.refused", language),
        status=failure.status,
        detail=_text(failure.code, language, failure.fields),
        code=failure.code,
        instance=f"urn:houtai:request:{request_in_hand.id if request_in_hand else 'unknown'}",
        errors=tuple(
            Fault(place=place, code=code, message=_text(code, language, fields))
            for place, code, fields in failure.faults
        ),
    )


def _text(code: str, language: str, fields: Mapping[str, object]) -> str:
    try:
        return say(code, language, **fields)
    except (LookupError, ValueError):
        # A text that asks for a field nobody gave is a slip of ours; the code still tells all.
        return say("request.refused", language)
