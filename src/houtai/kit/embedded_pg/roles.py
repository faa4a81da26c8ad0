"""The roles and the database that the house expects, made or mended whenever somebody joins."""

from dataclasses import dataclass
from urllib.parse import quote

import psycopg
from psycopg import sql

from houtai.kit.embedded_pg.cluster import SUPERUSER
from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed, failure_from
from houtai.kit.embedded_pg.postmaster import Postmaster

APP_ROLE = "houtai_app"
DATABASE = "houtai"
CONNECT_SECONDS_MAX = 30

_IS_AS_EXPECTED = """
SELECT rolcanlogin
   AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication)
   AND NOT has_schema_privilege('public', 'CREATE')
  FROM pg_roles WHERE rolname = current_user
"""


class PasswordRefused(EmbeddedPostgresFailed):
    key = "postgres.password_refused"


@dataclass(frozen=True)
class Login:
    """A way into the server as one of our roles."""

    server: Postmaster
    role: str
    password: str

    def url(self, database: str = DATABASE) -> str:
        """As libpq and SQLAlchemy read it: the folder of a socket stands in the query."""
        host = quote(str(self.server.socket_folder), safe="")
        return (
            f"postgresql://{self.role}:{self.password}@/{database}"
            f"?host={host}&port={self.server.port}"
        )


def prepare(owner: Login, app: Login) -> None:
    """Make what is not there yet or was lost; usually it just looks."""
    try:
        with _connect(owner.url("postgres")) as connection:
            if not _exists(connection, "pg_roles", "rolname", app.role):
                connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(app.role)))
                _set_rights(connection, app)
            if not _exists(connection, "pg_database", "datname", DATABASE):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        if not _is_as_expected(app):
            with _connect(owner.url()) as connection:
                _set_rights(connection, app)
                connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    except psycopg.Error as problem:
        if "password authentication failed" in str(problem):
            raise PasswordRefused(role=SUPERUSER) from problem
        raise failure_from(str(problem), owner.server.socket_folder) from problem


def _is_as_expected(app: Login) -> bool:
    try:
        with _connect(app.url()) as connection:
            row = connection.execute(_IS_AS_EXPECTED).fetchone()
    except psycopg.OperationalError:
        return False
    return row is not None and bool(row[0])


def _set_rights(connection: psycopg.Connection, app: Login) -> None:
    # Only a digest of the password travels, so no log can ever show it.
    digest = connection.pgconn.encrypt_password(
        app.password.encode(), app.role.encode(), b"scram-sha-256"
    )
    rights = sql.SQL(
        "ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
        " NOREPLICATION PASSWORD {}"
    )
    connection.execute(rights.format(sql.Identifier(app.role), sql.Literal(digest.decode())))


def _connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS_MAX)


def _exists(connection: psycopg.Connection, catalog: str, column: str, name: str) -> bool:
    statement = sql.SQL("SELECT FROM {} WHERE {} = %s").format(
        sql.Identifier(catalog), sql.Identifier(column)
    )
    return connection.execute(statement, [name]).fetchone() is not None
