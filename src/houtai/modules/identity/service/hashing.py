"""Argon2id in threads of its own: slow on purpose, so never on the loop and never without end."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from houtai.kit.errors import Unavailable

HASHES_AT_ONCE = 2  # Each takes 64 MiB and a good part of a core while it runs.
CALLERS_MAX = 32  # About two seconds of waiting; beyond that a quick refusal is kinder.
NOBODYS = "no account has this"

_hasher = PasswordHasher()
_threads = ThreadPoolExecutor(HASHES_AT_ONCE, thread_name_prefix="password")
_callers: list[None] = []


class SignInBusy(Unavailable):
    """So many are signing in just now that waiting would be longer than patience."""

    code = "identity.sign_in_busy"


@contextmanager
def place_in_queue() -> Iterator[None]:
    """Bounds how many wait for a password to be verified. Raises SignInBusy."""
    if len(_callers) >= CALLERS_MAX:
        raise SignInBusy
    _callers.append(None)
    try:
        yield
    finally:
        _callers.pop()


async def hash_of(password: str) -> str:
    """The hash to store for this password."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def is_right(password: str, stored_hash: str | None) -> bool:
    """Whether the password belongs to the hash; takes as long when there is no hash at all."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads, _verify, password, stored_hash)


def is_outdated(stored_hash: str) -> bool:
    """Whether the hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(stored_hash)


def _verify(password: str, stored_hash: str | None) -> bool:
    stand_in = _stand_in_hash()  # Made on the first call of either kind, so that none stands out.
    try:
        _hasher.verify(stored_hash or stand_in, password)
    except (VerificationError, InvalidHashError):
        return False
    return stored_hash is not None


@cache
def _stand_in_hash() -> str:
    return _hasher.hash(NOBODYS)
