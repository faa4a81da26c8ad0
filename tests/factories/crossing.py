"""Two transactions that cross: the second begins when the first has done its work, not ended it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.db import Database
from houtai.kit.errors import HoutaiError

Act: TypeAlias = Callable[[AsyncSession], Awaitable[Any]]
WAITS = text("SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE pid = :backend AND NOT granted)")
LOOKS_MAX = 500


async def outcome(database: Database, act: Act) -> Any:
    """What an act in a transaction of its own comes to: its answer, or the code of its error."""
    try:
        async with database.transaction() as session:
            return await act(session)
    except HoutaiError as error:
        return error.code


async def crossing(database: Database, first: Act, second: Act) -> tuple[Any, Any]:
    """What both come to. The first has done its work and holds its locks when the second begins; it
    commits once the second waits for it, or has found its way past it.
    """
    backend: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def late(session: AsyncSession) -> Any:
        backend.set_result((await session.execute(text("SELECT pg_backend_pid()"))).scalar_one())
        return await second(session)

    task: asyncio.Task[Any] | None = None

    async def early(session: AsyncSession) -> Any:
        nonlocal task
        answer = await first(session)
        task = asyncio.create_task(outcome(database, late))
        await _waits_or_ends(database, await backend, task)
        return answer

    began = await outcome(database, early)
    assert task is not None, began
    return began, await task


async def _waits_or_ends(database: Database, backend: int, task: asyncio.Task[Any]) -> None:
    async with database.transaction() as looking:
        for _ in range(LOOKS_MAX):
            if task.done() or await looking.scalar(WAITS, {"backend": backend}):
                return
            await asyncio.sleep(0.01)
    raise TimeoutError("the second neither waits nor ends")
