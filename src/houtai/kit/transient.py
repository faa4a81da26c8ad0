"""What goes away by itself: telling an outage from a fault, and getting over it."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

import psycopg
import structlog
from psycopg_pool import PoolTimeout
from sqlalchemy import exc

PAUSE_SECONDS_FIRST = 0.1
PAUSE_SECONDS_MAX = 5.0

_log = structlog.get_logger("houtai.transient")

_PASSING_CLASSES = ("08", "40", "53", "57", "58")
"""Connection, rollback asked by the server, resources, operator, system: SQLSTATE classes."""
_PASSING = {"55P03"}  # A lock was not to be had in time.
_STAYING = {"57014"}  # A statement that took too long will do so again.


def is_transient(error: BaseException) -> bool:
    """Whether the same act may succeed later without anybody changing anything."""
    if isinstance(error, exc.DBAPIError):
        return error.connection_invalidated or _is_passing(error.orig)
    if isinstance(error, psycopg.Error):
        return _is_passing(error)
    return isinstance(error, OSError | TimeoutError | PoolTimeout | exc.TimeoutError)


def _is_passing(error: BaseException | None) -> bool:
    state = getattr(error, "sqlstate", None)
    if state is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return state in _PASSING or (state[:2] in _PASSING_CLASSES and state not in _STAYING)


async def persist(what: str, act: Callable[[], Awaitable[None]]) -> None:
    """Repeat until it succeeds, with growing pauses; an outage is logged when it begins and ends.

    A fault is logged each time: it is ours, and somebody has to look at it. What ran for a while
    before it failed starts over with a short pause.
    """
    pause, away = PAUSE_SECONDS_FIRST, False
    while True:
        started = monotonic()
        try:
            await act()
        except Exception as error:  # noqa: BLE001  # whatever it is, giving up helps nobody
            if monotonic() - started > PAUSE_SECONDS_MAX:
                pause, away = PAUSE_SECONDS_FIRST, False
            if not is_transient(error):
                _log.exception("failed", what=what)
            elif not away:
                _log.warning("waiting for the database", what=what, reason=str(error))
                away = True
            await asyncio.sleep(pause)
            pause = min(pause * 2, PAUSE_SECONDS_MAX)
        else:
            if away:
                _log.info("going on", what=what)
            return
