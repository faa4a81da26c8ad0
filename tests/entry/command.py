"""Runs the real command in a process of its own, with nothing of our own settings in it."""

import os
import subprocess
import sys
from pathlib import Path

HOUTAI = [sys.executable, "-m", "houtai.entry.cli"]
SECONDS_MAX = 120


def surroundings(**settings):
    """An environment for a command: ours without any HOUTAI_ variable, and with these."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("HOUTAI_")}
    wide = {"HOUTAI_LANGUAGE": "en-US", "COLUMNS": "200", "TERMINAL_WIDTH": "200"}
    given = {f"HOUTAI_{name.upper()}": str(value) for name, value in settings.items()}
    return kept | wide | given


def houtai(*arguments, typed="", **settings):
    """The finished command: returncode, stdout, stderr."""
    done = subprocess.run(
        [*HOUTAI, *map(str, arguments)],
        check=False,
        env=surroundings(**settings),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS_MAX,
        cwd=Path(__file__).parent,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def outside(address):
    """Settings that name a database as an outside one."""
    return {"database_url": address.app_url, "database_owner_url": address.owner_url}
