"""What is under way for orders is called back, before they are cancelled or changed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service.asking import ask_warehouses
from houtai.modules.fulfilment.service.moving import Move, move_pieces
from houtai.modules.fulfilment.service.regrouping import carry_on
from houtai.modules.fulfilment.service.taking import of_orders
from houtai.modules.fulfilment.service.voiding import free, void
from houtai.modules.fulfilment.service.waybills import ask_own, remember_wish
from houtai.modules.fulfilment.tables import Demand, DemandLine
from houtai.modules.wms import public as wms


async def call_back(
    session: AsyncSession, order_ids: Sequence[UUID], why: str, at: datetime
) -> bool:
    """Whether nothing of them is under way any more. False: the carrier has some of it, or the
    warehouse is just telling what became of it; then the caller gives up, and nothing stays.

    The orders are locked. What was merged with goods of others goes on without theirs.
    """
    lines = (
        await session.execute(select(DemandLine).where(one_of(DemandLine.order_id, order_ids)))
    ).scalars()
    moves = []
    for one in lines:
        if one.shipped:
            return False
        if one.waiting:
            moves.append(Move(one.line_id, one.sku_id, "waiting", "dropped", one.waiting))
    taken = await of_orders(session, order_ids)
    outside = {one.id for one in taken.shipments.values() if one.mode == "warehouse"}
    if await wms.withdraw_outbound(session, outside, why, at=at) != outside:
        return False
    own = [one for one in taken.lines if one.order_id in order_ids]
    moves += [Move(one.line_id, one.sku_id, "assigned", "dropped", one.quantity) for one in own]
    had = await void(session, taken.shipments, why, at=at)
    mine = {one.order_id: taken.shipments[one.shipment_id] for one in own if one.shipment_id in had}
    await remember_wish(
        session,
        {order_id: one.carrier_code for order_id, one in mine.items() if one.mode == "own"},
    )
    carried, had_some = [], []
    for shipment_id, shipment in taken.shipments.items():
        rest = [one for one in taken.lines_of(shipment_id) if one.order_id not in order_ids]
        if rest:
            carried.append(await carry_on(session, [shipment], rest, at=at))
            had_some += carried[-1:] if shipment_id in had else []
    await free(session, taken, own, at=at)
    await move_pieces(session, moves)
    await session.execute(
        update(Demand)
        .where(one_of(Demand.order_id, order_ids), Demand.state == "open")
        .values(state="stopped")
    )
    await ask_warehouses(session, carried, at=at)
    await ask_own(session, had_some, at=at)
    return True
