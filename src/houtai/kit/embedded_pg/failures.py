"""What can go wrong with the embedded database, in the words of `messages/*/postgres.toml`."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from houtai.kit.texts import say


class EmbeddedPostgresFailed(RuntimeError):
    """Base of all failures here; itself the one whose cause only PostgreSQL's own words tell."""

    key: ClassVar[str] = "postgres.failed"

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.text("en-US"))

    def text(self, language: str) -> str:
        """What happened and what to do, for a person."""
        return say(self.key, language, **self.fields)


class DiskFull(EmbeddedPostgresFailed):
    key = "postgres.disk_full"


class SocketTrouble(EmbeddedPostgresFailed):
    key = "postgres.socket_trouble"


class DataNotOurs(EmbeddedPostgresFailed):
    key = "postgres.data_not_ours"


class FolderClosed(EmbeddedPostgresFailed):
    key = "postgres.folder_closed"


SAID_LINES_MAX = 15

# Parts of messages that PostgreSQL writes in English whatever the machine speaks (lc_messages).
_SIGNS = {
    "No space left on device": DiskFull,
    "has wrong ownership": DataNotOurs,
    "has invalid permissions": DataNotOurs,
    "could not create any Unix-domain sockets": SocketTrouble,
    "could not create lock file": SocketTrouble,
    "could not bind Unix address": SocketTrouble,
    "Permission denied": DataNotOurs,
}


def failure_from(said: str, folder: Path) -> EmbeddedPostgresFailed:
    """The failure that PostgreSQL's last words tell of, with the last of them."""
    kinds = (kind for sign, kind in _SIGNS.items() if sign in said)
    last = "\n".join(said.strip().splitlines()[-SAID_LINES_MAX:])
    return next(kinds, EmbeddedPostgresFailed)(folder=folder, said=last)


@contextmanager
def in_clear_words(folder: Path) -> Iterator[None]:
    """Let no bare OSError out: a full disk or a closed folder is said as such."""
    try:
        yield
    except OSError as problem:
        where = problem.filename or folder
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(folder=where, said=problem) from problem
        if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise FolderClosed(folder=where, said=problem) from problem
        raise EmbeddedPostgresFailed(folder=where, said=problem) from problem
