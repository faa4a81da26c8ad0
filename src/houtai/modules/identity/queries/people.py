"""What people are called, for logs and lists of other modules."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity.tables import Account


async def people_by_id(
    session: AsyncSession, account_ids: Collection[UUID]
) -> Mapping[UUID, tuple[str, str]]:
    """Login and name of each account as they are now; unknown ids are left out."""
    if not account_ids:
        return {}
    named = select(Account.id, Account.login, Account.name).where(Account.id.in_(account_ids))
    return {row.id: (row.login, row.name) for row in await session.execute(named)}
