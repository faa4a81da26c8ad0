"""The first hour with houtai: whoever follows the README and the start page word by word gets on.

What stands in the README is run as it stands there, in this clone; only where houtai keeps its
things and listens is told to it, so that nobody else is in the way.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from tests.entry.command import surroundings

HERE = Path(__file__).parents[2]
READMES = {"en-US": "README.md", "zh-CN": "README.zh-CN.md"}
READY = {"en-US": "houtai is ready", "zh-CN": "houtai 已就绪"}
SECONDS_MAX = 240
SIGN_IN = "/api/console/identity/sessions"
CONSOLES = {"/admin": "platform", "/merchant": "merchant", "/wms": "warehouse"}
CONSOLE_NAMES = "^(Platform|Merchant|Warehouse|平台|商家|仓库)$"
STANDS_ALREADY = [".venv/installed", "web/dist/built"]
"""Made before any test can run; made here it would change what the other tests run on."""


def readme(language: str) -> str:
    return (HERE / READMES[language]).read_text(encoding="utf-8")


def blocks_of(text: str) -> list[str]:
    return re.findall(r"```\n(.*?)```", text, re.DOTALL)


def rows_of(text: str, first: str) -> list[list[str]]:
    """The cells of the rows of tables whose first cell matches."""
    rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return [row for row in rows if re.search(first, row[0])]


def two_free_ports() -> int:
    """The second is for the gateway that moves no money."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = int(door.getsockname()[1])
            try:
                with socket.create_server(("127.0.0.1", port + 1)):
                    return port
            except OSError:
                continue


class House:
    """What the README's command started."""

    def __init__(self, home: Path, language: str) -> None:
        self.home, self.language, self.lines = home, language, []
        self.port = two_free_ports()
        *_, command = next(iter(blocks_of(readme(language)))).splitlines()
        stands = [word for target in STANDS_ALREADY for word in ("-o", target)]
        self.running = subprocess.Popen(
            [*command.split(), *stands],
            cwd=HERE,
            env={
                **surroundings(home=home, port=self.port, language=language),
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        for line in self.running.stdout:
            self.lines.append(line.rstrip())

    def wait(self) -> None:
        """Until it says that it is ready and where."""
        end = time.monotonic() + SECONDS_MAX
        while time.monotonic() < end and self.running.poll() is None:
            if any(READY[self.language] in line for line in self.lines):
                return
            time.sleep(0.1)
        raise AssertionError("\n".join(self.lines))

    @property
    def address(self) -> str:
        """As it was printed."""
        line = next(line for line in self.lines if READY[self.language] in line)
        return re.search(r"http://\S+?/(?=\s|$|（)", line).group()

    def accounts(self) -> dict[str, str]:
        """Logins and passwords, as they were printed."""
        pairs = (re.fullmatch(r"\s+(demo-[a-z-]+)\s+(\S+)", line) for line in self.lines)
        return {pair[1]: pair[2] for pair in pairs if pair}

    def end(self) -> None:
        """As somebody would: Ctrl-C."""
        if self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGINT)
        self.running.wait(60)
        self.listener.join()
        self.running.stdout.close()


@pytest.fixture(scope="module")
def house():
    """A new house in a folder that was empty."""
    folder = Path(tempfile.mkdtemp(prefix="houtai-first-hour-")).resolve()
    folder.chmod(0o755)
    made = House(folder / "home", "zh-CN")
    try:
        made.wait()
        yield made
    finally:
        made.end()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def visitor(house):
    with httpx.Client(base_url=house.address, timeout=20, follow_redirects=True) as client:
        yield client


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes) -> None:
        if tag == "a":
            self.found += [to for name, to in attributes if name == "href"]


def test_the_start_page_answers_and_so_does_every_link_on_it(house, visitor):
    page = visitor.get("/")
    links = _Links()
    links.feed(page.text)
    assert page.status_code == 200
    assert {"/admin", "/merchant", "/wms", "/shop"} <= set(links.found)
    assert {link: visitor.get(link).status_code for link in links.found} == dict.fromkeys(
        links.found, 200
    )


@pytest.mark.parametrize("language", READMES)
def test_everybody_whom_the_readme_names_comes_in_at_his_console(house, visitor, language):
    accounts, came_in = house.accounts(), set()
    for _, address, people in rows_of(readme(language), CONSOLE_NAMES):
        path = address.strip("`")
        assert "<html" in visitor.get(path).text
        for login in re.findall(r"`(demo-[a-z-]+)`", people):
            answer = httpx.post(
                f"{house.address.rstrip('/')}{SIGN_IN}",
                json={"login": login, "password": accounts[login], "console": CONSOLES[path]},
            )
            assert answer.status_code in {200, 201}, (login, answer.text)
            came_in.add(login)
    assert len(came_in) == 9


@pytest.mark.parametrize("language", READMES)
def test_the_passwords_stand_where_the_readme_says(house, language):
    assert "`var/demo-accounts.txt`" in readme(language)
    kept = (house.home / "demo-accounts.txt").read_text(encoding="utf-8")
    assert all(f"{login} " in kept and word in kept for login, word in house.accounts().items())


def run(house, command: str, language: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["bash", "-c", command],
        check=False,
        cwd=house.home.parent,
        env={
            **surroundings(home=house.home, port=house.port, language=language),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS_MAX,
    )


def commands_of(language: str) -> list[str]:
    return [
        command
        for row in rows_of(readme(language), "^`houtai")
        for command in re.findall(r"`(houtai [a-z ]+)`", row[0])
    ]


def test_every_command_of_the_readmes_explains_itself(house):
    named = commands_of("zh-CN")
    told = {one: run(house, f"{one} --help", "zh-CN") for one in named}
    assert named == commands_of("en-US")
    assert len(named) >= 12
    assert {one: done.returncode for one, done in told.items()} == dict.fromkeys(named, 0)
    assert all(len(done.stdout.splitlines()) > 3 for done in told.values())


@pytest.mark.parametrize("language", READMES)
def test_the_first_person_of_the_readme_is_made_and_comes_in(house, visitor, language):
    (command,) = re.findall(r"`(houtai user create --login anna [^`]+)`", readme(language))
    login = f"anna-{language.lower()}"
    done = run(house, command.replace("anna", login, 1), language)
    assert done.returncode == 0, done.stderr
    words = set(re.findall(r"[\w-]{12,}", done.stdout)) - {login}
    answers = [
        httpx.post(
            f"{house.address.rstrip('/')}{SIGN_IN}",
            json={"login": login, "password": word, "console": "platform"},
        ).status_code
        for word in words
    ]
    assert answers.count(201) + answers.count(200) == 1, (done.stdout, answers)


@pytest.mark.parametrize("language", READMES)
def test_every_link_of_the_readme_leads_somewhere(language):
    links = re.findall(r"\]\(([^)]+)\)", readme(language))
    assert links
    assert [link for link in links if "://" not in link and not (HERE / link).exists()] == []


def test_the_books_of_the_demo_agree(house):
    done = run(house, "houtai check", "en-US")
    assert done.returncode == 0, done.stdout + done.stderr
