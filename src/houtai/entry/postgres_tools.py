"""Calls of pg_dump and pg_restore, and other databases of the same server."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from houtai.entry.archive import chunks_of

SAID_LINES_MAX = 15

_TABLES = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE relkind = 'r' AND nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'
 ORDER BY nspname, relname
"""


class ToolFailed(Exception):
    """A program of PostgreSQL gave up; the text is what it said last."""


def database_of(url: str) -> str:
    """The name of the database that the address leads to."""
    return str(conninfo_to_dict(url)["dbname"])


def beside(url: str, database: str) -> str:
    """The address of another database on the same server, with the same login."""
    return urlsplit(url)._replace(path=f"/{quote(database, safe='')}").geturl()


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Rows of every table, as this connection's snapshot has them."""
    # Rather an error than a count of those rows only that some policy lets through.
    connection.execute("SET LOCAL row_security = off")
    counts = {}
    for schema, table in connection.execute(_TABLES).fetchall():
        statement = sql.SQL("SELECT count(*) FROM ONLY {}").format(sql.Identifier(schema, table))
        row = connection.execute(statement).fetchone()
        assert row is not None
        counts[f"{schema}.{table}"] = row[0]
    return counts


def dump(program: Path, url: str, *, snapshot: str) -> Iterator[bytes]:
    """The database in pg_dump's own compressed form, as the exported snapshot shows it."""
    command: list[str | Path] = [
        program,
        "--format=custom",
        "--no-password",
        f"--snapshot={snapshot}",
    ]
    with (
        tempfile.TemporaryFile() as said,
        _started(command, url, stdout=subprocess.PIPE, said=said.fileno()) as running,
    ):
        try:
            assert running.stdout is not None
            yield from chunks_of(running.stdout)
        except BaseException:
            running.kill()
            raise
        if running.wait() != 0:
            raise ToolFailed(_last_words(said.fileno()))


def load(program: Path, url: str, chunks: Iterable[bytes]) -> None:
    """Fill an empty database from a dump, whole or not at all."""
    command: list[str | Path] = [
        *(program, "--no-owner", "--no-password", "--exit-on-error", "--single-transaction"),
    ]
    with (
        tempfile.TemporaryFile() as said,
        _started(command, url, stdin=subprocess.PIPE, said=said.fileno()) as running,
    ):
        try:
            assert running.stdin is not None
            for chunk in chunks:
                running.stdin.write(chunk)
            running.stdin.close()
        except BrokenPipeError:
            pass  # It gave up; its last words say why.
        except BaseException:
            running.kill()
            raise
        if running.wait() != 0:
            raise ToolFailed(_last_words(said.fileno()))


def _started(
    command: Sequence[str | Path],
    url: str,
    *,
    said: int,
    stdin: int | None = None,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """The password goes by the environment: arguments can be seen by everybody on the machine."""
    login = conninfo_to_dict(url)
    password = login.pop("password", None)
    environment = {name: value for name, value in os.environ.items() if name[:2] != "PG"}
    environment |= {"LC_ALL": "C"} | ({"PGPASSWORD": str(password)} if password else {})
    return subprocess.Popen(  # noqa: S603  # our own program, and no shell reads the words
        [
            *command,
            "--dbname",
            make_conninfo("", **{name: str(value) for name, value in login.items()}),
        ],
        stdin=subprocess.DEVNULL if stdin is None else stdin,
        stdout=stdout,
        stderr=said,
        env=environment,
    )


def _last_words(said: int) -> str:
    os.lseek(said, 0, os.SEEK_SET)
    with os.fdopen(os.dup(said), "r", errors="replace") as file:
        return "\n".join(file.read().strip().splitlines()[-SAID_LINES_MAX:])
