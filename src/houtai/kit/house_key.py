"""The house's own key: made once, kept among the secrets of its home, never in the database.

What is derived from it together with a stored salt need not be stored itself: whoever has only the
database, or only the home, has nothing. Derivation is HMAC-SHA-256 over purpose and salt, one step
of RFC 5869, so no cipher is needed.
"""

import hmac
import os
import secrets
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

KEY_BYTES = 32
MARK_BYTES = 8
_FILE = "secrets/house.key"


class HouseKey:
    """A key, and what is made from it. Shows nothing of itself."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a house key has {KEY_BYTES} bytes")
        self._key = key

    def derived(self, purpose: str, salt: bytes) -> bytes:
        """32 bytes for this purpose and salt; the same again from the same key only."""
        return hmac.digest(self._key, f"{purpose}\0".encode() + salt, "sha256")

    @property
    def mark(self) -> bytes:
        """Says which key it was, without telling it."""
        return self.derived("mark", b"")[:MARK_BYTES]


@cache
def house_key(home: Path) -> HouseKey:
    """The key of the installation with this home; made on the first call ever."""
    path = home / _FILE
    try:
        return HouseKey(bytes.fromhex(path.read_text()))
    except FileNotFoundError:
        _make(path)
        return HouseKey(bytes.fromhex(path.read_text()))


def _make(path: Path) -> None:
    """Of several processes that come first, one makes it and the others find it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".house.key.") as draft:
        draft.write(secrets.token_hex(KEY_BYTES))
        draft.flush()
        os.fsync(draft.fileno())
        try:
            os.link(draft.name, path)
        except FileExistsError:
            return
