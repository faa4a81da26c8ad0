"""From giving more than one has to the role that gives it: asked, agreed to, carried out, told."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import httpx
import pytest
from fastapi import Request
from sqlalchemy import text

from houtai.entry import wiring
from houtai.kit import db, eventlog
from houtai.kit.auth import Actor
from tests.factories.identity import actor_for, make_account, make_role

ROOT = "/api/console"
WAIT_SECONDS = 20


@pytest.fixture
async def people(database):
    """Somebody who edits roles, an administrator, and the role that is to give more."""
    async with database.transaction() as session:
        editor_role = f"editor{uuid4().hex[:8]}"
        await make_role(session, editor_role, permissions=["identity.role.write"])
        role = await make_role(session, f"clerk{uuid4().hex[:8]}", permissions=[])
        ids = [
            (await make_account(session, role=name)).id for name in (editor_role, "administrator")
        ]
        actors = [await actor_for(session, one) for one in ids]
    return *actors, role


@pytest.fixture
def as_actor(house, database):
    """Calls a door in a transaction of its own, which commits."""

    async def call(actor: Actor, method: str, path: str, **body: object) -> httpx.Response:
        async def authenticate(_request: Request) -> Actor:
            return actor

        house.state.database = database
        house.state.authenticate = authenticate
        transport = httpx.ASGITransport(app=house)
        async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as client:
            return await client.request(method, f"{ROOT}{path}", json=body or None)

    return call


@pytest.fixture
async def listening(database: db.Database):
    """All subscribers of the house, as a worker runs them."""
    reading = asyncio.create_task(eventlog.run(database, wiring.SUBSCRIBERS))
    yield
    reading.cancel()
    with suppress(asyncio.CancelledError):
        await reading


@pytest.mark.usefixtures("listening")
async def test_a_role_gives_more_once_an_administrator_has_agreed(people, as_actor, database):
    editor, administrator, role = people
    edit = {"version": role.version, "name": role.name, "permissions": ["ledger.chain.write"]}
    asked = await as_actor(editor, "PUT", f"/identity/roles/{role.id}", **edit)
    assert asked.status_code == 202
    path = f"/approvals/requests/{asked.json()['request_id']}"
    shown = await _until(as_actor, administrator, path, "waiting")
    assert shown["may_decide"]
    [difference] = shown["differences"]
    [change] = [one for one in difference["changes"] if one["field"] == "permissions"]
    assert (change["before"], change["after"]) == ([], ["ledger.chain.write"])
    agreed = await as_actor(administrator, "POST", f"{path}/approve", comment="同意")
    assert agreed.status_code == 204
    done = await _until(as_actor, editor, path, "done")
    assert [one["kind"] for one in done["story"]] == ["asked", "approved", "granted", "done"]
    role_now = await as_actor(administrator, "GET", f"/identity/roles/{role.id}")
    assert role_now.json()["permissions"] == ["ledger.chain.write"]
    logged = await _logged(as_actor, administrator, role.id)
    assert logged["actor_id"] == str(editor.id)
    assert [one["field"] for one in logged["changes"] if one["field"] == "permissions"]
    assert await _told(database, editor, "approvals.done")


async def _until(as_actor, actor: Actor, path: str, state: str) -> dict:
    """The request, as soon as it has come so far."""
    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            answer = await as_actor(actor, "GET", path)
            if answer.status_code == 200 and answer.json()["state"] == state:
                return answer.json()
            await asyncio.sleep(0.05)


async def _told(database: db.Database, actor: Actor, template: str) -> bool:
    """Whether a notice about it has reached the person's inbox."""
    counting = text(
        "SELECT count(*) FROM notices.message WHERE account_id = :id AND template = :template"
    )
    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            async with database.transaction() as session:
                values = {"id": actor.id, "template": template}
                if await session.scalar(counting, values):
                    return True
            await asyncio.sleep(0.05)


async def _logged(as_actor, administrator, role_id):
    """What the log of the role says last, once it says anything."""
    for _ in range(WAIT_SECONDS * 10):
        log = await as_actor(administrator, "GET", f"/audit/things/identity.role/{role_id}")
        found = [one for one in log.json()["items"] if one["path"].startswith("/approvals/")]
        if found:
            return found[0]
        await asyncio.sleep(0.1)
    raise AssertionError("the log says nothing of what was carried out")
