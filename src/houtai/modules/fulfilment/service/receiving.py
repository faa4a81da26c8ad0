"""Parcels are signed for, orders are received: by the buyer's word or by time."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import ShipmentSigned
from houtai.kit import eventlog, settings
from houtai.kit.errors import Conflict
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.queries.of_orders import OrderUnknown
from houtai.modules.fulfilment.service import policy
from houtai.modules.fulfilment.tables import Demand, Parcel, Shipment, ShipmentLine
from houtai.modules.ordering import public as ordering

RECEIVED_AT_ONCE = 200


class OrderNotOnItsWay(Conflict):
    """Not all of it has gone, it is received already, or it is not paid yet."""

    code = "fulfilment.order_not_on_its_way"


async def receive_own(
    session: AsyncSession, member_id: UUID, order_id: UUID, *, at: datetime
) -> None:
    """The buyer has it. The session must be the house's. Raises OrderUnknown, OrderNotOnItsWay."""
    own = await session.scalar(
        select(Demand.order_id).where(Demand.order_id == order_id, Demand.member_id == member_id)
    )
    if own is None:
        raise OrderUnknown
    if not await _receive(session, [order_id], ordering.By("buyer", member_id), at=at):
        raise OrderNotOnItsWay


async def receive_due(session: AsyncSession, at: datetime) -> int:
    """Orders whose time is over. Index: ix_demand_receive_by."""
    found = await session.scalars(
        select(Demand.order_id)
        .where(Demand.state == "shipped", Demand.receive_by <= at)
        .order_by(Demand.receive_by)
        .limit(RECEIVED_AT_ONCE)
    )
    ids = found.all()
    received = await _receive(session, ids, ordering.HOUSE, at=at)
    # Who has not paid at the door yet, or has an after-sale open, is asked again another day.
    later = set(ids) - received
    await session.execute(
        update(Demand)
        .where(one_of(Demand.order_id, later))
        .values(receive_by=at + await settings.read(session, policy.SIGNED))
    )
    return len(received)


async def _receive(
    session: AsyncSession, order_ids: Collection[UUID], by: ordering.By, *, at: datetime
) -> set[UUID]:
    await ordering.hold_still(session, order_ids)
    received = await ordering.note_received(session, order_ids, by, at=at)
    await session.execute(
        update(Demand).where(one_of(Demand.order_id, received)).values(state="received")
    )
    return received


async def note_moved(session: AsyncSession, moved: Collection[tuple[UUID, str, datetime]]) -> None:
    """What the carrier says of parcels; of a parcel the last word counts. Index: pk_parcel."""
    last = {parcel_id: (status, moment) for parcel_id, status, moment in moved}
    for parcel_id, (status, moment) in sorted(last.items()):
        await session.execute(
            update(Parcel)
            .where(Parcel.id == parcel_id)
            .values(track=status, moved_at=func.greatest(Parcel.moved_at, moment))
        )


async def note_signed(session: AsyncSession, parcel_ids: Collection[UUID], *, at: datetime) -> None:
    """Shipments all of whose parcels were signed for are; their orders' time runs. Those that have
    not gone yet in the books are once the warehouse is heard.
    """
    await session.execute(
        update(Parcel)
        .where(one_of(Parcel.id, parcel_ids), Parcel.signed_at.is_(None))
        .values(signed_at=at, track="signed", moved_at=at)
    )
    await note_arrived(session, parcel_ids, at=at)


async def note_arrived(
    session: AsyncSession, parcel_ids: Collection[UUID], *, at: datetime
) -> None:
    """What they bring has arrived, as far as it has gone and all its parcels were signed for."""
    open_parcel = exists().where(Parcel.shipment_id == Shipment.id, Parcel.signed_at.is_(None))
    touched = select(Parcel.shipment_id).where(one_of(Parcel.id, parcel_ids))
    rows = await session.execute(
        update(Shipment)
        .where(Shipment.id.in_(touched), Shipment.state == "shipped", ~open_parcel)
        .values(state="signed", signed_at=at, version=Shipment.version + 1)
        .returning(Shipment.id, Shipment.number, Shipment.merchant_id, Shipment.member_id)
    )
    signed = rows.all()
    orders = await _orders_of(session, [one.id for one in signed])
    await hasten(session, {each for those in orders.values() for each in those}, at=at)
    await eventlog.emit(
        session,
        *(
            ShipmentSigned(
                shipment_id=one.id,
                number=one.number,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                order_ids=tuple(orders.get(one.id, ())),
                at=at,
            )
            for one in signed
        ),
    )


async def _orders_of(
    session: AsyncSession, shipment_ids: Collection[UUID]
) -> dict[UUID, list[UUID]]:
    rows = await session.execute(
        select(ShipmentLine.shipment_id, ShipmentLine.order_id)
        .where(one_of(ShipmentLine.shipment_id, shipment_ids))
        .distinct()
        .order_by(ShipmentLine.shipment_id, ShipmentLine.order_id)
    )
    found: dict[UUID, list[UUID]] = {}
    for row in rows:
        found.setdefault(row.shipment_id, []).append(row.order_id)
    return found


async def hasten(session: AsyncSession, order_ids: Collection[UUID], *, at: datetime) -> None:
    """Once the last shipment of an order was signed for."""
    on_the_way = exists().where(
        ShipmentLine.order_id == Demand.order_id,
        Shipment.id == ShipmentLine.shipment_id,
        Shipment.state == "shipped",
    )
    due = at + await settings.read(session, policy.SIGNED)
    await session.execute(
        update(Demand)
        .where(one_of(Demand.order_id, order_ids), Demand.state == "shipped", ~on_the_way)
        .values(receive_by=func.least(Demand.receive_by, due))
    )
