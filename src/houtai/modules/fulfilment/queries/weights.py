"""What shipments weigh by their goods."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.fulfilment.tables import ShipmentLine


async def weights_of(session: AsyncSession, shipment_ids: Collection[UUID]) -> dict[UUID, int]:
    """In grams, as far as the goods say it. Index: ix_shipment_line_shipment_id."""
    rows = await session.execute(
        select(ShipmentLine.shipment_id, ShipmentLine.sku_id, ShipmentLine.quantity).where(
            one_of(ShipmentLine.shipment_id, shipment_ids)
        )
    )
    lines = rows.all()
    known = await catalog.skus_by_id(session, {one.sku_id for one in lines})
    weights: dict[UUID, int] = defaultdict(int)
    for one in lines:
        if one.sku_id in known:
            weights[one.shipment_id] += known[one.sku_id].weight_gram * one.quantity
    return dict(weights)
