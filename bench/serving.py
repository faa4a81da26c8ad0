"""Server processes as `houtai up` starts them, on one socket."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from bench.ground import Ground

READY_SECONDS_MAX = 120
SERVE = ("-m", "houtai.entry.cli", "serve")


@dataclass(frozen=True)
class Served:
    """Where it answers, and which processes do."""

    port: int
    children: tuple[subprocess.Popen[bytes], ...]
    home: Path

    @property
    def pids(self) -> list[int]:
        """Of the server processes."""
        return [child.pid for child in self.children]

    def end(self) -> None:
        """Let all requests end, and the processes with them."""
        for child in self.children:
            child.terminate()
        for child in self.children:
            child.wait(timeout=30)


@contextmanager
def serving(
    ground: Ground, *, servers: int = 1, command: Sequence[str] = SERVE
) -> Iterator[Served]:
    """Ready when this begins; ended with it. What they leave in their home goes with it."""
    door = socket.create_server(("127.0.0.1", 0), backlog=256)
    port: int = door.getsockname()[1]
    home = TemporaryDirectory(prefix="houtai-bench-")
    children = tuple(
        subprocess.Popen(
            [sys.executable, *command, "--door", str(door.fileno())],
            env=_settings(ground, home.name),
            pass_fds=[door.fileno()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(servers)
    )
    served = Served(port, children, Path(home.name))
    try:
        _wait_for(port)
        if servers > 1:
            sleep(5)  # So that the other processes are ready as well.
        yield served
    finally:
        served.end()
        door.close()
        home.cleanup()


def houtai(ground: Ground, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of our commands on this database."""
    with TemporaryDirectory(prefix="houtai-bench-") as home:
        return subprocess.run(
            [sys.executable, "-m", "houtai.entry.cli", *words],
            env=_settings(ground, home),
            capture_output=True,
            text=True,
            check=False,
        )


def _settings(ground: Ground, home: str) -> dict[str, str]:
    return {
        "HOUTAI_DATABASE_URL": ground.app_url,
        "HOUTAI_DATABASE_OWNER_URL": ground.owner_url,
        "HOUTAI_HOME": home,
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def _wait_for(port: int) -> None:
    end = monotonic() + READY_SECONDS_MAX
    while monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/shop/categories", timeout=60):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            sleep(0.2)
    raise TimeoutError(port)
