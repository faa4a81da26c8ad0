"""Mend running totals from the transfers, which are the truth."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.sql import statement
from houtai.modules.ledger.service import arrays
from houtai.modules.ledger.tables import Account


async def rebuild_totals(
    session: AsyncSession, actor: Actor, account_ids: Collection[UUID]
) -> list[UUID]:
    """Recompute the totals of these accounts while nobody else can change them.

    Says which were wrong; those out of the actor's reach are left alone. Keep to a few thousand
    accounts a call: each stays locked to the end.
    """
    # The lock must be held before the statement that sums takes its snapshot.
    locking = (
        select(Account.id)
        .where(Account.id.in_(account_ids), within(actor, Account.home_id))
        .order_by(Account.id)
        .with_for_update()
    )
    values = {"ids": arrays.ids(await session.scalars(locking))}
    mended = await session.scalars(statement(__package__, "rebuild"), values)
    return list(mended)
