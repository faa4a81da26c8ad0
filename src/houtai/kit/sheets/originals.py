"""The files as they were uploaded, untouched, for whoever asks later what was in them."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from houtai.kit.sheets.failures import FileTooBig

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Original:
    """One stored file."""

    id: UUID
    path: Path
    name: str
    sha256: bytes


class Originals:
    """A folder that only the installation's own user reads; the id of the import is the name."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "files" / "sheets"

    def path(self, import_id: UUID) -> Path:
        """Where the file of an import lies."""
        return self.folder / str(import_id)

    def keep(self, file: BinaryIO, *, import_id: UUID, name: str, bytes_max: int) -> Original:
        """Store a file durably. Raises FileTooBig, and then nothing is left behind."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.path(import_id)
        # Outside of the try: what lies there already is not ours to remove.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            digest = _copy(file, descriptor, bytes_max)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Original(import_id, path, name, digest)

    def drop(self, original: Original) -> None:
        """Forget a file that came to nothing."""
        original.path.unlink(missing_ok=True)


def _copy(file: BinaryIO, descriptor: int, bytes_max: int) -> bytes:
    seen, size_bytes = hashlib.sha256(), 0
    with os.fdopen(descriptor, "wb") as kept:
        while chunk := file.read(_CHUNK_BYTES):
            size_bytes += len(chunk)
            if size_bytes > bytes_max:
                raise FileTooBig(bytes_max=bytes_max)
            seen.update(chunk)
            kept.write(chunk)
        kept.flush()
        os.fsync(kept.fileno())
    return seen.digest()
