"""The client of the object store. Never called inside an open transaction."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, S3Store

from houtai.kit.environment import Environment
from houtai.kit.errors import Unavailable

if TYPE_CHECKING:  # The library lends this name to type checkers only.
    from obstore import GetResult

REQUEST_SECONDS_MAX = 30
CONNECT_SECONDS_MAX = 5
RETRIES = 2
CHUNK_BYTES = 1 << 20
_KEY = re.compile(r"[0-9a-z]+(?:[/.-][0-9a-z]+)*")


class ObjectStoreAway(Unavailable):
    """No answer, or one that is no use; what was asked may or may not have happened."""

    code = "objects.away"


class ObjectMissing(Unavailable):
    """There should be something under this key, and there is not."""

    code = "objects.missing"


@dataclass(frozen=True)
class Opened:
    """An object on its way out, in pieces."""

    size_bytes: int
    chunks: AsyncIterator[bytes]


class ObjectStore:
    """One place for objects. Keys are made by the house, never from what somebody typed."""

    def __init__(self, store: LocalStore | S3Store, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    async def put(self, key: str, content: bytes) -> None:
        """Keep it durably; the same key again replaces. Raises ObjectStoreAway."""
        try:
            await obstore.put_async(self._store, _checked(key), content, use_multipart=False)
            if self._folder is not None:
                await asyncio.to_thread(_to_disk, self._folder / key)
        except (BaseError, OSError) as error:
            raise ObjectStoreAway from error

    async def open(self, key: str) -> Opened:
        """Begin to read. Raises ObjectMissing, ObjectStoreAway."""
        try:
            found = await obstore.get_async(self._store, _checked(key))
        except (NotFoundError, FileNotFoundError) as error:
            raise ObjectMissing from error
        except (BaseError, OSError) as error:
            raise ObjectStoreAway from error
        return Opened(found.meta["size"], _pieces(found))

    async def delete(self, keys: Sequence[str]) -> None:
        """Forget these; keys under which there is nothing are passed over."""
        checked = [_checked(key) for key in keys]
        try:
            if self._folder is not None:
                await asyncio.to_thread(_unlink, self._folder, checked)
            elif checked:
                await obstore.delete_async(self._store, checked)
        except (BaseError, OSError) as error:
            raise ObjectStoreAway from error


def open_store(environment: Environment) -> ObjectStore:
    """The store of this installation: `files_url` when one is named, else a folder of home."""
    return _open(environment.files_url, environment.home / "files" / "objects")


@cache
def _open(url: str | None, folder: Path) -> ObjectStore:
    if url is None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return ObjectStore(LocalStore(prefix=folder, automatic_cleanup=False), folder)
    store = S3Store.from_url(
        url,
        client_options={
            "timeout": timedelta(seconds=REQUEST_SECONDS_MAX),
            "connect_timeout": timedelta(seconds=CONNECT_SECONDS_MAX),
            "allow_http": os.environ.get("AWS_ALLOW_HTTP") == "true",
        },
        retry_config={
            "max_retries": RETRIES,
            "retry_timeout": timedelta(seconds=REQUEST_SECONDS_MAX),
        },
    )
    return ObjectStore(store)


async def _pieces(found: "GetResult") -> AsyncIterator[bytes]:
    async for chunk in found.stream(min_chunk_size=CHUNK_BYTES):
        yield bytes(chunk)


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key of an object")
    return key


def _unlink(folder: Path, keys: Sequence[str]) -> None:
    for key in keys:
        (folder / key).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """The library writes and renames; that it outlives a power cut is our concern."""
    path.chmod(0o600)
    for place, flags in ((path, os.O_RDONLY), (path.parent, os.O_RDONLY | os.O_DIRECTORY)):
        descriptor = os.open(place, flags)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
