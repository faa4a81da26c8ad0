"""The running server: found by its pid file, proven by its working directory, started, stopped."""

import os
import signal
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from houtai.kit.embedded_pg.failures import (
    SAID_LINES_MAX,
    EmbeddedPostgresFailed,
    failure_from,
)
from houtai.kit.embedded_pg.leases import Lock
from houtai.kit.embedded_pg.place import Place

# Recovery after a crash replays up to max_wal_size of log, which slow disks take minutes for.
START_SECONDS_MAX = 600.0
STOP_SECONDS_MAX = 60.0
# Orphans notice by themselves that their postmaster is gone, unless a long statement keeps them.
ORPHAN_SECONDS_MAX = 3.0

_POLL_SECONDS = 0.01

# The shell leaves the server to init: it neither dies with its starter nor lingers as its child.
_LAUNCH = 'exec "$@" >&2 & echo $!'


class InUseElsewhere(EmbeddedPostgresFailed):
    key = "postgres.in_use_elsewhere"


class StartTooSlow(EmbeddedPostgresFailed):
    key = "postgres.start_too_slow"


class StopFailed(EmbeddedPostgresFailed):
    key = "postgres.stop_failed"


@dataclass(frozen=True)
class Postmaster:
    """What a living server says of itself in its pid file."""

    pid: int
    socket_folder: Path
    port: int
    ready: bool


def find(data_folder: Path) -> Postmaster | None:
    """The living server of this directory; a stale file, or one naming a stranger, is None."""
    try:
        # Its second line is the directory's name, in whatever encoding the disk has.
        text = (data_folder / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
        pid, _, _, port, socket_folder, *rest = text.splitlines()
        found = Postmaster(int(pid), Path(socket_folder), int(port), _is_ready(rest))
    except (FileNotFoundError, ValueError):
        return None
    return found if _serves(found.pid, data_folder) else None


def start(place: Place, binaries: Path, alive: Lock, log: Path) -> Postmaster:
    """Start the server and wait until it takes connections; it holds `alive` while it lives."""
    with log.open("ab") as errors:
        said_before_bytes = errors.tell()
        launched = place.owner.run(
            ["/bin/sh", "-c", _LAUNCH, "sh", binaries / "postgres", "-D", place.data_folder],
            errors_to=errors,
            kept_open=[alive.number],
        )
    pid = int(launched.stdout or 0)
    return wait_until_ready(place.data_folder, pid, log, said_before_bytes)


def wait_until_ready(
    data_folder: Path, pid: int, log: Path, said_before_bytes: int = 0
) -> Postmaster:
    """Wait for a starting server; raises with its last words when it gives up."""
    for _ in _until(START_SECONDS_MAX):
        found = find(data_folder)
        if found is not None and found.ready:
            return found
        if not _is_living(pid):
            raise failure_from(_said_since(log, said_before_bytes), data_folder)
    last = _said_since(log, said_before_bytes).splitlines()[-SAID_LINES_MAX:]
    raise StartTooSlow(seconds=int(START_SECONDS_MAX), said="\n".join(last))


def stop(data_folder: Path) -> None:
    """Stop the server, ending open connections; harsher when it does not go in time."""
    for harsher in (signal.SIGINT, signal.SIGQUIT):
        found = find(data_folder)
        if found is None:
            return
        _signal([found.pid], harsher)
        # It takes its pid file away a moment before it ends.
        if any(not _serves(found.pid, data_folder) for _ in _until(STOP_SECONDS_MAX)):
            return
    raise StopFailed(folder=data_folder)


def clear_away_remains(data_folder: Path, alive: Lock) -> None:
    """After a crash: end what is left of the old server and its pid file, or refuse to start."""
    pid_file = data_folder / "postmaster.pid"
    if pid_file.exists() or not alive.try_take():
        _end_orphans(data_folder)
        if not any(alive.try_take() for _ in _until(ORPHAN_SECONDS_MAX)):
            raise InUseElsewhere(folder=data_folder)
    pid_file.unlink(missing_ok=True)


def _end_orphans(data_folder: Path) -> None:
    for harsher in (signal.SIGQUIT, signal.SIGKILL):
        if any(not _servers_of(data_folder) for _ in _until(ORPHAN_SECONDS_MAX)):
            return
        _signal(_servers_of(data_folder), harsher)


def _servers_of(data_folder: Path) -> list[int]:
    return [pid for pid in psutil.pids() if _serves(pid, data_folder)]


def _is_ready(rest: list[str]) -> bool:
    """The file grows line by line while the server starts; the last says how far it is."""
    return bool(rest) and rest[-1].strip() == "ready"


def _serves(pid: int, data_folder: Path) -> bool:
    """Whether this is a living PostgreSQL of the directory: its servers all work inside it."""
    try:
        one = psutil.Process(pid)
        return bool(
            one.name().startswith("postgres")
            and one.status() != psutil.STATUS_ZOMBIE
            and Path(one.cwd()) == data_folder
        )
    except (psutil.Error, ValueError, OverflowError):
        return False


def _is_living(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _signal(pids: Collection[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _until(seconds_max: float) -> Iterator[None]:
    """Ticks of a loop that looks again and again, until the time is over."""
    end = time.monotonic() + seconds_max
    while time.monotonic() < end:
        yield
        time.sleep(_POLL_SECONDS)


def _said_since(log: Path, from_byte: int) -> str:
    with log.open("rb") as file:
        file.seek(from_byte)
        return file.read().decode(errors="replace")
