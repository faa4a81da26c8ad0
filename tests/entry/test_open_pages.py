"""Pages that wait for news, with a real server: told at once, and no obstacle to its end."""

import asyncio
import signal
import socket
import subprocess
from datetime import timedelta
from time import monotonic

import httpx
import psutil
import pytest
from sqlalchemy import select, update

from houtai.entry import up
from houtai.kit import push
from houtai.kit.clock import utc_now
from houtai.modules.identity.tables import ConsoleSession
from tests.entry.command import HOUTAI, outside, surroundings
from tests.factories.identity import PASSWORD, make_account
from tests.factories.notices import make_message

SECONDS_MAX = 40
STOP_SECONDS_MAX = 9
STREAM = "/api/console/notices/stream"


def start(door: int, settings) -> subprocess.Popen:
    command = [*HOUTAI, "serve", "--door", str(door)]
    return subprocess.Popen(command, env=surroundings(**settings), pass_fds=[door])


@pytest.fixture
async def server(address, tmp_path):
    """A server on a socket of its own; killed at the end if it still lives."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings = {**outside(address), "home": tmp_path, "port": port}
        running = start(door.fileno(), settings)
    end = monotonic() + SECONDS_MAX
    while not await asyncio.to_thread(up.is_ready, "127.0.0.1", port):
        assert monotonic() < end
        await asyncio.sleep(0.1)
    yield running, f"http://127.0.0.1:{port}"
    running.kill()
    running.wait()


async def signed_in(client, database):
    async with database.transaction() as session:
        person = await make_account(session)
        login, account_id = person.login, person.id
    said = {"login": login, "password": PASSWORD, "bearer": True}
    answer = await client.post("/api/console/identity/sessions", json=said)
    return {"Authorization": f"Bearer {answer.json()['token']}"}, account_id


async def test_a_page_is_told_at_once_and_lets_the_server_end(server, database):
    running, base_url = server
    async with httpx.AsyncClient(base_url=base_url, timeout=20) as client:
        headers, account_id = await signed_in(client, database)
        headers |= {"Accept": "text/event-stream", "Houtai-Unattended": "1"}
        async with client.stream("GET", STREAM, headers=headers) as page:
            lines = page.aiter_lines()
            assert await heard(lines) == 'data: {"count":0}'
            async with database.transaction() as session:
                await make_message(session, account_id=account_id)
                push.tell(session, [account_id])
            told = ""
            while told != 'data: {"count":1}':
                told = await heard(lines)
            started = monotonic()
            running.send_signal(signal.SIGTERM)
            async for _ in lines:  # Until the server ends it, properly and not by breaking off.
                pass
    assert await asyncio.to_thread(running.wait, SECONDS_MAX) == 0
    assert monotonic() - started < STOP_SECONDS_MAX


async def heard(lines) -> str:
    async with asyncio.timeout(SECONDS_MAX):
        async for line in lines:
            if line.startswith("data:"):
                return line
    raise AssertionError("the page ended")


async def test_a_page_that_was_closed_leaves_no_line_open(server, database):
    running, base_url = server
    async with httpx.AsyncClient(base_url=base_url, timeout=20) as client:
        headers, _ = await signed_in(client, database)
        headers["Accept"] = "text/event-stream"
        before = open_lines(running.pid)
        for _ in range(3):
            async with client.stream("GET", STREAM, headers=headers) as page:
                assert await heard(page.aiter_lines())
        end = monotonic() + SECONDS_MAX
        while open_lines(running.pid) > before + 1:  # One that listens to the database.
            assert monotonic() < end
            await asyncio.sleep(0.2)


def open_lines(pid: int) -> int:
    return sum(
        one.status == psutil.CONN_ESTABLISHED for one in psutil.Process(pid).net_connections("all")
    )


async def test_what_a_page_asks_by_itself_keeps_no_session_from_idling_out(server, database):
    _, base_url = server
    async with httpx.AsyncClient(base_url=base_url, timeout=20) as client:
        headers, account_id = await signed_in(client, database)
        seen = {}
        for name, more in (("page", {"Houtai-Unattended": "1"}), ("person", {})):
            await let_time_pass(database, account_id)
            await client.get("/api/console/notices/messages/unread", headers=headers | more)
            seen[name] = await was_noted(database, account_id)
    assert seen == {"page": False, "person": True}


async def let_time_pass(database, account_id) -> None:
    async with database.transaction() as session:
        await session.execute(
            update(ConsoleSession)
            .where(ConsoleSession.account_id == account_id)
            .values(last_seen_at=ConsoleSession.last_seen_at - timedelta(minutes=5))
        )


async def was_noted(database, account_id) -> bool:
    async with database.transaction() as session:
        seen_at = await session.scalar(
            select(ConsoleSession.last_seen_at).where(ConsoleSession.account_id == account_id)
        )
    return seen_at > utc_now() - timedelta(minutes=1)
