"""Some acts touch more than their actor may see: stock, money, the trade of other orders."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach


@asynccontextmanager
async def as_house(session: AsyncSession, actor: Actor) -> AsyncIterator[None]:
    """The walls open for what happens inside; whether the actor may do it is asked there."""
    async with session.begin_nested():  # An error that the caller survives closes it as well.
        await set_reach(session, SYSTEM)
        yield
        await set_reach(session, actor)
