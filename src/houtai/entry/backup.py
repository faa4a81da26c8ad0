"""Writes a backup: the whole database, files and secrets of home, in one file and one moment."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

import psycopg

from houtai.entry import archive, postgres_tools
from houtai.entry.archive import Manifest, Progress, Writer
from houtai.entry.postgres_tools import ToolFailed
from houtai.entry.reach import Reached
from houtai.entry.refusals import CannotStart, Refused
from houtai.kit import migrate
from houtai.kit.embedded_pg import EmbeddedPostgres
from houtai.kit.environment import Environment

ROLE_PASSWORDS = ".password"
"""Secrets that belong to the database server at hand and would be wrong at any other."""


def write(
    file: Path, environment: Environment, database: Reached, *, at: datetime, progress: Progress
) -> Manifest:
    """Make the backup under a draft's name, and give it its own when it is whole and on disk."""
    if file.exists():
        raise Refused("backup.exists", file=file)
    url = database.address.owner_url
    step = migrate.present(url)
    if step is None:
        raise CannotStart("backup.nothing")
    program = EmbeddedPostgres(environment.home).binary("pg_dump")
    with _draft_of(file) as draft, psycopg.connect(url) as connection:
        snapshot = _export_snapshot(connection)
        rows = postgres_tools.count_rows(connection)
        writer = Writer(draft, at)
        chunks = postgres_tools.dump(program, url, snapshot=snapshot)
        writer.add(archive.DATABASE, _counted(chunks, progress))
        _add_folders(writer, environment.home, progress)
        manifest = Manifest(
            format=archive.FORMAT,
            houtai=version("houtai"),
            step=step,
            postgres_major=connection.info.server_version // 10_000,
            created_at=at,
            rows=rows,
            parts=tuple(writer.parts),
        )
        writer.close(manifest)
    return manifest


def _export_snapshot(connection: psycopg.Connection) -> str:
    """Rows are counted and dumped as of one moment; work goes on meanwhile."""
    connection.execute("SET idle_in_transaction_session_timeout = 0")
    connection.commit()
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None
    return str(row[0])


@contextmanager
def _draft_of(file: Path) -> Iterator[IO[bytes]]:
    """Only the caller may read it, and a backup that failed leaves nothing behind."""
    draft = file.with_name(f".{file.name}.part")
    draft.unlink(missing_ok=True)
    try:
        number = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w+b") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        draft.rename(file)
    except (ToolFailed, psycopg.Error) as problem:
        raise Refused("backup.dump_failed", said=str(problem).strip()) from problem
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(file.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _counted(chunks: Iterable[bytes], progress: Progress) -> Iterator[bytes]:
    done_bytes = 0
    for chunk in chunks:
        done_bytes += len(chunk)
        progress("backup.database", done_bytes, None)
        yield chunk


def _add_folders(writer: Writer, home: Path, progress: Progress) -> None:
    """Files that are added meanwhile may or may not be in it; the database does not know them."""
    kept = [*_files_below(home / "files"), *_files_below(home / "secrets")]
    wanted = [
        each for each in kept if each.suffix != ROLE_PASSWORDS or each.parent.name != "secrets"
    ]
    done_bytes, all_bytes = 0, sum(each.stat().st_size for each in wanted)
    for each in wanted:
        with each.open("rb") as content:
            writer.add(each.relative_to(home).as_posix(), archive.chunks_of(content))
        done_bytes += writer.parts[-1].size_bytes
        progress("backup.files", done_bytes, max(done_bytes, all_bytes))


def _files_below(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
