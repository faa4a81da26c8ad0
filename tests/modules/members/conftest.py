"""The shop's doors of members over a database that commits, from addresses of their own."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from ipaddress import IPv6Address
from secrets import randbits

import httpx
import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError

from houtai.kit import db, http
from houtai.kit.addresses import Address
from houtai.kit.environment import Environment
from houtai.modules.members import api

Browser = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def elsewhere() -> Address:
    """An address of which nothing is counted yet."""
    return IPv6Address(0x20010DB8 << 96 | randbits(32) << 64 | 1)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    home = tmp_path_factory.mktemp("home")
    made = FastAPI(exception_handlers={RequestValidationError: http.answer})
    made.add_middleware(http.Edge)
    for router in api.shop:
        made.include_router(router, prefix="/api/shop")
    made.state.body_bytes_max = 100_000
    made.state.templates = {}
    made.state.environment = replace(Environment.read(), home=home, sms_url=None)
    made.state.authenticate = api.authenticate
    return made


@pytest.fixture
def browser(shop: FastAPI, database: db.Database, elsewhere: Address) -> Browser:
    """A browser that shows our page, at an address of its own."""
    shop.state.database = database

    @asynccontextmanager
    async def opened(**headers: str) -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(app=shop, client=(str(elsewhere), 40_000))
        known = {"Sec-Fetch-Site": "same-origin", **headers}
        async with httpx.AsyncClient(
            transport=transport, base_url="https://shop.test/api/shop", headers=known
        ) as client:
            yield client

    return opened
