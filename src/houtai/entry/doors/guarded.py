"""Which doors there are and what each asks for, read from the mounted application."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from houtai.kit.auth import allow
from houtai.modules.identity.public import DoorOf


def guarded_doors(app: FastAPI) -> tuple[DoorOf, ...]:
    """Every door that asks for a permission, once for each method and permission."""
    return tuple(
        DoorOf(route.unique_id, method, str(route.path), permission)
        for route in iter_route_contexts(app.routes)
        if isinstance(route.original_route, APIRoute)
        for method in sorted(route.methods or ())
        for permission in _asked(route)
    )


def _asked(route: RouteContext) -> Iterator[str]:
    waiting: list[Dependant] = [route.dependant]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        waiting += one.dependencies
        gate: Any = one.call
        if isinstance(gate, allow) and gate.permission not in seen:
            seen.add(gate.permission)
            yield gate.permission
