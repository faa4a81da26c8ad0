"""Trades that somebody is about to decide on: locked, so that of two the first one decides."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.ordering.tables import Trade


@dataclass(frozen=True, slots=True)
class LockedTrade:
    """A trade that nobody else changes until the transaction ends."""

    id: UUID
    member_id: UUID
    state: str
    payable_fen: int
    payment_id: UUID | None
    promised: Mapping[str, Any]

    @property
    def seed(self) -> UUID:
        """What the ids of its holds are made of: its own, until its goods were changed."""
        return UUID(self.promised.get("seed", str(self.id)))


_SHOWN = tuple(getattr(Trade, name) for name in LockedTrade.__dataclass_fields__)


async def locked(session: AsyncSession, trade_ids: AbstractSet[UUID]) -> dict[UUID, LockedTrade]:
    """These of them that there are. Index: pk_trade."""
    found = await session.execute(
        select(*_SHOWN).where(Trade.id.in_(trade_ids)).order_by(Trade.id).with_for_update()
    )
    return {row.id: LockedTrade(*row) for row in found}
