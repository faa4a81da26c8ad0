"""Restores a backup: beside what is there, proven, and only then put in its place."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
import sqlalchemy.exc
from psycopg import sql

from houtai.entry import archive, postgres_tools, proof
from houtai.entry.archive import Manifest, Progress, Reader
from houtai.entry.postgres_tools import ToolFailed, beside
from houtai.entry.reach import Reached
from houtai.entry.refusals import Refused
from houtai.kit import migrate
from houtai.kit.embedded_pg import Address, EmbeddedPostgres
from houtai.kit.environment import Environment
from houtai.kit.invariants import Verdict

MAINTENANCE = "postgres"

_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'houtai_app') THEN
        CREATE ROLE houtai_app NOLOGIN;
    END IF;
END $$
"""
_IS_FILLED = """
SELECT EXISTS (
    SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'
)
"""
_OTHERS = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = %s AND pid <> pg_backend_pid()
   AND coalesce(backend_type, 'client backend') = 'client backend'
"""


@dataclass(frozen=True)
class Restored:
    """How a restore came out. What was there before is kept only when a promise is broken."""

    manifest: Manifest
    step: str
    verdicts: list[Verdict]
    kept: str | None
    replaced_secrets: dict[str, str]


@dataclass(frozen=True)
class Plan:
    """Where things come to lie while they are being restored, and where old ones go."""

    home: Path
    address: Address
    database: str
    stamp: str

    @property
    def draft(self) -> str:
        """Name of the database that is being filled; one left by a killed restore is dropped."""
        return f"{self.database}_restoring"

    @property
    def old(self) -> str:
        """Name of the database of before."""
        return f"{self.database}_before_{self.stamp}"

    @property
    def old_files(self) -> Path:
        """Folder of the files of before."""
        return self.home / f"files.before_{self.stamp}"

    @property
    def draft_address(self) -> Address:
        """Both logins into the database that is being filled."""
        return Address(
            beside(self.address.owner_url, self.draft), beside(self.address.app_url, self.draft)
        )


def restore(
    file: Path,
    environment: Environment,
    database: Reached,
    *,
    may_replace: Callable[[str], bool],
    at: datetime,
    progress: Progress,
) -> Restored:
    """Everything that can be refused is refused first; a failure leaves what was there."""
    name = postgres_tools.database_of(database.address.owner_url)
    plan = Plan(environment.home, database.address, name, f"{at:%Y%m%d_%H%M%S}")
    with Reader.opened(file) as reader:
        reader.verify(progress)
        _refuse_newer(reader.manifest, plan.address)
        _refuse_used(plan, may_replace)
        with _drafts(plan):
            step = _fill(reader, plan, environment, progress)
            progress("restore.proving", 0, None)
            verdicts = asyncio.run(proof.prove_all(plan.draft_address.app_url, full=True))
            _swap(plan)
        replaced = _put_secrets(reader, plan)
    clean = not any(verdict.breaches for verdict in verdicts)
    if clean:
        _forget_old(plan)
    return Restored(reader.manifest, step, verdicts, None if clean else plan.old, replaced)


def _refuse_newer(manifest: Manifest, address: Address) -> None:
    if not migrate.is_known(manifest.step):
        raise Refused("restore.too_new", step=manifest.step, newest=migrate.newest())
    with psycopg.connect(address.owner_url) as connection:
        ours = connection.info.server_version // 10_000
    if manifest.postgres_major > ours:
        raise Refused("restore.postgres_too_new", theirs=manifest.postgres_major, ours=ours)


def _refuse_used(plan: Plan, may_replace: Callable[[str], bool]) -> None:
    with psycopg.connect(plan.address.owner_url) as connection:
        others = _value(connection, _OTHERS, plan.database)
        filled = _value(connection, _IS_FILLED)
    if others:
        raise Refused("restore.in_use", database=plan.database, count=others)
    if filled and not may_replace(plan.database):
        raise Refused("restore.not_confirmed")


@contextmanager
def _drafts(plan: Plan) -> Iterator[None]:
    """An empty database and an empty folder to fill; gone again when something fails."""
    _drop_drafts(plan)
    try:
        with _maintenance(plan) as connection:
            create = sql.SQL("CREATE DATABASE {} TEMPLATE template0")
            connection.execute(create.format(sql.Identifier(plan.draft)))
        yield
    except (psycopg.Error, sqlalchemy.exc.SQLAlchemyError, ToolFailed, OSError) as problem:
        raise Refused("restore.failed", said=str(problem).strip()) from problem
    finally:
        _drop_drafts(plan)


def _drop_drafts(plan: Plan) -> None:
    shutil.rmtree(plan.home / "files.restoring", ignore_errors=True)
    with _maintenance(plan) as connection:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(drop.format(sql.Identifier(plan.draft)))


def _fill(reader: Reader, plan: Plan, environment: Environment, progress: Progress) -> str:
    """Load, compare with the manifest, bring to this release's step; returns that step."""
    program = EmbeddedPostgres(environment.home).binary("pg_restore")
    url = plan.draft_address.owner_url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_ROLE)
    postgres_tools.load(program, url, _dump_of(reader, progress))
    with psycopg.connect(url) as connection:
        _compare(reader.manifest.rows, postgres_tools.count_rows(connection))
    migrate.upgrade(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")
    for part in reader.manifest.parts:
        if part.name.startswith(archive.FILES):
            inside = part.name.removeprefix(archive.FILES)
            _write(plan.home / "files.restoring" / inside, reader.chunks(part.name))
    return migrate.newest()


def _dump_of(reader: Reader, progress: Progress) -> Iterator[bytes]:
    done_bytes = 0
    all_bytes = next(p.size_bytes for p in reader.manifest.parts if p.name == archive.DATABASE)
    for chunk in reader.chunks(archive.DATABASE):
        yield chunk
        done_bytes += len(chunk)
        progress("restore.database", done_bytes, all_bytes)


def _compare(expected: Mapping[str, int], found: Mapping[str, int]) -> None:
    tables = sorted(set(expected) | set(found))
    differing = [
        f"{table} ({found.get(table)} ≠ {expected.get(table)})"
        for table in tables
        if found.get(table) != expected.get(table)
    ]
    if differing:
        raise Refused("restore.rows_differ", tables=", ".join(differing))


def _swap(plan: Plan) -> None:
    """Put the new in the place of the old: both databases are renamed, or neither."""
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    database, draft, old = map(sql.Identifier, (plan.database, plan.draft, plan.old))
    with (
        _files_swapped(plan),
        _maintenance(plan) as connection,
        connection.transaction(),
    ):
        connection.execute(rename.format(database, old))
        connection.execute(rename.format(draft, database))


@contextmanager
def _files_swapped(plan: Plan) -> Iterator[None]:
    """The restored files in place of the old ones, which come back when the block fails."""
    files, draft = plan.home / "files", plan.home / "files.restoring"
    draft.mkdir(mode=0o700, exist_ok=True)
    if files.exists():
        files.rename(plan.old_files)
    draft.rename(files)
    try:
        yield
    except BaseException:
        files.rename(draft)
        if plan.old_files.exists():
            plan.old_files.rename(files)
        raise


def _forget_old(plan: Plan) -> None:
    shutil.rmtree(plan.old_files, ignore_errors=True)
    with _maintenance(plan) as connection:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(drop.format(sql.Identifier(plan.old)))


def _put_secrets(reader: Reader, plan: Plan) -> dict[str, str]:
    """Keys that decrypt what was restored; one that differs is kept under another name."""
    replaced = {}
    for part in reader.manifest.parts:
        if not part.name.startswith(archive.SECRETS):
            continue
        target = plan.home / part.name
        content = b"".join(reader.chunks(part.name))
        if target.exists() and target.read_bytes() != content:
            kept = target.with_name(f"{target.name}.before_{plan.stamp}")
            target.rename(kept)
            replaced[part.name] = kept.name
        _write(target, [content])
    return replaced


def _write(target: Path, chunks: Iterable[bytes]) -> None:
    """A file that only its owner may read, on disk before it is relied on."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(number, "wb") as opened:
        for chunk in chunks:
            opened.write(chunk)
        opened.flush()
        os.fsync(opened.fileno())


def _maintenance(plan: Plan) -> psycopg.Connection:
    """A connection beside the databases that are made, renamed and dropped."""
    return psycopg.connect(beside(plan.address.owner_url, MAINTENANCE), autocommit=True)


def _value(connection: psycopg.Connection, statement: str, *values: object) -> object:
    row = connection.execute(statement.encode(), values).fetchone()
    assert row is not None
    return row[0]
