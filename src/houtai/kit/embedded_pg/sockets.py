"""The folder of the server's socket: short enough for the kernel, and provably ours."""

import os
import stat
from pathlib import Path

from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.own_files import digest_of
from houtai.kit.embedded_pg.place import Place

PORT = 5432

# A socket's whole path must fit into 107 bytes, and home may lie deep.
_ROOT = Path("/tmp")  # noqa: S108  the folder's owner and mode are checked before every use


class SocketFolderTaken(EmbeddedPostgresFailed):
    key = "postgres.socket_folder_taken"


def prepare_socket_folder(place: Place) -> Path:
    """Make the folder, or check that nobody planted it, and clear what a killed server left."""
    folder = _ROOT / f"houtai-{place.owner.uid}-{digest_of(place.data_folder)}"
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, place.owner.uid, place.owner.gid, follow_symlinks=False)
    except FileExistsError:
        _check(folder, place)
    for left_over in folder.glob(".s.PGSQL.*"):
        left_over.unlink()
    return folder


def remove_socket_folder(folder: Path) -> None:
    """Tidy up after a stop; what somebody else put there is left alone."""
    try:
        folder.rmdir()
    except OSError:
        return


def _check(folder: Path, place: Place) -> None:
    found = folder.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == place.owner.uid
    if not ours or found.st_mode & 0o077:
        raise SocketFolderTaken(folder=folder)
