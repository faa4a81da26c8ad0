"""Holding files still, so that using and deleting one do not pass each other."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.files.tables import File


async def hold(session: AsyncSession, file_ids: Collection[UUID]) -> None:
    """Lock them until the transaction ends, in the order of their ids."""
    lock = select(File.id).where(File.id.in_(file_ids)).order_by(File.id).with_for_update()
    await session.execute(lock)
