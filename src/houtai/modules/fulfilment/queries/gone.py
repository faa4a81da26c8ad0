"""How much of an order's lines has gone, and how much could still be kept here."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.fulfilment.tables import DemandLine


@dataclass(frozen=True, slots=True)
class PiecesOf:
    """Of a line: how many have gone, have not, and will not. Of a bundle only what is whole."""

    gone: int
    here: int
    let_go: int


NOT_SENT = PiecesOf(0, 0, 0)


async def where_pieces_are(
    session: AsyncSession, order_id: UUID, ordered: Mapping[UUID, int]
) -> Mapping[UUID, PiecesOf]:
    """Of so many that were ordered of each line, in an order that is on its way. Index:
    ix_demand_line_order_id.
    """
    rows = await session.execute(
        select(
            DemandLine.line_id,
            DemandLine.quantity,
            DemandLine.shipped,
            (DemandLine.waiting + DemandLine.assigned).label("here"),
            DemandLine.dropped,
        ).where(DemandLine.order_id == order_id)
    )
    found: dict[UUID, PiecesOf] = {}
    for row in rows:
        count = ordered.get(row.line_id, 0)
        parts = (row.shipped, row.here, row.dropped)
        gone, here, let_go = (count * part // row.quantity for part in parts)
        known = found.get(row.line_id, PiecesOf(count, count, 0))
        found[row.line_id] = PiecesOf(
            min(known.gone, gone), min(known.here, here), max(known.let_go, let_go)
        )
    return found
