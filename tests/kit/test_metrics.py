"""What is measured, who may look, and that a broken gauge hides nothing else."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry import metrics as metrics_api

from houtai.entry.http import build_app
from houtai.kit import metrics
from houtai.kit.environment import Environment
from houtai.kit.metrics import Sample
from tests.kit.edge_room import open_room


@pytest.fixture
async def client(address, database) -> AsyncIterator[httpx.AsyncClient]:
    async with open_room(address, database).client() as opened:
        yield opened


@pytest.fixture(autouse=True)
def observers_restored():
    before = dict(metrics._observers)
    yield
    metrics._observers.clear()
    metrics._observers.update(before)


def value_of(text: str, name: str, *labels: str) -> float:
    rows = [
        row
        for row in text.splitlines()
        if row.startswith((f"{name}{{", f"{name} ")) and all(label in row for label in labels)
    ]
    return sum(float(row.rsplit(" ", 1)[1]) for row in rows)


async def test_requests_are_timed_by_route_method_and_status(client):
    labels = (
        'http_route="/api/console/edge-room/notes/{note_id}"',
        'http_request_method="GET"',
        'http_response_status_code="404"',
    )
    name = "http_server_request_duration_seconds_count"
    before = value_of((await client.get("/metrics")).text, name, *labels)
    for _ in range(3):
        await client.get(f"/api/console/edge-room/notes/{uuid4()}")
    shown = await client.get("/metrics")
    assert shown.headers["content-type"].startswith("text/plain")
    assert value_of(shown.text, name, *labels) == before + 3


async def test_unknown_addresses_and_methods_do_not_make_new_series(client):
    for number in range(5):
        await client.request(f"MADE{number}", f"/nowhere/{number}")
    shown = (await client.get("/metrics")).text
    assert "nowhere" not in shown
    assert "MADE" not in shown
    assert 'http_request_method="_OTHER"' in shown


async def test_another_app_of_the_process_does_not_change_what_is_told(client):
    """It counts under the same name, with a label more when it fails."""
    other = FastAPI()
    transport = httpx.ASGITransport(other, raise_app_exceptions=False)

    @other.get("/falls")
    async def falls() -> None:
        raise RuntimeError

    async with httpx.AsyncClient(transport=transport, base_url="http://other") as beside:
        assert (await beside.get("/falls")).status_code == 500
    await client.get(f"/api/console/edge-room/notes/{uuid4()}")
    shown = (await client.get("/metrics")).text
    assert "/falls" not in shown
    assert "RuntimeError" not in shown
    name = "http_server_request_duration_seconds_count"
    assert value_of(shown, name, 'http_response_status_code="404"') >= 1
    assert value_of(shown, name, "error_type") == 0


async def test_requests_under_way_are_counted(client):
    body = {"word": str(uuid4()), "wait_seconds": 0.5}
    running = asyncio.create_task(client.post("/api/console/edge-room/notes", json=body))
    await asyncio.sleep(0.2)
    # The look itself is under way too.
    assert value_of((await client.get("/metrics")).text, "http_server_active_requests") == 2
    await running
    assert value_of((await client.get("/metrics")).text, "http_server_active_requests") == 1


async def test_the_use_of_connections_is_shown(client, database):
    async with database.transaction():
        shown = (await client.get("/metrics")).text
    assert value_of(shown, "db_client_connection_count", 'state="used"') >= 1


async def test_a_part_may_show_its_own_gauges_and_change_its_mind(client):
    async def lag(_database):
        return [Sample(1.5, {"subscriber": "a"}), Sample(0, {"subscriber": "b"})]

    async def none(_database):
        return []

    metrics.observe("houtai.test.lag", lag, unit="s")
    shown = (await client.get("/metrics")).text
    assert value_of(shown, "houtai_test_lag_seconds", 'subscriber="a"') == 1.5
    metrics.observe("houtai.test.lag", none, unit="s")
    assert "houtai_test_lag_seconds{" not in (await client.get("/metrics")).text


async def test_a_gauge_that_fails_or_hangs_hides_no_other(client, monkeypatch):
    async def fails(_database):
        raise RuntimeError

    async def hangs(_database):
        await asyncio.sleep(60)
        return []

    monkeypatch.setattr(metrics, "OBSERVERS_SECONDS_MAX", 0.3)
    metrics.observe("houtai.test.fails", fails)
    metrics.observe("houtai.test.hangs", hangs)
    async with asyncio.timeout(2):
        shown = (await client.get("/metrics")).text
    assert "http_server_request_duration_seconds_count" in shown
    assert "db_client_connection_count" in shown


async def look(token: str | None, near: str, headers: dict[str, str], database) -> int:
    app = build_app(replace(Environment.read(), metrics_token=token))
    app.state.database = database
    transport = httpx.ASGITransport(app=app, client=(near, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as client:
        return (await client.get("/metrics", headers=headers)).status_code


@pytest.mark.parametrize(
    ("token", "near", "headers", "status"),
    [
        (None, "127.0.0.1", {}, 200),
        (None, "::1", {}, 200),
        (None, "10.0.0.1", {}, 403),
        (None, "unix", {}, 403),
        (None, "127.0.0.1", {"X-Forwarded-For": "10.0.0.1"}, 403),
        ("t0p", "127.0.0.1", {}, 403),
        ("t0p", "10.0.0.1", {"Authorization": "Bearer wrong"}, 403),
        ("t0p", "10.0.0.1", {"Authorization": "Bearer t0p"}, 200),
    ],
)
async def test_only_who_is_near_or_has_the_token_may_look(database, token, near, headers, status):
    assert await look(token, near, headers, database) == status


async def test_thousands_of_series_are_told_apart(client):
    """More than a library would by itself: each door, method and status is one."""
    told = metrics_api.get_meter("room").create_histogram("test.series")
    for number in range(2_500):
        told.record(1, {"number": number})
    text = (await client.get("/metrics")).text
    assert 'test_series_count{number="2499"} 1.0' in text
    assert "otel_metric_overflow" not in text
