"""`houtai up` with real processes: it starts, mends itself after kills, and leaves nothing."""

import asyncio
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from houtai.entry import children, up
from houtai.entry.children import Child, end_all
from houtai.entry.refusals import CannotStart
from houtai.kit.environment import Environment
from tests.entry.command import HOUTAI, houtai, surroundings

MB = 1 << 20
SECONDS_MAX = 40
GROUP_MEMORY_MB_MAX = 400
SUPERVISOR_MEMORY_MB_MAX = 40


class Group:
    """A running `houtai up` and everything that belongs to it."""

    def __init__(self, home, port):
        self.home, self.port, self.lines = home, port, []
        self.started = subprocess.Popen(
            [*HOUTAI, "up"],
            env=surroundings(home=home, port=port),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.supervisor = psutil.Process(self.started.pid)
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.started.stdout:
            self.lines.append(line.rstrip())

    def said(self, words):
        return wait_for(lambda: any(words in line for line in self.lines), self.lines)

    def child(self, command):
        return next((p for p in self.supervisor.children() if command in p.cmdline()), None)

    def members(self):
        return [self.supervisor, *self.supervisor.children(recursive=True), *postgres_of(self.home)]

    def is_ready(self):
        return up.is_ready("127.0.0.1", self.port)

    def end(self):
        for each in [*session_of(self.started.pid), *postgres_of(self.home)]:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        self.started.wait()
        self.reader.join()
        self.started.stdout.close()


def session_of(pid):
    """The supervisor and its children, found even when the supervisor is gone."""
    found = []
    for each in psutil.process_iter():
        with suppress(psutil.Error, ProcessLookupError):
            if os.getsid(each.pid) == pid:
                found.append(each)
    return found


def postgres_of(home):
    location = home / "postgres.location"
    cluster = Path(location.read_text().strip()) if location.exists() else home / "postgres"
    found = []
    for each in psutil.process_iter():
        with suppress(psutil.Error):
            if each.name().startswith("postgres") and Path(each.cwd()) == cluster.resolve():
                found.append(each)
    return found


def wait_for(ask, told=""):
    end = time.monotonic() + SECONDS_MAX
    while time.monotonic() < end:
        if found := ask():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain: {told}")


def is_over(one):
    return not one.is_running() or one.status() == psutil.STATUS_ZOMBIE


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def is_free(port):
    with suppress(OSError), socket.create_server(("127.0.0.1", port)):
        return True
    return False


@pytest.fixture(scope="module")
def home():
    """One home for the file: its database is made once. Outside pytest's own, closed folder."""
    folder = Path(tempfile.mkdtemp(prefix="houtai-up-")).resolve()
    folder.chmod(0o755)
    yield folder / "家 home"
    shutil.rmtree(folder)


@pytest.fixture
def start(home):
    """Start the group and wait until it says that it is ready."""
    groups = []

    def run():
        groups.append(Group(home, free_port()))
        groups[-1].said("houtai is ready")
        return groups[-1]

    yield run
    for group in groups:
        group.end()


def memory_mb(one):
    return one.memory_full_info().pss / MB


@pytest.mark.faults
def test_it_serves_stays_small_refuses_a_second_and_leaves_nothing_after_ctrl_c(start, home):
    group = start()
    wait_for(lambda: group.child("worker"))
    connection = http.client.HTTPConnection("127.0.0.1", group.port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()

    second = houtai("up", home=home, port=free_port())
    assert (second.returncode, str(home) in second.stderr) == (3, True)
    looked = houtai("doctor", home=home, port=group.port)
    assert looked.returncode == 0, looked.stdout
    if sys.platform == "linux":
        assert memory_mb(group.supervisor) < SUPERVISOR_MEMORY_MB_MAX
        servers = [each for each in group.members() if each.name() != "postgres"]
        assert sum(map(memory_mb, servers)) < GROUP_MEMORY_MB_MAX

    members = group.members()
    os.killpg(group.started.pid, signal.SIGINT)  # As a terminal does it: to everybody at once.
    assert group.started.wait(timeout=SECONDS_MAX) == 0
    assert [each for each in members if not is_over(each)] == []
    assert postgres_of(home) == []
    assert is_free(group.port)
    assert not any("Traceback" in line or "starts again" in line for line in group.lines)


@pytest.mark.faults
def test_whatever_is_killed_comes_back(start):
    group = start()
    worker = wait_for(lambda: group.child("worker"))
    worker.kill()
    group.said("worker ended (SIGKILL)")
    wait_for(lambda: (now := group.child("worker")) and now.pid != worker.pid)

    server = group.child("serve")
    server.kill()
    # The listening socket outlives the server: nobody is refused, everybody just waits.
    assert answer_of(group.port) == 200
    group.said("server ended (SIGKILL)")

    [postmaster] = [each for each in postgres_of(group.home) if is_postmaster(each)]
    postmaster.kill()
    group.said("The database had stopped")
    wait_for(group.is_ready)

    members = group.members()
    group.supervisor.terminate()
    assert group.started.wait(timeout=SECONDS_MAX) == 0
    assert [each for each in members if not is_over(each)] == []


def is_postmaster(one):
    return not one.cmdline()[0].startswith("postgres:")


def answer_of(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_MAX)
    connection.request("GET", "/api/health/live")
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.faults
def test_nothing_outlives_a_killed_supervisor(start, home):
    group = start()
    wait_for(lambda: group.child("worker"))
    members = group.members()
    group.supervisor.kill()
    group.started.wait()
    wait_for(lambda: all(map(is_over, members)), members)
    assert postgres_of(home) == []
    assert is_free(group.port)


def test_a_port_in_use_is_told_before_anything_is_started(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = houtai("up", home=tmp_path / "home", port=port)
    assert refused.returncode == 3
    assert str(port) in refused.stderr
    assert not (tmp_path / "home" / "postgres").exists()


def test_production_does_not_start_with_what_only_a_trial_may_have(monkeypatch, address):
    monkeypatch.setattr(up, "PRODUCTION_REFUSALS", [lambda _: None, lambda _: "up.already_up"])
    with pytest.raises(CannotStart, match="already_up"):
        up.refuse_in_production(address)


@pytest.mark.parametrize(
    ("host", "reached"),
    [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("10.0.0.7", "10.0.0.7"), ("", "127.0.0.1")],
)
def test_the_address_that_is_shown_can_be_opened(monkeypatch, host, reached):
    monkeypatch.setenv("HOUTAI_HOST", host)
    assert up.reachable_at(Environment.read())[0] == reached


class Told(list):
    """What the supervisor said, as keys."""

    def __call__(self, key, **fields):
        self.append((key, fields))


async def test_a_child_that_dies_at_once_again_and_again_is_given_up(monkeypatch):
    monkeypatch.setattr(children, "FIRST_PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(children, "QUICK_DEATHS_MAX", 2)
    told = Told()
    command = [sys.executable, "-c", "raise SystemExit(7)"]
    with pytest.raises(CannotStart) as refusal:
        await Child("server", command, inherits=[], tell=told).keep()
    assert refusal.value.fields == {"name": "server", "cause": "7"}
    assert [fields["seconds"] for _, fields in told] == [0.001, 0.002]


@pytest.mark.parametrize("hurry", [True, False])
async def test_a_child_that_will_not_end_is_ended_by_force(monkeypatch, hurry):
    monkeypatch.setattr(children, "END_SECONDS_MAX", 60.0 if hurry else 0.3)
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(99)"
    told, in_a_hurry = Told(), asyncio.Event()
    child = Child("worker", [sys.executable, "-c", stubborn], inherits=[], tell=told)
    keeping = asyncio.create_task(child.keep())
    await asyncio.sleep(1)
    keeping.cancel()
    if hurry:
        in_a_hurry.set()
    async with asyncio.timeout(5):
        await end_all([child], hurry=in_a_hurry, tell=told)
    assert told == [("up.ended_by_force", {})]


def test_a_child_holds_on_to_its_lifeline_and_ends_when_it_breaks():
    watched, held = os.pipe()
    script = (
        "import sys, time; from houtai.entry import lifeline;"
        "lifeline.hold_on(int(sys.argv[1])); print('on', flush=True); time.sleep(99)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(watched)], pass_fds=[watched], stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout.readline() == b"on\n"
        os.close(watched)
        assert child.poll() is None
        os.close(held)
        assert child.wait(timeout=10) == -signal.SIGTERM
