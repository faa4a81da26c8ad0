"""The web application: everything that answers requests, put together."""

import gc
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.exceptions import HTTPException

from houtai.entry import wiring
from houtai.entry.doors import health, metrics
from houtai.entry.doors.guarded import guarded_doors
from houtai.entry.hosts import Hosts
from houtai.entry.pages import consoles, landing
from houtai.kit import http, logs
from houtai.kit import metrics as measurements
from houtai.kit.changes import Ear
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.push import Hub

_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_PROBLEM_ANSWER: dict[str, Any] = {
    "description": "Problem details (RFC 9457); nothing was changed",
    "content": {http.MEDIA_TYPE: {"schema": _PROBLEM}},
}


class House(FastAPI):
    """FastAPI whose document also describes the one form of all errors."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, with the shape of a problem."""
        document = super().openapi()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        if "Problem" not in schemas:
            problem = http.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= problem.pop("$defs")
            schemas["Problem"] = problem
        return document


def build_app(environment: Environment) -> FastAPI:
    """The application of one server process. It opens its database when it starts to serve."""
    logs.configure(environment)
    measurements.start()
    app = House(
        title="houtai",
        version=version("houtai"),
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(environment),
        generate_unique_id_function=_operation_id,
        responses={"4XX": _PROBLEM_ANSWER, "5XX": _PROBLEM_ANSWER},
        exception_handlers={
            HTTPException: http.answer,
            RequestValidationError: http.answer,
        },
        telemetry={"metrics": False},  # The edge measures, at a fraction of the cost.
    )
    app.add_middleware(http.LeanDoors, doors=wiring.LEAN_DOORS)
    app.add_middleware(Hosts, hosts=environment.hosts)
    app.add_middleware(http.Edge)
    app.state.templates = {}
    app.state.environment = environment
    app.state.body_bytes_max = environment.body_bytes_max
    app.state.metrics_token = environment.metrics_token
    app.state.trusted_proxies = environment.trusted_proxies
    app.state.authenticate = wiring.authenticate
    app.state.keep_deed = wiring.keep_deed
    app.state.push = Hub()
    app.state.ear = Ear()
    app.state.web = consoles.built()
    _add_doors(app)
    app.state.doors = guarded_doors(app)
    return app


def _lifespan(environment: Environment) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if hasattr(app.state, "database"):
            yield
            return
        app.state.database = Database(environment.app_url)
        app.state.ear.start(environment.app_url)
        # Half a million things that stay: to look through them all for waste stops every request.
        gc.freeze()
        yield
        app.state.ear.close()
        app.state.push.close()
        await app.state.database.close()

    return lifespan


def _add_doors(app: FastAPI) -> None:
    # Flat, since each level of nesting matches all the doors below it once more.
    for router in wiring.ROUTERS:
        app.include_router(router, prefix="/api/console")
    for router in wiring.SHOP_ROUTERS:
        app.include_router(router, prefix="/api/shop")
    for router in wiring.OPEN_ROUTERS:
        app.include_router(router, prefix="/api/open")
    app.include_router(health.router, prefix="/api")
    app.include_router(metrics.router)
    app.include_router(landing.router)
    app.include_router(consoles.router)
    _refuse_doubles(app)


def _operation_id(route: APIRoute) -> str:
    """`ledger_list_accounts`: the module's tag and the function's name."""
    return "_".join([*map(str, route.tags[:1]), route.name])


def _refuse_doubles(app: FastAPI) -> None:
    """Clients are generated from the ids of operations, so each must mean one door."""
    mounted = iter_route_contexts(app.routes)
    ids = Counter(one.unique_id for one in mounted if isinstance(one.original_route, APIRoute))
    doubles = [name for name, count in ids.items() if count > 1]
    if doubles:
        raise ValueError(f"several doors are called {', '.join(doubles)}: rename the functions")
