"""One pipeline for all logs: the request on each line, no secret on any."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
import structlog

from houtai.kit import logs
from houtai.kit.auth import Actor
from houtai.kit.environment import Environment
from tests.kit.edge_room import Room, open_room

Read = Callable[[], list[dict[str, object]]]


@pytest.fixture
def room(address, database) -> Room:
    return open_room(address, database)


@pytest.fixture
def lines() -> Iterator[Read]:
    """What is logged from here on, line by line."""
    stream = io.StringIO()
    logs.configure(replace(Environment.read(), log_format="json"), stream=stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logs.configure(Environment.read())


def test_our_lines_and_those_of_libraries_look_the_same(lines):
    structlog.get_logger("houtai.x").info("ours", count=1)
    logging.getLogger("library").warning("theirs %s", "too")
    ours, theirs = lines()
    assert (ours["event"], ours["level"], ours["logger"]) == ("ours", "info", "houtai.x")
    assert (theirs["event"], theirs["level"]) == ("theirs too", "warning")
    assert {"timestamp", "event", "level", "logger"} <= theirs.keys()


def test_a_stack_is_logged_without_local_variables(lines):
    def fail() -> None:
        word_that_is_local = "hidden treasure"
        raise RuntimeError(len(word_that_is_local))

    try:
        fail()
    except RuntimeError:
        structlog.get_logger().exception("failed")
    [line] = lines()
    assert "RuntimeError: 15" in line["exception"]
    assert 'hidden treasure"' not in line["exception"].replace('= "hidden treasure"', "")


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_secrets_are_masked_by_their_names(log_format):
    stream = io.StringIO()
    logs.configure(replace(Environment.read(), log_format=log_format), stream=stream)
    structlog.get_logger().info(
        "x", password="p4ss", Authorization="p4ss", nested={"access_token": "p4ss"}, word="shown"
    )
    logs.configure(Environment.read())
    assert "shown" in stream.getvalue()
    assert "p4ss" not in stream.getvalue()


def test_a_line_cannot_be_forged(lines):
    structlog.get_logger().info("x", name='a\n{"event": "forged"}')
    assert len(lines()) == 1


async def test_a_request_has_one_line_with_what_is_needed_and_no_more(room, lines):
    assert room.actor is not None
    word = f"secret-{uuid4()}"
    async with room.client() as client:
        answer = await client.post(
            "/api/console/edge-room/notes",
            json={"word": word},
            headers={"Authorization": "Bearer t0ken", "X-Request-Id": "abc-12345"},
        )
        await client.get(f"/api/console/edge-room/notes/{uuid4()}", params={"size": 77})
    access = [line for line in lines() if line["logger"] == "houtai.access"]
    first, second = access
    assert first["request_id"] == answer.headers["x-request-id"] == "abc-12345"
    assert first["method"] == "POST"
    assert first["route"] == "/api/console/edge-room/notes"
    assert first["status"] == 201
    assert first["actor_id"] == str(room.actor.id)
    assert isinstance(first["ms"], float)
    assert second["route"] == "/api/console/edge-room/notes/{note_id}"
    assert second["code"] == "request.not_found"
    ours = json.dumps([line for line in lines() if line["logger"].startswith("houtai")])
    assert word not in ours
    assert "t0ken" not in ours
    assert "77" not in json.dumps([line["route"] for line in access])


async def test_lines_of_the_work_inside_name_the_request_and_the_actor(room, lines):
    async with room.client() as client:
        answer = await client.post("/api/console/edge-room/broken", json={"word": str(uuid4())})
    [told] = [line for line in lines() if line["event"] == "request failed"]
    assert told["request_id"] == answer.headers["x-request-id"]
    assert told["actor_id"] == str(room.actor.id)
    assert "RuntimeError" in told["exception"]


@pytest.mark.parametrize("wanted", [None, b"", b"short", b"a b c d e f", b"x" * 65, b"\xff" * 9])
def test_a_strange_request_id_is_replaced(wanted):
    made = logs.request_id(wanted)
    assert len(made) == 36
    assert made != logs.request_id(wanted)


def test_outside_of_a_request_no_line_names_one(lines):
    structlog.get_logger().info("alone")
    assert "request_id" not in lines()[0]


def test_the_actor_is_known_once_the_request_has_found_out():
    state: dict[str, object] = {}
    request = logs.RequestInHand(id="x", method="GET", state=state)
    assert request.actor_id is None
    state["actor"] = Actor(uuid4())
    assert request.actor_id is not None
