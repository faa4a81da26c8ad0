"""The API does what its document says: whatever is sent, no failure of ours, no untold answer.

Requests are drawn from the document, lawful and unlawful ones, always the same; three people send
them. Where a path names something, the person's own is put there as often as an unknown one.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.db import Database
from tests.guards import bodies, makers
from tests.guards.calls import Caller
from tests.guards.doors import CONSOLE, ConsoleDoor, doors_of
from tests.guards.ground import Owner, Person, lay

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

PEOPLE = ("administrator", "merchant_clerk", "warehouse_clerk")
LAWFUL, UNLAWFUL, TURNED_AWAY = 6, 4, 1
STRETCHES = 6
"""Parts of the document, so that several processes can share it."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def drawn(operation: Any, mode: GenerationMode, count: int) -> list[Case]:
    """The same cases on every machine; whatever the document cannot say is not drawn."""
    cases: list[Case] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def collect(case: Case) -> None:
        cases.append(case)

    with suppress(Unsatisfiable):  # Some can hardly be sent anything wrong.
        collect()
    return cases


DRAWN: dict[str, list[Case]] = {}
"""Drawing takes longer than sending; the three people send the same."""


def of(operation: Any) -> list[Case]:
    """Lawful and then unlawful cases of this operation."""
    if operation.label not in DRAWN:
        DRAWN[operation.label] = drawn(operation, GenerationMode.POSITIVE, LAWFUL)
        if can_be_wrong(operation):
            DRAWN[operation.label] += drawn(operation, GenerationMode.NEGATIVE, UNLAWFUL)
    return DRAWN[operation.label]


def operations(document: Mapping[str, Any]) -> Iterator[Any]:
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        operation = found.ok()
        if operation.path.startswith(CONSOLE):
            yield operation


@pytest.fixture(scope="module")
def told(house: FastAPI) -> list[tuple[Any, ConsoleDoor]]:
    """Every operation of the consoles, and its door."""
    doors = {(door.method, door.path): door for door in doors_of(house)}
    found = operations(house.openapi())
    return [(one, doors[one.method.upper(), one.path]) for one in found]


def can_be_wrong(operation: Any) -> bool:
    """An operation that takes nothing cannot be sent anything unlawful."""
    return bool(list(operation.iter_parameters()) or operation.body)


def breach(case: Case, answer: httpx.Response) -> str | None:
    """What the answer does that the document does not say."""
    try:
        case.validate_response(answer, checks=CHECKS)
    except FailureGroup as group:
        said = "; ".join(str(one).splitlines()[0] for one in group.exceptions)
        return f"{case.operation.label}: {said} {answer.status_code} {case.body!r} {case.query!r}"
    except Failure as failure:
        return f"{case.operation.label}: {failure}"
    return None


def part(value: Any) -> tuple[Any, ...]:
    """One part of a form, whatever it holds, as bytes."""
    name, held, *rest = value if isinstance(value, tuple) else (None, value)
    plain = held if isinstance(held, bytes) else str(held).encode(errors="replace")
    return (name, plain, *rest)


async def send(caller: Caller, actor: Actor | None, case: Case) -> httpx.Response:
    """The case as the wire would carry it."""
    said = case.as_transport_kwargs(base_url="http://houtai")
    method, url = said.pop("method"), said.pop("url")
    said.pop("cookies", None)
    said["headers"] = {
        name: value for name, value in said["headers"].items() if name.lower() != "connection"
    }
    if "json" in said:  # By hand, as what cannot be written in UTF-8 is to arrive as well.
        said["content"] = json.dumps(said.pop("json")).encode()
        said["headers"].setdefault("Content-Type", "application/json")
    elif isinstance(said.get("data"), bytes | str):
        said["content"] = said.pop("data")
    if isinstance(said.get("files"), list):
        said["files"] = [(name, part(value)) for name, value in said["files"]]
    answer = await caller.send(actor, method, url, **said)
    await answer.request.aread()  # The checks look at what was sent.
    return answer


@pytest.fixture
def caller(house: FastAPI, session: AsyncSession, database: Database) -> Caller:
    """Goes through the doors in the test's own transaction."""
    return Caller(house, session, database)


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("stretch", range(STRETCHES))
async def test_whatever_is_sent_is_answered_as_the_document_says(
    session: AsyncSession,
    caller: Caller,
    told: list[tuple[Any, ConsoleDoor]],
    stretch: int,
    role: str,
):
    ground = await lay(session)
    person = next(one for one in ground.people if one.role == role)
    breaches = []
    for operation, door in told[stretch::STRETCHES]:
        if door.streams:
            continue
        # What lacks its bytes is not available, and that is no failure of the door.
        lacking = bodies.EXPECTED.get(door.name) == "objects.missing"
        own = {} if lacking else await own_ids(session, person, door)
        cases = of(operation)
        if not door.lets_in(person.actor):
            cases = cases[:TURNED_AWAY]
        for number, case in enumerate(cases):
            if own and number % 2 == 0:
                case.path_parameters.update(own)
            answer = await send(caller, person.actor, case)
            breaches.append(breach(case, answer))
    found = sorted({one for one in breaches if one})
    assert not found, "\n" + "\n".join(found)


async def own_ids(session: AsyncSession, person: Person, door: ConsoleDoor) -> dict[str, str]:
    """Values of the path that are there, for this person; none for doors of no id."""
    given = await makers.path_values(Owner(session, person.places.own, person.actor.id), door)
    return {name: str(value) for name, value in given.items()}


def test_an_untold_status_and_a_failure_of_ours_are_found(house):
    operation = next(iter(operations(house.openapi())))
    case = drawn(operation, GenerationMode.POSITIVE, 1)[0]
    request = httpx.Request("GET", "http://houtai/")
    untold = httpx.Response(302, request=request)
    failed = httpx.Response(500, json={}, request=request)
    untold.elapsed = failed.elapsed = timedelta(seconds=1)
    assert "302" in (breach(case, untold) or "")
    assert "erver" in (breach(case, failed) or "")
