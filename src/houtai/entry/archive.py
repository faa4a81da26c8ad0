"""The one file of a backup: a plain tar; its manifest says what is in it, a seal closes that."""

import hashlib
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from houtai.entry.refusals import Refused

FORMAT = 2
DATABASE = "database.dump"
MANIFEST = "manifest.json"
SEAL = "manifest.json.sha256"
"""In the form of sha256sum, so that any machine can look."""
FILES = "files/"
SECRETS = "secrets/"
CHUNK_BYTES = 1 << 20
MANIFEST_BYTES_MAX = 256 << 20

Progress = Callable[[str, int, int | None], None]
"""Told now and then: key of the phase, bytes done, bytes in all if known."""


class NotABackup(Refused):
    def __init__(self, file: Path, said: object) -> None:
        super().__init__("restore.not_a_backup", file=file, said=said)


class Damaged(Refused):
    def __init__(self, part: str) -> None:
        super().__init__("restore.damaged", part=part)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Frozen):
    """One member, as it must be found again."""

    name: str
    size_bytes: int
    sha256: str


class Manifest(_Frozen):
    """What the backup holds, and of which release, step and moment."""

    format: int
    houtai: str
    step: str
    postgres_major: int
    created_at: datetime
    rows: Mapping[str, int]
    parts: tuple[Part, ...]

    @property
    def rows_count(self) -> int:
        """Rows of all tables."""
        return sum(self.rows.values())

    @property
    def files_count(self) -> int:
        """Files beside the database, secrets not counted."""
        return sum(part.name.startswith(FILES) for part in self.parts)


class Writer:
    """Adds members whose size is known only after they were written."""

    def __init__(self, file: IO[bytes], at: datetime) -> None:
        self._file = file
        self._at = at
        self.parts: list[Part] = []

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a member; its header is filled in when its end has come."""
        start = self._file.tell()
        self._file.write(bytes(len(self._header(name, 0))))
        digest, size_bytes = hashlib.sha256(), 0
        for chunk in chunks:
            self._file.write(chunk)
            digest.update(chunk)
            size_bytes += len(chunk)
        self._file.write(bytes(-size_bytes % tarfile.BLOCKSIZE))
        end = self._file.tell()
        self._file.seek(start)
        self._file.write(self._header(name, size_bytes))
        self._file.seek(end)
        self.parts.append(Part(name=name, size_bytes=size_bytes, sha256=digest.hexdigest()))

    def close(self, manifest: Manifest) -> None:
        """Write the manifest, its seal and the end of the archive."""
        content = manifest.model_dump_json(indent=1).encode()
        self.add(MANIFEST, [content])
        self.add(SEAL, [_seal_of(content)])
        self._file.write(bytes(2 * tarfile.BLOCKSIZE))

    def _header(self, name: str, size_bytes: int) -> bytes:
        """GNU's form: its length depends on the name alone, and it knows sizes beyond 8 GB."""
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = size_bytes, 0o600, int(self._at.timestamp())
        return member.tobuf(tarfile.GNU_FORMAT)


class Reader:
    """A backup that was opened for reading."""

    def __init__(self, tar: tarfile.TarFile, members: Mapping[str, tarfile.TarInfo]) -> None:
        self._tar = tar
        self._members = members
        self.manifest = self._read_manifest()

    @classmethod
    @contextmanager
    def opened(cls, file: Path) -> Iterator[Self]:
        """Raises NotABackup when the file is no tar of ours, or its end is missing."""
        with ExitStack() as held:
            try:
                tar = held.enter_context(tarfile.open(file, "r:"))
                reader = cls(tar, {member.name: member for member in tar})
            except (tarfile.TarError, EOFError, KeyError, ValidationError) as problem:
                raise NotABackup(file, _first_line(problem)) from problem
            yield reader

    def verify(self, progress: Progress) -> None:
        """Read everything once. Raises Damaged at the first part that is not as it was written."""
        expected = {part.name: part for part in self.manifest.parts}
        strays = (set(self._members) - {MANIFEST, SEAL}) ^ set(expected)
        for name in sorted(strays):
            raise Damaged(name)
        done_bytes, all_bytes = 0, sum(part.size_bytes for part in expected.values())
        for name, part in expected.items():
            digest = hashlib.sha256()
            for chunk in self.chunks(name):
                digest.update(chunk)
                done_bytes += len(chunk)
                progress("restore.verifying", done_bytes, all_bytes)
            if digest.hexdigest() != part.sha256 or not _stays_inside(name):
                raise Damaged(name)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a member."""
        member = self._members[name]
        content = self._tar.extractfile(member)
        if content is None:
            raise Damaged(name)
        try:
            yield from chunks_of(content)
        except tarfile.TarError as problem:
            raise Damaged(name) from problem

    def _read_manifest(self) -> Manifest:
        if self._members[MANIFEST].size > MANIFEST_BYTES_MAX:
            raise Damaged(MANIFEST)
        content = b"".join(self.chunks(MANIFEST))
        manifest = Manifest.model_validate_json(content)
        if manifest.format != FORMAT or b"".join(self.chunks(SEAL)) != _seal_of(content):
            raise Damaged(MANIFEST)
        return manifest


def _seal_of(content: bytes) -> bytes:
    return f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n".encode()


def chunks_of(content: IO[bytes]) -> Iterator[bytes]:
    """The rest of a file, piece by piece."""
    while chunk := content.read(CHUNK_BYTES):
        yield chunk


def _stays_inside(name: str) -> bool:
    """A name that was meant to be written elsewhere makes the whole file suspect."""
    return name == DATABASE or (
        name.startswith((FILES, SECRETS)) and ".." not in name.split("/") and "\0" not in name
    )


def _first_line(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return f"{MANIFEST}?"
    return str(problem).splitlines()[0] if str(problem) else type(problem).__name__
