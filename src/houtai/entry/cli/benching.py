"""`bench`: measures of speed, which live in the working tree and are not installed."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import word
from houtai.entry.refusals import CannotStart

WORKING_TREE = Path(__file__).resolve().parents[4]


def add_to(app: typer.Typer) -> None:
    """Put this command into the list."""
    app.command(
        "bench",
        cls=Command,
        help=word("bench.help"),
        context_settings={"ignore_unknown_options": True},
    )(_bench)


def _bench(
    arguments: Annotated[list[str] | None, typer.Argument(help=word("bench.arguments"))] = None,
) -> int:
    return run(WORKING_TREE, arguments or [])


def run(working_tree: Path, arguments: list[str]) -> int:
    """Hand the arguments on to `python -m bench` in the working tree; its exit code is ours."""
    if not (working_tree / "bench" / "__main__.py").is_file():
        raise CannotStart("bench.not_here", folder=working_tree / "bench")
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(command, cwd=working_tree, check=False).returncode  # noqa: S603  # our own
