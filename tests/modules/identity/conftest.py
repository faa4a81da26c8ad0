"""Roles beside the administrator, a home for the doors, and addresses that nobody else uses."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from ipaddress import IPv6Address
from secrets import randbits

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError

from houtai.kit import db, http
from houtai.kit.addresses import Address
from houtai.kit.embedded_pg import Address as Reach
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.modules.identity import api
from houtai.modules.identity.rules.functions import open_to

ROLES = {
    "reader": ["identity.account.read"],
    "clerk": ["identity.account.write"],
    "packer": ["wms.parcel.write"],
}
"""Of the platform; the templates `shop_…` give the same at merchants."""
OPEN = ("identity.account", "identity.department", "identity.post", "identity.role")
Caller = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture(scope="session", autouse=True)
def roles(at_rest: Reach, lived_in: Reach) -> None:
    """Known to every transaction, and what merchants have of these functions."""
    open_to("merchant", OPEN)
    open_to("warehouse", OPEN)
    for place in (at_rest, lived_in):
        plant_roles(place)


def plant_roles(place: Reach) -> None:
    with psycopg.connect(place.owner_url) as connection:
        for code, permissions in ROLES.items():
            for prefix, console in (("", "platform"), ("shop_", "merchant")):
                connection.execute(
                    "INSERT INTO identity.role (id, code, name, permissions, console)"
                    " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                    (new_id(), prefix + code, prefix + code, permissions, console),
                )


@pytest.fixture
def elsewhere() -> Address:
    """An address of which nothing is counted yet."""
    return IPv6Address(0x20010DB8 << 96 | randbits(32) << 64 | 1)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    home = tmp_path_factory.mktemp("home")
    made = FastAPI(exception_handlers={RequestValidationError: http.answer})
    made.add_middleware(http.Edge)
    made.include_router(api.console, prefix="/api/console")
    made.state.body_bytes_max = 100_000
    made.state.templates = {}
    made.state.environment = replace(Environment.read(), home=home, time_zone="Asia/Shanghai")
    made.state.authenticate = api.authenticate
    return made


@pytest.fixture
def call_from(app: FastAPI, database: db.Database, elsewhere: Address) -> Caller:
    """A caller of the doors, from an address of its own."""
    app.state.database = database

    @asynccontextmanager
    async def caller(
        token: str | None = None, base_url: str = "http://houtai.test"
    ) -> AsyncIterator[httpx.AsyncClient]:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        transport = httpx.ASGITransport(app=app, client=(str(elsewhere), 40_000))
        async with httpx.AsyncClient(
            transport=transport, base_url=base_url, headers=headers
        ) as opened:
            yield opened

    return caller
