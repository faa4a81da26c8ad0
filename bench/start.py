"""How long `houtai up` takes from nothing to the first answer, and what it costs when idle."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import psutil

from bench.report import Figure

IDLE_SECONDS = 20
WAIT_SECONDS_MAX = 60


def run() -> Iterator[Figure]:
    """First start of an empty home, a later start, and the memory of the idle process group."""
    with TemporaryDirectory(prefix="houtai-bench-") as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        with _up(home) as (_, first):
            pass
        with _up(home) as (child, again):
            sleep(IDLE_SECONDS)
            memory = _memory_mb(psutil.Process(child.pid), home)
    python = _interpreter_seconds()
    for what, seconds in (("first start, empty home", first), ("later start", again)):
        yield Figure(
            f"`houtai up` to the first answer at /: {what}",
            seconds,
            "s",
            f"python -c pass: {python:.2f} s",
            python,
            seconds / python,
            "< 10 s",
            seconds < 10,
        )
    yield Figure(
        "idle memory of the process group, without PostgreSQL's shared memory",
        memory,
        "MB",
        mark="< 400 MB",
        kept=memory < 400,
    )


@contextmanager
def _up(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    port = _free_port()
    settings = {"HOUTAI_HOME": str(home), "HOUTAI_PORT": str(port), "PATH": os.defpath}
    started = perf_counter()
    command = [sys.executable, "-m", "houtai.entry.cli", "up"]
    child = subprocess.Popen(
        command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield child, _first_answer(f"http://127.0.0.1:{port}/", started)
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(timeout=WAIT_SECONDS_MAX)


def _first_answer(url: str, started: float) -> float:
    while perf_counter() - started < WAIT_SECONDS_MAX:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                answer.read()
                return perf_counter() - started
        except (urllib.error.URLError, ConnectionError):
            sleep(0.02)
    raise TimeoutError(url)


def _memory_mb(supervisor: psutil.Process, home: Path) -> float:
    """Proportional memory of our processes, plus what PostgreSQL's do not share among them."""
    ours = [supervisor, *supervisor.children(recursive=True)]
    servers = [one for one in psutil.process_iter() if _belongs(one, home)]
    total_kb = sum(_pss_kb(one.pid, ("Pss:",)) for one in ours)
    total_kb += sum(_pss_kb(one.pid, ("Pss_Anon:", "Pss_File:")) for one in servers)
    return total_kb / 1024


def _belongs(one: psutil.Process, home: Path) -> bool:
    try:
        return one.name().startswith("postgres") and Path(one.cwd()) == home / "postgres"
    except psutil.Error:
        return False


def _pss_kb(pid: int, fields: tuple[str, ...]) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(fields))


def _interpreter_seconds() -> float:
    started = perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return perf_counter() - started


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
