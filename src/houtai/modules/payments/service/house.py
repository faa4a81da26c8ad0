"""Working for a buyer on the house's books, which he does not reach himself."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger

_REACH = text(
    "SELECT current_setting('houtai.merchants', true), current_setting('houtai.warehouses', true)"
)
_SET = text(
    "SELECT set_config('houtai.merchants', :merchants, true),"
    " set_config('houtai.warehouses', :warehouses, true)"
)


@asynccontextmanager
async def as_house(session: AsyncSession) -> AsyncIterator[None]:
    """The walls open for what happens inside; whether it may happen must be decided before."""
    merchants, warehouses = (await session.execute(_REACH)).one()
    async with session.begin_nested():  # An error that the caller survives closes it as well.
        await session.execute(_SET, {"merchants": "*", "warehouses": "*"})
        yield
        known = {"merchants": merchants or "{}", "warehouses": warehouses or "{}"}
        await session.execute(_SET, known)


async def book(
    session: AsyncSession,
    steps: Sequence[ledger.Transfer | ledger.Reserve | ledger.Post | ledger.Void],
    *,
    accounts: Sequence[ledger.AccountKey],
    reason: str,
    document: tuple[str, UUID],
    at: datetime,
    actor_id: UUID = SYSTEM.id,
) -> None:
    """One chain, its accounts opened where they are new. Raises ChainRefused."""
    kind, document_id = document
    await ledger.open_accounts(session, accounts, at=at)
    chain = ledger.Chain(
        derive_id(steps[0].id, "payments.chain"), tuple(steps), reason, kind, document_id, actor_id
    )
    await ledger.take(session, chain, at=at)
