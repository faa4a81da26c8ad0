"""Files and folders that we make ourselves: whole or absent, and open to nobody by accident."""

import hashlib
import os
from pathlib import Path

from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.owner import Owner

# Root keeps here what an unprivileged PostgreSQL could not reach elsewhere.
SYSTEM_FOLDER = Path("/var/lib/houtai")


class FolderNotTrusted(EmbeddedPostgresFailed):
    key = "postgres.folder_not_trusted"


def write_whole(path: Path, text: str, *, owner: Owner | None = None, mode: int = 0o600) -> None:
    """Write a file so that a crash leaves the old one or the new one; never follows a link."""
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(os.fsencode(text))
        file.flush()
        os.fchmod(file.fileno(), mode)
        if owner is not None:
            os.fchown(file.fileno(), owner.uid, owner.gid)
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename inside the folder outlast a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_system_folder(folder: Path) -> Path:
    """A folder of root's that all may pass through; one that others may write to is refused."""
    if not folder.exists():
        if not folder.parent.exists():
            make_system_folder(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)
    found = folder.lstat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise FolderNotTrusted(folder=folder)
    return folder


def digest_of(*words: object) -> str:
    """A short name for something long, the same in every run."""
    return hashlib.sha256("\0".join(map(str, words)).encode(errors="surrogateescape")).hexdigest()[
        :12
    ]
