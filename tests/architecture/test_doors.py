"""The doors of the API as they are mounted: keys for changes, permissions, bounded numbers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Query
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from houtai.entry.openapi import document
from houtai.kit.auth import allow, current_actor
from houtai.kit.http import Door, Router
from houtai.kit.http.routing import CHANGING, claim_key
from houtai.kit.shapes import BIGINT_MAX, Command, Fen
from tests.architecture import composed
from tests.architecture.sources import REPOSITORY, assert_none

WITHOUT_KEY = {
    ("POST", "/api/console/files"): "a claim would hold a connection while the store is asked",
    (
        "POST",
        "/api/console/reconciliation/statements",
    ): "a claim would hold a connection while the store is asked",
    (
        "POST",
        "/api/console/identity/sessions",
    ): "keeping a claim would hold a connection while hashing",
    ("POST", "/api/console/identity/me/password"): "the same; doing it twice is refused",
    ("POST", "/api/console/merchants/join"): "as signing in; a second try finds the login taken",
    ("POST", "/api/console/identity/sessions/second-factor"): "a ticket and a code count once",
    ("POST", "/api/console/identity/me/second-factor"): "as signing in; twice begins anew",
    ("POST", "/api/console/identity/me/sessions/{session_id}/revoke"): "takes the password",
    ("POST", "/api/console/identity/me/sessions/revoke-others"): "takes the password",
    ("POST", "/api/console/identity/me/second-factor/confirm"): "counted first; a code counts once",
    ("POST", "/api/console/identity/me/second-factor/recovery-codes"): "as signing in",
    ("POST", "/api/console/identity/me/second-factor/remove"): "as signing in",
}
WITHOUT_KEY |= {
    ("POST", "/api/shop/sign-in/code"): "nobody is known yet; codes are counted",
    ("POST", "/api/shop/sign-in"): "nobody is known yet; a code counts once",
    ("POST", "/api/shop/aftersale/pictures"): "as files: a claim would hold a connection; counted",
    ("POST", "/api/shop/reviews/pictures"): "as files: a claim would hold a connection; counted",
    ("POST", "/api/shop/behaviour"): "a claim would open a transaction for every visit",
    ("POST", "/api/shop/orders"): "the trade itself keeps the key, in the transaction of its batch",
}
WITHOUT_KEY |= {
    ("POST", "/api/open/payments/{channel}/notify"): "each message bears its gateway's own id",
    ("POST", "/api/open/logistics/{tracker}/push"): "what is told again changes nothing",
    ("POST", "/api/open/wms/devices/{device_id}/weight"): "only what is told last counts",
}
OPEN_TO_STRANGERS = {
    ("GET", "/api/console/branding"): "the page of signing in bears the house's name",
    ("GET", "/api/console/branding/logo"): "and its sign",
    ("GET", "/api/console/regions"): "public facts, on the page of joining too",
    ("POST", "/api/console/identity/sessions"): "nobody is known before signing in",
    ("POST", "/api/console/merchants/join"): "who joins has no account yet; he makes it here",
    ("POST", "/api/console/identity/sessions/second-factor"): "nor before the second factor",
}
OPEN_TO_ANYBODY_SIGNED_IN = {
    ("GET", "/api/console/machine/names"): "how things are called, nothing of how they are",
    ("GET", "/api/console/approvals/counts"): "what waits for oneself",
    ("GET", "/api/console/logistics/carriers/choices"): "names that stand on every parcel",
    ("GET", "/api/console/approvals/tasks"): "what waits for oneself",
    ("GET", "/api/console/approvals/decided"): "what one has decided",
    ("GET", "/api/console/approvals/mine"): "what one has asked for",
    ("GET", "/api/console/approvals/requests/{request_id}"): "to who asked or is asked",
    ("POST", "/api/console/approvals/requests/{request_id}/approve"): "to who is asked",
    ("POST", "/api/console/approvals/requests/{request_id}/refuse"): "to who is asked",
    ("POST", "/api/console/approvals/requests/{request_id}/withdraw"): "to who asked",
    ("GET", "/api/console/approvals/acts"): "words to choose from",
    ("GET", "/api/console/approvals/people"): "names of colleagues, to choose a substitute",
    ("GET", "/api/console/approvals/delegations"): "one's own",
    ("POST", "/api/console/approvals/delegations"): "gives no more than one has",
    ("POST", "/api/console/approvals/delegations/{delegation_id}/end"): "one's own",
    ("GET", "/api/console/files/{file_id}/picture"): "the file says who sees its picture",
    ("GET", "/api/console/dictionaries/{code}/words"): "words to choose from, on any form",
    ("GET", "/api/console/identity/me"): "one's own account",
    ("PUT", "/api/console/identity/me"): "one's own name and language",
    ("GET", "/api/console/identity/me/preferences/{preference_key}"): "one's own",
    ("PUT", "/api/console/identity/me/preferences/{preference_key}"): "one's own",
    ("POST", "/api/console/identity/sessions/current/place"): "to a place of one's own",
    ("GET", "/api/console/duties"): "each duty asks for its own permission",
    ("GET", "/api/console/search"): "each searcher asks for its own permission",
    ("POST", "/api/console/identity/me/password"): "one's own password",
    ("GET", "/api/console/identity/me/second-factor"): "one's own second factor",
    ("POST", "/api/console/identity/me/second-factor"): "one's own second factor",
    ("POST", "/api/console/identity/me/second-factor/confirm"): "one's own second factor",
    ("POST", "/api/console/identity/me/second-factor/recovery-codes"): "one's own second factor",
    ("POST", "/api/console/identity/me/second-factor/remove"): "one's own second factor",
    ("GET", "/api/console/identity/me/sessions"): "one's own sessions",
    ("POST", "/api/console/identity/me/sessions/{session_id}/revoke"): "one's own session",
    ("POST", "/api/console/identity/me/sessions/revoke-others"): "one's own sessions",
    ("DELETE", "/api/console/identity/sessions/current"): "one's own session",
    ("GET", "/api/console/notices/messages"): "one's own inbox",
    ("GET", "/api/console/notices/messages/unread"): "one's own inbox",
    ("POST", "/api/console/notices/messages/read"): "one's own inbox",
    ("POST", "/api/console/notices/messages/{message_id}/read"): "one's own inbox",
    ("GET", "/api/console/notices/stream"): "one's own inbox",
    ("GET", "/api/console/notices/preferences"): "what one wants to be told",
    ("PUT", "/api/console/notices/preferences"): "what one wants to be told",
}
"""Exceptions, each with its reason."""

GATES = {"houtai.entry.doors.sheets._choose.<locals>.choose"}
"""Dependencies that ask for a permission which the path chooses, here that of the importer."""


def routes(app: FastAPI) -> list[RouteContext]:
    """Every door as it is mounted, with what the routers around it add."""
    return [
        one for one in iter_route_contexts(app.routes) if isinstance(one.original_route, APIRoute)
    ]


def ways(route: RouteContext) -> Iterator[tuple[str, str]]:
    yield from ((method, str(route.path)) for method in sorted(route.methods or ()))


def asked(route: RouteContext) -> Iterator[Any]:
    """Everything that the door depends on, at any depth."""
    waiting: list[Dependant] = [route.dependant]
    while waiting:
        one = waiting.pop()
        waiting += one.dependencies
        yield one.call


def full_name(call: Any) -> str:
    return f"{getattr(call, '__module__', '')}.{getattr(call, '__qualname__', '')}"


def keyless(found: Iterable[RouteContext]) -> Iterator[str]:
    """Changing doors are made by kit.http, which carries out an Idempotency-Key once."""
    for route in found:
        changes = {way for way in ways(route) if way[0] in CHANGING} - set(WITHOUT_KEY)
        changing = str(route.path).startswith("/api") and changes
        if changing and not (isinstance(route.original_route, Door) and claim_key in asked(route)):
            yield f"{route.path} takes no Idempotency-Key"


def unguarded(found: Iterable[RouteContext]) -> Iterator[str]:
    """A console door says which permission it asks for, or stands in the lists above."""
    for route in found:
        calls = list(asked(route))
        mine = set(ways(route))
        guarded = any(isinstance(call, allow) or full_name(call) in GATES for call in calls)
        known = current_actor in calls and mine <= set(OPEN_TO_ANYBODY_SIGNED_IN)
        is_console = str(route.path).startswith("/api/console")
        if is_console and not (guarded or known or mine <= set(OPEN_TO_STRANGERS)):
            yield f"{route.path} asks for no permission"


def boundless(spec: Mapping[str, Any]) -> Iterator[str]:
    """Whole numbers that come in have bounds within 64 bits: in paths, queries and bodies."""
    for path, door in spec["paths"].items():
        for method, operation in door.items():
            taken = [(one["name"], one["schema"]) for one in operation.get("parameters", [])]
            bodies = operation.get("requestBody", {}).get("content", {})
            taken += [("body", one["schema"]) for one in bodies.values()]
            for name, schema in taken:
                for place in _boundless(spec, schema, name, frozenset()):
                    yield f"{method.upper()} {path} {place}"


def _boundless(
    spec: Mapping[str, Any], schema: Any, place: str, seen: frozenset[str]
) -> Iterator[str]:
    if isinstance(schema, list):
        for part in schema:
            yield from _boundless(spec, part, place, seen)
    if not isinstance(schema, dict):
        return
    reference = schema.get("$ref", "")
    if reference and reference not in seen:
        named = spec["components"]["schemas"][reference.rsplit("/", 1)[1]]
        yield from _boundless(spec, named, place, seen | {reference})
    if schema.get("type") == "integer" and not ("enum" in schema or "const" in schema):
        low = schema.get("minimum", schema.get("exclusiveMinimum", -BIGINT_MAX * 4))
        high = schema.get("maximum", schema.get("exclusiveMaximum", BIGINT_MAX * 4))
        if low < -BIGINT_MAX - 1 or high > BIGINT_MAX + 1:
            yield f"{place} is a number without bounds"
    for name, inner in schema.get("properties", {}).items():
        yield from _boundless(spec, inner, f"{place}.{name}", seen)
    for key in ("items", "anyOf", "oneOf", "allOf", "prefixItems", "additionalProperties"):
        yield from _boundless(spec, schema.get(key), place, seen)


def test_every_changing_door_takes_an_idempotency_key(house):
    assert_none(keyless(routes(house)))


def test_every_console_door_asks_for_a_permission(house):
    assert_none(unguarded(routes(house)))


def test_the_exceptions_name_real_doors_only(house):
    real = {way for route in routes(house) for way in ways(route)}
    named = {*WITHOUT_KEY, *OPEN_TO_STRANGERS, *OPEN_TO_ANYBODY_SIGNED_IN}
    assert named - real == set()


def test_every_whole_number_that_comes_in_is_bounded(house):
    assert_none(boundless(house.openapi()))


def commands_without_bounds(commands: Iterable[type]) -> Iterator[str]:
    """The same for what use cases take, whichever way it comes in."""
    for command in commands:
        spec = command.model_json_schema(ref_template="#/components/schemas/{model}")
        parts = {"components": {"schemas": spec.get("$defs", {})}}
        yield from _boundless(parts, spec, f"{command.__module__}.{command.__name__}", frozenset())


def test_every_whole_number_of_a_command_is_bounded():
    composed.whole_house()
    assert_none(commands_without_bounds(composed.descendants(Command)))


def test_the_committed_document_is_the_api():
    """After a change of a door: make openapi, and look at the difference in review."""
    committed = json.loads((REPOSITORY / "docs/openapi.json").read_text(encoding="utf-8"))
    assert committed == json.loads(document())


# --- each rule can fail -----------------------------------------------------------------------


class Order(Command):
    amount_fen: Fen
    lines: list[dict[str, int]]


@pytest.fixture(scope="module")
def planted() -> FastAPI:
    app = FastAPI()

    @app.post("/api/console/keyless", dependencies=[Depends(allow("planted.order.write"))])
    async def keyless_door(order: Order) -> None:
        assert order

    router = Router(prefix="/api/console")

    @router.post("/unguarded")
    async def unguarded_door(
        free: int, bounded: Annotated[int, Query(ge=0, le=9)], half: Annotated[int, Query(ge=0)]
    ) -> None:
        assert free + bounded + half

    @router.get("/sound", dependencies=[Depends(allow("planted.order.read"))])
    async def sound_door() -> None: ...

    app.include_router(router)
    return app


def test_a_door_without_key_is_found(planted):
    assert list(keyless(routes(planted))) == ["/api/console/keyless takes no Idempotency-Key"]


def test_a_door_without_permission_is_found(planted):
    assert list(unguarded(routes(planted))) == ["/api/console/unguarded asks for no permission"]


def test_a_number_without_bounds_is_found(planted):
    assert set(boundless(planted.openapi())) == {
        "POST /api/console/keyless body.lines is a number without bounds",
        "POST /api/console/unguarded free is a number without bounds",
        "POST /api/console/unguarded half is a number without bounds",
    }


def test_a_command_without_bounds_is_found():
    assert len(list(commands_without_bounds([Order]))) == 1


def test_a_changed_door_changes_the_document(planted):
    before = planted.openapi()
    planted.openapi_schema = None
    planted.add_api_route("/api/console/new", lambda: None, methods=["GET"])
    assert planted.openapi() != before
