"""Mend running totals from the transfers, which are the truth."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement
from houtai.modules.ledger.service import arrays


async def rebuild_totals(session: AsyncSession, account_ids: Collection[UUID]) -> list[UUID]:
    """Recompute the totals of these accounts while nobody else can change them.

    Says which were wrong. Keep to a few thousand accounts a call: each stays locked to the end.
    """
    # The lock must be held before the statement that sums takes its snapshot.
    locking = text(
        "SELECT 1 FROM ledger.account WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE"
    )
    values = {"ids": arrays.ids(sorted(account_ids))}
    await session.execute(locking, values)
    mended = await session.scalars(statement(__package__, "rebuild"), values)
    return list(mended)
