"""What carriers take for sending an order, once all of it is on its way."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.money import split
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.tables import Demand, Parcel, Shipment, ShipmentLine
from houtai.modules.logistics import public as logistics


async def freight_cost(session: AsyncSession, order_id: UUID) -> int | None:
    """In fen; what goes together with others is shared by value. None as long as some of it has not
    gone, or a carrier's price is not known. As far as the session reaches. Indexes: pk_demand,
    ix_shipment_line_order_id, ix_parcel_shipment_id.
    """
    state = await session.scalar(select(Demand.state).where(Demand.order_id == order_id))
    if state not in {"shipped", "received"}:
        return None
    own = select(ShipmentLine.shipment_id).where(ShipmentLine.order_id == order_id)
    rows = await session.execute(
        select(
            ShipmentLine.shipment_id,
            ShipmentLine.order_id,
            func.sum(ShipmentLine.value_fen).label("value_fen"),
        )
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(ShipmentLine.shipment_id.in_(own), Shipment.state != "void")
        .group_by(ShipmentLine.shipment_id, ShipmentLine.order_id)
        .order_by(ShipmentLine.shipment_id, ShipmentLine.order_id)
    )
    values: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for row in rows:
        values[row.shipment_id][row.order_id] = int(row.value_fen)
    found = await session.execute(
        select(Parcel.id, Parcel.shipment_id).where(one_of(Parcel.shipment_id, values))
    )
    parcels = found.all()
    costs = await logistics.parcel_costs(session, [one.id for one in parcels])
    if any(one.id not in costs for one in parcels):
        return None
    whole: dict[UUID, int] = defaultdict(int)
    for one in parcels:
        whole[one.shipment_id] += costs[one.id]
    return sum(
        split(whole[shipment_id], list(shares.values()))[list(shares).index(order_id)]
        for shipment_id, shares in values.items()
    )
