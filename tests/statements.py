"""Counts what a piece of work asks of the database, so that a hot path can be held to a number."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

Watched = Engine | Connection | AsyncEngine | AsyncConnection | AsyncSession
_FRAME = re.compile(
    r"\s*(SAVEPOINT|RELEASE|ROLLBACK|SET TRANSACTION|SELECT set_config\()", re.IGNORECASE
)


@dataclass
class Statements:
    """What was sent, in order; the frame of the transaction (savepoints, reach) is left out."""

    sent: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.sent)


@contextmanager
def count_statements(watched: Watched) -> Iterator[Statements]:
    """Count while the block runs. A batch (executemany) is one statement."""
    statements = Statements()

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not _FRAME.match(statement):
            statements.sent.append(statement)

    target = _sync(watched)
    event.listen(target, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(target, "before_cursor_execute", hear)


def _sync(watched: Watched) -> Engine | Connection:
    match watched:
        case AsyncEngine():
            return watched.sync_engine
        case AsyncConnection(sync_connection=Connection() as connection):
            return connection
        case AsyncSession(bind=AsyncEngine() | AsyncConnection() as bind):
            return _sync(bind)
        case Engine() | Connection():
            return watched
    raise TypeError(f"cannot watch {watched!r}")
