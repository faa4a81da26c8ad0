"""What of an order was given back after the sale, as those need it who bill it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.aftersale.tables import Purse


async def given_back(session: AsyncSession, order_id: UUID) -> Mapping[UUID, tuple[int, int]]:
    """Pieces and fen by line, freight under the order's own id; goods that left the order before
    they went are not among them. As the house. Index: ix_purse_order_id.
    """
    found = await session.execute(
        select(Purse.line_id, Purse.pieces_back, Purse.back_fen).where(Purse.order_id == order_id)
    )
    return {row.line_id: (row.pieces_back, row.back_fen) for row in found}
