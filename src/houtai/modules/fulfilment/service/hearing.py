"""What warehouses tell of shipments: refused, short, picked, packed, handed over."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Row, delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import (
    OutboundHandedOver,
    OutboundPacked,
    OutboundPicked,
    OutboundRefused,
    OutboundShort,
)
from houtai.kit.ids import derive_id
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service import sourcing
from houtai.modules.fulfilment.service.moving import Move, cause, move_pieces, skus
from houtai.modules.fulfilment.service.shipping import ship
from houtai.modules.fulfilment.service.taking import Taken, take
from houtai.modules.fulfilment.service.voiding import free, tell_freed, void
from houtai.modules.fulfilment.tables import Parcel, Shipment, ShipmentLine
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering

Told: TypeAlias = (
    OutboundRefused | OutboundShort | OutboundPicked | OutboundPacked | OutboundHandedOver
)


async def hear(session: AsyncSession, told: Sequence[Told], *, at: datetime) -> None:
    """In the order in which it was told; what is of one kind is carried out together."""
    for kind, those in groupby(told, key=type):
        await _HEARERS[kind](session, list(those), at)


async def _refused(session: AsyncSession, told: Sequence[OutboundRefused], at: datetime) -> None:
    """Nothing of it was picked: it is looked for elsewhere."""
    taken = await take(session, {one.shipment_id for one in told})
    await void(session, taken.shipments, "refused", at=at)
    await free(session, taken, taken.lines, at=at)
    await move_pieces(session, [_back(taken, one, one.quantity) for one in taken.lines])
    await sourcing.source_orders(session, taken.order_ids, "refused", at=at)


async def _short(session: AsyncSession, told: Sequence[OutboundShort], at: datetime) -> None:
    """What is missing is looked for elsewhere; the rest goes on."""
    taken = await take(session, {one.shipment_id for one in told})
    lines = {one.id: one for one in taken.lines}
    missing: dict[UUID, int] = {}
    for one in told:
        for line_id, _, quantity in one.lines:
            if line_id in lines:
                left = lines[line_id].quantity - missing.get(line_id, 0)
                missing[line_id] = missing.get(line_id, 0) + min(quantity, left)
    short = [lines[line_id] for line_id, quantity in missing.items() if quantity]
    if not short:
        return
    await _unassign(session, taken, short, missing, at=at)
    await move_pieces(session, [_back(taken, one, missing[one.id]) for one in short])
    await _shrink(session, taken, missing, at=at)
    await sourcing.source_orders(session, {one.order_id for one in short}, "short", at=at)


def _back(taken: Taken, line: Row[Any], quantity: int) -> Move:
    avoid = taken.shipments[line.shipment_id].warehouse_id
    return Move(line.line_id, line.sku_id, "assigned", "waiting", quantity, avoid)


async def _unassign(
    session: AsyncSession,
    taken: Taken,
    short: Sequence[Row[Any]],
    missing: Mapping[UUID, int],
    *,
    at: datetime,
) -> None:
    """Each under an id of its own: a line may run short more than once."""
    gone = [
        inventory.Allotment(
            derive_id(one.id, "fulfilment.short", str(one.quantity)),
            inventory.Goods(one.merchant_id, one.sku_id),
            taken.shipments[one.shipment_id].warehouse_id,
            missing[one.id],
            one.shipment_id,
        )
        for one in short
    ]
    await inventory.unassign(session, gone, cause("shipment.short"), at=at)
    await tell_freed(session, skus(short), at=at)


async def _shrink(
    session: AsyncSession, taken: Taken, missing: Mapping[UUID, int], *, at: datetime
) -> None:
    """Lines have fewer pieces, or are gone; a shipment of which nothing is left ends here."""
    gone = [one.id for one in taken.lines if missing.get(one.id, 0) == one.quantity]
    await session.execute(delete(ShipmentLine).where(one_of(ShipmentLine.id, gone)))
    for one in taken.lines:
        less = missing.get(one.id, 0)
        if 0 < less < one.quantity:
            await session.execute(
                update(ShipmentLine)
                .where(ShipmentLine.id == one.id)
                .values(
                    quantity=one.quantity - less,
                    value_fen=one.value_fen * (one.quantity - less) // one.quantity,
                )
            )
    for shipment_id, shipment in taken.shipments.items():
        less = sum(missing.get(one.id, 0) for one in taken.lines_of(shipment_id))
        if less:
            left = shipment.pieces_count - less
            await session.execute(
                update(Shipment)
                .where(Shipment.id == shipment_id)
                .values(pieces_count=left, version=Shipment.version + 1)
            )
            if not left:
                await void(session, [shipment_id], "short", at=at)


async def _picked(session: AsyncSession, told: Sequence[OutboundPicked], _: datetime) -> None:
    await _stand(session, {one.shipment_id for one in told}, ("waiting",), "picked")


async def _packed(session: AsyncSession, told: Sequence[OutboundPacked], at: datetime) -> None:
    """Parcels as they were closed; their waybills are to come."""
    taken = await take(session, {one.shipment_id for one in told})
    rows = [
        {
            "id": parcel_id,
            "shipment_id": one.shipment_id,
            "merchant_id": one.merchant_id,
            "carrier_code": "",
            "number": "",
            "weight_g": weight_g,
            "track": "",
            "created_at": at,
        }
        for one in told
        if one.shipment_id in taken.shipments
        for parcel_id, weight_g, *_ in one.parcels
    ]
    if rows:
        await session.execute(insert(Parcel).values(rows).on_conflict_do_nothing())
    await _stand(session, taken.shipments.keys(), ("waiting", "picked"), "packed")


async def _stand(
    session: AsyncSession, ids: Collection[UUID], before: Sequence[str], state: str
) -> None:
    await session.execute(
        update(Shipment)
        .where(one_of(Shipment.id, ids), Shipment.state.in_(before))
        .values(state=state, version=Shipment.version + 1)
    )


async def _handed_over(
    session: AsyncSession, told: Sequence[OutboundHandedOver], at: datetime
) -> None:
    taken = await take(session, {one.shipment_id for one in told})
    await ship(session, taken, ordering.HOUSE, at=at)


_HEARERS: Mapping[type, Callable[[AsyncSession, Any, datetime], Awaitable[None]]] = {
    OutboundRefused: _refused,
    OutboundShort: _short,
    OutboundPicked: _picked,
    OutboundPacked: _packed,
    OutboundHandedOver: _handed_over,
}
