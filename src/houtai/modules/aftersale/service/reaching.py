"""How many pieces of each line a buyer may ask something for: what has gone, or what has not."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.aftersale.rules.amounts import Standing
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.ordering import public as ordering

PARTLY = "partly_shipped"


async def claimable(
    session: AsyncSession, order: ordering.SoldOrder, left: Mapping[UUID, Standing]
) -> Mapping[UUID, int]:
    """By line. Of an order that is partly on its way only what has gone; the rest can wait."""
    if order.fulfilment != PARTLY:
        return {line_id: one.pieces_left for line_id, one in left.items()}
    ordered = {one.id: one.quantity for one in order.lines}
    gone = await fulfilment.pieces_gone(session, order.id, ordered)
    return {
        line_id: max(0, gone.get(line_id, 0) - one.pieces_gone) for line_id, one in left.items()
    }
