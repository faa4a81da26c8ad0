"""Waking subscribers when something was told, without slowing those who tell it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Engine, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from houtai.kit.db import Database, start_errand
from houtai.kit.transient import is_transient

CHANNEL = "eventlog"
_MARK = "eventlog.wakes"


class Bell:
    """Rings for a whole process: one NOTIFY is under way at a time and speaks for all that came.

    NOTIFY inside the telling transaction holds a lock of the whole server through its commit, so
    that commits queue up behind each other's disk: measured, that halves their rate and more.
    """

    def __init__(self) -> None:
        self._asked = False
        self._ringing: asyncio.Task[None] | None = None

    def ring(self, engine: AsyncEngine) -> None:
        """Soon, once; never waits and never fails: the subscribers' slow poll is the net."""
        self._asked = True
        if self._ringing is None or self._ringing.done():
            self._ringing = start_errand(engine, self._ring(engine), name="eventlog bell")

    async def _ring(self, engine: AsyncEngine) -> None:
        while self._asked:
            self._asked = False
            try:
                async with engine.connect() as connection:
                    await connection.execution_options(isolation_level="AUTOCOMMIT")
                    await connection.execute(text(f"NOTIFY {CHANNEL}"))
            except Exception as error:
                if not is_transient(error):
                    raise


_bells: WeakKeyDictionary[Engine, Bell] = WeakKeyDictionary()


def wake_after_commit(session: AsyncSession) -> None:
    """Ring once this transaction is there for all to see; asking twice is asking once."""
    bound_to = session.bind
    if _MARK in session.info or bound_to is None:
        return
    session.info[_MARK] = True
    engine = bound_to if isinstance(bound_to, AsyncEngine) else bound_to.engine
    bell = _bells.setdefault(engine.sync_engine, Bell())

    @event.listens_for(session.sync_session, "after_commit")
    def ring(_: Session) -> None:
        bell.ring(engine)


@asynccontextmanager
async def listening(database: Database) -> AsyncIterator[psycopg.AsyncConnection]:
    """A connection of one's own that hears the bell; it never goes back to the pool."""
    connection = await database.engine.connect()
    try:
        raw = (await connection.get_raw_connection()).driver_connection
        assert isinstance(raw, psycopg.AsyncConnection)
        await raw.rollback()
        await raw.set_autocommit(True)
        await raw.execute(f"LISTEN {CHANNEL}")
        yield raw
    finally:
        with suppress(Exception):
            await connection.invalidate()
        await connection.close()
