"""Locks between our processes; the kernel lets go of them even when a holder is killed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """An open lock file. No child inherits it unless it is handed the number on purpose."""

    def __init__(self, path: Path) -> None:
        self.number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        """Hold together with others; waits while somebody holds it alone."""
        fcntl.flock(self.number, fcntl.LOCK_SH)

    def take(self) -> None:
        """Hold alone; waits for all others."""
        fcntl.flock(self.number, fcntl.LOCK_EX)

    def try_take(self) -> bool:
        """Hold alone if nobody else holds it."""
        try:
            fcntl.flock(self.number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Let go, unless a child was handed the lock: then it is held for as long as that lives."""
        os.close(self.number)


@contextmanager
def held_alone(path: Path) -> Iterator[Lock]:
    """One process at a time passes here."""
    lock = Lock(path)
    try:
        lock.take()
        yield lock
    finally:
        lock.close()
