"""The composed application: health, front page, start and stop, the database gone and back."""

import asyncio
import re
import shutil
import socket
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import httpx
import psycopg
import pytest

from houtai.entry.doors import health
from houtai.entry.http import build_app
from houtai.kit import db, migrate
from houtai.kit.environment import LANGUAGES, Environment
from tests.kit.edge_room import open_room


def client_of(app) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://houtai")


async def test_a_living_process_says_so_without_the_database():
    async with client_of(build_app(Environment.read())) as client:
        answer = await client.get("/api/health/live")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


async def test_a_shop_with_a_host_of_its_own_shows_no_console_and_no_console_the_shop(database):
    app = build_app(replace(Environment.read(), hosts={"shop": "shop.example.com"}))
    app.state.database = database
    async with client_of(app) as client:
        for host, path in (("shop.example.com", "/admin"), ("houtai", "/api/shop/home")):
            refused = await client.get(path, headers={"Host": host})
            assert refused.status_code == 404
            assert refused.headers["x-content-type-options"] == "nosniff"
        known = await client.get("/api/console/identity/me", headers={"Host": "houtai"})
        assert known.status_code == 401


async def test_the_release_is_told(house):
    async with client_of(house) as client:
        told = (await client.get("/api/health/version")).json()
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", told["version"])
    assert told["step"] == migrate.newest()


async def test_a_migrated_database_makes_ready(house, database):
    house.state.database = database
    async with client_of(house) as client:
        answer = await client.get("/api/health/ready")
    assert (answer.status_code, answer.json()["step"]) == (200, migrate.newest())


@pytest.mark.parametrize("full", ["home", "data"])
async def test_a_full_disk_is_not_ready_until_there_is_room(database, monkeypatch, tmp_path, full):
    home, data_folder = tmp_path / "home", tmp_path / "elsewhere" / "postgres"
    home.mkdir()
    (home / "postgres.location").write_text(f"{data_folder}\n")
    data_folder.mkdir(parents=True)
    fullest = {home if full == "home" else data_folder}
    app = build_app(replace(Environment.read(), home=home))
    app.state.database = database
    monkeypatch.setattr(
        health.shutil,
        "disk_usage",
        lambda folder: shutil._ntuple_diskusage(9, 9, 0 if folder in fullest else 1 << 40),
    )
    async with client_of(app) as client:
        told = await client.get("/api/health/ready", headers={"Accept-Language": "en"})
        fullest.clear()
        again = await client.get("/api/health/ready")
    assert (told.status_code, told.json()["code"]) == (503, "house.disk_nearly_full")
    assert str(home if full == "home" else data_folder) in told.json()["detail"]
    assert again.status_code == 200


async def test_an_empty_database_is_not_ready_and_says_why(house, fresh_database):
    opened = db.Database(fresh_database("empty").app_url)
    house.state.database = opened
    async with client_of(house) as client:
        answer = await client.get("/api/health/ready", headers={"Accept-Language": "en"})
    await opened.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "house.not_migrated")
    assert "houtai migrate" in answer.json()["detail"]


def allow_connections(owner_url: str, name: str, *, allowed: bool) -> None:
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {allowed}')
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )


async def test_readiness_turns_red_with_the_database_gone_and_recovers(
    fresh_database, postgres, capsys
):
    place = fresh_database("comes_and_goes")
    await asyncio.to_thread(migrate.upgrade, place.owner_url)
    name = place.owner_url.rsplit("/", 1)[1].split("?")[0]
    opened = db.Database(place.app_url, connections_max=3)
    room = open_room(place, opened)
    async with room.client() as client:

        async def states() -> tuple[int, str]:
            ready = await client.get("/api/health/ready")
            note = {"word": str(uuid4())}
            write = await client.post("/api/console/edge-room/notes", json=note)
            return ready.status_code, write.json()["code"] if write.status_code > 299 else "done"

        assert await states() == (200, "done")
        allow_connections(postgres.owner_url, name, allowed=False)
        assert await states() == (503, "request.unavailable")
        assert await states() == (503, "request.unavailable")
        told = await client.get("/api/health/ready")
        logged = capsys.readouterr().err
        assert "not currently accepting connections" in logged
        assert "Traceback" not in logged
        assert told.json()["code"] == "house.database_away"
        assert told.headers["retry-after"] == "1"
        allow_connections(postgres.owner_url, name, allowed=True)
        for _ in range(3):
            last = await states()
        assert last == (200, "done")
    await opened.close()


async def test_readiness_answers_within_two_seconds_whatever_hangs(house):
    silent = socket.create_server(("127.0.0.1", 0))
    port = silent.getsockname()[1]
    opened = db.Database(f"postgresql://x@127.0.0.1:{port}/x")
    house.state.database = opened
    started = time.monotonic()
    async with client_of(house) as client:
        answer = await client.get("/api/health/ready")
    assert time.monotonic() - started < 3
    assert (answer.status_code, answer.json()["code"]) == (503, "house.database_away")
    await opened.close()
    silent.close()


async def test_the_application_opens_its_own_database_and_closes_it(address):
    environment = replace(
        Environment.read(), database_url=address.app_url, owner_url=address.owner_url
    )
    app = build_app(environment)
    async with app.router.lifespan_context(app), client_of(app) as client:
        assert (await client.get("/api/health/ready")).status_code == 200
        assert app.state.database.engine.pool.checkedin() == 1
    assert app.state.database.engine.pool.checkedin() == 0


async def test_without_an_address_the_application_does_not_start():
    app = build_app(replace(Environment.read(), database_url=None))
    with pytest.raises(ValueError, match="HOUTAI_DATABASE_URL"):
        async with app.router.lifespan_context(app):
            pass


async def test_a_single_login_steps_down_to_the_role_that_owns_nothing(address):
    environment = replace(Environment.read(), database_url=address.owner_url, owner_url=None)
    opened = db.Database(environment.app_url)
    async with opened.engine.connect() as connection:
        role = await connection.exec_driver_sql("SELECT current_user")
        assert role.scalar_one() == "houtai_app"
        zone = await connection.exec_driver_sql("SHOW timezone")
        assert zone.scalar_one() == "UTC"
    await opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_front_page_speaks_both_languages(house, language):
    async with client_of(house) as client:
        asked = await client.get("/", headers={"Accept-Language": language})
        named = await client.get("/", params={"lang": language})
    assert asked.text == named.text
    assert f'<html lang="{language}">' in asked.text
    assert "{{" not in asked.text
    assert "house.landing" not in asked.text


async def test_the_front_page_needs_nothing_from_elsewhere(house):
    async with client_of(house) as client:
        page = await client.get("/")
        links = re.findall(r'href="(/[^"]*)"', page.text)
        found = [(await client.get(link.replace("&amp;", "&"))).status_code for link in links]
    assert links
    assert set(found) <= {200, 503}
    outside = re.findall(r"(?:src|href)=.?(?:https?:)?//[^\s\"']+", page.text)
    assert outside == []


async def test_the_front_page_may_run_only_its_own_script(house):
    async with client_of(house) as client:
        page = await client.get("/")
    policy = page.headers["content-security-policy"]
    for kind in ("style", "script"):
        [code] = re.findall(rf"<{kind}>(.*?)</{kind}>", page.text, re.DOTALL)
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "onclick" not in page.text


async def test_the_document_describes_every_error_in_one_form(house):
    document = house.openapi()
    assert "Problem" in document["components"]["schemas"]
    assert "Fault" in document["components"]["schemas"]
    operations = [one for path in document["paths"].values() for one in path.values()]
    ids = [one["operationId"] for one in operations]
    assert len(ids) == len(set(ids))
    for operation in operations:
        assert "application/problem+json" in operation["responses"]["4XX"]["content"]
        assert "422" not in operation["responses"]
