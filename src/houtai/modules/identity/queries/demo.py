"""Reads about a demonstration: whether one may begin, and whether one is still open."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity.tables import Account


async def any_account(session: AsyncSession) -> bool:
    """Whether anybody was ever given an account here. Index: pk_account."""
    return bool(await session.scalar(select(exists().where(Account.id.is_not(None)))))


async def active_demo_logins(session: AsyncSession) -> list[str]:
    """Who could sign in with a password that lies in a file. Asked once, before a start."""
    found = await session.scalars(
        select(Account.login).where(Account.demo, Account.state == "active").order_by(Account.login)
    )
    return list(found)
