"""Passwords of the database's roles: made once, at random, kept where only the caller can read."""

import secrets
from pathlib import Path

from houtai.kit.embedded_pg.own_files import write_whole


def read(home: Path, role: str) -> str | None:
    """The role's password, None when there is none yet or the file was lost."""
    try:
        return _file(home, role).read_text().strip()
    except FileNotFoundError:
        return None


def keep(home: Path, role: str, password: str) -> None:
    """Store a password, all of it or nothing."""
    folder = _file(home, role).parent
    if not folder.exists():
        folder.mkdir(mode=0o700)
    write_whole(_file(home, role), f"{password}\n")


def make() -> str:
    """Digits and letters a to f, so that it needs no quoting anywhere."""
    return secrets.token_hex(24)


def _file(home: Path, role: str) -> Path:
    return home / "secrets" / f"{role}.password"
