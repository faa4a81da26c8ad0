"""The file with the passwords of the demo: readable to the owner of the installation only."""

from collections.abc import Mapping
from pathlib import Path

FILE = "demo-accounts.txt"
OWNER_ONLY = 0o600


def kept(home: Path) -> dict[str, str]:
    """Passwords by login; none when there is no demo here."""
    try:
        text = (home / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    pairs = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1}


def keep(home: Path, passwords: Mapping[str, str], heading: str) -> Path:
    """Write the file anew, whole or not at all."""
    home.mkdir(parents=True, exist_ok=True)
    path, beginning = home / FILE, home / f"{FILE}.new"
    width = max(map(len, passwords), default=0)
    lines = [f"{login:<{width}}  {password}" for login, password in passwords.items()]
    beginning.unlink(missing_ok=True)
    beginning.touch(mode=OWNER_ONLY, exist_ok=False)
    beginning.write_text("\n".join([f"# {heading}", *lines, ""]), encoding="utf-8")
    beginning.replace(path)
    return path


def forget(home: Path) -> None:
    """The demo is over."""
    (home / FILE).unlink(missing_ok=True)
