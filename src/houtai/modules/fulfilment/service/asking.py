"""Shipments as the warehouse gets them, and what makes two of them go together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import name_id
from houtai.kit.regions import shown
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.fulfilment.tables import Shipment, ShipmentLine
from houtai.modules.inventory import public as inventory
from houtai.modules.wms import public as wms


def mode_of(site: inventory.WarehouseSite) -> str:
    """Who sends from there: people of a warehouse of the platform, or the merchant himself."""
    of_house = site.merchant_id == SELF_RUN_ID or site.marketplace
    return "warehouse" if of_house else "own"


def group_key(member_id: UUID, merchant_id: UUID, warehouse_id: UUID, *address: str) -> UUID:
    """The same for shipments that may go together."""
    ids = (one.hex for one in (member_id, merchant_id, warehouse_id))
    return name_id("fulfilment.group", *ids, *address)


async def ask_warehouses(
    session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime
) -> None:
    """Those of them that people of a warehouse send. Index: pk_shipment."""
    found = await session.scalars(
        select(Shipment)
        .where(one_of(Shipment.id, shipment_ids), Shipment.mode == "warehouse")
        .execution_options(populate_existing=True)
    )
    shipments = found.all()
    lines = await _lines(session, [one.id for one in shipments])
    wishes = [_wish(one, lines.get(one.id, [])) for one in shipments]
    await wms.ask_outbound(session, wishes, at=at)


def _wish(one: Shipment, lines: list[wms.OutboundLine]) -> wms.OutboundWish:
    return wms.OutboundWish(
        shipment_id=one.id,
        number=one.number,
        merchant_id=one.merchant_id,
        warehouse_id=one.warehouse_id,
        lines=lines,
        carrier_code=one.carrier_code,
        service_code=one.service_code,
        promise_at=one.promise_at,
        priority=0,
        recipient=one.recipient,
        phone=one.phone,
        region_code=one.region_code,
        address=f"{shown(one.region_code)} {one.detail}",
        remark=one.remark,
        group_key=one.group_key,
    )


async def _lines(
    session: AsyncSession, shipment_ids: Collection[UUID]
) -> dict[UUID, list[wms.OutboundLine]]:
    rows = await session.execute(
        select(
            ShipmentLine.id,
            ShipmentLine.shipment_id,
            ShipmentLine.sku_id,
            ShipmentLine.product_name,
            ShipmentLine.spec_text,
            ShipmentLine.quantity,
        )
        .where(one_of(ShipmentLine.shipment_id, shipment_ids))
        .order_by(ShipmentLine.id)
    )
    lines = rows.all()
    known = await catalog.skus_by_id(session, {one.sku_id for one in lines})
    found: dict[UUID, list[wms.OutboundLine]] = {}
    for one in lines:
        sku = known.get(one.sku_id)
        found.setdefault(one.shipment_id, []).append(
            wms.OutboundLine(
                line_id=one.id,
                sku_id=one.sku_id,
                name=one.product_name,
                spec=one.spec_text,
                quantity=one.quantity,
                weight_g=sku.weight_gram if sku else 0,
                barcode=(sku.barcode or "") if sku else "",
            )
        )
    return found
