"""The `houtai` command. Each part imports what it needs when it runs, so all start quickly."""

import signal
import sys
from types import FrameType

from houtai.entry.cli.words import translate_typer


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    translate_typer()  # Typer asks for its words while it is imported, which is from here on.
    from houtai.entry.cli.app import run

    try:
        code = run(sys.argv[1:])
    finally:
        # On its way out there is nothing left to unwind, and asking again would only make a noise.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(code)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Asked to end: unwind, so that shares in the database and half-written files are given up."""
    raise KeyboardInterrupt
