"""Single statements outside of any transaction: for what every request asks before anything else.

One round trip instead of four (begin, reach, ask, commit), prepared, on connections of their own,
which reach every row. Each statement sees what is committed when it begins, so nothing is stale.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import psycopg
from psycopg.rows import namedtuple_row
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import Select

from houtai.kit.direct import compiled
from houtai.kit.errors import Unavailable

Statement: TypeAlias = Select[*tuple[Any, ...]]
CONNECTIONS_MAX = 4
WAIT_SECONDS_MAX = 5.0
_OPTIONS = (
    "-c timezone=UTC -c max_parallel_workers_per_gather=0 -c default_transaction_read_only=on"
    " -c houtai.merchants=* -c houtai.warehouses=*"
)


class Lookups:
    """Asks one statement at a time of a few connections that are kept for it."""

    def __init__(self, url: str, own_options: str = "") -> None:
        self._pool = AsyncConnectionPool(
            url,
            min_size=0,
            max_size=CONNECTIONS_MAX,
            timeout=WAIT_SECONDS_MAX,
            open=False,
            kwargs={
                "autocommit": True,
                "connect_timeout": 5,
                "prepare_threshold": 1,
                "row_factory": namedtuple_row,
                "options": f"{own_options} {_OPTIONS}",
            },
            name="lookups",
        )
        self._is_open = False

    async def rows(self, statement: Statement, values: Mapping[str, object]) -> Sequence[Any]:
        """All rows, named as the statement names its columns."""
        if not self._is_open:
            await self._pool.open()
            self._is_open = True
        try:
            return await self._ask(statement, values)
        except psycopg.OperationalError:
            return await self._ask_again(statement, values)

    async def _ask_again(self, statement: Statement, values: Mapping[str, object]) -> Sequence[Any]:
        """The server may have been started anew; a read is repeated on a new connection, once."""
        try:
            return await self._ask(statement, values)
        except psycopg.OperationalError as error:
            raise Unavailable(retry_seconds=1) from error

    async def _ask(self, statement: Statement, values: Mapping[str, object]) -> Sequence[Any]:
        query, constants = compiled(statement)
        async with self._pool.connection() as connection:
            found = await connection.execute(query, {**constants, **values}, binary=True)
            return await found.fetchall()

    async def close(self) -> None:
        """Give all connections back."""
        if self._is_open:
            await self._pool.close()
