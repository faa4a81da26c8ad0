"""The process group of `houtai up`: database, servers and worker, kept alive and ended together.

The supervisor itself imports neither the web nor the models, so that it costs little memory. It
holds the listening socket, so that nobody is turned away while a server process starts again, and
a pipe that its children watch, so that they end with it even when it is killed.
"""

import asyncio
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from time import monotonic

from houtai.entry.children import Child, Tell, end_all
from houtai.entry.demo import passwords
from houtai.entry.reach import Reached, reached
from houtai.entry.refusals import CannotStart
from houtai.kit.embedded_pg import Address, EmbeddedPostgresFailed
from houtai.kit.embedded_pg.leases import Lock
from houtai.kit.environment import Environment

READY_SECONDS_MAX = 60.0
READY_LOOK_SECONDS = 0.1
DATABASE_LOOK_SECONDS = 1.0
DATABASE_PAUSE_SECONDS = 10.0
CALLERS_WAITING_MAX = 1024
LOCK_FILE = "up.lock"
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  # compared with, never bound to
WORKER = "worker"
LATE = {WORKER, "sandbox"}
HEAD_START_SECONDS_MAX = 10.0
HOUTAI = (sys.executable, "-m", "houtai.entry.cli")


def demo_is_over(_address: Address) -> str | None:
    """The passwords of demo accounts lie in a file, so nobody may come in by one."""
    return None if _ended_well("demo", "--active") else "up.demo_active"


PRODUCTION_REFUSALS: list[Callable[[Address], str | None]] = [demo_is_over]
"""Asked before a start in production: each gives the key of a reason not to start, or None."""


def run(environment: Environment, *, servers: int, tell: Tell, demo: bool = False) -> None:
    """Start everything, keep it running until a signal comes, end everything.

    `demo`: load it first, if nobody has an account yet.
    """
    with ExitStack() as held:
        held.enter_context(alone_in(environment))
        door = held.enter_context(open_door(environment))
        database = held.enter_context(reached(environment))
        _migrate()
        if environment.production:
            refuse_in_production(database.address)
        elif demo and not passwords.kept(environment.home):
            _ended_well("demo", "--once")  # What went wrong it has told; houtai runs without.
        if environment.host in EVERYWHERE:
            tell("up.open_to_all")
        asyncio.run(_Group(environment, door, database, tell).keep(servers))


@contextmanager
def alone_in(environment: Environment) -> Iterator[None]:
    """One `up` for a home at a time; the kernel forgets the lock with its holder."""
    environment.home.mkdir(parents=True, exist_ok=True)
    with closing(Lock(environment.home / LOCK_FILE)) as lock:
        if not lock.try_take():
            raise CannotStart("up.already_up", home=environment.home)
        yield


@contextmanager
def open_door(environment: Environment) -> Iterator[socket.socket]:
    """The listening socket, which the server processes inherit."""
    host, port = environment.host, environment.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family, backlog=CALLERS_WAITING_MAX)
    except OSError as problem:
        raise CannotStart("up.port_taken", host=host, port=port, said=problem) from problem
    with closing(door):
        door.setblocking(False)
        yield door


def refuse_in_production(address: Address) -> None:
    """Stop before anybody can come in, when something is there that only a trial may have."""
    for reason in PRODUCTION_REFUSALS:
        key = reason(address)
        if key is not None:
            raise CannotStart(key)


def _migrate() -> None:
    if not _ended_well("migrate", "--quiet"):
        raise CannotStart("up.not_migrated")


def _ended_well(*command: str) -> bool:
    """Run one of our commands in a process of its own, whose memory is given back."""
    return subprocess.run([*HOUTAI, *command], check=False).returncode == 0  # noqa: S603  # ourselves


class _Group:
    """What runs between the start and the end."""

    def __init__(
        self, environment: Environment, door: socket.socket, database: Reached, tell: Tell
    ) -> None:
        self._environment = environment
        self._door = door
        self._database = database
        self._tell = tell
        self._sandbox: socket.socket | None = None
        self._asked_to_end = asyncio.Event()
        self._hurry = asyncio.Event()

    async def keep(self, servers: int) -> None:
        """Run until asked to end, or until something cannot be kept alive."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self._end)
        watched, held = os.pipe()
        self._sandbox = self._open_sandbox()
        children = self._children(servers, lifeline=watched)
        try:
            await self._until_asked(children)
        finally:
            self._tell("up.stopping")
            await end_all(children, hurry=self._hurry, tell=self._tell)
            os.close(held)
            os.close(watched)
            if self._sandbox is not None:
                self._sandbox.close()

    async def _until_asked(self, children: list[Child]) -> None:
        asked = asyncio.create_task(self._asked_to_end.wait())
        announcing = asyncio.create_task(self._announce())
        keepers = [asyncio.create_task(self._keep(child, announcing)) for child in children]
        keepers.append(asyncio.create_task(self._keep_database()))
        tasks = [asked, announcing, *keepers]
        try:
            await asyncio.wait([asked, *keepers], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            endings = await asyncio.gather(*tasks, return_exceptions=True)
        for ending in endings:
            if isinstance(ending, Exception):
                raise ending

    async def _keep(self, child: Child, announcing: asyncio.Task[None]) -> None:
        """Others leave the processors to the servers until they answer, but not for long."""
        if child.name in LATE:
            await asyncio.wait([announcing], timeout=HEAD_START_SECONDS_MAX)
        await child.keep()

    def _end(self) -> None:
        """First signal: end in order. Any further one: at once."""
        if self._asked_to_end.is_set():
            self._hurry.set()
        self._asked_to_end.set()

    def _children(self, servers: int, *, lifeline: int) -> list[Child]:
        door, hold_on = self._door.fileno(), ["--lifeline", str(lifeline)]
        serve = [*HOUTAI, "serve", "--door", str(door), *hold_on]
        work = [*HOUTAI, "worker", *hold_on]
        sandbox: list[Child] = []
        if self._sandbox is not None:
            number = self._sandbox.fileno()
            play = [*HOUTAI, "sandbox", "--door", str(number), *hold_on]
            sandbox = [Child("sandbox", play, inherits=[number, lifeline], tell=self._tell)]
        names = ["server"] if servers == 1 else [f"server-{n}" for n in range(1, servers + 1)]
        return [
            *(Child(name, serve, inherits=[door, lifeline], tell=self._tell) for name in names),
            Child(WORKER, work, inherits=[lifeline], tell=self._tell),
            *sandbox,
        ]

    def _open_sandbox(self) -> socket.socket | None:
        """Its socket, where houtai is tried out: beside the demo, never in production."""
        environment = self._environment
        if environment.production or not passwords.kept(environment.home):
            return None
        port = environment.port + 1
        try:
            opened = socket.create_server(("127.0.0.1", port))
        except (OSError, OverflowError) as problem:
            self._tell("sandbox.not_running", port=port, said=problem)
            return None
        opened.setblocking(False)
        return opened

    async def _keep_database(self) -> None:
        while True:
            await asyncio.sleep(DATABASE_LOOK_SECONDS)
            try:
                if await asyncio.to_thread(self._database.ensure_running):
                    self._tell("up.database_restarted")
            except EmbeddedPostgresFailed as failure:
                said = failure.text(self._environment.language)
                self._tell("up.database_trouble", said=said, seconds=DATABASE_PAUSE_SECONDS)
                await asyncio.sleep(DATABASE_PAUSE_SECONDS)

    async def _announce(self) -> None:
        """Print the address as soon as the servers answer, or say that they do not."""
        host, port = reachable_at(self._environment)
        end = monotonic() + READY_SECONDS_MAX
        while monotonic() < end:
            if await asyncio.to_thread(is_ready, host, port):
                self._tell("up.ready", url=f"http://{_in_url(host)}:{port}/")
                self._tell_demo()
                return
            await asyncio.sleep(READY_LOOK_SECONDS)
        self._tell("up.not_ready", seconds=READY_SECONDS_MAX)

    def _tell_demo(self) -> None:
        """Whoever tries houtai needs the logins right here; in production there are none."""
        known = {} if self._environment.production else passwords.kept(self._environment.home)
        if known:
            self._tell("up.demo_accounts", file=self._environment.home / passwords.FILE)
        for login, password in known.items():
            self._tell("up.demo_account", login=f"{login:<20}", password=password)


def reachable_at(environment: Environment) -> tuple[str, int]:
    """An address of this machine at which the servers answer."""
    loopback = "::1" if environment.host == "::" else "127.0.0.1"
    host = loopback if environment.host in EVERYWHERE else environment.host
    return host, environment.port


def is_ready(host: str, port: int) -> bool:
    """Whether the servers say that they can do their work."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/api/health/ready")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
