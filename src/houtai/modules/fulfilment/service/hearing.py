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
    WaybillsWanted,
)
from houtai.kit.ids import derive_id
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service import asking_waybills, receiving, sourcing, waybills
from houtai.modules.fulfilment.service.moving import Move, cause, move_pieces, skus
from houtai.modules.fulfilment.service.regrouping import remember_orders
from houtai.modules.fulfilment.service.shipping import ship
from houtai.modules.fulfilment.service.taking import Taken, take
from houtai.modules.fulfilment.service.tracking import track
from houtai.modules.fulfilment.service.voiding import free, tell_freed, void
from houtai.modules.fulfilment.tables import Parcel, Shipment, ShipmentLine
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering

Told: TypeAlias = (
    OutboundRefused
    | OutboundShort
    | OutboundPicked
    | OutboundPacked
    | OutboundHandedOver
    | WaybillsWanted
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
    await _hand_on_cash(session, taken, set(gone))
    await remember_orders(session, [one for one in taken.lines if one.id in set(gone)])
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
                .values(
                    pieces_count=left,
                    cod_fen=_collected(taken, shipment_id, set(gone)),
                    version=Shipment.version + 1,
                )
            )
            if not left:
                await void(session, [shipment_id], "short", at=at)


async def _hand_on_cash(session: AsyncSession, taken: Taken, gone: set[UUID]) -> None:
    """What a line that goes was to collect, another line of its order does."""
    for one in taken.lines:
        if one.id in gone and one.cod_fen:
            heir = next((each for each in taken.lines if _inherits(each, one, gone)), None)
            if heir is not None:
                await session.execute(
                    update(ShipmentLine)
                    .where(ShipmentLine.id == heir.id)
                    .values(cod_fen=ShipmentLine.cod_fen + one.cod_fen)
                )


def _inherits(heir: Row[Any], line: Row[Any], gone: set[UUID]) -> bool:
    """Within its shipment; what no line of it is left for, the next shipment collects."""
    same = (heir.shipment_id, heir.order_id) == (line.shipment_id, line.order_id)
    return same and heir.id not in gone


def _collected(taken: Taken, shipment_id: UUID, gone: set[UUID]) -> int:
    lines = taken.lines_of(shipment_id)
    kept = {one.order_id for one in lines if one.id not in gone}
    return sum(one.cod_fen for one in lines if one.order_id in kept)


async def _picked(session: AsyncSession, told: Sequence[OutboundPicked], _: datetime) -> None:
    await _stand(session, {one.shipment_id for one in told}, ("waiting",), "picked")


async def _packed(session: AsyncSession, told: Sequence[OutboundPacked], at: datetime) -> None:
    """Parcels as they were closed; their waybills are asked for."""
    taken = await take(session, {one.shipment_id for one in told})
    rows = [
        {
            "id": parcel_id,
            "shipment_id": one.shipment_id,
            "merchant_id": one.merchant_id,
            "carrier_code": taken.shipments[one.shipment_id].carrier_code,
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
    await waybills.ask(session, taken.shipments.keys(), at=at)


async def _wanted(session: AsyncSession, told: Sequence[WaybillsWanted], at: datetime) -> None:
    """At the packing table somebody wants other numbers, or the refused ones after all."""
    taken = await take(session, {one.shipment_id for one in told})
    carriers = {one.shipment_id: one.carrier_code for one in told}
    await asking_waybills.ask_anew(session, {one: carriers[one] for one in taken.shipments}, at=at)
    await waybills.look(session, await waybills.parcels_in(session, taken.shipments), at=at)


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
    """Under the numbers that stand on the parcels; those that somebody typed are followed. Their
    carrier may have been heard sooner than the warehouse.
    """
    taken = await take(session, {one.shipment_id for one in told})
    typed = await waybills.note_sent(
        session,
        [each for one in told if one.shipment_id in taken.shipments for each in one.waybills],
    )
    await track(session, typed, at=at)
    await ship(session, taken, ordering.HOUSE, at=at)
    parcels = await waybills.parcels_in(session, taken.shipments)
    await receiving.note_arrived(session, parcels, at=at)


_HEARERS: Mapping[type, Callable[[AsyncSession, Any, datetime], Awaitable[None]]] = {
    OutboundRefused: _refused,
    OutboundShort: _short,
    OutboundPicked: _picked,
    OutboundPacked: _packed,
    OutboundHandedOver: _handed_over,
    WaybillsWanted: _wanted,
}
