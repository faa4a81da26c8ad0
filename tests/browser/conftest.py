"""A real browser before the real application: everything as a person at a desk meets it.

Without Chromium or without built consoles nothing here can be tried: that is told at the end of the
run, and is a failure where CI says that it must not happen.
"""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from houtai.kit import db, migrate
from houtai.kit.embedded_pg import Address
from tests.browser.buying_steps import until
from tests.browser.desk import Desk
from tests.entry.command import HOUTAI, houtai, outside, surroundings

REPOSITORY = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("HOUTAI_CHROMIUM") or shutil.which("chromium") or ""
BUILT = REPOSITORY / "web" / "dist"
READY_SECONDS_MAX = 120.0


def missing() -> str:
    """What stands in the way of looking at pages; nothing when all is there."""
    if not CHROMIUM:
        return "there is no Chromium (Debian: apt install chromium)"
    return "" if BUILT.is_dir() else "the consoles are not built (make web)"


collect_ignore_glob = ["test_*.py"] if missing() and not os.environ.get("CI") else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if missing():
        terminalreporter.section("browser tests DID NOT RUN", red=True)
        terminalreporter.line(f"tests/browser: {missing()}")


@pytest.fixture(scope="session")
def place(fresh_database: Callable[[str], Address]) -> Address:
    """A database for the browser alone: what people do there is committed."""
    assert not missing(), missing()
    made = fresh_database("browser")
    migrate.upgrade(made.owner_url)
    return made


@pytest.fixture(scope="session")
async def desk_database(place: Address) -> AsyncIterator[db.Database]:
    """The same database, to set a scene or to look behind it."""
    opened = db.Database(place.app_url, connections_max=4)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="houtai-browser-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture(scope="session")
async def address(place: Address, home: Path) -> AsyncIterator[str]:
    """The address at which the house of all browser tests answers."""
    async with up(place, home) as answering:
        yield answering


@dataclass(frozen=True)
class House:
    """A house that only one file of tests lives in, with its sandboxes beside it."""

    place: Address
    home: Path
    address: str
    database: db.Database

    async def proves(self) -> None:
        """`houtai check` finds nothing."""
        settings = {**outside(self.place), "home": self.home}
        proved = await asyncio.to_thread(houtai, "check", **settings)
        assert proved.returncode == 0, proved.stdout


@pytest.fixture(scope="module")
async def own_house(
    fresh_database: Callable[[str], Address], request: pytest.FixtureRequest
) -> AsyncIterator[House]:
    """One of its own, for what is proved of all that is in it."""
    made = fresh_database(request.path.stem.removeprefix("test_"))
    migrate.upgrade(made.owner_url)
    opened = db.Database(made.app_url, connections_max=4)
    with tempfile.TemporaryDirectory(prefix="houtai-browser-") as folder:
        home = Path(folder)
        async with up(made, home) as answering, sandbox_beside(made, home, answering):
            yield House(made, home, answering, opened)
    await opened.close()


@asynccontextmanager
async def up(place: Address, home: Path) -> AsyncIterator[str]:
    """`houtai up` with server and worker over this database; where it answers."""
    port = free_port()
    settings = {**outside(place), "home": home, "port": port}
    with (home / "said.txt").open("wb") as said:
        group = await asyncio.create_subprocess_exec(
            *HOUTAI, "up", env=surroundings(**settings), stdout=said, stderr=said
        )
    try:
        await _until_ready(group, home / "said.txt")
        yield f"http://localhost:{port}"
    finally:
        if group.returncode is None:
            group.terminate()
        await group.wait()


@asynccontextmanager
async def sandbox_beside(place: Address, home: Path, address: str) -> AsyncIterator[None]:
    """The gateway that moves no money and the carrier that carries nothing, one port beside the
    house as it expects them.
    """
    port = int(address.rsplit(":", 1)[1])
    settings = surroundings(**outside(place), home=home, port=port)
    with (home / "sandbox-said.txt").open("wb") as said:
        gateway = await asyncio.create_subprocess_exec(
            *HOUTAI, "sandbox", env=settings, stdout=said, stderr=said
        )
    try:
        await until(lambda: _answers(port + 1))
        yield
    finally:
        gateway.terminate()
        await gateway.wait()


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def _until_ready(group: asyncio.subprocess.Process, said: Path) -> None:
    async with asyncio.timeout(READY_SECONDS_MAX):
        while "houtai is ready" not in _text(said):
            assert group.returncode is None, _text(said)
            await asyncio.sleep(0.1)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
        )
        yield started
        await started.close()


@pytest.fixture
async def sit_down(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> AsyncIterator[Callable[..., Awaitable[Desk]]]:
    """Somebody at a fresh browser window; at the end no page may have complained."""
    desks: list[Desk] = []

    async def open_desk(language: str = "zh-CN", *, dark: bool = False) -> Desk:
        context = await browser.new_context(
            base_url=address,
            locale=language,
            timezone_id="Asia/Shanghai",
            viewport={"width": 1440, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        desk = Desk(await context.new_page(), language)
        desks.append(desk)
        return desk

    yield open_desk
    complaints = [line for desk in desks for line in desk.complaints]
    for desk in desks:
        await desk.page.context.close()
    assert not complaints, "\n".join(["the page complained:", *complaints])
