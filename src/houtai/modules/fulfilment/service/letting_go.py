"""Pieces of an order that is partly on its way are not to be sent any more; the rest goes on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.fulfilment.service.asking import ask_warehouses
from houtai.modules.fulfilment.service.moving import Move, move_pieces
from houtai.modules.fulfilment.service.noting import note_orders
from houtai.modules.fulfilment.service.regrouping import carry_on, remember_orders
from houtai.modules.fulfilment.service.taking import Taken, of_orders
from houtai.modules.fulfilment.service.voiding import free, void
from houtai.modules.fulfilment.service.waybills import ask_own
from houtai.modules.fulfilment.tables import DemandLine
from houtai.modules.ordering import public as ordering
from houtai.modules.wms import public as wms

Part = tuple[UUID, UUID]
"""A line, and a SKU of it."""
WHY = "lines_changed"


async def let_go(
    session: AsyncSession,
    order_id: UUID,
    wanted: Mapping[UUID, tuple[int, int]],
    by: ordering.By,
    *,
    at: datetime,
) -> bool:
    """`wanted`: by line, how many of how many that were ordered. What waits is let go first, then
    what shipments hold. False: a warehouse is just handing it over; then the caller gives up, and
    nothing stays. The order is locked.
    """
    waits, promised = await _where(session, order_id, wanted)
    moves = [Move(*part, "waiting", "dropped", count) for part, count in waits.items() if count]
    if promised:
        taken = await of_orders(session, [order_id])
        leaving = _leaving(taken, order_id, promised)
        if not await _take_out(session, taken, leaving, at=at):
            return False
        for line in leaving:
            part = line.line_id, line.sku_id
            gone = min(promised[part], line.quantity)
            promised[part] -= gone
            moves.append(Move(*part, "assigned", "dropped", gone))
            moves.append(Move(*part, "assigned", "waiting", line.quantity - gone))
        if any(promised.values()):
            return False
    await move_pieces(session, moves)
    await note_orders(session, [order_id], by, at=at)
    return True


async def _where(
    session: AsyncSession, order_id: UUID, wanted: Mapping[UUID, tuple[int, int]]
) -> tuple[dict[Part, int], dict[Part, int]]:
    """How many of each part of these lines wait for somebody, and how many somebody promised."""
    rows = await session.execute(
        select(DemandLine.line_id, DemandLine.sku_id, DemandLine.quantity, DemandLine.waiting)
        .where(DemandLine.order_id == order_id)
        .order_by(DemandLine.line_id, DemandLine.sku_id)
    )
    waits, promised = {}, {}
    for row in rows:
        count, ordered = wanted.get(row.line_id, (0, 1))
        needed = row.quantity * count // ordered
        part = row.line_id, row.sku_id
        waits[part] = min(needed, row.waiting)
        if needed > row.waiting:
            promised[part] = needed - row.waiting
    return waits, promised


def _leaving(taken: Taken, order_id: UUID, promised: Mapping[Part, int]) -> list[Row[Any]]:
    """As few lines of shipments as bring so many."""
    left, leaving = dict(promised), []
    for line in sorted(taken.lines, key=lambda one: (-one.quantity, one.id)):
        part = line.line_id, line.sku_id
        if line.order_id == order_id and left.get(part, 0) > 0:
            left[part] -= line.quantity
            leaving.append(line)
    return leaving


async def _take_out(
    session: AsyncSession, taken: Taken, leaving: Sequence[Row[Any]], *, at: datetime
) -> bool:
    """Their shipments are called back; what else was in them goes on in others."""
    ids = {one.shipment_id for one in leaving}
    shipments = {one: taken.shipments[one] for one in sorted(ids)}
    outside = {one.id for one in shipments.values() if one.mode == "warehouse"}
    if await wms.withdraw_outbound(session, outside, WHY, at=at) != outside:
        return False
    had = await void(session, shipments, WHY, at=at)
    await remember_orders(session, leaving)
    gone = {one.id for one in leaving}
    carried, had_some = [], []
    for shipment_id, shipment in shipments.items():
        rest = [one for one in taken.lines_of(shipment_id) if one.id not in gone]
        if rest:
            carried.append(await carry_on(session, [shipment], rest, at=at))
            had_some += carried[-1:] if shipment_id in had else []
    await free(session, taken, leaving, at=at)
    await ask_warehouses(session, carried, at=at)
    await ask_own(session, had_some, at=at)
    return True
