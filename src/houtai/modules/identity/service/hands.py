"""Whom an actor may act on, asked before something is done to somebody else."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.queries import signing_in
from houtai.modules.identity.service.memberships import AccountAboveActor, AccountUnknown


async def require_in_hand(
    session: AsyncSession, actor: Actor, account_id: UUID
) -> signing_in.Credentials:
    """Raises AccountAboveActor, or AccountUnknown for one that the actor does not see."""
    known = await signing_in.credentials_in_hand(session, actor, account_id)
    if known is None:
        seen = await shown.sees_account(session, actor, account_id)
        raise AccountAboveActor if seen else AccountUnknown
    return known
