"""What goes away by itself and what does not, and how long one waits."""

import psycopg
import pytest
from psycopg import errors
from psycopg_pool import PoolTimeout
from sqlalchemy import exc
from structlog.testing import capture_logs

from houtai.kit import transient
from houtai.kit.transient import is_transient, persist


def wrapped(error: Exception) -> exc.DBAPIError:
    return exc.DBAPIError("SELECT 1", {}, error)


PASSING = [
    psycopg.OperationalError("connection failed"),
    errors.DeadlockDetected(),
    errors.SerializationFailure(),
    errors.AdminShutdown(),
    errors.DiskFull(),
    errors.LockNotAvailable(),
    PoolTimeout(),
    exc.TimeoutError(),
    ConnectionRefusedError(),
    TimeoutError(),
    exc.DBAPIError("SELECT 1", {}, Exception(), connection_invalidated=True),
]
STAYING = [errors.UniqueViolation(), errors.QueryCanceled(), errors.UndefinedTable()]


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_trouble_that_passes_is_told_from_faults(error):
    assert is_transient(error)
    assert not isinstance(error, psycopg.Error) or is_transient(wrapped(error))


@pytest.mark.parametrize("error", [*STAYING, ValueError(), RuntimeError()], ids=repr)
def test_faults_are_told_from_trouble_that_passes(error):
    assert not is_transient(error)
    assert not is_transient(wrapped(error))


async def test_an_outage_is_told_when_it_begins_and_when_it_ends_and_faults_each_time(monkeypatch):
    monkeypatch.setattr(transient, "PAUSE_SECONDS_FIRST", 0.001)
    troubles = [ConnectionRefusedError(), ConnectionRefusedError(), ValueError(), ValueError()]

    async def act() -> None:
        if troubles:
            raise troubles.pop(0)

    with capture_logs() as logs:
        await persist("it", act)
    assert [log["event"] for log in logs] == [
        "waiting for the database",
        "failed",
        "failed",
        "going on",
    ]


async def test_pauses_grow_and_are_short_again_for_what_ran_a_while(monkeypatch):
    pauses, now = [], [0.0]

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(transient.asyncio, "sleep", sleep)
    monkeypatch.setattr(transient, "monotonic", lambda: now[0])
    tries = 0

    async def act() -> None:
        nonlocal tries
        tries += 1
        if tries == 9:
            now[0] += 60
        if tries < 11:
            raise ConnectionRefusedError

    await persist("it", act)
    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0, 0.1, 0.2]
