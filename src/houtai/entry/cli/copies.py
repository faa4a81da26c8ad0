"""`backup` and `restore`: the whole installation in one file, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import tell, word
from houtai.entry.refusals import Refused

if TYPE_CHECKING:
    from houtai.entry.restore import Restored

MB = 1 << 20

BackupFile = Annotated[Path | None, typer.Argument(help=word("backup.file"), dir_okay=False)]
RestoreFile = Annotated[
    Path, typer.Argument(help=word("restore.file"), exists=True, dir_okay=False, readable=True)
]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the list."""
    app.command("backup", cls=Command, help=word("backup.help"))(_backup)
    app.command("restore", cls=Command, help=word("restore.help"))(_restore)


def _backup(file: BackupFile = None) -> None:
    from houtai.entry import backup, reach
    from houtai.kit.clock import utc_now

    environment, at = reach.read_environment(), utc_now()
    target = file or Path(f"houtai-{at:%Y%m%d-%H%M%S}.tar")
    with reach.reached(environment) as database, _Bars() as bars:
        manifest = backup.write(target, environment, database, at=at, progress=bars.show)
    tell(
        "backup.done",
        file=target,
        size=f"{target.stat().st_size / MB:.1f} MB",
        step=manifest.step,
        rows=manifest.rows_count,
        files=manifest.files_count,
    )
    tell("backup.keep_safe")


def _restore(
    file: RestoreFile,
    *,
    replace: Annotated[bool, typer.Option("--replace", help=word("restore.replace"))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=word("restore.yes"))] = False,
) -> int:
    from houtai.entry import reach, restore, up
    from houtai.kit.clock import utc_now

    environment = reach.read_environment()

    def may_replace(database: str) -> bool:
        if not replace:
            raise Refused("restore.not_empty", database=database)
        with bars.paused():
            return yes or typer.prompt(word("restore.confirm", database=database)) == database

    with up.alone_in(environment), reach.reached(environment) as database, _Bars() as bars:
        restored = restore.restore(
            file,
            environment,
            database,
            may_replace=may_replace,
            at=utc_now(),
            progress=bars.show,
        )
    return _show(restored)


def _show(restored: "Restored") -> int:
    manifest = restored.manifest
    for name, kept in restored.replaced_secrets.items():
        tell("restore.secret_differs", name=name, kept=kept)
    if restored.step != manifest.step:
        tell("restore.upgraded", before=manifest.step, after=restored.step)
    tell(
        "restore.done",
        rows=manifest.rows_count,
        files=manifest.files_count,
        step=restored.step,
    )
    broken = sum(bool(verdict.breaches) for verdict in restored.verdicts)
    if broken:
        tell("restore.breached", count=broken, kept=restored.kept)
        return 1
    tell("restore.clean", count=len(restored.verdicts))
    return 0


class _Bars:
    """Progress of long work, beside the output; one bar for each phase."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TaskID,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn()
        console = Console(stderr=True)
        self._display = Progress(
            *columns,
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._bars: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._display.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._display.stop()

    def show(self, phase: str, done_bytes: int, all_bytes: int | None) -> None:
        """Told by the work itself."""
        if phase not in self._bars:
            self._bars[phase] = self._display.add_task(word(phase), total=all_bytes)
        self._display.update(self._bars[phase], completed=done_bytes, total=all_bytes)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While somebody is being asked, nothing else may write to the screen."""
        self._display.stop()
        try:
            yield
        finally:
            self._display.start()
