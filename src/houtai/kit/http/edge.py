"""The outermost layer: each request gets an id, limits, safe headers, one log line, one answer.

Plain ASGI: a layer that starts a task of its own would cost more than many a door and would lose
cancellation.
"""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

import structlog
from fastapi import FastAPI, Request
from fastapi.routing import iter_route_contexts
from opentelemetry import metrics
from opentelemetry.metrics import CallbackOptions, Observation
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from houtai.kit import logs
from houtai.kit.errors import Invalid
from houtai.kit.http import deeds, problems
from houtai.kit.http.deeds import CLIENT_GONE

ADDRESS_LENGTH_MAX = 8_000
HEADERS_BYTES_MAX = 32_000
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET = ("/api/health/", "/metrics")
_API = "/api/"
_SAFE_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_PAGE_POLICY = (
    b"content-security-policy",
    (
        b"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
        b" frame-ancestors 'none'"
    ),
)
_API_POLICY = (
    b"content-security-policy",
    b"default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
)
_NO_STORE = (b"cache-control", b"no-store")

_log = structlog.get_logger("houtai.access")


class AddressTooLong(Invalid):
    status = 414
    code = "request.address_too_long"


class HeadersTooLarge(Invalid):
    status = 431
    code = "request.headers_too_large"


class NotUtf8(Invalid):
    status = 400
    code = "request.not_utf8"


class UnstorableText(Invalid):
    code = "request.unstorable_text"


class Edge:
    """Wraps the application. Whatever is raised inside leaves as a problem."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        visit = _Visit(scope, send)
        token = logs.in_hand.set(visit.request)
        _active.count += 1
        try:
            try:
                await self._answer(visit, receive)
            finally:
                _active.count -= 1
                visit.record()
            await deeds.keep_rest(scope, visit.status)
        finally:
            logs.in_hand.reset(token)

    async def _answer(self, visit: "_Visit", receive: Receive) -> None:
        try:
            refuse_oversized(visit.scope)
            refuse_bad_text(visit.scope)
            await self.app(visit.scope, receive, visit.send)
        except ClientDisconnect:
            return
        except Exception as error:
            if visit.status != CLIENT_GONE:
                # Half of an answer is out: breaking off is the only honest thing left.
                raise
            response = await problems.answer(Request(visit.scope), error)
            await response(visit.scope, receive, visit.send)


class _Visit:
    """One request on its way through the edge."""

    def __init__(self, scope: Scope, send: Send) -> None:
        # The server may hand the same dict to all requests.
        scope["state"] = dict(scope.get("state") or {})
        self.scope = scope
        self.status = CLIENT_GONE
        self.request = logs.RequestInHand(
            id=logs.request_id(_header(scope, b"x-request-id")),
            method=scope["method"] if scope["method"] in _METHODS else "_OTHER",
            state=scope["state"],
        )
        self._send = send
        self._started = perf_counter()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message["headers"], *self._more_headers(message["headers"])]
        await self._send(message)

    def _more_headers(
        self, present: Iterable[tuple[bytes, bytes]]
    ) -> Iterable[tuple[bytes, bytes]]:
        for_api = self.scope["path"].startswith(_API)
        names = {name for name, _ in present}
        yield b"x-request-id", self.request.id.encode()
        yield from _SAFE_HEADERS
        if b"content-security-policy" not in names:
            yield _API_POLICY if for_api else _PAGE_POLICY
        if for_api and b"cache-control" not in names:
            yield _NO_STORE

    def record(self) -> None:
        """Count the request and write its line."""
        seconds = perf_counter() - self._started
        template = _template(self.scope)
        attributes: dict[str, str | int] = {
            "http.request.method": self.request.method,
            "http.route": template,
            "http.response.status_code": self.status,
        }
        _duration.record(seconds, attributes)
        write: Callable[..., Any] = (
            _log.debug if self.scope["path"].startswith(_QUIET) else _log.info
        )
        refused = self.scope["state"].get("problem_code")
        write(
            "request",
            method=self.request.method,
            route=template,
            status=self.status,
            ms=round(seconds * 1000, 1),
            **({} if refused is None else {"code": refused}),
        )


def refuse_oversized(scope: Scope) -> None:
    """Bound what every door would otherwise have to bound."""
    if len(scope["path"]) + len(scope["query_string"]) > ADDRESS_LENGTH_MAX:
        raise AddressTooLong(place="path", length_max=ADDRESS_LENGTH_MAX)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADERS_BYTES_MAX:
        raise HeadersTooLarge(place="header", size_bytes_max=HEADERS_BYTES_MAX)


def refuse_bad_text(scope: Scope) -> None:
    """Frameworks replace what is no UTF-8 and go on; a filter must not silently mean another."""
    for place, raw in (("path", scope.get("raw_path")), ("query", scope["query_string"])):
        if not raw or (b"%" not in raw and raw.isascii()):
            continue
        try:
            text = unquote_to_bytes(raw).decode()
        except UnicodeDecodeError as error:
            raise NotUtf8(place=_which(place, raw, "\ufffd")) from error
        if "\0" in text:
            raise UnstorableText(place=_which(place, raw, "\0"))


def _which(place: str, raw: bytes, sign: str) -> str:
    """Name the parameter at fault, if it is one."""
    if place == "query":
        for name, value in parse_qsl(raw.decode("latin-1"), errors="replace"):
            if sign in value:
                return f"query/{name}"[: problems.PLACE_LENGTH_MAX]
    return place


def _header(scope: Scope, wanted: bytes) -> bytes | None:
    return next((value for name, value in scope["headers"] if name == wanted), None)


def _template(scope: Scope) -> str:
    """The route's path with its parameters unfilled; one word for everything that has none."""
    route = scope.get("route")
    if route is None:
        return "none"
    known: dict[int, str] = scope["app"].state.templates
    if id(route) not in known:
        known.update(_templates(scope["app"]))
    return known.get(id(route), "none")


def _templates(app: FastAPI) -> dict[int, str]:
    contexts = iter_route_contexts(app.routes)
    return {id(one.original_route): one.path_format or one.path or "none" for one in contexts}


class _Active:
    count = 0


_active = _Active()
_meter = metrics.get_meter("houtai")
_duration = _meter.create_histogram(
    "http.server.request.duration",
    unit="s",
    description="Duration of HTTP server requests.",
    explicit_bucket_boundaries_advisory=[
        *(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
    ],
)


def _observe_active(_options: CallbackOptions) -> Iterable[Observation]:
    return [Observation(_active.count)]


_meter.create_observable_up_down_counter(
    "http.server.active_requests",
    [_observe_active],
    unit="{request}",
    description="Number of active HTTP server requests.",
)
