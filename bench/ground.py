"""A database to measure in: embedded, with the settings of a user, thrown away afterwards."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from houtai.kit import migrate
from houtai.kit.embedded_pg import EmbeddedPostgres

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Ground:
    """One migrated database of the server that is being measured."""

    server: EmbeddedPostgres
    owner_url: str
    app_url: str

    def run(self, script: str, **values: object) -> None:
        """Run SQL as the owner of the tables."""
        with psycopg.connect(self.owner_url, autocommit=True) as connection:
            for statement in script.split(";\n\n"):
                connection.execute(statement.encode(), values or None)

    def pgbench(self, script: str, *, seconds: int, clients: int = 16) -> float:
        """Transactions a second of PostgreSQL's own load generator, as the owner."""
        command = [
            str(self.server.binary("pgbench")),
            *("--no-vacuum", "--protocol=prepared", f"--client={clients}", "--jobs=2"),
            *(f"--time={seconds}", f"--file={SQL / script}", self.owner_url),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = re.search(r"tps = ([0-9.]+)", done.stdout)
        assert found, done.stdout
        return float(found.group(1))


@contextmanager
def server() -> Iterator[EmbeddedPostgres]:
    """A server of its own, with nothing in it."""
    with TemporaryDirectory(prefix="houtai-bench-") as folder:
        Path(folder).chmod(0o755)  # So that the database user of a bench run by root gets in.
        postgres = EmbeddedPostgres(Path(folder) / "home")
        postgres.join()
        try:
            yield postgres
        finally:
            postgres.leave()


def fresh(postgres: EmbeddedPostgres, name: str) -> Ground:
    """A new migrated database."""
    address = postgres.join()
    with psycopg.connect(address.owner_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    owner_url, app_url = (
        url.replace("/houtai?", f"/{name}?") for url in (address.owner_url, address.app_url)
    )
    migrate.upgrade(owner_url)
    return Ground(postgres, owner_url, app_url)
