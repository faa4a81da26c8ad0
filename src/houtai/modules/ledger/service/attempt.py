"""Do something whole, or leave neither change nor lock behind."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from psycopg.errors import DeadlockDetected, NumericValueOutOfRange
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict

T = TypeVar("T")


class TotalTooLarge(Conflict):
    """A running total of some account would no longer fit 64 bits."""

    code = "ledger.total_too_large"


async def attempt(
    session: AsyncSession, work: Callable[[], Awaitable[T]], *also_fails: type[Exception]
) -> T | None:
    """In a savepoint; None if the work gives nothing, meets a deadlock or one of these errors."""
    try:
        async with session.begin_nested() as savepoint:
            result = await work()
            if not result:
                await savepoint.rollback()
    except DBAPIError as error:
        if isinstance(error.orig, (DeadlockDetected, *also_fails)):
            return None
        if isinstance(error.orig, NumericValueOutOfRange):
            raise TotalTooLarge from error
        raise
    return result or None
