"""Sets a scene by the API, as somebody's second window would."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.browser.people import Somebody

CONSOLE = "/api/console"


@asynccontextmanager
async def window_of(address: str, somebody: Somebody) -> AsyncIterator[httpx.AsyncClient]:
    """A client that is signed in as this person."""
    async with httpx.AsyncClient(base_url=f"{address}{CONSOLE}", timeout=20) as client:
        given = {"login": somebody.login, "password": somebody.password, "bearer": True}
        signed_in = await done(client.post("/identity/sessions", json=given))
        client.headers["Authorization"] = f"Bearer {signed_in.json()['token']}"
        yield client


async def done(asked: Any) -> httpx.Response:
    """The answer of a request that must succeed."""
    answer: httpx.Response = await asked
    assert answer.is_success, answer.text
    return answer


async def make_role(client: httpx.AsyncClient, name: str, *permissions: str) -> tuple[str, str]:
    """A role of the platform; its id and its code."""
    body = {"name": name, "permissions": list(permissions)}
    role_id = (await done(client.post("/identity/roles", json=body))).json()
    role = (await done(client.get(f"/identity/roles/{role_id}"))).json()
    return role_id, role["code"]


async def give_to_role(
    client: httpx.AsyncClient, role_id: str, *permissions: str
) -> httpx.Response:
    """Make these the role's permissions: carried out, or asked for."""
    role = (await done(client.get(f"/identity/roles/{role_id}"))).json()
    body = {"name": role["name"], "version": role["version"], "permissions": list(permissions)}
    return await done(client.put(f"/identity/roles/{role_id}", json=body))
