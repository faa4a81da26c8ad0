"""The console doors of the running application, as the guards go through them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from houtai.kit.auth import Actor, allow
from houtai.kit.ids import new_id
from tests.architecture.test_doors import (
    GATES,
    OPEN_TO_STRANGERS,
    asked,
    full_name,
    routes,
    ways,
)

CONSOLE = "/api/console"
STREAM = "text/event-stream"
JSON = "application/json"


@dataclass(frozen=True)
class ConsoleDoor:
    """One operation: how it is called and what it asks for."""

    name: str
    method: str
    path: str
    permissions: frozenset[str]
    """All that are asked for; none: open to whoever is signed in, or to everybody."""
    chooses: bool
    """Asks for a permission that what is asked for decides, such as an importer's."""
    is_open: bool
    """Nobody need be known."""
    operation: Mapping[str, Any] = field(hash=False, compare=False, repr=False)

    @property
    def path_names(self) -> tuple[str, ...]:
        """Parameters in the path, in order."""
        return tuple(one[1:-1] for one in self.path.split("/") if one.startswith("{"))

    @property
    def path_schemas(self) -> dict[str, Any]:
        given = self.operation.get("parameters", [])
        return {one["name"]: one["schema"] for one in given if one["in"] == "path"}

    def unknown(self, name: str) -> object:
        """A value for this parameter of the path or the query that nothing has."""
        schema = (self.path_schemas | self.required_queries)[name]
        if schema.get("type") == "integer":
            return 2**53 - 1
        return str(new_id()) if schema.get("format") == "uuid" else "nothing.has_this"

    @property
    def required_queries(self) -> dict[str, Any]:
        """Parameters of the query string without which the door refuses."""
        given = self.operation.get("parameters", [])
        wanted = (one for one in given if one["in"] == "query" and one.get("required"))
        return {one["name"]: one["schema"] for one in wanted}

    @property
    def bodies(self) -> dict[str, Any]:
        """Schemas of the body by media type."""
        content = self.operation.get("requestBody", {}).get("content", {})
        return {kind: one["schema"] for kind, one in content.items()}

    def fields(self, document: Mapping[str, Any]) -> list[str]:
        """Names at the top of the body, where it is JSON."""
        schema = self.bodies.get(JSON, {})
        for reference in (schema, *schema.get("anyOf", ())):
            if "$ref" in reference:
                schema = document["components"]["schemas"][reference["$ref"].rsplit("/", 1)[1]]
        return list(schema.get("properties", {}))

    @property
    def streams(self) -> bool:
        """Whether the answer goes on for as long as somebody listens."""
        answers = self.operation.get("responses", {}).values()
        return any(STREAM in one.get("content", {}) for one in answers)

    def lets_in(self, actor: Actor) -> bool:
        """Whether this actor may pass, as the door declares it."""
        return all(actor.may(permission) for permission in self.permissions)


def doors_of(app: FastAPI) -> list[ConsoleDoor]:
    """Every door under /api/console."""
    return sorted(_found(app), key=lambda door: (door.path, door.method))


def _found(app: FastAPI) -> Iterator[ConsoleDoor]:
    paths = app.openapi()["paths"]
    for route in routes(app):
        if not str(route.path).startswith(CONSOLE):
            continue
        calls = list(asked(route))
        for method, path in ways(route):
            operation = paths[path][method.lower()]
            yield ConsoleDoor(
                name=operation["operationId"],
                method=method,
                path=path,
                permissions=frozenset(call.permission for call in calls if isinstance(call, allow)),
                chooses=any(full_name(call) in GATES for call in calls),
                is_open=(method, path) in OPEN_TO_STRANGERS,
                operation=operation,
            )
