"""Statements of the hottest paths, straight to the driver, in the transaction of the session.

Building a statement anew, looking up its text and switching stacks cost the mapper more than the
statement costs PostgreSQL, where a few dozen of them run for every batch of orders. A statement for
this is made once, at import, with `bindparam`s; the driver keeps it prepared. Values and rows are
the driver's own: a `uuid[]` takes a list of UUIDs or an array literal, `jsonb` comes as objects.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Connection, Dialect, Select, TextClause
from sqlalchemy.dialects.postgresql.psycopg import PGDialectAsync_psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import SessionTransaction
from sqlalchemy.sql.dml import UpdateBase

Statement: TypeAlias = Select[*tuple[Any, ...]] | TextClause | UpdateBase
Values: TypeAlias = Mapping[str, object]
Cursor: TypeAlias = psycopg.AsyncCursor[Any]
_MADE_DIALECT: Callable[..., Dialect] = PGDialectAsync_psycopg
_DIALECT = _MADE_DIALECT(paramstyle="pyformat")
_LINE = "houtai.direct"
_Kept: TypeAlias = tuple[SessionTransaction | None, Connection, psycopg.AsyncConnection[Any]]


@lru_cache(maxsize=256)
def compiled(statement: Statement) -> tuple[bytes, Values]:
    """Text and constants, made once: only for statements that are built at import."""
    done = statement.compile(dialect=_DIALECT)
    constants = {name: value for name, value in done.params.items() if value is not None}
    return str(done).encode(), constants


async def rows(session: AsyncSession, statement: Statement, values: Values) -> Sequence[Any]:
    """All rows, named as the statement names its columns. Raises what the session raises."""
    return await (await _sent(session, statement, values)).fetchall()


async def count(session: AsyncSession, statement: Statement, values: Values) -> int:
    """How many rows it wrote. Raises what the session raises."""
    return (await _sent(session, statement, values)).rowcount


async def _sent(session: AsyncSession, statement: Statement, values: Values) -> Cursor:
    if session.new or session.dirty or session.deleted:
        await session.flush()
    query, constants = compiled(statement)
    sent = {**constants, **values}
    connection, line = await _line(session)
    cursor = line.cursor(binary=True, row_factory=namedtuple_row)
    # Who listens to the engine hears of this statement as of any other.
    for hear in connection.dispatch.before_cursor_execute:
        hear(connection, cursor, query.decode(), sent, None, False)
    try:
        return await cursor.execute(query, sent, prepare=True)
    except psycopg.Error as error:
        raise DBAPIError.instance(
            query.decode(), None, error, psycopg.Error, hide_parameters=True
        ) from error


async def _line(session: AsyncSession) -> tuple[Connection, psycopg.AsyncConnection[Any]]:
    """The driver's connection, once the session has begun there what it was told to begin: it sets
    a savepoint only when its own connection is asked for.
    """
    kept: _Kept | None = session.info.get(_LINE)
    if kept is None or kept[0] is not _innermost(session):
        connection = await session.connection()
        line = (await connection.get_raw_connection()).driver_connection
        assert isinstance(line, psycopg.AsyncConnection)
        assert connection.sync_connection is not None
        kept = session.info[_LINE] = _innermost(session), connection.sync_connection, line
    return kept[1:]


def _innermost(session: AsyncSession) -> SessionTransaction | None:
    own = session.sync_session
    return own.get_nested_transaction() or own.get_transaction()
