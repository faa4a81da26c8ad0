"""What every answer promises to browsers, and that reading never writes: asked of every door."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode, open_read_session, open_session
from tests.architecture.sources import assert_none
from tests.architecture.test_doors import asked, routes, ways
from tests.guards.calls import Caller
from tests.guards.doors import doors_of

PROMISES = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
POLICY = ("frame-ancestors 'none'", "base-uri 'none'")
NO_PLUGINS = ("default-src 'none'", "object-src 'none'")
WRITING_READS: dict[str, str] = {}
"""Doors that answer GET with a session that could write, each with the reason."""


@pytest.fixture
async def answers(house, session, database):
    """What strangers are answered at every console door, at unknown addresses, and at the front."""
    caller = Caller(house, session, database)
    found = {}
    for door in doors_of(house):
        path = door.path.replace("{", "").replace("}", "")
        found[f"{door.method} {path}"] = await caller.send(None, door.method, path)
    for path in ("/", "/api/nothing", "/nothing", "/api/health/live", "/api/openapi.json"):
        found[f"GET {path}"] = await caller.send(None, "GET", path)
    return found


async def test_every_answer_carries_the_headers_that_browsers_obey(answers):
    breaches = []
    for name, answer in answers.items():
        for header, value in PROMISES.items():
            if answer.headers.get(header) != value:
                breaches.append(f"{name} says {header}: {answer.headers.get(header)}")
        policy = answer.headers.get("content-security-policy", "")
        breaches += [f"{name} leaves {one} out of {policy}" for one in POLICY if one not in policy]
        if not any(one in policy for one in NO_PLUGINS):
            breaches.append(f"{name} lets plug-ins run: {policy}")
    assert_none(breaches)


async def test_no_answer_opens_itself_to_other_sites(house, session, database):
    caller = Caller(house, session, database)
    abroad = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    for door in doors_of(house):
        for method in (door.method, "OPTIONS"):
            answer = await caller.send(None, method, door.path, headers=abroad)
            assert not [name for name in answer.headers if name.startswith("access-control")]


def test_no_door_that_reads_can_write(house):
    breaches = []
    for route in routes(house):
        methods = {method for method, _ in ways(route)}
        calls = list(asked(route))
        if methods <= {"GET", "HEAD"} and open_session in calls:
            name = str(route.path)
            breaches += [name] if name not in WRITING_READS else []
    assert_none(breaches)


async def test_a_session_for_reading_refuses_to_write(database):
    async with database.transaction(SYSTEM, mode=Mode.READ) as session:
        with pytest.raises(DBAPIError):
            await session.execute(text("DELETE FROM kit.idempotency"))


def test_there_are_doors_that_read(house):
    readers = [route for route in routes(house) if open_read_session in asked(route)]
    assert len(readers) > len(WRITING_READS)
