"""How people are reached, for whoever tells them something."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity.tables import Account


@dataclass(frozen=True)
class Contact:
    """One person's addresses, in full: for sending, never for showing."""

    account_id: UUID
    name: str
    language: str
    email: str | None
    phone: str | None


async def contacts(session: AsyncSession, account_ids: Collection[UUID]) -> list[Contact]:
    """Of those who may sign in. Index: pk_account."""
    found = await session.execute(
        select(Account.id, Account.name, Account.language, Account.email, Account.phone).where(
            Account.id.in_(account_ids), Account.state == "active"
        )
    )
    return [Contact(*row) for row in found]
