"""How many pieces of each line a buyer may ask something for: what has gone, or what has not."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.aftersale.rules.amounts import Standing
from houtai.modules.aftersale.rules.asking import Reach, reach_of
from houtai.modules.aftersale.rules.states import ENDED
from houtai.modules.aftersale.service.moving import HeldCase
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.ordering import public as ordering

PARTLY = "partly_shipped"


async def reaches(
    session: AsyncSession, order: ordering.SoldOrder, left: Mapping[UUID, Standing]
) -> Mapping[UUID, Reach]:
    """By line. Of an order that is partly on its way the one and the other are told apart."""
    if order.fulfilment != PARTLY:
        here = order.fulfilment == "none"
        counts = {line_id: one.pieces_left for line_id, one in left.items()}
        return {
            line_id: Reach(gone=0 if here else count, here=count if here else 0)
            for line_id, count in counts.items()
        }
    ordered = {one.id: one.quantity for one in order.lines}
    pieces = await fulfilment.where_pieces_are(session, order.id, ordered)
    asked = await _asked_here(session, order.id)
    return {
        line_id: reach_of(one, pieces.get(line_id, fulfilment.NOT_SENT), asked.get(line_id, 0))
        for line_id, one in left.items()
    }


async def _asked_here(session: AsyncSession, order_id: UUID) -> Mapping[UUID, int]:
    """What open cases ask for of what had not gone. Index: ix_sale_case_order_id."""
    found = await session.execute(
        select(CaseLine.line_id, func.sum(CaseLine.quantity).label("pieces"))
        .join(Case, Case.id == CaseLine.case_id)
        .where(Case.order_id == order_id, Case.of_waiting, Case.state.not_in(ENDED))
        .where(Case.money == "none")
        .group_by(CaseLine.line_id)
    )
    return {row.line_id: int(row.pieces) for row in found}


def is_here(held: HeldCase) -> bool:
    """Whether what it is about has not gone: then it is given whole, or not at all."""
    partly = held.of_waiting and held.order.fulfilment == PARTLY
    return held.order.fulfilment == "none" or partly
