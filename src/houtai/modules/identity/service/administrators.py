"""Somebody must always be able to give everything: the last administrator stays."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.identity.rules.functions import EVERYTHING
from houtai.modules.identity.tables import Account, Membership, Role


class LastAdministrator(Conflict):
    """Without this person, or this role, nobody could administer the platform any more."""

    code = "identity.last_administrator"


@asynccontextmanager
async def one_remains(session: AsyncSession) -> AsyncIterator[None]:
    """Whatever is changed inside, an active administrator is left. Raises LastAdministrator.

    The roles that make administrators are locked first: of two people who disable each other at
    the same moment one waits, and then finds that he is the last.
    """
    locked = (
        select(Role.id)
        .where(Role.permissions.contains([EVERYTHING]), Role.console == "platform")
        .order_by(Role.id)
        .with_for_update()
    )
    await session.execute(locked)
    had_one = await _is_there_one(session)
    yield
    await session.flush()
    if had_one and not await _is_there_one(session):
        raise LastAdministrator


async def _is_there_one(session: AsyncSession) -> bool:
    found = exists().where(
        Account.id == Membership.account_id,
        Account.state == "active",
        Membership.role_id == Role.id,
        Membership.ended_at.is_(None),
        Membership.merchant_id.is_(None),
        Membership.warehouse_id.is_(None),
        Role.state == "active",
        Role.permissions.contains([EVERYTHING]),
    )
    return bool(await session.scalar(select(found)))
